import assert from "node:assert/strict";
import { JSDOM } from "jsdom";
import { browserPreferences } from "../../src/taskpane/state/preferences";

describe("what the pane remembers on this computer", () => {
  it("is a list and no following of the sheet until one has chosen", () => {
    const { localStorage } = new JSDOM("", { url: "https://localhost/" }).window;
    const first = browserPreferences(() => localStorage);
    assert.deepEqual([first.me(), first.dealsAs(), first.followsSelection()], [null, "list", false]);
    first.rememberDealsAs("board");
    first.rememberFollowing(true);
    const next = browserPreferences(() => localStorage);
    assert.deepEqual([next.dealsAs(), next.followsSelection()], ["board", true]);
    next.rememberFollowing(false);
    assert.equal(browserPreferences(() => localStorage).followsSelection(), false);
  });

  it("is nothing where storage is forbidden, and no failure", () => {
    const forbidden = browserPreferences(() => {
      throw new Error("SecurityError");
    });
    forbidden.rememberDealsAs("board");
    assert.deepEqual([forbidden.dealsAs(), forbidden.followsSelection(), forbidden.me()], ["list", false, null]);
  });
});
