import type { Ratios } from "./size";

interface Goal {
  readonly what: string;
  /** The number of rows that the goal is about. */
  readonly rows: number;
  readonly of: (ratios: Ratios) => number | undefined;
  readonly limit: number;
  readonly atLeast?: true;
}

const FASTER: readonly Goal[] = ["javascript", "arquero", "alasql", "polars", "duckdb", "hyperformula"].map((peer) => ({
  what: `${peer} ÷ Stagebook, 1,000 cells`, rows: 100_000, of: ({ vs }) => vs[peer], limit: 5, atLeast: true,
}));

const GOALS: readonly Goal[] = [
  { what: "all metrics ÷ parse", rows: 100_000, of: (ratios) => ratios.catalogue_to_parse, limit: 0.75 },
  { what: "1,000 cells ÷ parse", rows: 100_000, of: (ratios) => ratios.cells1000_to_parse, limit: 1.6 },
  { what: "1,000 cells ÷ parse", rows: 10_000, of: (ratios) => ratios.cells1000_to_parse, limit: 2.5 },
  { what: "1,000 answers after the ingest ÷ parse", rows: 100_000, of: (ratios) => ratios.answers1000_to_parse, limit: 0.04 },
  { what: "one edited cell ÷ full build", rows: 100_000, of: (ratios) => ratios.edit_to_build, limit: 0.05 },
  { what: "bytes a row kept", rows: 100_000, of: (ratios) => ratios.bytes_per_row, limit: 40 },
  ...FASTER,
  { what: "libreoffice ÷ Stagebook, 1,000 cells", rows: 100_000, of: ({ vs }) => vs.libreoffice, limit: 50, atLeast: true },
];

/** A line for each goal that the sizes measured say something about. */
export function goalLines(sizes: ReadonlyMap<number, Ratios>): string[] {
  return GOALS.flatMap(({ what, rows, of, limit, atLeast }) => {
    const ratios = sizes.get(rows);
    const value = ratios && of(ratios);
    if (value === undefined) return [];
    const met = atLeast ? value >= limit : value <= limit;
    return [`${met ? "met   " : "MISSED"}  ${what}, ${rows.toLocaleString("en")} rows: ${value.toFixed(2)} (goal ${atLeast ? "≥" : "≤"} ${limit})`];
  });
}
