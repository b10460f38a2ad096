import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

// A window is kept alive by the shapes of its objects, which V8 keeps for some collections in case they come again.
setFlagsFromString("--retain-maps-for-n-gc=0");
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Windows of Office.js that may come up before the next collection: some 4 MB each. */
const WINDOWS = 40;
let kept = 0;

/**
 * Frees the windows of tests that are over. V8 does not know how large a window is, and lets hundreds of them pile up
 * until there is no memory left.
 */
export const mochaHooks = {
  afterEach(): void {
    if (getHeapStatistics().number_of_native_contexts < kept + WINDOWS) return;
    collect();
    kept = getHeapStatistics().number_of_native_contexts;
  },
};
