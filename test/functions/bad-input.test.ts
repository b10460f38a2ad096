import assert from "node:assert/strict";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import type { Cell } from "../../src/process/model";
import type { Language } from "../../src/process/language";
import english from "../../src/locales/en/functions.json";
import chinese from "../../src/locales/zh-CN/functions.json";
import { likeExcel, shown } from "./custom-functions";
import { oldHandle, provideTables } from "./handles";
import { FUNCTIONS, parsed, readPage, type Page } from "./docs-page";

/*
 * Every function of the catalogue with every argument spoiled in every way, in both languages: the cases come from the
 * functions' metadata and the examples of their pages, so a new function is spoiled too. What each message says of the
 * figure is in the functions' own tests.
 */

interface Described {
  readonly id: string;
  readonly options?: { readonly stream?: boolean };
  readonly parameters: readonly { readonly name: string; readonly optional?: boolean; readonly repeating?: boolean }[];
}

const error = (code: string) => ({ code }); // as a custom function gets it

const NO_STAGES = [["Nowhere"], ["Elsewhere"]];
const NO_TABLE = [["City", "Country"], ["Rome", "Italy"]];
const GONE = { "a handle to a table that is gone": [[oldHandle("Gone")]] };
const RANGES = { ...GONE, "a text": "Deals", "one cell": [["Deal"]], "an error": error("#REF!"), "a range of something else": NO_TABLE };
const DAYS = { "a word": "yesterday", "TRUE": true, "a day before 1900": -5, "a day after 9999": 3e7, "31 February": "2026-02-31", "an error": error("#N/A"), "a range": [[46_000], [46_001]] };
const WORDS = { "no word for it": "nonsense", "a number": 7, "an error": error("#NAME?"), "a range": [["cohort"], ["count"]] };
const NUMBERS = { "a word": "many", "too much": 1e9, "an error": error("#DIV/0!") };
const NAMES = { "nothing of that name": "Nowhere", "an error": error("#VALUE!") };

/** What spoils an argument, by the argument's name. */
const SPOILED: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  data: { ...RANGES, "one blank cell": [[""]] }, tasks: RANGES, deals: RANGES,
  targets: { ...RANGES, "a negative amount": -1 },
  from: DAYS, to: DAYS, asOf: DAYS,
  mode: WORDS, measure: WORDS, every: WORDS,
  stages: { ...GONE, "a stage twice": [["Lead"], ["lead "]], "two columns that are no table": [["a", "b"], ["c", "d"]], "none of the data's stages": NO_STAGES, "an error inside": [["Lead"], [error("#REF!")]] },
  stage: { ...NAMES, "a range": [["Lead"], ["Won"]] }, fromStage: { ...NAMES, "lost": "Lost", "the last one": "Won" }, toStage: { ...NAMES, "lost": "Lost" },
  by: NAMES, column: NAMES, rep: NAMES, name: NAMES, value: { "an error": error("#REF!"), "what nothing has": "Nowhere" },
  more: { "a column without a value": [["Stage"]], "no column": [["Nowhere"], ["x"]], "a value without a column": [[null], ["x"]] },
  days: NUMBERS, points: NUMBERS, yearStart: { ...NUMBERS, "a month too many": 13 },
  headers: { "neither TRUE nor FALSE": "perhaps", "an error": error("#N/A") },
};

/** Of these the message says what is wrong in the range or with the name; of all others it names the argument. */
const IN_THE_RANGE = /a table that is gone$|^(?:data|tasks|deals|targets) a range of something else|^stages |^\w+ lost|^(?:fromStage|toStage) the last one|^(?:name|more|value) /u;

/** What is no mistake: no row that meets a condition, and stages that CHECK then lists. */
const ANSWERS = new Set(["WHERE value what nothing has", "CHECK stages none of the data's stages"]);

/** The first example of a function that is none of an error; of TREND one that needs stages. */
function exampleOf(page: Page, id: string): string {
  const examples = page.examples.filter(({ formula, answer }) => formula.startsWith(`SALES.${id}(`) && !answer.startsWith("`"));
  const chosen = id === "TREND" ? examples.find(({ formula }) => formula.includes("Stages[#All]")) : examples[0];
  return chosen?.formula ?? assert.fail(`the page has no example of ${id}`);
}

