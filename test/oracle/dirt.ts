import type { Cell } from "../../src/process/model";
import type { Chance } from "./chance";

/* What people do to cells. */

/** The error of a cell as a custom function receives it. */
const error = (code: string) => ({ code }) as unknown as Cell;

const DAYS = new Set(["Created", "Closed", "Expected close", "Start", "Due", "Done", "Entered", "Holiday"]);
const NUMBERS = new Set(["Amount", "Exchange rate", "Offset days"]);

/** What nobody can read, by what the column holds. A yes/no column is Milestone. */
const UNREADABLE: Readonly<Record<"day" | "number" | "flag" | "text" | "stage", readonly Cell[]>> = {
  day: ["soon", "2026-02-30", "2026-01-05", "下周", "１月５日", -3, 3_000_000, true, error("#N/A"), "#REF!"],
  number: ["1,200", "about 5", "￥500", false, error("#DIV/0!"), "#VALUE!"],
  flag: ["perhaps", "待定", error("#NAME?")],
  text: [error("#REF!"), "#N/A"],
  stage: ["Nowhere", "不存在的阶段", "", " ", error("#VALUE!")],
};

function typeOf(header: string): keyof typeof UNREADABLE {
  if (DAYS.has(header)) return "day";
  if (NUMBERS.has(header)) return "number";
  return header === "Milestone" ? "flag" : header === "Stage" ? "stage" : "text";
}

const fullWidth = (text: string) => text.replace(/[!-~]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).replaceAll(" ", "\u3000");

/** The same text as other people write it: in other case and width, with spaces around it. */
export function respelled(text: string, below: Chance): string {
  if (text === "") return text;
  return [text, text, text, text, text.toUpperCase(), text.toLowerCase(), fullWidth(text), `${text}  `, `\u3000${text}`][below(9)]!;
}

/** A row with what reads the same: texts spelled differently, a time beside a date, 0 or spaces for a blank. */
export function untidy(row: readonly Cell[], headers: readonly string[], below: Chance): Cell[] {
  return row.map((cell, at) => {
    const type = typeOf(headers[at]!);
    if (typeof cell === "string" && cell !== "") return respelled(cell, below);
    if (type === "day" && typeof cell === "number") return below(4) === 0 ? cell + (1 + below(23)) / 24 : cell;
    if (type === "day") return [cell, cell, 0, null, "", "  ", 0.5][below(7)];
    if (headers[at] === "Amount" && typeof cell === "number") return [cell, cell, cell, cell, cell, cell, -cell / 8, 0, cell / 7][below(9)];
    return cell === "" ? ["", null, " "][below(3)] : cell;
  });
}

/** A row with one cell spoiled, so that nobody can read it. */
export function spoiled(row: readonly Cell[], headers: readonly string[], below: Chance): Cell[] {
  const cells = [...row];
  const at = (header: string) => headers.indexOf(header);
  const column = below(headers.length + 1);
  const [first, second] = at("Task") >= 0 ? [at("Start"), at("Done")] : [at("Created"), at("Closed")];
  if (column === headers.length && typeof cells[first] === "number" && typeof cells[second] === "number") {
    cells[second] = cells[first] - 1 - below(9); // done before its start, closed before it was created
  } else if (headers[column] === "Lost in" && cells[column] !== "" && below(2) === 0) {
    cells[column] = "Nowhere";
  } else if (headers[column] === "Exchange rate" && below(2) === 0) {
    cells[column] = ""; // of a deal with an amount
  } else if (column < headers.length) {
    const choices = UNREADABLE[typeOf(headers[column]!)];
    cells[column] = choices[below(choices.length)];
  }
  return cells;
}

/** The rows with what stands between them: blank ones, sums, and notes that belong to no deal. */
export function withOtherRows(rows: readonly (readonly Cell[])[], key: number, below: Chance): Cell[][] {
  return rows.flatMap((row) => {
    if (below(40) !== 0) return [[...row]];
    const blank = row.map(() => ["", null, undefined, " "][below(4)]);
    const note = row.map((_, at) => (at === key ? "" : (["Total", 12_345, "soon", error("#REF!")] as const)[below(4)]));
    return [[...row], below(2) === 0 ? blank : note];
  });
}
