import { isBlank } from "../../process/cells";
import { columnOf, normalText, type ColumnId } from "../../process/columns";
import { nextStart, startOf } from "../../process/calendar-periods";
import type { Day, Grid, Stage } from "../../process/model";
import { callOf, quoted } from "../../process/formulas";
import { readStages } from "../../process/read-stages";
import { readTable, type SheetTable } from "../../process/read-table";
import { ALWAYS, type Period } from "../../metrics/period";
import type { ProcessTables, TableCells } from "../../workbook";

/** What the figures are asked about. */
export interface Ask {
  readonly period: Period;
  /** null: everyone. */
  readonly owner: string | null;
  readonly asOf: Day;
}

export const PERIODS = ["all", "thisMonth", "lastMonth", "thisQuarter", "lastQuarter", "thisYear"] as const;
export type PeriodChoice = (typeof PERIODS)[number];

/** The days of a period that a person chooses by name. */
export function periodNamed(choice: PeriodChoice, today: Day): Period {
  if (choice === "all") return ALWAYS;
  const every = choice === "thisYear" ? "year" : choice.endsWith("Month") ? "month" : "quarter";
  const now = startOf(today, every);
  const from = choice.startsWith("last") ? startOf(now - 1, every) : now;
  return { from, to: nextStart(from, every) - 1 };
}

/** A table as a figure reads it, and as a formula names it. */
export interface AskedTable {
  readonly table: SheetTable;
  /** The argument of a formula: `Deals[#All]`, or those rows of it that are asked about. */
  readonly argument: string;
}

/** The tables with the rows that are asked about. */
export interface AskedData {
  readonly deals: AskedTable | null;
  readonly tasks: AskedTable | null;
  readonly targets: AskedTable | null;
  /** What tells best how far deals came; null: nothing does. History names no owners, so of one person Deals tells it. */
  readonly journeys: AskedTable | null;
  readonly stages: { readonly list: readonly Stage[]; readonly argument: string } | null;
  readonly ask: Ask;
}

/** Takes the rows that are asked about from the tables; rows that cannot be read are left out. */
export function dataFor(tables: ProcessTables, ask: Ask): AskedData {
  const deals = ownersRows(tables.Deals, ask.owner);
  const history = tables.History !== undefined && ask.owner === null && hasRows(tables.History.grid) ? wholeTable(tables.History) : null;
  const stages = tables.Stages === undefined || !hasRows(tables.Stages.grid) ? null : wholeTable(tables.Stages);
  return {
    deals,
    tasks: ownersRows(tables.Process, ask.owner),
    targets: tables.Targets !== undefined && hasRows(tables.Targets.grid) ? wholeTable(tables.Targets) : null,
    journeys: history ?? deals,
    stages: stages && { list: readStages(stages.table), argument: stages.argument },
    ask,
  };
}

function hasRows(grid: Grid): boolean {
  return grid.some((row, at) => at > 0 && !row.every(isBlank));
}

function wholeTable({ name, grid }: TableCells): AskedTable {
  return { table: readTable(grid, { onProblem: "collect" }), argument: `${name}[#All]` };
}

/** The rows of a table that one person owns, as SALES.WHERE takes them; all of them for everyone. */
function ownersRows(cells: TableCells | undefined, owner: string | null): AskedTable | null {
  if (cells === undefined || !hasRows(cells.grid)) return null;
  const [header, ...rows] = cells.grid;
  const id: ColumnId = "owner";
  const column = header!.findIndex((cell) => columnOf(cell) === id);
  if (owner === null || column < 0) return wholeTable(cells);
  const wanted = normalText(owner);
  const grid = [header!, ...rows.filter((row) => normalText(row[column]) === wanted)];
  return {
    table: readTable(grid, { onProblem: "collect" }),
    argument: callOf("WHERE", [`${cells.name}[#All]`, quoted(String(header![column])), quoted(condition(owner))]),
  };
}

/** The condition that finds a text itself, whatever SALES.WHERE would make of its characters. */
function condition(text: string): string {
  return /^[<>=]|[*?~]/u.test(text) ? `=${text.replace(/[*?~]/gu, "~$&")}` : text;
}
