import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openWorkbench, type OpenWorkbench } from "./browser";
import { serveFolder } from "./serve-folder";

const FOLDER = fileURLToPath(new URL("../foreign-addin", import.meta.url));

describe("an add-in that knows nothing of the workbench", () => {
  let here: OpenWorkbench;
  let served: { origin: string; close(): Promise<void> };
  let scratch: string;
  let manifest: string;
  const open = async (options: { locale?: string } = {}): Promise<void> => void (here = await openWorkbench({ manifest, ...options }));

  before(async () => {
    served = await serveFolder(FOLDER);
    scratch = await mkdtemp(join(tmpdir(), "foreign-"));
    manifest = join(scratch, "manifest.xml");
    await writeFile(manifest, (await readFile(join(FOLDER, "manifest.xml"), "utf8")).replaceAll("http://localhost:3900", served.origin));
    await open();
  });
  after(async () => {
    await here?.close();
    await served?.close();
    if (scratch) await rm(scratch, { recursive: true });
  });

  const press = async (button: string): Promise<string> => {
    await here.pane.locator(`#${button}`).click();
    await here.workbench.idle();
    return here.pane.locator("#result").innerText();
  };
  /** Runs code in the add-in's page, as its author would in the console; answers the error's code. */
  const misuse = (work: string): Promise<string> =>
    here.pane.evaluate(`Excel.run(async (context) => { const sheet = context.workbook.worksheets.getActiveWorksheet(); ${work}; await context.sync(); return "no error"; }).catch((error) => error.code)`);

  it("is served from its own server, loads Office.js from Microsoft's address and believes that it is in Excel on the web", async () => {
    assert.match(await here.pane.locator("#result").innerText(), /^Ready in Excel \(OfficeOnline\), en-US$/);
    assert.match(await readFile(join(FOLDER, "pane.html"), "utf8"), /https:\/\/appsforoffice\.microsoft\.com\/lib\/1\/hosted\/office\.js/);
    assert.equal((await here.workbench.addin()).state, "ready");
  });

  it("reads the selection, writes cells and selects what it wrote", async () => {
    await here.workbench.select("B2");
    assert.equal(await press("fill"), "Wrote Sheet1!B2:C5");
    assert.deepEqual(await here.workbench.values("B2:C5"), [["Port", "Boats"], ["Kiel", 12], ["Wismar", 7], ["Rostock", 23]]);
    assert.equal(await here.workbench.selection(), "Sheet1!B2:C5");
    assert.equal(await press("tally"), "Sheet1!B2:C5: 3 numbers, sum 42");
  });

  it("makes a table, which the grid shows, and is refused a second one over it", async () => {
    assert.equal(await press("table"), "Made Table1");
    assert.deepEqual(await here.workbench.tables(), [{ name: "Table1", sheet: "Sheet1", address: "B2:C5" }]);
    assert.match(await press("table"), /^InvalidArgument: A table can't overlap another table/);
  });

  it("hears what is changed in the grid, by itself and by others", async () => {
    assert.equal(await press("watch"), "Watching Sheet1");
    await here.page.keyboard.press("Escape");
    await here.workbench.select("E1");
    await here.page.locator(".o-grid-composer, .o-grid").first().click({ position: { x: 460, y: 40 } });
    await here.workbench.select("E1");
    await here.page.keyboard.type("typed");
    await here.page.keyboard.press("Enter");
    await here.workbench.remote.set("E2", "elsewhere");
    await here.workbench.idle();
    assert.deepEqual((await here.pane.locator("#changes").innerText()).split("\n"), ["E1 RangeEdited Local", "E2 RangeEdited Remote"]);
  });

  it("is answered with Excel's own codes when it asks for what cannot be", async () => {
    assert.equal(await misuse('context.workbook.worksheets.getItem("Nowhere")'), "ItemNotFound");
    assert.equal(await misuse('sheet.getRange("A1:B2").values = [[1, 2, 3]]'), "InvalidArgument");
    assert.equal(await misuse('sheet.getRange("not an address").load("values")'), "InvalidArgument");
    assert.equal(await misuse('const range = sheet.getRange("A1"); await context.sync(); range.values'), "PropertyNotLoaded");
    assert.equal(await misuse('sheet.name = "a/b"'), "InvalidArgument");
    assert.equal(await misuse('const table = context.workbook.tables.getItemOrNullObject("None"); await context.sync(); if (!table.isNullObject) throw Error("it is there")'), "no error");
  });

  it("is refused on a protected sheet and while someone types into a cell", async () => {
    await here.workbench.protect("Sheet1");
    assert.equal(await misuse('sheet.getRange("A1").values = [[1]]'), "AccessDenied");
    await here.workbench.unprotect("Sheet1");
    await here.workbench.editing(true);
    assert.equal(await misuse('sheet.getRange("A1").values = [[1]]'), "InvalidOperationInCellEditMode");
    await here.workbench.editing(false);
    assert.equal(await misuse('sheet.getRange("A1").values = [[1]]'), "no error");
  });

  it("is told ApiNotFound for what the workbench does not have, and the log names it", async () => {
    assert.equal(await misuse("context.workbook.slicers.load('items/name')"), "ApiNotFound");
    const { unknown } = await here.workbench.addin();
    assert.match(unknown.join(), /slicers/i);
  });

  it("has a request fail when the script says so, and nothing of it is done", async () => {
    await here.workbench.failRequest(1);
    assert.notEqual(await misuse('sheet.getRange("H1").values = [["done"]]'), "no error");
    assert.equal((await here.workbench.get("H1")).value, "");
    assert.equal(await misuse('sheet.getRange("H1").values = [["done"]]'), "no error");
  });

  it("keeps Office's document settings in the workbook, through saving and opening", async () => {
    const save = "new Promise((done) => { Office.context.document.settings.set('unit', 'knots'); Office.context.document.settings.saveAsync((result) => done(result.status)); })";
    assert.equal(await here.pane.evaluate(save), "succeeded");
    await here.workbench.open(await here.workbench.save());
    await here.workbench.idle();
    assert.equal(await here.pane.evaluate("Office.context.document.settings.get('unit')"), "knots");
    assert.deepEqual(await here.workbench.values("B2:C5"), [["Port", "Boats"], ["Kiel", 12], ["Wismar", 7], ["Rostock", 23]]);
  });

  it("starts anew in the other language with the manifest's texts for it", async () => {
    await here.workbench.language("zh-CN");
    await here.workbench.idle();
    assert.match(await here.pane.locator("#result").innerText(), /zh-CN$/);
    assert.match(here.pane.url(), /lang=zh/);
    assert.equal(await here.page.locator(".pane-name").innerText(), "计数");
    assert.deepEqual((await here.workbench.values("B3:C3")), [["Kiel", 12]], "the workbook stays open");
  });

  it("is closed and opened again as a task pane is", async () => {
    await here.page.locator(".pane-title button").last().click();
    assert.equal((await here.workbench.addin()).state, "closed");
    await here.page.locator(".ribbon-tabs button").first().click();
    await here.page.locator(".ribbon-button", { hasText: "计数" }).click();
    await here.workbench.idle();
    assert.equal((await here.workbench.addin()).paneVisible, true);
    assert.match(await here.pane.locator("#result").innerText(), /^Ready/);
  });

  it("caused no error that nobody caught", () => {
    assert.deepEqual(here.errors, []);
  });
});
