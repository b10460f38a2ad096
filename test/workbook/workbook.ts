import assert from "node:assert/strict";
import type { Person } from "../../src/process/model";
import { StagebookError } from "../../src/process/problem";
import type { Headless } from "../headless";

export function person(name: string, role: string): Person {
  return { name, role, department: "", email: "", manager: "" };
}

export const TEAM: readonly Person[] = [
  person("Li Na", "Sales rep"),
  person("Wang Wei", "Sales rep"),
  person("Zhang Min", "Pre-sales engineer"),
  person("Chen Jie", "Sales manager"),
];

type Row = Record<string, unknown>;

/** The body of a table as objects by header; blank rows are left out. */
export function rowsOf({ document }: Headless, table: string): Row[] {
  const found = document.tables.find(table);
  assert.ok(found, `no table ${table}`);
  const header = document.tables.columnNames(found);
  const rows = document.cells.values(found.sheetId, document.tables.bodyArea(found));
  return rows
    .filter((row) => row.some((cell) => cell !== ""))
    .map((row) => Object.fromEntries(header.map((name, index) => [name, row[index]])));
}

/** Types into a cell as a person does: "Deals!B2". */
export function type({ document }: Headless, address: string, value: string | number): void {
  const { sheetId, area } = document.locate(address);
  document.batch(() => document.cells.write(sheetId, area, [[value]]), "user");
}

export function valueAt({ document }: Headless, address: string): unknown {
  const { sheetId, area } = document.locate(address);
  return document.cells.value({ sheetId, row: area.top, col: area.left });
}

/** The address of a column's cell in the row of a table that has this text in its key column. */
export function addressOf({ document }: Headless, table: string, keyHeader: string, key: string, header: string): string {
  const found = document.tables.find(table)!;
  const names = document.tables.columnNames(found);
  const body = document.tables.bodyArea(found);
  const rows = document.cells.values(found.sheetId, body);
  const row = rows.findIndex((cells) => cells[names.indexOf(keyHeader)] === key);
  assert.ok(row >= 0 && names.includes(header), `no ${keyHeader} ${key} or no ${header} in ${table}`);
  const column = body.left + names.indexOf(header);
  return document.address(found.sheetId, { top: body.top + row, bottom: body.top + row, left: column, right: column });
}

/** Runs and expects a StagebookError of this code; answers it. */
export async function refuses(code: string, work: () => Promise<unknown>): Promise<StagebookError> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StagebookError)) throw error;
    assert.equal(error.code, code, JSON.stringify(error.params));
    return error;
  }
  assert.fail(`expected ${code}`);
}
