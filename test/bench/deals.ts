import { dayOf } from "../../src/process/calendar";
import type { Cell } from "../../src/process/model";
import { randomNumbers, type Random } from "./random";

export const OWNERS = Array.from({ length: 50 }, (_, index) => `Owner ${index + 1}`);
export const STAGES = ["Lead", "Qualified", "Proposal", "Negotiation", "Won"];
export const STAGES_TABLE: Cell[][] = [
  ["Stage", "Kind", "Probability", "Target days"],
  ...STAGES.map((name, at): Cell[] => [name, name === "Won" ? "won" : "open", at / 4, 30]),
  ["Lost", "lost", 0, ""],
];
export const YEAR = 2026;
const FIRST_DAY = dayOf(YEAR, 1, 1)!;
/** The day on which things stand. */
export const AS_OF = dayOf(YEAR, 12, 31)!;

const DEAL_HEADER = [
  "Deal", "Customer", "Owner", "Stage", "Amount", "Created", "Expected close", "Closed", "Outcome", "Lost in", "Reason", "Source",
];
const TASK_HEADER = ["ID", "Deal", "Customer", "Stage", "Task", "Milestone", "Owner", "Start", "Due", "Done", "Status", "Notes"];

/** The tables of a company of `rows` deals, `rows` tasks and `rows` moves; always the same ones for a number of rows. */
export function company(rows: number): { deals: Cell[][]; tasks: Cell[][]; history: Cell[][] } {
  const random = randomNumbers(20_260_101);
  return { deals: deals(rows, random), tasks: tasks(rows, random), history: history(rows, random) };
}

function deals(rows: number, random: Random): Cell[][] {
  const table: Cell[][] = [DEAL_HEADER];
  for (let i = 1; i <= rows; i++) {
    const outcome = random.of(["Open", "Won", "Lost"]);
    const stage = outcome === "Won" ? "Won" : random.of(STAGES.slice(0, 4));
    const created = FIRST_DAY + random.below(270);
    const lostIn = outcome === "Lost" ? stage : "";
    table.push([
      `Deal ${i}`, `Customer ${random.below(rows / 5) + 1}`, random.of(OWNERS), outcome === "Lost" ? "Lost" : stage, random.below(100_000), created,
      created + 60, outcome === "Open" ? "" : created + random.below(90), outcome, lostIn,
      outcome === "Lost" ? random.of(["Price", "Timing", "Competitor"]) : "", random.of(["Web", "Fair", "Partner"]),
    ]);
  }
  return table;
}

/** Five tasks a deal, one for each stage, done up to where the deal stands. */
function tasks(rows: number, random: Random): Cell[][] {
  const table: Cell[][] = [TASK_HEADER];
  let [came, start] = [0, 0];
  for (let i = 0; i < rows; i++) {
    const [deal, step] = [Math.floor(i / 5) + 1, i % 5];
    if (step === 0) [came, start] = [random.below(6), FIRST_DAY + random.below(270)];
    const due = start + step * 14 + 7;
    const done = step < came ? due - 3 + random.below(8) : "";
    const status = done === "" ? "Open" : "Done";
    table.push([`T-${i}`, `Deal ${deal}`, `Customer ${deal}`, STAGES[step]!, `Task ${step + 1}`, "Yes", random.of(OWNERS), due - 7, due, done, status, ""]);
  }
  return table;
}

/** Four moves a deal, each a stage on, the last of some of them to Lost. */
function history(rows: number, random: Random): Cell[][] {
  const table: Cell[][] = [["Deal", "Stage", "Entered"]];
  let day = 0;
  for (let i = 0; i < rows; i++) {
    const step = i % 4;
    day = step === 0 ? FIRST_DAY + random.below(270) : day + random.below(30);
    const stage = step < 3 ? STAGES[step]! : random.of(["Negotiation", "Won", "Lost"]);
    table.push([`Deal ${Math.floor(i / 4) + 1}`, stage, day]);
  }
  return table;
}
