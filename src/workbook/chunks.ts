import type { Cell } from "../process/model";

/** Bytes of JSON per request: between the 5 MB that Excel on the web refuses and requests so many that it takes long. */
export const BYTES_PER_WRITE = 1_000_000;

const encoder = new TextEncoder();

export interface Chunk {
  /** Place of its first row among all rows. */
  readonly from: number;
  readonly rows: Cell[][];
  /** Its size as JSON. */
  bytes: number;
}

/** Splits rows into parts of about a megabyte of JSON, at least one row each; together they are all rows, in order. */
export function inChunks(rows: readonly (readonly Cell[])[], limit = BYTES_PER_WRITE): Chunk[] {
  const chunks: Chunk[] = [];
  rows.forEach((row, index) => {
    const size = encoder.encode(JSON.stringify(row)).length + 1;
    let chunk = chunks.at(-1);
    if (chunk === undefined || chunk.bytes + size > limit) {
      chunk = { from: index, rows: [], bytes: 0 };
      chunks.push(chunk);
    }
    chunk.rows.push([...row]);
    chunk.bytes += size;
  });
  return chunks;
}
