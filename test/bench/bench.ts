/*
 * How fast the numbers are, beside what else computes them: `npm run bench -- --sizes 10k,100k,1m [--quick] [--json FILE]`,
 * and with `--pane` how fast the pane is.
 * Times are of this machine; what counts are their ratios, which come from one run. A peer is timed only after it has
 * given the same thousand answers.
 */
import { writeFileSync } from "node:fs";
import { goalLines } from "./goals";
import { measure } from "./measure";
import { optionsOf, type Options } from "./options";
import { measurePane } from "./pane";
import { alasql } from "./peers/alasql";
import { arquero } from "./peers/arquero";
import { duckdb } from "./peers/duckdb";
import { hyperformula } from "./peers/hyperformula";
import { javascript } from "./peers/javascript";
import type { Peer } from "./peers/peer";
import { polars } from "./peers/polars";
import { measureSize, type Ratios, type Say } from "./size";
import { functionsScript } from "./start-up";

const say: Say = (what, times, toParse, note = "") => {
  const time = times === null ? "" : `${times.median.toFixed(1)} ms (${times.least.toFixed(1)} to ${times.most.toFixed(1)})`;
  const ratio = toParse === null ? "" : `${toParse.toFixed(2)} × parse`;
  console.log(`  ${what.padEnd(48)}${time.padStart(34)}  ${ratio.padStart(16)}  ${note}`.trimEnd());
};

const options = optionsOf(process.argv.slice(2));
if (options.pane) write({ pane: await measurePane(options.sizes) });
else write({ sizes: await measureFigures(options) });

/** Writes what was measured by number of rows to the file that was asked for. */
function write(measured: Readonly<Record<string, ReadonlyMap<number, object>>>): void {
  if (options.json === null) return;
  const plain = Object.fromEntries(Object.entries(measured).map(([what, bySize]) => [what, Object.fromEntries(bySize)]));
  writeFileSync(options.json, `${JSON.stringify(plain, null, 2)}\n`);
}

async function measureFigures({ sizes, quick }: Options): Promise<Map<number, Ratios>> {
  const packages = await Promise.all([arquero(), alasql(), polars(), hyperformula()]);
  const peers: Peer[] = [javascript, duckdb, ...packages.filter((peer) => peer !== null)];
  if (packages.includes(null)) console.log("Some peers are not installed and left out: npm ci --prefix test/bench");

  const start = await functionsScript();
  console.log("Start-up");
  say("the functions script, evaluated", await measure(quick ? 3 : 9, start), null);

  const ratios = new Map<number, Ratios>();
  for (const rows of sizes) {
    console.log(`\n${rows.toLocaleString("en")} rows: median (least to most)`);
    ratios.set(rows, await measureSize(rows, peers, quick, say));
  }
  const goals = goalLines(ratios);
  if (goals.length > 0) console.log(["\nGoals", ...goals].join("\n  "));
  return ratios;
}
