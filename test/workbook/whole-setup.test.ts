import { areWhole, SET_UP } from "./whole";

// Beside whole.test.ts, so that both run at the same time.
describe("A request that fails at any place of the set-up", function () {
  this.timeout(240_000);

  areWhole(SET_UP);
});
