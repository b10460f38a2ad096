import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import { SparkSQL, TrinoSQL } from "dt-sql-parser";
import { NO_FIGURE, QUERIES, SUITES } from "./catalogue";

const FOLDER = new URL("sql/", import.meta.url);
/** crm-agents.sql reads a file of its own as only DuckDB does: it is for the test of the opportunities alone. */
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith(".sql") && file !== "crm-agents.sql");
const textOf = (file: string) => readFileSync(new URL(file, FOLDER), "utf8");

/** The tests that ask the queries. */
const TESTS = readdirSync(new URL(".", import.meta.url)).filter((file) => file.endsWith(".ts") && !["portable.test.ts", "catalogue.ts"].includes(file))
  .map((file) => readFileSync(new URL(file, import.meta.url), "utf8")).join("\n");

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
  this.timeout(120_000); // the grammar of Spark takes its time

  it("has a query for every function of functions.json that computes a figure, and a suite that compares them", async () => {
    const { metadataJson } = await generateCustomFunctionsMetadata(["src/functions/functions.ts"]);
    const ids = (JSON.parse(metadataJson) as { functions: { id: string }[] }).functions.map(({ id }) => id);
    const figures = ids.filter((id) => !NO_FIGURE.includes(id)).sort();
    assert.equal(figures.length, ids.length - NO_FIGURE.length);
    assert.deepEqual(Object.keys(QUERIES).sort(), figures);
    assert.deepEqual(Object.values(SUITES).flat().sort(), figures);
    for (const query of Object.values(QUERIES).flat()) assert.ok(FILES.includes(`${query}.sql`), query);
    for (const suite of Object.keys(SUITES)) assert.ok(TESTS.includes(`describeAsked("${suite}"`), suite);
  });

  it("has no query that no test asks", () => {
    for (const file of FILES) {
      const name = file.replace(".sql", "");
      assert.ok(TESTS.includes(`"${name}"`) || name.startsWith("reached-"), name);
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
