import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as functions from "../../src/functions/functions";
import { isoDay } from "../../src/process/calendar";
import type { Language } from "../../src/process/language";
import type { Cell } from "../../src/process/model";
import { likeExcel, shown } from "./custom-functions";
import { sheet } from "../process/sheet";

/** A page's tables under a bold name, and its formulas with what they answer. */
interface Page {
  readonly tables: ReadonlyMap<string, Cell[][]>;
  readonly examples: readonly { readonly formula: string; readonly answer: string; readonly table: string[][] | null }[];
  readonly signatures: readonly string[];
}

const FUNCTIONS = functions as unknown as Readonly<Record<string, (...args: unknown[]) => unknown>>;

function read(file: string): Page {
  const lines = readFileSync(new URL(`../../docs/${file}`, import.meta.url), "utf8").split("\n");
  const tables = new Map<string, Cell[][]>();
  const examples: Page["examples"][number][] = [];
  const signatures: string[] = [];
  lines.forEach((line, index) => {
    const name = /^\*\*(\w+)\*\*$/u.exec(line)?.[1];
    if (name !== undefined) tables.set(name, sheet(tableAt(lines, index + 2).map((row) => row.join(" | ")).join("\n")));
    const example = /^`=(SALES\..+)` → ?(.*)$/u.exec(line);
    if (example !== null) examples.push({ formula: example[1]!, answer: example[2]!, table: example[2] === "" ? tableAt(lines, index + 2) : null });
    const signature = /^`(SALES\.\w+\([^)]*\))`$/u.exec(line)?.[1];
    if (signature !== undefined) signatures.push(signature);
  });
  return { tables, examples, signatures };
}

/** The rows of a Markdown table, without the line under its first one. */
function tableAt(lines: readonly string[], from: number): string[][] {
  const end = lines.findIndex((line, index) => index >= from && !line.startsWith("|"));
  const rows = lines.slice(from, end < 0 ? lines.length : end).map((line) => line.slice(1, -1).split("|").map((cell) => cell.trim()));
  return rows.filter((_, index) => index !== 1);
}

/** What a formula of the page answers. */
function compute(formula: string, tables: Page["tables"]): unknown {
  return shown(() => call(formula, tables));
}

function call(formula: string, tables: Page["tables"]): unknown {
  const [, name, inner] = /^SALES\.(\w+)\((.*)\)$/u.exec(formula)!;
  const args = inner!.match(/(?:"[^"]*"|\{[^}]*\}|\([^)]*\)|[^,])+|(?<=,)(?=,)/gu)!.map((arg) => argument(arg.trim(), tables));
  // What repeats comes as one list.
  return FUNCTIONS[name!.toLowerCase()]!(...(name === "WHERE" ? [...args.slice(0, 3), args.slice(3)] : args));
}

function argument(text: string, tables: Page["tables"]): unknown {
  if (text === "") return null;
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

/** A cell as the page prints it: three decimals, dates as dates where the page has one. */
function printed(cell: unknown, like: string): string {
  if (typeof cell !== "number") return String(cell);
  return /^\d{4}-\d{2}-\d{2}$/u.test(like) ? isoDay(cell) : String(Math.round(cell * 1000) / 1000);
}

for (const [file, language] of [["functions.md", "en"], ["functions.zh-CN.md", "zh-CN"]] as [string, Language][]) {
  describe(`docs/${file}`, () => {
    const page = read(file);
    likeExcel(language);

    it("has examples of every function, and the signature of each", () => {
      for (const name of Object.keys(FUNCTIONS)) {
        const call = `SALES.${name.toUpperCase()}(`;
        assert.ok(page.examples.filter(({ formula }) => formula.startsWith(call)).length >= 3, call);
        assert.ok(page.signatures.some((signature) => signature.startsWith(call)), call);
      }
    });

    for (const { formula, answer, table } of page.examples) {
      it(`=${formula}`, async () => {
        const result = await compute(formula, page.tables);
        if (table !== null) {
          assert.ok(Array.isArray(result), JSON.stringify(result));
          assert.deepEqual((result as unknown[][]).map((row, at) => row.map((cell, column) => printed(cell, table[at]?.[column] ?? ""))), table);
          return;
        }
        const words = /^\*([^*]+)\*$/u.exec(answer)?.[1];
        if (words !== undefined || /^\*\*(?:blank|空白)\*\*$/u.test(answer)) {
          assert.deepEqual(result, words ?? [[""]]);
          return;
        }
        const number = /^\*\*([\d.]+)\*\*$/u.exec(answer)?.[1];
        if (number !== undefined) {
          assert.equal(printed(Array.isArray(result) ? (result as unknown[][])[0]![0] : result, ""), number);
          return;
        }
        const { code, message } = result as { code: string; message: string };
        assert.equal(`\`${code}\` ${message}`, answer);
      });
    }
  });
}
