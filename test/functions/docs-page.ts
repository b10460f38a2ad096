import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as functions from "../../src/functions/functions";
import { isoDay, today } from "../../src/process/calendar";
import type { Cell } from "../../src/process/model";
import { sheet } from "../process/sheet";
import { firstText, oldHandle } from "./handles";

export const FUNCTIONS = functions as unknown as Readonly<Record<string, (...args: unknown[]) => unknown>>;

/** A page's tables under a bold name, and its formulas with what they answer. */
export interface Page {
  readonly tables: ReadonlyMap<string, Cell[][]>;
  readonly examples: readonly { readonly formula: string; readonly answer: string; readonly table: string[][] | null }[];
  readonly signatures: readonly string[];
}

/** A page of docs/ as it stands. */
export function readPage(file: string): Page {
  const lines = readFileSync(new URL(`../../docs/${file}`, import.meta.url), "utf8").split("\n");
  const tables = new Map<string, Cell[][]>();
  const examples: Page["examples"][number][] = [];
  const signatures: string[] = [];
  lines.forEach((line, index) => {
    const name = /^\*\*(\w+)\*\*$/u.exec(line)?.[1];
    if (name !== undefined) tables.set(name, sheet(tableAt(lines, index + 2).map((row) => row.join(" | ")).join("\n")));
    const example = /^`=(SALES\..+)` → ?(.*)$/u.exec(line);
    if (example !== null) examples.push({ formula: example[1]!, answer: ofToday(example[2]!), table: example[2] === "" ? tableAt(lines, index + 2) : null });
    const signature = /^`(SALES\.\w+\([^)]*\))`$/u.exec(line)?.[1];
    if (signature !== undefined) signatures.push(signature);
  });
  return { tables, examples, signatures };
}

/** The text of a handle has the day on which it is read, not that on which the page was written. */
function ofToday(answer: string): string {
  return answer.replace(/ · \d{4}-\d{2}-\d{2} · /u, ` · ${isoDay(today())} · `);
}

/** The rows of a Markdown table, without the line under its first one. */
function tableAt(lines: readonly string[], from: number): string[][] {
  const end = lines.findIndex((line, index) => index >= from && !line.startsWith("|"));
  const rows = lines.slice(from, end < 0 ? lines.length : end).map((line) => line.slice(1, -1).split("|").map((cell) => cell.trim()));
  return rows.filter((_, index) => index !== 1);
}

/** A cell as the page prints it: three decimals, dates as dates where the page has one. */
export function printed(cell: unknown, like: string): string {
  if (typeof cell !== "number") return String(cell);
  return /^\d{4}-\d{2}-\d{2}$/u.test(like) ? isoDay(cell) : String(Math.round(cell * 1000) / 1000);
}

/** What a formula of the page answers, or throws. */
export function call(formula: string, tables: Page["tables"]): unknown {
  const { name, args } = parsed(formula, tables);
  if (name === "TABLE") return firstText(functions.table, args[0] ?? null);
  // What repeats comes as one list.
  const answer = (given: readonly unknown[]) => FUNCTIONS[name.toLowerCase()]!(...(name === "WHERE" ? [...given.slice(0, 3), given.slice(3)] : given));
  return args.some((arg) => arg instanceof Promise) ? Promise.all(args).then(answer) : answer(args);
}

/** The function of a formula, and its arguments as Excel hands them over. */
export function parsed(formula: string, tables: Page["tables"]): { name: string; args: unknown[] } {
  const [, name, inner] = /^SALES\.(\w+)\((.*)\)$/u.exec(formula)!;
  const args = inner!.match(/(?:"[^"]*"|\{[^}]*\}|\((?:[^()]|\([^()]*\))*\)|[^,])+|(?<=,)(?=,)/gu)!.map((arg) => argument(arg.trim(), tables));
  return { name: name!, args };
}

function argument(text: string, tables: Page["tables"]): unknown {
  if (text === "") return null;
  // The cell of a handle, which no formula of Excel spells: Deals[#Handle].
  const handle = /^SALES\.TABLE\("(\w+)"\)$/u.exec(text)?.[1] ?? /^(\w+)\[#Handle\]$/u.exec(text)?.[1];
  if (handle !== undefined) return [[oldHandle(handle)]];
  if (text.startsWith("SALES.")) return call(text, tables);
  const table = /^(\w+)\[#All\]$/u.exec(text)?.[1];
  if (table !== undefined) return tables.get(table) ?? assert.fail(`no table ${table}`);
  const date = /^DATE\((\d+),(\d+),(\d+)\)$/u.exec(text);
  if (date !== null) return sheet(`${date[1]}-${date[2]!.padStart(2, "0")}-${date[3]!.padStart(2, "0")}`)[0]![0];
  if (text.startsWith("{")) return text.slice(1, -1).split(";").map((cell) => [cell.replaceAll('"', "")]);
  if (text === "TRUE" || text === "FALSE") return text === "TRUE";
  if (/^-?[\d.]+$/u.test(text)) return Number(text);
  return /^"(.*)"$/u.exec(text)?.[1] ?? assert.fail(`what is ${text}?`);
}
