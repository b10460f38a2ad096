import assert from "node:assert/strict";
import ExcelJS from "exceljs";
import { openWorkbench, type OpenWorkbench } from "./browser";
import { findBrowser } from "./find-browser";

describe("the workbench", () => {
  let here: OpenWorkbench;
  before(async () => {
    here = await openWorkbench({ locale: "en-US", theme: "light" });
  });
  after(() => here?.close());

  const visible = (selector: string): Promise<boolean> => here.page.locator(selector).first().isVisible();

  it("hosts the add-in of this project from its manifest alone: name, ribbon, icons and pane", async () => {
    const { name, state, unknown, problems } = await here.workbench.addin();
    assert.deepEqual([name, state, unknown, problems], ["Stagebook", "ready", [], []]);
    const buttons = await here.page.locator(".ribbon-button[data-control]").allInnerTexts();
    assert.equal(buttons.length, 4);
    const pictures = await here.page.locator(".ribbon-button[data-control] img").evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
    assert.ok(pictures.length === 4 && pictures.every((width) => width >= 32), `icons are there and sharp: ${pictures.join()}`);
  });

  it("calculates typed formulas, and a cell that an add-in's function spills from shows its formula in the bar", async () => {
    await here.workbench.set("A1", [["Deal", "Stage"], ["a", "Lead"], ["b", "Lead"], ["c", "Qualification"]]);
    await here.workbench.set("D1", "=SALES.FUNNEL(A1:B4)");
    await here.workbench.idle();
    const funnel = await here.workbench.values("D1:E3");
    assert.deepEqual(funnel, [["Stage", "Reached"], ["Lead", 3], ["Qualification", 1]]);
    await here.workbench.select("D1");
    await here.workbench.idle();
    assert.equal(await here.page.locator(".o-topbar-composer").innerText(), "=SALES.FUNNEL(A1:B4)");
  });

  it("suggests the add-in's functions with their descriptions while one types", async () => {
    await here.page.locator(".o-grid").click({ position: { x: 250, y: 320 } });
    await here.page.keyboard.type("=SALES.FUN");
    const list = here.page.locator(".o-autocomplete-dropdown");
    await list.waitFor();
    const offered = await list.locator(".o-autocomplete-value").allInnerTexts();
    assert.ok(offered.includes("SALES.FUNNEL"), offered.join());
    assert.ok((await list.locator(".o-autocomplete-description").first().innerText()).length > 20, "the chosen one is described");
    await here.page.keyboard.press("Escape");
    await here.page.keyboard.press("Escape");
    await here.workbench.idle();
  });

  it("shows what an error in a cell means", async () => {
    await here.workbench.set("D14", "=SALES.FUNNEL(A1:A1)");
    await here.workbench.idle();
    const { error, message } = await here.workbench.get("D14");
    assert.ok(error === "#VALUE!" || error === "#N/A", String(error));
    assert.ok((message ?? "").length > 10, `the message says more: ${message}`);
  });

  it("runs a ribbon button, named by its label, and waits until the add-in has done it", async () => {
    await assert.rejects(here.workbench.run("No such button"), /The ribbon has no "No such button"/);
    const [label] = await here.page.locator(".ribbon-button[data-control] span").allInnerTexts();
    await here.workbench.run(label!.replaceAll("\n", " "));
    assert.equal((await here.workbench.addin()).paneVisible, true);
  });

  it("saves a file that exceljs reads, and opens it with the same values and an add-in that starts anew", async () => {
    const before = await here.workbench.values("A1:H8");
    const bytes = await here.workbench.save();
    const file = new ExcelJS.Workbook();
    await file.xlsx.load(bytes as never);
    assert.equal(file.worksheets[0]!.getCell("A2").value, "a");
    assert.match(String((file.worksheets[0]!.getCell("D1").value as { formula: string }).formula), /^_xldudf_SALES_FUNNEL\(A1:B4\)$/);
    await here.workbench.newWorkbook();
    assert.deepEqual(await here.workbench.values("A1"), [[""]]);
    await here.workbench.open(bytes);
    await here.workbench.idle();
    assert.deepEqual(await here.workbench.values("A1:H8"), before);
    assert.equal((await here.workbench.get("D1")).formula, "=SALES.FUNNEL(A1:B4)");
  });

  it("says what is wrong with a file that is no workbook, and keeps the one that is open", async () => {
    await assert.rejects(here.workbench.open(new Uint8Array([1, 2, 3])), /not an \.xlsx workbook/);
    assert.equal((await here.workbench.get("A2")).value, "a");
  });

  it("holds a colleague's change and one's own apart, and undoes one's own", async () => {
    await here.workbench.set("J1", "mine");
    await here.workbench.remote.set("J2", "theirs");
    assert.deepEqual(await here.workbench.values("J1:J2"), [["mine"], ["theirs"]]);
    await here.workbench.undo();
    assert.deepEqual((await here.workbench.get("J2")).value, "");
    await here.workbench.redo();
    assert.deepEqual((await here.workbench.get("J2")).value, "theirs");
  });

  it("tells in words when a script names a cell or a sheet that is not there", async () => {
    await assert.rejects(here.workbench.get("Nowhere!A1"), /"Nowhere!A1" is no cell, range, table or name of this workbook/);
    await assert.rejects(here.workbench.activate("Nowhere"), /There is no sheet "Nowhere"; there are Sheet1/);
  });

  it("passes the theme to the page and, as prefers-color-scheme, to the add-in", async () => {
    const dark = (): Promise<boolean> => here.pane.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
    const ground = (): Promise<string> => here.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(await dark(), false);
    const light = await ground();
    for (const theme of ["dark", "high-contrast"] as const) {
      await here.workbench.theme(theme);
      await here.workbench.idle();
      assert.equal(await dark(), true, theme);
      assert.notEqual(await ground(), light, theme);
    }
    await here.workbench.theme("light");
  });

  it("speaks Chinese throughout: its own words, the engine's menus, the manifest's, the add-in's", async () => {
    await here.workbench.language("zh-CN");
    await here.workbench.idle();
    assert.equal(await here.page.evaluate(() => document.documentElement.lang), "zh-CN");
    const words = await here.page.evaluate(() => [...document.querySelectorAll(".head h1, .ribbon-tabs button, .ribbon-group-label, .o-topbar-menu, .status button, .ribbon-button span")].map((each) => (each as HTMLElement).innerText.trim()));
    const latin = words.filter((word) => /[A-Za-z]/.test(word.replace("Stagebook", ""))); // the product's name is the same
    assert.deepEqual(latin, []);
    await here.pane.locator("body").getByText(/[\u4e00-\u9fff]/).first().waitFor();
    await here.workbench.language("en-US");
    await here.workbench.idle();
  });

  it("shows the log of requests and of problems", async () => {
    await here.page.locator(".status button").click();
    assert.equal(await visible(".log-lines li"), true);
    await here.page.locator(".log-head button").last().click();
    assert.equal(await visible(".log"), false);
  });

  it("has a task pane between 320 and 600 px wide, drawn or by keyboard", async () => {
    const width = async (): Promise<number> => (await here.page.locator(".pane").boundingBox())!.width;
    assert.equal(await width(), 350);
    const splitter = here.page.locator(".splitter");
    await splitter.focus();
    for (let press = 0; press < 40; press++) await here.page.keyboard.press("ArrowLeft");
    assert.equal(await width(), 600);
    for (let press = 0; press < 60; press++) await here.page.keyboard.press("ArrowRight");
    assert.equal(await width(), 320);
    const box = (await splitter.boundingBox())!;
    await here.page.mouse.move(box.x + 4, box.y + 200);
    await here.page.mouse.down();
    await here.page.mouse.move(box.x - 26, box.y + 200, { steps: 4 });
    await here.page.mouse.up();
    assert.equal(await width(), 350);
  });

  it("goes on working with its pane closed, for the functions in cells live in the same page", async () => {
    await here.page.locator(".pane-title button").last().click();
    assert.deepEqual((await here.workbench.addin()).paneVisible, false);
    await here.workbench.set("B4", "Lead");
    await here.workbench.idle();
    assert.deepEqual(await here.workbench.values("D2:E3"), [["Lead", 3], ["Qualification", 0]]);
  });

  it("caused no error that nobody caught", () => {
    assert.deepEqual(here.errors, []);
  });
});

describe("the browser for these tests", () => {
  it("is the one that CHROME names, and a name of nothing is said", async () => {
    const before = process.env.CHROME;
    process.env.CHROME = "/no/such/browser";
    try {
      await assert.rejects(findBrowser(), /CHROME names \/no\/such\/browser, which does not exist/);
    } finally {
      if (before === undefined) delete process.env.CHROME;
      else process.env.CHROME = before;
    }
  });
});
