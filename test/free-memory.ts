import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Windows of Office.js that may pile up: some 15 MB each. */
const CONTEXTS = 30;

/**
 * Frees the windows of tests that are over. V8 does not know how large a window is, and lets hundreds of them pile up
 * until there is no memory left.
 */
export const mochaHooks = {
  afterEach(): void {
    if (getHeapStatistics().number_of_native_contexts > CONTEXTS) collect();
  },
};
