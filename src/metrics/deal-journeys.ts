import { LOST, OPEN, outcomeColumn, readDealRows, tellsClosed, WON } from "../process/deal-rows";
import { outcomeOfWord } from "../process/words";
import type { SheetTable } from "../process/read-table";
import { LOST_STAGE, UNKNOWN_STAGE } from "../process/stage-orders";
import type { JourneyQuestion, Journeys } from "./journeys";
import { reportStage, stepsOfStageColumn } from "./stage-column";

/**
 * Journeys from a Deals table, where one row is one deal as it stands now.
 *
 * A deal reached every stage up to the one it is in; a won deal the won stage. A lost deal reached the stages up to its
 * "Lost in"; without one, up to its Stage where that still names an open stage (Pipedrive keeps it); otherwise the first
 * stage only, which `lostNowhere` counts. The first stage was entered on Created and the won stage on Closed; a Deals
 * table dates no other.
 */
export function dealJourneys(table: SheetTable, question: JourneyQuestion): Journeys {
  table.need("deal", "stage");
  const { order, stepOfCode } = stepsOfStageColumn(table, question, wonWords(table));
  const rows = readDealRows(table, question.stages);
  const { outcomes, closed, length } = rows;
  const stages = table.text("stage");
  const lostIn = table.text("lostIn");
  const lostInStep = lostIn.map((label) => order.stepOf(label));
  const created = table.days("created");
  const steps = order.steps.length;
  const furthest = new Int32Array(length);
  const entered = new Int32Array(length * steps);
  let lostNowhere = 0;

  for (let i = 0; i < length; i++) {
    const code = stages.codes[i]!;
    const step = stepOfCode[code]!;
    if (step === UNKNOWN_STAGE && (code !== 0 || outcomes[i] === OPEN)) reportStage(table, i, order);
    if (outcomes[i] === WON) {
      furthest[i] = Math.min(Math.max(step, order.won), steps - 1);
    } else if (outcomes[i] === LOST) {
      if (lostIn.codes[i] !== 0) {
        furthest[i] = lostInStep[lostIn.codes[i]!]!;
        if (furthest[i]! < 0) reportStage(table, i, order, "lostIn");
      } else if (step >= 0 && step < order.won) {
        furthest[i] = step;
      } else {
        lostNowhere += 1;
      }
    } else if (step !== LOST_STAGE) {
      furthest[i] = step;
    }
    if (!table.isReadable(i)) furthest[i] = -1;
    entered[i * steps] = created[i]!;
    if (order.won < steps && outcomes[i] === WON) entered[i * steps + order.won] = closed[i]!;
  }

  return {
    source: "Deals", order, length, furthest, stands: furthest, entered, outcomes,
    dated: order.steps.map((_, step) => (step === 0 ? table.has("created") : step === order.won && tellsClosed(table))),
    stays: null,
    table,
    lostNowhere,
  };
}

/** The words for won in the column of outcomes: with them the order has a won stage even when no Stage cell says so. */
function wonWords(table: SheetTable): string[] {
  const column = outcomeColumn(table);
  return column === null ? [] : table.text(column).labels.filter((label) => outcomeOfWord(label) === "won");
}
