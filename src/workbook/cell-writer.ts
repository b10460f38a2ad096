import type { Cell } from "../process/model";
import { rangeOf, written, type Block } from "./cells";
import { BYTES_PER_WRITE, inChunks } from "./chunks";

/** Ranges per request: each is an object of its own for Excel, which the web lets wait when there are thousands. */
const RANGES_PER_WRITE = 1_000;

/** What one cell of a column is to hold. */
export interface NewContent {
  /** Row of the sheet, zero-based. */
  readonly row: number;
  readonly value: Cell;
  /** A formula of its own stands for the value. */
  readonly formula: string | null;
}

/** Queues many single cells: neighbours as one range, and a request whenever enough has come together. */
export class CellWriter {
  private ranges = 0;
  private bytes = 0;

  constructor(
    private readonly context: Excel.RequestContext,
    /** Sends what is queued. */
    private readonly send: (isFull: boolean) => Promise<void>
  ) {}

  /** Queues cells of the column in which `column` stands. */
  async write(column: Pick<Block, "sheetId" | "left">, cells: readonly NewContent[]): Promise<void> {
    for (const run of runs(cells)) {
      const contents = run.map(({ value, formula }) => [formula ?? written(value ?? "")]);
      const parts = inChunks(contents);
      for (const { from, rows, bytes } of parts) {
        if (this.ranges >= RANGES_PER_WRITE || (this.bytes > 0 && this.bytes + bytes > BYTES_PER_WRITE)) {
          await this.send(true);
          this.ranges = 0;
          this.bytes = 0;
        }
        const range = rangeOf(this.context, { ...column, top: run[0]!.row + from, rows: rows.length, columns: 1 });
        // As formulas constants are what they are as values; only a formula has to go in as one.
        if (run.some(({ formula }) => formula !== null)) range.formulas = rows;
        else range.values = rows;
        this.ranges += 1;
        this.bytes += bytes;
      }
    }
  }
}

/** Cells that stand one below the other without a gap. */
function runs(cells: readonly NewContent[]): NewContent[][] {
  const result: NewContent[][] = [];
  for (const cell of [...cells].sort((one, other) => one.row - other.row)) {
    const last = result.at(-1);
    if (last !== undefined && last.at(-1)!.row + 1 === cell.row) last.push(cell);
    else result.push([cell]);
  }
  return result;
}