/** The message is words in this language, for the one at the sheet: no key, no placeholder, nothing of the program. */
function isWords(message: string, language: Language, what: string): void {
  assert.ok(message.length > 6, `${what}: ${message}`);
  assert.doesNotMatch(message, /undefined|null|NaN|Infinity|\[object|\{\{|\}\}|\b(?:functions|metrics|process|figures|definitions):\w|TypeError|is not a function|: \.$|：。$|“”/u, what);
  assert.ok(!message.startsWith((language === "en" ? english : chinese).unexpected.split("{{")[0]!), `${what}: ${message}`);
  if (language === "zh-CN") assert.match(message, /\p{Script=Han}.*。/u, what);
  else assert.match(message, /^[A-Z“].*[.)"]$/su, what);
}

/** An answer is cells of numbers, texts and booleans. */
function isCells(answer: unknown, what: string): void {
  for (const cell of [answer].flat(2)) {
    assert.ok(typeof cell === "number" ? Number.isFinite(cell) : typeof cell === "string" || typeof cell === "boolean", `${what}: ${JSON.stringify(answer)}`);
  }
}

for (const [language, file, names] of [["en", "functions.md", english.argumentNames], ["zh-CN", "functions.zh-CN.md", chinese.argumentNames]] as [Language, string, Record<string, string>][]) {
  describe(`bad input to every function, in ${language}`, () => {
    likeExcel(language);
    const page = readPage(file);
    let functions: readonly Described[];
    after(() => provideTables(null));
    before(async () => {
      provideTables(page.tables);
      const { metadataJson } = await generateCustomFunctionsMetadata(["src/functions/functions.ts"]);
      // A function that streams has answers, not one: its own tests spoil it.
      functions = (JSON.parse(metadataJson) as { functions: Described[] }).functions.filter(({ options }) => options?.stream !== true);
      assert.ok(functions.length >= 27);
    });

    /** The arguments of a function's example, one for each parameter; what repeats is a list. */
    function argumentsOf({ id, parameters }: Described): unknown[] {
      const { args } = parsed(exampleOf(page, id), page.tables);
      return parameters.map(({ repeating }, at) => (repeating === true ? args.slice(at) : (args[at] ?? null)));
    }

    async function answerOf({ id }: Described, args: readonly unknown[]): Promise<{ code?: string; message?: string; answer: unknown }> {
      const answer = await shown(() => FUNCTIONS[id.toLowerCase()]!(...args));
      return typeof answer === "object" && answer !== null && "message" in answer ? { ...(answer as { code: string; message: string }), answer: null } : { answer };
    }

    it("each argument spoiled: a message names it, and what it can be", async () => {
      for (const each of functions) {
        for (const [at, { name }] of each.parameters.entries()) {
          for (const [how, bad] of Object.entries(SPOILED[name] ?? assert.fail(`nothing spoils the argument ${name} of ${each.id}`))) {
            const what = `${each.id} ${name} ${how}`;
            const args = argumentsOf(each);
            args[at] = bad;
            const { code, message, answer } = await answerOf(each, args);
            if (ANSWERS.has(what)) {
              if (message === undefined) isCells(answer, what);
              else isWords(message, language, what);
              continue;
            }
            assert.ok(message !== undefined, `${what}: ${JSON.stringify(answer)}`);
            assert.equal(code, "#VALUE!", `${what}: ${message}`);
            isWords(message, language, what);
            if (how in GONE) assert.match(message, /“Gone”.*Deals, Process/u, what);
            if (!IN_THE_RANGE.test(`${name} ${how}`)) assert.ok(message.includes(`“${names[name]!}”`), `${what}: ${message}`);
            if (["mode", "measure", "every"].includes(name) && how !== "an error") assert.match(message, /[:：].*[(（].*[)）]/u, what);
          }
        }
      }
    });

    it("a required argument left out is named", async () => {
      for (const each of functions) {
        for (const [at, { name, optional }] of each.parameters.entries()) {
          if (optional === true || name === "every") continue;
          const args = argumentsOf(each);
          args[at] = null;
          const { code, message } = await answerOf(each, args);
          assert.equal(code, "#VALUE!", `${each.id} without ${name}`);
          isWords(message!, language, `${each.id} without ${name}`);
          assert.ok(message!.includes(names[name]!), `${each.id} without ${name}: ${message}`);
        }
      }
    });

    it("a period that ends before it begins is refused", async () => {
      for (const each of functions) {
        const [from, to] = ["from", "to"].map((end) => each.parameters.findIndex(({ name }) => name === end));
        if (from! < 0) continue;
        const args = argumentsOf(each);
        [args[from!], args[to!]] = ["2026-05-01", "2026-04-30"];
        const { code, message } = await answerOf(each, args);
        assert.equal(code, "#VALUE!", each.id);
        assert.equal(message, (language === "en" ? english : chinese).endBeforeStart);
      }
    });

    /** Each range argument of each function, with its example. */
    function* ranges(): Generator<{ each: Described; at: number; grid: Cell[][]; what: string }> {
      for (const each of functions) {
        for (const [at, arg] of argumentsOf(each).entries()) {
          if (Array.isArray(arg) && arg.length > 1 && Array.isArray(arg[0]) && arg[0].length > 1) yield { each, at, grid: arg as Cell[][], what: `${each.id} ${each.parameters[at]!.name}` };
        }
      }
    }
    async function withRange(each: Described, at: number, grid: Cell[][]) {
      const args = argumentsOf(each);
      args[at] = grid;
      return answerOf(each, args);
    }

    it("an empty range has an answer, or words for that there is none", async () => {
      for (const { each, at, grid, what } of ranges()) {
        for (const empty of [[grid[0]!], [grid[0]!, grid[0]!.map(() => "")]]) {
          const { message, answer } = await withRange(each, at, empty);
          if (message === undefined) isCells(answer, what);
          else isWords(message, language, what);
        }
      }
    });

    it("a column left out: an answer without what it tells, or words for what is lacking", async () => {
      let refused = 0;
      for (const { each, at, grid, what } of ranges()) {
        for (const [column, header] of grid[0]!.entries()) {
          const { message, answer } = await withRange(each, at, grid.map((row) => row.filter((_, index) => index !== column)));
          if (message === undefined) {
            isCells(answer, `${what} without ${String(header)}`);
            continue;
          }
          isWords(message, language, `${what} without ${String(header)}`);
          refused++;
        }
      }
      assert.ok(refused > functions.length);
    });

    it("a cell that cannot be read is named by row and column, or does not matter", async () => {
      const seen = new Map<string, number>();
      for (const { each, at, grid, what } of ranges()) {
        for (const [column, header] of grid[0]!.entries()) {
          for (const bad of [error("#REF!"), "#N/A", "nonsense", -1, 3e7, true, ""] as unknown as Cell[]) {
            const spoiled = grid.map((row, index) => (index === 1 ? row.map((cell, place) => (place === column ? bad : cell)) : row));
            const { message, answer } = await withRange(each, at, spoiled);
            const told = `${what}, ${JSON.stringify(bad)} as ${String(header)}`;
            if (message === undefined) {
              isCells(answer, told);
              continue;
            }
            isWords(message, language, told);
            if (message.includes(`“${String(header)}”`) && /(?:^Row 2,|^第 2 行)/u.test(message)) seen.set(each.id, (seen.get(each.id) ?? 0) + 1);
          }
        }
      }
      for (const { id, parameters } of functions) {
        // CHECK lists such cells, WHERE hands on those that it need not compare, and DEFINE has no range.
        if (parameters[0]!.name === "data" && !["CHECK", "WHERE"].includes(id)) assert.ok((seen.get(id) ?? 0) >= 3, `${id} names ${seen.get(id) ?? 0} such cells`);
      }
    });
  });
}
