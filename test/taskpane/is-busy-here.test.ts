import assert from "node:assert/strict";
import { JSDOM } from "jsdom";
import { isBusyHere } from "../../src/taskpane/shell/is-busy-here";

describe("the pane follows the selection in the sheet", () => {
  const isBusy = (html: string, hasFocus = false) => {
    const { document } = new JSDOM(html).window;
    document.hasFocus = () => hasFocus;
    return isBusyHere(document);
  };

  it("while nobody is in it, also with lines that wait to be written", () => {
    assert.equal(isBusy("<main><form><input></form><form><textarea></textarea></form></main>"), false);
  });

  it("not while somebody is in it", () => assert.equal(isBusy("<main></main>", true), true));

  it("not with a line begun, a form open, a question or a menu, wherever the focus is", () => {
    for (const html of [
      "<form><input value='call Acme'></form>",
      "<form><textarea>They want</textarea></form>",
      "<form><select></select></form>",
      "<form><input type=date></form>",
      "<div role=dialog></div>",
      "<div role=menu></div>",
    ]) {
      assert.equal(isBusy(html), true, html);
    }
  });
});
