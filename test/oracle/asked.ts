import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { check } from "../../src/functions/functions";
import { likeExcel, shown } from "../functions/custom-functions";
import { STAGE_NAMES } from "../functions/generated";
import type { Cell } from "../../src/process/model";
import { QUERIES, SUITES, type Suite } from "./catalogue";
import { SEEDS } from "./chance";
import { plain } from "./compare";
import { Database } from "./database";
import { OPPORTUNITIES } from "./opportunities";
import { opportunityDatabase, opportunityDeals, opportunityHistory, OPPORTUNITY_DAY, OPPORTUNITY_STAGES } from "./opportunity-process";
import { opportunityTasks } from "./opportunity-tasks";
import { quartersFrom, type Quarter } from "./prospects";
import { workbookByChance, type Workbook } from "./workbook-by-chance";

export type Shape = "history" | "tasks" | "deals";
export type Period = readonly [name: string, from: number | null, to: number | null];

/** A process of which every figure is asked twice: of the functions, and of a database. */
export interface Asked {
  readonly name: string;
  readonly available: boolean;
  readonly isOpportunities: boolean;
  /** A database with its tables, which nothing of the code has read. */
  open(): Promise<Database>;
  /** Its sheets as they stand, with what cannot be read. */
  sheets(): Readonly<Record<string, Cell[][]>>;
  /** Its tables as the functions get them. */
  tables(): Readonly<Record<Shape, Cell[][]>>;
  /** Which of them tell how deals went through the stages. */
  readonly shapes: readonly Shape[];
  readonly stages: Cell[][];
  /** The stages in order, lost left out. */
  readonly steps: readonly string[];
  readonly asOf: number;
  /** Days in the middle of it. */
  readonly days: readonly [number, number];
  readonly periods: readonly Period[];
  readonly owners: readonly string[];
  readonly quarters: readonly Quarter[];
  /** The rows of its Holidays and its Playbook that can be read; null: it has none. */
  readonly plan: Readonly<Record<"Holidays" | "Playbook", Cell[][]>> | null;
  /** Words for the columns of deals. */
  readonly columns: Readonly<Record<"owner" | "amount" | "created", string>>;
  /** Some of the deals: those of two owners with an amount from here on; any amount where amounts are in several currencies. */
  readonly least: number;
  /** How the database spells a name. */
  spelled(name: string): string;
  /** A word for an argument, in the language of the workbook. */
  argument(word: string): string;
}

/** A sheet without the rows that SALES.CHECK lists: what is left once a person has put them aside. */
export function withoutProblems(grid: Cell[][], stages: Cell[][]): Cell[][] {
  const listed = new Set((shown(() => check(grid, stages, false)) as Cell[][]).map(([row]) => row));
  return grid.filter((_, at) => !listed.has(at + 1));
}

function askedOfWorkbook(workbook: Workbook): Asked {
  const { seed, words, sheets, hasRates } = workbook;
  return {
    name: `a workbook by chance (SEED=${seed}, ${words.language})`, available: true, isOpportunities: false,
    async open() {
      const database = await Database.open();
      await database.readSheets(sheets);
      await database.run("money-schema");
      await database.run("clean");
      return database;
    },
    sheets: () => sheets,
    tables: () => ({
      deals: withoutProblems(sheets.Deals, sheets.Stages), tasks: withoutProblems(sheets.Process, sheets.Stages), history: withoutProblems(sheets.History, sheets.Stages),
    }),
    shapes: ["history", "tasks", "deals"], stages: sheets.Stages, steps: STAGE_NAMES.map((name) => words.name(name)),
    asOf: 46_200, days: [46_060, 46_100],
    periods: [["all time", null, null], ["a period", 46_050, 46_120], ["since a day", 46_090, null], ["until a day", null, 46_080]],
    owners: ["Li Na", "Wu Fang", "Ann"].map((name) => words.name(name)), quarters: quartersFrom(46_030, 2),
    plan: { Holidays: withoutProblems(sheets.Holidays, sheets.Stages), Playbook: withoutProblems(sheets.Playbook, sheets.Stages) },
    columns: { owner: words.header("Owner"), amount: words.header("Amount"), created: words.header("Created") }, least: hasRates ? -1e9 : 10_000,
    spelled: plain,
    argument: (word) => words.argument(word),
  };
}

const OF_OPPORTUNITIES: Asked = {
  name: "8,800 real opportunities", available: existsSync(OPPORTUNITIES), isOpportunities: true,
  open: opportunityDatabase,
  sheets: () => ({ Stages: OPPORTUNITY_STAGES, Deals: opportunityDeals(), Process: opportunityTasks(), History: opportunityHistory() }),
  tables: () => ({ deals: opportunityDeals(), tasks: opportunityTasks(), history: opportunityHistory() }),
  shapes: ["history", "deals"], stages: OPPORTUNITY_STAGES, steps: ["Prospecting", "Engaging", "Won"],
  asOf: OPPORTUNITY_DAY, days: [42_900, 43_000],
  periods: [["all time", null, null], ["the first quarter of 2017", 42_736, 42_825], ["until July 2017", null, 42_947]],
  owners: ["Anna Snelling", "Darcel Schlecht", "Moses Frase"], quarters: quartersFrom(42_800, 3),
  plan: null,
  columns: { owner: "sales_agent", amount: "close_value", created: "engage_date" }, least: 500,
  spelled: (name) => name,
  argument: (word) => word,
};

/** Every process that is asked about. */
const ASKED: readonly Asked[] = [...SEEDS.map((seed) => askedOfWorkbook(workbookByChance(seed))), OF_OPPORTUNITIES];

/**
 * A suite for each of them: `tests` declares its tests, which ask both by what it is given. Where the opportunities are not
 * beside the project theirs are skipped.
 */
export function describeAsked(what: Suite, tests: (asked: Asked, both: () => { database: Database; ours: ReturnType<Asked["tables"]> }) => void): void {
  for (const asked of ASKED) {
    describe(`${asked.name}: ${what}, against SQL`, function () {
      this.timeout(60_000);
      likeExcel();
      let database: Database | undefined;
      let ours: ReturnType<Asked["tables"]>;
      before(async function () {
        if (!asked.available) {
          console.log(`      skipped: ${OPPORTUNITIES} is not there`);
          this.skip();
        }
        database = await asked.open();
        ours = asked.tables();
      });
      after(() => database?.close());
      tests(asked, () => ({ database: database!, ours }));

      if (SUITES[what].length > 0) it(`was asked with the queries of ${SUITES[what].join(", ")}`, () => {
        for (const name of SUITES[what]) for (const query of QUERIES[name]!) assert.ok(database!.asked.has(query), `${name}: ${query}`);
      });
    });
  }
}
