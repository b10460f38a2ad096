import type { Found, FoundMatrix } from "./formula-language";

/** What a range holds, written once for all the cells that use it. */
export interface Content {
  /** The same for equal contents, different for different ones; short. */
  readonly key: string;
  /** The rows as JSON, or undefined when the range holds an error that the reader does not take. */
  readonly json: string | undefined;
  /** The first value that the reader does not take, row by row. */
  readonly refused: Found | undefined;
}

/** Turns one value into what an add-in receives, or undefined for one that it does not take. */
export interface Reader {
  /** Names the way of reading: contents are kept by it. */
  readonly name: string;
  read(found: Found): string | number | boolean | null | object | undefined;
}

/** More ranges than a dashboard reads. */
const MOST_RANGES = 256;
const AS_IS: Reader = { name: "as is", read: ({ value }) => value };

interface Kept {
  matrix: FoundMatrix;
  readonly content: Content;
}

/**
 * Writing 8,800 rows as JSON takes longer than comparing them, and most calculations find a range as it was. So the
 * last content of each range is kept with the values it was written from, and written again only when one differs.
 */
export class RangeContents {
  private readonly kept = new Map<string, Kept>();
  private readonly keys = new Map<string, string>();
  private numbers = 0;
  /** How often a range was written as JSON. */
  written = 0;

  of(matrix: FoundMatrix, reader: Reader = AS_IS): Content {
    if (matrix.length === 1 && matrix[0]!.length === 1) return this.write(matrix, reader);
    const place = `${reader.name} ${placeOf(matrix)}`;
    const known = this.kept.get(place);
    if (known && sameValues(known.matrix, matrix)) {
      // All cells of one evaluation are handed the same matrix: from now on that is all there is to compare.
      known.matrix = matrix;
      return known.content;
    }
    const content = this.write(matrix, reader);
    this.kept.set(place, { matrix, content });
    return content;
  }

  private write(matrix: FoundMatrix, reader: Reader): Content {
    if (matrix.length > 1 || (matrix[0]?.length ?? 0) > 1) this.written += 1;
    const rows: unknown[][] = [];
    for (let row = 0; row < (matrix[0]?.length ?? 0); row += 1) {
      const cells: unknown[] = new Array(matrix.length);
      for (let col = 0; col < matrix.length; col += 1) {
        const found = matrix[col]![row] ?? { value: null };
        const value = reader.read(found);
        if (value === undefined) return { key: `refused ${String(found.value)}`, json: undefined, refused: found };
        cells[col] = value;
      }
      rows.push(cells);
    }
    const json = JSON.stringify(rows);
    return { key: json.length > 200 ? this.keyOf(json) : json, json, refused: undefined };
  }

  private keyOf(json: string): string {
    let key = this.keys.get(json);
    if (!key) this.keys.set(json, (key = `range ${(this.numbers += 1)}`));
    return key;
  }

  /** Forgets what ranges held before, so that a long session does not grow without end. */
  sweep(): void {
    for (const place of this.kept.keys()) {
      if (this.kept.size <= MOST_RANGES) break;
      this.kept.delete(place);
    }
    if (this.keys.size <= this.kept.size + 8) return;
    const current = new Set([...this.kept.values()].map(({ content }) => content.key));
    for (const [json, key] of this.keys) if (!current.has(key)) this.keys.delete(json);
  }
}

function placeOf(matrix: FoundMatrix): string {
  const first = matrix[0]?.[0]?.position;
  return first ? `${first.sheetId} ${first.col} ${first.row} ${matrix.length} ${matrix[0]!.length}` : `${matrix.length} ${matrix[0]?.length ?? 0}`;
}

function sameValues(a: FoundMatrix, b: FoundMatrix): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let col = 0; col < a.length; col += 1) {
    const left = a[col]!;
    const right = b[col]!;
    if (left === right) continue;
    if (left.length !== right.length) return false;
    for (let row = 0; row < left.length; row += 1) {
      if (left[row] !== right[row] && left[row]?.value !== right[row]?.value) return false;
    }
  }
  return true;
}
