import assert from "node:assert/strict";
import { chooseTheme, luminance } from "../../src/taskpane/shell/choose-theme";

const browser = { prefersDark: false, forcedColors: false };

describe("the pane's theme", () => {
  it("is high contrast when the system forces its colours, whatever Office says", () => {
    assert.equal(chooseTheme({ ...browser, forcedColors: true, isDarkTheme: false }), "high-contrast");
  });

  it("is high contrast when Office writes white on black", () => {
    assert.equal(chooseTheme({ ...browser, isDarkTheme: true, bodyBackgroundColor: "#000000", bodyForegroundColor: "#FFFFFF" }), "high-contrast");
  });

  it("is what Office says it is, before its colours and the browser's wish", () => {
    assert.equal(chooseTheme({ ...browser, prefersDark: true, isDarkTheme: false, bodyBackgroundColor: "#262626" }), "light");
    assert.equal(chooseTheme({ ...browser, isDarkTheme: true }), "dark");
  });

  it("is told by the background where Office says nothing else", () => {
    assert.equal(chooseTheme({ ...browser, bodyBackgroundColor: "#262626" }), "dark");
    assert.equal(chooseTheme({ ...browser, prefersDark: true, bodyBackgroundColor: "#F3F2F1" }), "light");
  });

  it("is what the browser prefers where Office says nothing at all", () => {
    assert.equal(chooseTheme({ ...browser, prefersDark: true }), "dark");
    assert.equal(chooseTheme(browser), "light");
    assert.equal(chooseTheme({ ...browser, bodyBackgroundColor: "window" }), "light");
  });
});

describe("the luminance of a colour", () => {
  it("runs from black to white, with or without #, in three digits or six", () => {
    assert.equal(luminance("#000000"), 0);
    assert.equal(luminance("fff"), 1);
    assert.ok(Math.abs(luminance("#808080")! - 0.2159) < 1e-4);
  });

  it("is unknown for anything else", () => {
    for (const color of [undefined, "", "red", "#12345"]) assert.equal(luminance(color), null);
  });
});
