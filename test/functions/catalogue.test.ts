import assert from "node:assert/strict";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";

/** Every function that Stagebook promises. */
const CATALOGUE = {
  process: ["FUNNEL", "CONVERSION", "DROPOFF", "STAGETIME", "CYCLE", "VELOCITY", "BOTTLENECK", "STALLED", "PATHS", "COHORTS"],
  tasks: ["OVERDUE", "DUE", "ONTIME", "COMPLETION", "WORKLOAD"],
  "people and money": ["REPS", "REP", "WINRATE", "FORECAST", "ATTAINMENT", "COVERAGE", "LOSSES", "TREND", "WHATIF"],
  data: ["TABLE", "WHERE", "CHECK", "DEFINE"],
};

it("functions.json has the functions of the catalogue: 28, and no other", async () => {
  const all = Object.values(CATALOGUE).flat();
  assert.equal(new Set(all).size, 28);
  const { metadataJson } = await generateCustomFunctionsMetadata(["src/functions/functions.ts"]);
  const { functions } = JSON.parse(metadataJson) as { functions: { id: string; name: string }[] };
  assert.deepEqual(functions.map(({ id }) => id).sort(), all.sort());
  for (const { id, name } of functions) assert.equal(name, id);
});
