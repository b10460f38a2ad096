import { columnOf, normalHeader, TABLE_COLUMNS, type ColumnId, type TableKind } from "../process/columns";
import type { Language } from "../process/language";
import type { Cell } from "../process/model";
import type { ExtraColumn, ImportSource, Mapping } from "./import-plan";

const PLAIN_NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/;
const FROM_SOURCE = { en: "source", "zh-CN": "原表" } as const;
const COLUMN = { en: (letters: string) => `Column ${letters}`, "zh-CN": (letters: string) => `${letters} 列` } as const;

/** Source columns that the plan keeps beside ours, with the values of the rows that arrived. */
export function extraColumns(
  source: ImportSource,
  mapping: Mapping,
  columns: readonly number[],
  gridRows: readonly number[],
  table: TableKind,
  language: Language
): ExtraColumn[] {
  const name = headerNames(table, language);
  return columns.map((index) => ({
    header: name(mapping.columns[index].header || COLUMN[language](letters(index))),
    values: typed(gridRows.map((row) => source.grid[row][index] ?? "")),
  }));
}

/** Gives each extra column a header of its own, which reads as none of the table's columns. */
function headerNames(table: TableKind, language: Language): (header: string) => string {
  const ours = new Set<ColumnId>(TABLE_COLUMNS[table]);
  const taken = new Set<string>();
  return (header) => {
    const meaning = columnOf(header);
    const clashes = (candidate: string) => taken.has(normalHeader(candidate)) || (meaning !== null && candidate === header && ours.has(meaning));
    let name = header;
    for (let number = 1; clashes(name); number += 1) name = `${header} (${FROM_SOURCE[language]}${number > 1 ? ` ${number}` : ""})`;
    taken.add(normalHeader(name));
    if (meaning !== null) ours.add(meaning); // a second column of this meaning would be read in place of the first
    return name;
  };
}

/** Numbers when all of them are, and none changes by becoming one ("007" and 20-digit keys stay text). */
function typed(values: readonly Cell[]): readonly Cell[] {
  const isNumber = (value: Cell) => typeof value !== "string" || value === "" || PLAIN_NUMBER.test(value);
  if (!values.every(isNumber)) return values;
  return values.map((value) => (typeof value === "string" && value !== "" ? Number(value) : value));
}

/** A column as Excel letters it. */
function letters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letters(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}
