import { reps, type Rep } from "../metrics/reps";
import { today } from "../process/calendar";
import { normalText } from "../process/columns";
import { needClosed, readDealRows } from "../process/deal-rows";
import type { Day } from "../process/model";
import { StagebookError } from "../process/problem";
import { listed } from "../process/read-table";
import { readTaskRows } from "../process/task-rows";
import type { Period } from "../metrics/period";
import { choiceOf, dayOrNull, periodOf, textOf, wrong } from "./arguments";
import { figureChoices, withoutUnit } from "./choices";
import { needDeals } from "./need-deals";
import { nothing } from "./nothing";
import { DEAL_FIGURES, TASK_FIGURES } from "./reps-answer";
import { tablesOf, type Tables } from "./tables-of";

/** The answer of SALES.REP: one figure of one person's row in the table of SALES.REPS. */
export function repAnswer(data: unknown, rep: unknown, measure: unknown, from: unknown, to: unknown, asOf: unknown): number {
  const asked = textOf(rep, "rep");
  const key = choiceOf(withoutUnit(textOf(measure, "measure")), "measure", figureChoices([...TASK_FIGURES, ...DEAL_FIGURES].map(([name]) => name)));
  const period = periodOf(from, to);
  const people = peopleFor(key, tablesOf(data), period, dayOrNull(asOf, "asOf") ?? today());
  const person = people.find(({ name }) => normalText(name) === normalText(asked));
  if (person === undefined) {
    const names = people.map(({ name }) => name).filter((name) => name !== "");
    if (names.length === 0) throw new StagebookError("functions:nothing.noOwner");
    throw wrong("functions:noSuchName", "rep", { value: asked, names: listed(names) });
  }
  const { tasks, deals } = person;
  const figure = tasks === null ? DEAL_FIGURES.find(([name]) => name === key)![1](deals!) : TASK_FIGURES.find(([name]) => name === key)![1](tasks);
  if (figure === null) throw nothing.figure(key, period);
  return figure;
}

/** Everyone by the table that tells the figure: tasks, or deals. */
function peopleFor(key: string, tables: Tables, period: Period, asOf: Day): readonly Rep[] {
  if (TASK_FIGURES.some(([name]) => name === key)) {
    const table = tables.table("Process");
    table.need("deal", "task", "owner", "due");
    return reps(null, readTaskRows(table), period, asOf);
  }
  const table = tables.table("Deals");
  needDeals(table);
  table.need("owner");
  if (key === "wonAmount") table.need("amount");
  if (key === "meanCycle") {
    table.need("created");
    needClosed(table);
  }
  return reps(readDealRows(table), null, period, asOf);
}
