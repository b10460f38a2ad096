import { parseArgs } from "node:util";

export interface Options {
  /** Numbers of rows. */
  readonly sizes: readonly number[];
  /** Fewer runs, small sizes, and only what answers at once: to see that all works. */
  readonly quick: boolean;
  /** Measures the pane instead of the figures. */
  readonly pane: boolean;
  /** File to write the ratios to. */
  readonly json: string | null;
}

/** Reads `--sizes 10k,100k,1m --quick --pane --json FILE`. */
export function optionsOf(args: string[]): Options {
  const { values } = parseArgs({ args, options: { sizes: { type: "string" }, quick: { type: "boolean", default: false }, pane: { type: "boolean", default: false }, json: { type: "string" } } });
  const sizes = (values.sizes ?? (values.quick ? "10k" : "10k,100k")).split(",").map(sizeOf);
  return { sizes, quick: values.quick, pane: values.pane, json: values.json ?? null };
}

function sizeOf(text: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)([km]?)$/iu.exec(text.trim()) ?? [];
  if (number === undefined) throw new Error(`--sizes takes numbers of rows such as 10k,100k,1m; got ${text}`);
  return Number(number) * (unit === "" ? 1 : unit!.toLowerCase() === "k" ? 1_000 : 1_000_000);
}
