import type { Area, CellPosition } from "../document/area";
import { pluginWith, type Model } from "../document/engine";

/** A piece of one column: from row `top` to row `bottom`. */
interface Run {
  top: number;
  bottom: number;
}

interface Evaluator {
  computeFormulaCell(position: CellPosition, cell: object): unknown;
}

/** The formulas that were calculated since this was last asked, by sheet. Values that were typed are not calculated. */
export class CalculatedCells {
  private runs = new Map<string, Map<number, Run[]>>();

  constructor(model: Model) {
    const { evaluator } = pluginWith<{ evaluator: Evaluator }>(model, "evaluateFormula");
    const compute = evaluator.computeFormulaCell.bind(evaluator);
    evaluator.computeFormulaCell = (position, cell) => {
      this.note(position);
      return compute(position, cell);
    };
  }

  /** The engine goes down each column, so that neighbours mostly come one after the other. */
  private note({ sheetId, row, col }: CellPosition): void {
    const columns = this.runs.get(sheetId) ?? new Map<number, Run[]>();
    this.runs.set(sheetId, columns);
    const column = columns.get(col) ?? [];
    columns.set(col, column);
    const last = column.at(-1);
    if (last !== undefined && row >= last.top && row <= last.bottom + 1) last.bottom = Math.max(last.bottom, row);
    else column.push({ top: row, bottom: row });
  }

  /** What was calculated, as areas of one column each. */
  take(): { readonly sheetId: string; readonly areas: readonly Area[] }[] {
    const { runs } = this;
    this.runs = new Map();
    return [...runs].map(([sheetId, columns]) => ({
      sheetId,
      areas: [...columns].sort(([one], [other]) => one - other).flatMap(([col, column]) => merged(column).map(({ top, bottom }) => ({ top, bottom, left: col, right: col }))),
    }));
  }
}

function merged(runs: readonly Run[]): Run[] {
  const apart: Run[] = [];
  for (const run of [...runs].sort((one, other) => one.top - other.top)) {
    const before = apart.at(-1);
    if (before !== undefined && run.top <= before.bottom + 1) before.bottom = Math.max(before.bottom, run.bottom);
    else apart.push({ ...run });
  }
  return apart;
}
