import fc from "fast-check";
import type { Cell, Grid } from "../../src/process/model";

/** A process as made up by chance: the three tables tell of the same stages and people, not of the same events. */
export interface Generated {
  readonly stages: string[][];
  readonly deals: Cell[][];
  readonly tasks: Cell[][];
  readonly history: Cell[][];
}

const OPEN_STAGES = ["Lead", "Demo", "Proposal", "Negotiation"];
export const STAGE_NAMES = [...OPEN_STAGES, "Won", "After-sales"];
const FIRST_DAY = 46_023; // 1 January 2026
const days = fc.integer({ min: FIRST_DAY, max: FIRST_DAY + 180 });
const dealName = fc.integer({ min: 1, max: 12 }).map((number) => `Deal ${number}`);
const owner = fc.constantFrom("Li Na", "Wu Fang", "Ann", "Bo", "");
const maybe = <T>(value: fc.Arbitrary<T>, blank: T | "" = "") => fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: fc.constant(blank) });

const deal = fc
  .record({
    name: dealName, owner, amount: maybe(fc.integer({ min: 0, max: 100_000 }) as fc.Arbitrary<Cell>),
    stage: fc.constantFrom(...STAGE_NAMES, "Lost", "Lost"), lostIn: maybe(fc.constantFrom(...OPEN_STAGES)),
    created: days, length: fc.integer({ min: 0, max: 90 }), dated: fc.boolean(),
  })
  .map(({ name, owner: who, amount, stage, lostIn, created, length, dated }): Cell[] => {
    const closed = ["Won", "After-sales", "Lost"].includes(stage) && dated ? created + length : "";
    return [name, who, stage, amount, created, closed, stage === "Lost" ? lostIn : ""];
  });

const task = fc
  .record({
    deal: dealName, owner, stage: fc.constantFrom(...OPEN_STAGES, "After-sales"), number: fc.integer({ min: 1, max: 99 }), milestone: fc.boolean(),
    start: maybe(days as fc.Arbitrary<Cell>), due: maybe(days as fc.Arbitrary<Cell>), length: fc.integer({ min: 0, max: 60 }),
    how: fc.constantFrom("date", "date", "word", "skipped", "open", "open"),
  })
  .map(({ deal: of, owner: who, stage, number, milestone, start, due, length, how }): Cell[] => {
    const done = how === "date" ? (typeof start === "number" ? start : FIRST_DAY) + length : "";
    const status = how === "word" ? "Done" : how === "skipped" ? "Skipped" : how === "date" ? "" : "Open";
    return [of, stage, `Task ${number}`, milestone, who, start, due, done, status];
  });

const entry = fc.tuple(dealName, fc.constantFrom(...STAGE_NAMES, "Lost"), maybe(days as fc.Arbitrary<Cell>)).map((row): Cell[] => row);

export const generated: fc.Arbitrary<Generated> = fc.record({
  stages: fc.constant([...STAGE_NAMES, "Lost"].map((name) => [name])),
  deals: fc.array(deal, { minLength: 1, maxLength: 30 }).map((rows) => [["Deal", "Owner", "Stage", "Amount", "Created", "Closed", "Lost in"], ...rows]),
  tasks: fc.array(task, { minLength: 1, maxLength: 60 }).map((rows) => [["Deal", "Stage", "Task", "Milestone", "Owner", "Start", "Due", "Done", "Status"], ...rows]),
  history: fc.array(entry, { minLength: 1, maxLength: 60 }).map((rows) => [["Deal", "Stage", "Entered"], ...rows]),
});

/** The same table with its columns in another order: `keys` sorts them. */
export function reorderColumns(grid: Grid, keys: readonly number[]): Cell[][] {
  const order = grid[0]!.map((_, index) => index).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
  return grid.map((row) => order.map((index) => row[index]));
}

/** The same table with its rows in another order. */
export function reorderRows(grid: Grid, keys: readonly number[]): Cell[][] {
  const [header, ...rows] = grid;
  const order = rows.map((_, index) => index).sort((a, b) => (keys[a % keys.length] ?? 0) - (keys[b % keys.length] ?? 0) || b - a);
  return [[...header!], ...order.map((index) => [...rows[index]!])];
}
