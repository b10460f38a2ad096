import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WorkbookDocument } from "../../../src/workbench/document";
import { openXlsx, saveXlsx } from "../../../src/workbench/files";

const SOFFICE = ["soffice", "libreoffice"].find((command) => spawnSync(command, ["--version"]).status === 0);

describe("LibreOffice", () => {
  let folder: string;
  before(async function () {
    if (!SOFFICE) {
      console.log("      skipped: there is no soffice on this machine");
      this.skip();
    }
    folder = await mkdtemp(join(tmpdir(), "libreoffice-"));
  });
  after(async () => {
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  const convert = (name: string, to: string): string => {
    // A profile of its own: a LibreOffice that is open would otherwise take the job and answer nothing.
    execFileSync(SOFFICE!, [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", to, "--outdir", folder, join(folder, name)], { stdio: "ignore" });
    return join(folder, name.replace(/\.\w+$/, `.${to.split(":")[0]}`));
  };

  const workbook = (): WorkbookDocument => {
    const document = WorkbookDocument.create();
    const sheetId = document.sheets.active();
    document.cells.write(sheetId, { top: 0, left: 0, bottom: 2, right: 2 }, [["Deal", "Amount", "Due"], ["中文, \"x\"", 12.5, 45000], ["'007", 7.5, 45001]]);
    document.cells.setNumberFormats(sheetId, { top: 1, left: 2, bottom: 2, right: 2 }, "yyyy-mm-dd");
    document.tables.add(sheetId, { top: 0, left: 0, bottom: 2, right: 2 }, true, "Deals");
    document.cells.write(sheetId, { top: 4, left: 0, bottom: 4, right: 1 }, [["=SUM(Deals[Amount])", "=IF(B2>10,\"much\",\"little\")"]]);
    document.charts.add(sheetId, "ColumnClustered", { sheetId, area: { top: 0, left: 0, bottom: 2, right: 1 } }, "Auto");
    return document;
  };

  it("opens a workbook and shows what it holds", async function () {
    this.timeout(90_000);
    await writeFile(join(folder, "book.xlsx"), await saveXlsx(workbook()));
    const csv = await readFile(convert("book.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76"), "utf8");
    assert.deepEqual(csv.trim().split(/\r?\n/), ["Deal,Amount,Due", '"中文, ""x""",12.5,2023-03-15', "007,7.5,2023-03-16", ",,", "20,much,"]);
  });

  it("writes a workbook that opens here with the same cells and tables", async function () {
    this.timeout(90_000);
    await writeFile(join(folder, "there.xlsx"), await saveXlsx(workbook()));
    convert("there.xlsx", "ods");
    const back = await openXlsx(await readFile(convert("there.ods", "xlsx")));
    const sheetId = back.sheets.ids()[0]!;
    const value = (row: number, col: number) => back.cells.value({ sheetId, row, col });
    assert.deepEqual([value(1, 0), value(1, 1), value(1, 2), value(2, 0), value(4, 0), value(4, 1)], ['中文, "x"', 12.5, 45000, "007", 20, "much"]);
    assert.equal(back.cells.text({ sheetId, row: 1, col: 2 }), "2023-03-15");
  });
});
