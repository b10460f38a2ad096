import { isBounded, type Period } from "../metrics/period";
import { isoDay } from "../process/calendar";
import { StagebookError } from "../process/problem";
import { figureHeader } from "./answer-table";

/** Days of a period as a message names them. */
export function periodWords({ from, to }: Period): { from: string; to: string } {
  return { from: from === null ? "…" : isoDay(from), to: to === null ? "…" : isoDay(to) };
}

/** The #N/A of a figure that has nothing to show. */
export const nothing = {
  /** No deal reached a stage, or entered it in the period. */
  reached: (stage: string, period: Period) =>
    isBounded(period)
      ? new StagebookError("functions:nothing.noDealEnteredInPeriod", { stage, ...periodWords(period) })
      : new StagebookError("functions:nothing.noDealReached", { stage }),
  /** No stay in any stage is over. */
  stayed: (period: Period) =>
    isBounded(period)
      ? new StagebookError("functions:nothing.noStayInPeriod", periodWords(period))
      : new StagebookError("functions:nothing.noStay"),
  /** No deal was closed, or won with what a figure needs, at all or in the period. */
  closed: (reason: "noneClosed" | "noDealWon" | "noWonAmount" | "noCycle" | "noDays", period: Period) =>
    new StagebookError(`functions:nothing.${reason}`, { period: isBounded(period) ? ` [${Object.values(periodWords(period)).join(" – ")}]` : "" }),
  /** There is nothing to compute a figure from, by the key of its header. */
  figure: (key: string, period: Period) =>
    new StagebookError(`functions:nothing.${isBounded(period) ? "noneInPeriod" : "none"}`, { figure: figureHeader(key), ...periodWords(period) }),
};
