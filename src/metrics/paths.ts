import { LOST, OPEN, WON } from "../process/deal-rows";
import type { SheetTable } from "../process/read-table";
import { LOST_STAGE } from "../process/stage-orders";
import { entriesOf } from "./history-journeys";
import type { JourneyQuestion } from "./journeys";
import { isIn, type Period } from "./period";

/** A way that deals went through the stages. */
export interface Path {
  /** The stages in the order in which they were entered. */
  readonly stages: readonly string[];
  readonly deals: number;
  readonly won: number;
  readonly lost: number;
  /** Stages before the furthest one that were never entered. */
  readonly skipped: number;
  /** Stages that were entered more than once. */
  readonly repeated: number;
  /** Moves to an earlier stage. */
  readonly backward: number;
}

/**
 * The real paths by a History table, the most frequent first. A row whose stage is that of the deal's row before is no
 * change. Of the deals whose first entry is in the period.
 */
export function paths(table: SheetTable, question: JourneyQuestion, period: Period): Path[] {
  const { order, stepOf, days, rows, starts } = entriesOf(table, question);
  // The paths as a tree: a deal goes from each step to the next, and where it stops it is counted.
  const root = new Node();
  const found: Node[] = [];
  for (let deal = 0; deal < starts.length - 1; deal++) {
    let [node, first] = [root, 0];
    for (let at = starts[deal]!; at < starts[deal + 1]!; at++) {
      const step = stepOf[rows[at]!]!;
      if (first === 0 && step !== LOST_STAGE) first = days[rows[at]!]!;
      if (step !== node.last) node = node.next(step);
    }
    if (node === root || !isIn(first, period)) continue;
    if (node.deals === 0) found.push(node);
    node.deals += 1;
  }
  const lostNames = table.text("stage").labels.filter((label) => order.stepOf(label) === LOST_STAGE);
  const lostName = question.stages?.find(({ kind }) => kind === "lost")?.name ?? lostNames.sort()[0] ?? "";
  return found
    .sort((one, other) => other.deals - one.deals || byStages(one.steps, other.steps))
    .map(({ steps, deals }): Path => {
      const last = steps.at(-1)!;
      const outcome = last === LOST_STAGE ? LOST : last >= order.won ? WON : OPEN;
      return {
        stages: steps.map((step) => (step === LOST_STAGE ? lostName : order.steps[step]!.name)),
        deals,
        won: outcome === WON ? deals : 0,
        lost: outcome === LOST ? deals : 0,
        ...turnsOf(steps.filter((step) => step !== LOST_STAGE)),
      };
    });
}

/** The deals that went the same way so far. */
class Node {
  deals = 0;
  /** NaN at the root, which is no step. */
  readonly last: number;
  private readonly onward = new Map<number, Node>();

  constructor(readonly steps: readonly number[] = []) {
    this.last = steps.at(-1) ?? NaN;
  }

  next(step: number): Node {
    let node = this.onward.get(step);
    if (node === undefined) this.onward.set(step, (node = new Node([...this.steps, step])));
    return node;
  }
}

/** How a path differs from going through all stages in their order. Lost is no stage to skip, repeat or go back to. */
function turnsOf(steps: readonly number[]): Pick<Path, "skipped" | "repeated" | "backward"> {
  const visits = new Map<number, number>();
  for (const step of steps) visits.set(step, (visits.get(step) ?? 0) + 1);
  return {
    skipped: Math.max(-1, ...steps) + 1 - visits.size,
    repeated: [...visits.values()].filter((count) => count > 1).length,
    backward: steps.filter((step, at) => at > 0 && step < steps[at - 1]!).length,
  };
}

/** By the place of the first stage in which they differ, lost last; of two that agree the shorter first. */
function byStages(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((step, index) => step !== other[index]);
  if (at < 0) return one.length - other.length;
  const place = (step: number | undefined) => (step === undefined ? -1 : step === LOST_STAGE ? Infinity : step);
  return place(one[at]) - place(other[at]);
}
