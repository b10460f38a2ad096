import { errorIn } from "./cells";
import { normalText } from "./columns";
import type { Cell, Grid } from "./model";
import type { ProblemParams } from "./problem";
import { flagOfWord } from "./words";

/** Says that the cell of row `i` cannot be read. It may throw; when it does not, the cell counts as blank. */
export type CellProblem = (i: number, code: string, params: ProblemParams) => void;

/**
 * A column of text as numbers: each row has the code of its text, and each different text (as METRICS.md compares them)
 * is kept once. Code 0 is blank.
 */
export interface TextColumn {
  /** One code per row. */
  readonly codes: Int32Array;
  /** Per code the text to show, trimmed: of several spellings the first in order of characters, whatever the order of rows. */
  readonly labels: readonly string[];
  /** Per code the text as it compares (`normalText`). */
  readonly keys: readonly string[];
}

/** 31 December 9999, the last day that Excel knows. */
const LAST_DAY = 2_958_465;

/** Reads one column of the given rows as text. `index` -1 is a column of blanks. */
export function codeTexts(grid: Grid, rows: Int32Array, index: number, problem: CellProblem): TextColumn {
  const codes = new Int32Array(rows.length);
  const labels = [""];
  const keys = [""];
  if (index < 0) return { codes, labels, keys };
  const codeOfCell = new Map<Cell, number>([["", 0]]);
  const codeOfKey = new Map<string, number>([["", 0]]);
  let before: Cell = ""; // the row above often says the same: tasks stand by deal, exports by owner or stage
  for (let i = 0; i < rows.length; i++) {
    const cell = grid[rows[i]!]![index];
    if (cell === before) {
      codes[i] = i === 0 ? 0 : codes[i - 1]!;
      continue;
    }
    let code = codeOfCell.get(cell);
    if (code === undefined) {
      const error = errorIn(cell);
      if (error !== null) {
        problem(i, "process:errorInCell", { error });
        before = "";
        continue;
      }
      const label = cell === null || cell === undefined ? "" : typeof cell === "boolean" ? String(cell).toUpperCase() : String(cell).trim();
      const key = normalText(label);
      code = codeOfKey.get(key);
      if (code === undefined) {
        code = labels.push(label) - 1;
        keys.push(key);
        codeOfKey.set(key, code);
      } else if (label < labels[code]!) {
        labels[code] = label;
      }
      codeOfCell.set(cell, code);
    }
    codes[i] = code;
    before = cell;
  }
  return { codes, labels, keys };
}

/** Reads one column of the given rows as whole days, 0 where blank. */
export function readDays(grid: Grid, rows: Int32Array, index: number, problem: CellProblem): Int32Array {
  const days = new Int32Array(rows.length);
  if (index < 0) return days;
  for (let i = 0; i < rows.length; i++) {
    const cell = grid[rows[i]!]![index];
    if (typeof cell === "number" && cell >= 0 && cell < LAST_DAY + 1) days[i] = Math.floor(cell);
    else if (typeof cell === "number") problem(i, "process:noSuchDate", { number: cell });
    else refuse(cell, i, "process:textInDate", problem);
  }
  return days;
}

/** Reads one column of the given rows as numbers, NaN where blank. */
export function readNumbers(grid: Grid, rows: Int32Array, index: number, problem: CellProblem): Float64Array {
  const numbers = new Float64Array(rows.length).fill(NaN);
  if (index < 0) return numbers;
  for (let i = 0; i < rows.length; i++) {
    const cell = grid[rows[i]!]![index];
    if (typeof cell === "number") numbers[i] = cell;
    else refuse(cell, i, "process:textInNumber", problem);
  }
  return numbers;
}

/** Reads one column of the given rows as yes (1) and no (0). */
export function readFlags(grid: Grid, rows: Int32Array, index: number, problem: CellProblem): Uint8Array {
  const flags = new Uint8Array(rows.length);
  if (index < 0) return flags;
  for (let i = 0; i < rows.length; i++) {
    const cell = grid[rows[i]!]![index];
    const said = typeof cell === "boolean" ? cell : errorIn(cell) === null ? flagOfWord(cell) : null;
    if (said === null) refuse(cell, i, "process:notYesOrNo", problem);
    else if (said) flags[i] = 1;
  }
  return flags;
}

/** Reports a cell that is of the wrong kind, unless it is blank. */
function refuse(cell: unknown, i: number, code: string, problem: CellProblem): void {
  if (cell === "" || cell === null || cell === undefined) return;
  const error = errorIn(cell);
  if (error !== null) problem(i, "process:errorInCell", { error });
  else if (String(cell).trim() !== "") problem(i, code, { text: typeof cell === "boolean" ? String(cell).toUpperCase() : String(cell).trim() });
}
