import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import type { Cell } from "../../../src/process/model";
import { formulas } from "./formulas";

/** Whether LibreOffice is installed. */
export function hasLibreOffice(): boolean {
  return spawnSync("soffice", ["--version"]).status === 0;
}

/** A workbook for LibreOffice to open, calculate and write out, as one without anyone in front of it. */
export class LibreOffice {
  private readonly folder = mkdtempSync(join(tmpdir(), "stagebook-bench-"));

  /** Opens an empty workbook, once, so that its profile is there. */
  constructor(private readonly deals: Cell[][]) {
    writeFileSync(join(this.folder, "empty.xlsx"), workbook([], [["Deal"]]));
    writeFileSync(join(this.folder, "cells.xlsx"), workbook(formulas(deals.length), this.deals));
    this.convert("empty");
  }

  /** What starting it and opening an empty workbook takes is no part of its work. */
  start(): void {
    this.convert("empty");
  }

  answers(): number[] {
    this.convert("cells");
    return readFileSync(join(this.folder, "cells.csv"), "utf8").trim().split("\n").map(Number);
  }

  close(): void {
    rmSync(this.folder, { recursive: true });
  }

  private convert(name: string): void {
    const profile = `-env:UserInstallation=file://${join(this.folder, "profile")}`;
    execFileSync("soffice", [profile, "--headless", "--convert-to", "csv", "--outdir", this.folder, join(this.folder, `${name}.xlsx`)], { stdio: "ignore" });
  }
}

function workbook(cells: readonly string[], deals: Cell[][]): Uint8Array {
  const sheet = (rows: string[]) => `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join("")}</sheetData></worksheet>`;
  const xml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const cell = (value: Cell) =>
    value === "" ? "<c/>" : typeof value === "number" ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${xml(String(value))}</t></is></c>`;
  const types = ["worksheets/sheet1", "worksheets/sheet2"].map((name) => `<Override PartName="/xl/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`);
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
  const files = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${types.join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets><sheet name="Cells" sheetId="1" r:id="rId1"/><sheet name="Deals" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${relations}">${[1, 2].map((at) => `<Relationship Id="rId${at}" Type="${office}/worksheet" Target="worksheets/sheet${at}.xml"/>`).join("")}</Relationships>`,
    "xl/worksheets/sheet1.xml": sheet(cells.map((formula) => `<row><c><f>${xml(formula)}</f></c></row>`)),
    "xl/worksheets/sheet2.xml": sheet(deals.map((row) => `<row>${row.map(cell).join("")}</row>`)),
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), { level: 1 });
}
