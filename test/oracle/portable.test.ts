import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { SparkSQL, TrinoSQL } from "dt-sql-parser";
import * as functions from "../../src/functions/functions";

const FOLDER = new URL("sql/", import.meta.url);
/** crm-agents.sql reads a file of its own as only DuckDB does: it is for the test of the opportunities alone. */
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith(".sql") && file !== "crm-agents.sql");
const textOf = (file: string) => readFileSync(new URL(file, FOLDER), "utf8");

/** Which query computes each function's figure. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  FUNNEL: ["funnel", "open-amount"], CONVERSION: ["conversion"], DROPOFF: ["drop-off", "lost-amount"], STAGETIME: ["stage-time"], CYCLE: ["cycle"], VELOCITY: ["velocity"],
  BOTTLENECK: ["bottleneck"], STALLED: ["stalled"], PATHS: ["paths"], COHORTS: ["cohorts"], OVERDUE: ["overdue"], DUE: ["due"], ONTIME: ["on-time"], COMPLETION: ["completion"],
  WORKLOAD: ["workload"], REPS: ["rep-deals", "task-rates"], REP: ["rep-deals", "task-rates"], WINRATE: ["win-rate"], FORECAST: ["forecast"], ATTAINMENT: ["attainment"],
  COVERAGE: ["attainment"], LOSSES: ["losses"], TREND: ["trend-deals", "trend-tasks", "trend-conversion"], WHATIF: ["what-if"], WHERE: ["where"],
};
/** What computes no figure. */
const NO_FIGURE = ["CHECK", "DEFINE", "TABLE"];

/** The one aggregate that has another name in each engine, as docs/sql.md says. */
const JOINED = "string_agg(stage, ' → ' ORDER BY n)";
const ENGINES = [
  { engine: "Spark", parser: new SparkSQL(), joined: "array_join(transform(array_sort(collect_list(struct(n, stage))), each -> each.stage), ' → ')" },
  { engine: "Trino", parser: new TrinoSQL(), joined: "listagg(stage, ' → ') WITHIN GROUP (ORDER BY n)" },
];

/** What one of DuckDB, Spark and Trino has, and another has not. */
const NOT_SHARED: Readonly<Record<string, RegExp>> = {
  "casts with ::": /::/u, macros: /\bCREATE\s+(?:OR\s+REPLACE\s+)?MACRO\b/iu, "the type TEXT": /\bTEXT\b/u, "VARCHAR without a length": /\bVARCHAR\b(?!\()/u, QUALIFY: /\bQUALIFY\b/iu,
  "EXISTS as a column": /SELECT(?:(?!\bFROM\b)[^;])*,\s*EXISTS\s*\(/iu, "ordered percentiles": /\b(?:percentile_cont|percentile_disc|median|quantile\w*)\s*\(/iu,
  "aggregates of the engine": /\b(?:arg_max|arg_min|list|max_by|first|last|any_value)\s*\(/iu, "names in double quotes": /"/u, "dates subtracted by name": /\b(?:as_of|due|closed|entered|created|done)\s+-\s+\w/u,
  "functions of the engine": /\b(?:date_diff|datediff|datesub|read_csv|strftime|epoch)\s*\(/iu, "intervals without quotes": /\bINTERVAL\s+\d/iu, "recursive queries": /\bRECURSIVE\b/iu,
  "GROUPING of an expression": /\bGROUPING\s*\(\s*\w+\s*\(/iu, "GROUP BY ALL, ORDER BY ALL": /\bBY\s+ALL\b/iu, "SELECT with EXCLUDE": /\bEXCLUDE\s*\(/iu,
};

const withoutComments = (text: string) => text.replace(/--.*$/gmu, "");

describe("the SQL of the figures", function () {
  this.timeout(30_000);

  it("has a query for every function that computes a figure", () => {
    const names = Object.keys(functions).map((name) => name.toUpperCase()).filter((name) => !NO_FIGURE.includes(name));
    assert.deepEqual(Object.keys(QUERIES).sort(), names.sort());
    for (const query of Object.values(QUERIES).flat()) assert.ok(FILES.includes(`${query}.sql`), query);
  });

  it("has no query that no test asks", () => {
    const tests = readdirSync(new URL(".", import.meta.url)).filter((file) => file.endsWith(".ts") && file !== "portable.test.ts").map((file) => readFileSync(new URL(file, import.meta.url), "utf8")).join("\n");
    for (const file of FILES) {
      const name = file.replace(".sql", "");
      assert.ok(tests.includes(`"${name}"`) || name.startsWith("reached-"), name);
    }
  });

  it("says in its first line what it computes", () => {
    for (const file of FILES) assert.match(textOf(file), /^-- .{20,}/u, file);
  });

  for (const [what, pattern] of Object.entries(NOT_SHARED)) {
    it(`keeps to what DuckDB, Spark and Trino share: no ${what}`, () => {
      assert.deepEqual(FILES.filter((file) => pattern.test(withoutComments(textOf(file)))), []);
    });
  }

  for (const { engine, parser, joined } of ENGINES) {
    it(`is the grammar of ${engine}`, () => {
      const errors = FILES.flatMap((file) => parser.validate(withoutComments(textOf(file)).replace(/\$\w+/gu, "1").replace(JOINED, joined)).map(({ message, startLine }) => `${file}:${startLine} ${message}`));
      assert.deepEqual(errors, []);
    });

    it(`has in docs/sql.md and its Chinese twin how ${engine} joins the stages of a path`, () => {
      assert.ok(textOf("paths.sql").includes(JOINED));
      for (const page of ["sql.md", "sql.zh-CN.md"]) assert.ok(readFileSync(new URL(`../../docs/${page}`, import.meta.url), "utf8").includes(joined), page);
    });

    it(`is refused where it is not the grammar of ${engine}`, () => {
      assert.notDeepEqual(parser.validate("SELECT FROM WHERE x GROUP;"), []);
    });
  }
});
