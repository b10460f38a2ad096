import type { Language } from "../process/language";
import type { Cell, Day } from "../process/model";
import { sampleOf } from "../process/sample";
import { templateOf } from "../process/templates";
import { FLAG_WORDS, OUTCOME_WORDS, STATUS_WORDS } from "../process/words";
import type { RowValues } from "./append-rows";
import { newProcess, tablesOf } from "./create-process";
import type { OperationOptions } from "./operation";
import { newRowId } from "./row-ids";

/**
 * Writes a process of the first template with made-up deals, as if it had been worked with for months up to a day. The
 * workbook remembers that it is a sample, so that removeSample can take it away. Throws as createProcess does.
 */
export async function createSample(language: Language, asOf: Day, options: OperationOptions = {}): Promise<void> {
  const template = templateOf("b2b");
  const sample = sampleOf(template, language, asOf);
  const { tables, roles } = tablesOf({ template: template.id, language, people: sample.team });
  const ids = new Set<string>();
  const rows = {
    Deals: sample.deals.map((deal) => row({ ...deal, id: newRowId(ids), outcome: OUTCOME_WORDS[deal.outcome][language] })),
    Process: sample.tasks.map((task) =>
      row({ ...task, id: newRowId(ids), milestone: FLAG_WORDS[task.milestone ? "yes" : "no"][language], status: STATUS_WORDS[task.status][language] })
    ),
    History: sample.history.map(row),
    Targets: sample.targets.map(row),
  };
  const filled = Object.fromEntries(Object.entries(rows).map(([kind, of]) => [kind, { rows: of }]));
  await newProcess({ language, roles, tables: { ...tables, ...filled } }, { language, isSample: true }, options);
}

function row(values: object): RowValues {
  return Object.fromEntries(Object.entries(values as Record<string, Cell>).map(([id, value]) => [id, value ?? ""]));
}
