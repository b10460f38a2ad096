import { listed, type SheetTable } from "../process/read-table";
import { orderFor, UNKNOWN_STAGE, type StageOrder } from "../process/stage-orders";
import type { JourneyQuestion } from "./journeys";

/** The order of stages for a table, and the step of each text of its Stage column. */
export function stepsOfStageColumn(table: SheetTable, { stages, asked }: JourneyQuestion, moreNames: readonly string[] = []) {
  const names = table.text("stage");
  const order = orderFor([...names.labels, ...moreNames], stages, asked);
  return { order, stepOfCode: names.map((label) => (label === "" ? UNKNOWN_STAGE : order.stepOf(label))) };
}

/** Reports a row whose stage is blank or none of the order's. */
export function reportStage(table: SheetTable, i: number, order: StageOrder, column: "stage" | "lostIn" = "stage"): void {
  const stage = table.text(column).labelAt(i);
  if (stage === "") table.report(i, column, "process:blankStage");
  else table.report(i, column, "process:unknownStage", { stage, stages: listed(order.steps.map(({ name }) => name)) });
}
