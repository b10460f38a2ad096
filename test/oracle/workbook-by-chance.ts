import fc from "fast-check";
import { generated, STAGE_NAMES, type Generated } from "../functions/generated";
import type { Cell, Grid } from "../../src/process/model";
import { chanceOf, type Chance } from "./chance";
import { spoiled, untidy, respelled, withOtherRows } from "./dirt";
import { withCurrencies, withProspects } from "./prospects";
import { Vocabulary } from "./vocabulary";

/** A stage without target days is never over them, and takes no time in a plan. */
const TARGET_DAYS: Readonly<Record<string, number | "">> = { Lead: 20, Demo: "", Proposal: 45, Negotiation: 10, Won: 30, "After-sales": 30, Lost: "" };
/** In percent, as exports have it. */
const CHANCES: Readonly<Record<string, number>> = { Lead: 10, Demo: 25, Proposal: 50, Negotiation: 77.5, Won: 100, "After-sales": 100, Lost: 0 };
/** The name of a deal that could not be looked up: no figure of the sheet can do without it. */
const NO_NAME = { code: "#REF!" } as unknown as Cell;
const LANGUAGES = ["en", "zh-CN", "mixed"] as const;

/** A workbook as people keep it: sheets in one language or two, with dirt. */
export interface Workbook {
  readonly seed: number;
  readonly words: Vocabulary;
  /** Its deals are in several currencies, with an exchange rate each. */
  readonly hasRates: boolean;
  readonly sheets: Readonly<Record<"Deals" | "Process" | "History" | "Stages" | "Holidays" | "Playbook", Cell[][]>>;
}

/** Many small processes as one: deals of different ones never share a name. */
function together(processes: readonly Generated[]): Generated {
  const renamed = (grid: Grid, at: number) => grid.slice(1).map((row) => row.map((cell, index) => (grid[0]![index] === "Deal" ? `${at}/${String(cell)}` : cell)));
  const join = (table: "deals" | "tasks" | "history") => [[...processes[0]![table][0]!], ...processes.flatMap((process, at) => renamed(process[table], at))];
  return { stages: processes[0]!.stages, deals: join("deals"), tasks: join("tasks"), history: join("history") };
}

/** A cell in the words of the workbook. */
function inWords(cell: Cell, header: string, words: Vocabulary): Cell {
  if (header === "Milestone") return words.word("flag", String(cell));
  if (typeof cell !== "string" || cell === "") return cell;
  if (header === "Stage") return words.word("stage", cell);
  if (header === "Status") return words.word("status", cell);
  if (header === "Kind") return words.word("kind", cell);
  const [, of = "", name = cell] = /^(\d+\/)?(.*)$/su.exec(cell) ?? [];
  return of + words.name(name);
}

/** A sheet as people keep it: its columns in any order, under any of their headers, beside one that is none of ours. */
function sheetOf(grid: Grid, words: Vocabulary, below: Chance): Cell[][] {
  const [header, ...rows] = grid.map((row) => [...row, ""]);
  const names = [...header!.slice(0, -1).map(String), "Region"];
  const key = names.includes("Deal") ? "Deal" : names[0]!;
  const order = names.map((name, at) => ({ at, name, by: below(1_000_000) })).sort((one, other) => one.by - other.by);
  const headers = order.map(({ name }) => name);
  const written = rows.map((row) => {
    const clean = order.map(({ at, name }): Cell => (name === "Region" ? ["North", 7, "#REF!", ""][below(4)] : inWords(row[at], name, words)));
    const tidy = below(3) === 0 ? untidy(clean, headers, below) : clean;
    return below(30) === 0 ? spoiled(tidy, headers, below) : tidy;
  });
  const nameless = key === "Deal" ? [written[below(written.length)]!.map((cell, at) => (headers[at] === "Deal" ? NO_NAME : cell))] : [];
  const above = below(2) === 0 ? [headers.map(() => "")] : [];
  return [...above, headers.map((name) => respelled(words.header(name), below)), ...withOtherRows([...written, ...nameless], headers.indexOf(key), below)];
}

/** The Stages table, its rows in any order: the column Order says it. */
function stagesSheet(words: Vocabulary, below: Chance): Cell[][] {
  const kind = (name: string) => (name === "Won" ? "won" : name === "After-sales" ? "after-sales" : name === "Lost" ? "lost" : "open");
  const rows = [...STAGE_NAMES, "Lost"].map((name, at): Cell[] => [words.name(name), at + 1, words.word("kind", kind(name)), TARGET_DAYS[name], CHANCES[name]]);
  const keys = rows.map(() => below(1_000_000));
  const shuffled = rows.map((row, at) => ({ row, key: keys[at]! })).sort((one, other) => one.key - other.key).map(({ row }) => row);
  return [["Stage", "Order", "Kind", "Target days", "Probability"].map((name) => words.header(name)), ...shuffled];
}

/** Days off over a year and a half: some on weekends, some twice. */
function daysOff(below: Chance): Cell[][] {
  return [["Holiday", "Notes"], ...Array.from({ length: 60 }, (): Cell[] => [46_000 + below(540), ["", "Spring"][below(2)]])];
}

/** What each open stage brings: tasks that are due some business days after it begins. */
function playbook(below: Chance): Cell[][] {
  const rows = STAGE_NAMES.slice(0, 4).flatMap((stage) => Array.from({ length: 3 + below(3) }, (_, at): Cell[] => [`Task ${stage} ${at}`, stage, below(2) === 0, below(15)]));
  return [["Task", "Stage", "Milestone", "Offset days"], ...rows];
}

/** The workbook of a seed: a process of `processes` small ones with skipped stages, deals that went back and lost ones. */
export function workbookByChance(seed: number, processes = 80): Workbook {
  const below = chanceOf(seed);
  const words = new Vocabulary(LANGUAGES[seed % LANGUAGES.length]!, below);
  const { deals, tasks, history } = together(fc.sample(generated, { numRuns: processes, seed }));
  const told = withProspects(deals, "Created");
  const hasRates = seed % 2 === 0;
  const sheet = (grid: Grid) => sheetOf(grid, words, below);
  return {
    seed, words, hasRates,
    sheets: {
      Deals: sheet(hasRates ? withCurrencies(told) : told), Process: sheet(tasks), History: sheet(history), Stages: stagesSheet(words, below),
      Holidays: sheet(daysOff(below)), Playbook: sheet(playbook(below)),
    },
  };
}
