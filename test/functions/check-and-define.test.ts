import assert from "node:assert/strict";
import fc from "fast-check";
import * as functions from "../../src/functions/functions";
import { check, define, funnel, overdue, winrate } from "../../src/functions/functions";
import { setLanguage } from "../../src/locales";
import english from "../../src/locales/en/definitions.json";
import chinese from "../../src/locales/zh-CN/definitions.json";
import type { Cell } from "../../src/process/model";
import { day, sheet } from "../process/sheet";
import { errorOf, likeExcel, shown } from "./custom-functions";
import { generated } from "./generated";

const STAGES = [["Lead"], ["Proposal"], ["Won"]];

describe("SALES.CHECK", () => {
  likeExcel();

  it("is blank when all is well", () => {
    assert.deepEqual(check([["Deal", "Stage"], ["A", "Won"]]), [[""]]);
    assert.deepEqual(check([["Deal", "Stage"]]), [[""]]);
  });

  it("lists every cell that cannot be read by row and column, with the reason, whichever figure needs it", () => {
    const tasks = sheet(`
      Deal  | Stage    | Task | Milestone | Start      | Due  | Done       | Region
      Alpha | Lead     | Call | perhaps   | 2026-01-05 | soon | 2026-01-04 | North
      Alpha |          | Meet | Yes       |            |      |            | 7
            | Nonsense | Meet | what      |            |      |            | ignored, as it has no deal
      Beta  | Demo     | Call |           | -5         |      | #REF!      |
    `);
    assert.deepEqual(check(tasks, STAGES), [
      ["Row", "Column", "Problem"],
      [2, "Milestone", "“perhaps” is neither yes nor no. Write one of the two."],
      [2, "Due", "“soon” is text, not a date. Enter it as a date, as in 2026-01-31."],
      [2, "Done", "Done on 2026-01-04, before its start on 2026-01-05. Correct one of the two dates."],
      [3, "Stage", "The stage is blank. Fill it in."],
      [5, "Stage", "“Demo” is none of the stages Lead, Proposal, Won. Correct it, or add it to the list of stages."],
      [5, "Start", "-5 is no date that Excel knows. Enter it as a date, as in 2026-01-31."],
      [5, "Done", "The cell holds the error #REF!. Correct it, or clear the cell."],
    ]);
  });

  it("knows what is wrong with a deal: its outcome, its dates, an amount without its exchange rate", () => {
    const deals = sheet(`
      Deal | Stage | Outcome | Amount | Currency | Exchange rate | Created    | Closed
      A    | Lead  | maybe   | 5      | EUR      | 1.1           |            |
      B    | Lead  | Won     | 5      | EUR      |               | 2026-02-02 | 2026-02-01
      C    | Lead  | Open    |        | EUR      |               | 2026-02-02 | 2026-02-01
    `);
    assert.deepEqual(check(deals, STAGES, false).map((row) => row.slice(0, 2)), [[2, "Outcome"], [3, "Exchange rate"], [3, "Closed"]]);
  });

  it("calls no stage unknown where no order of stages is given or known", () => {
    assert.deepEqual(check([["Deal", "Stage"], ["A", "Prospecting"], ["B", "Engaging"]]), [[""]]);
    assert.deepEqual(check([["Deal", "Stage"], ["A", "Prospecting"], ["B", ""]]), [["Row", "Column", "Problem"], [3, "Stage", "The stage is blank. Fill it in."]]);
    const history = sheet(`
      Deal | Stage    | Entered
      A    | Anything | when?
    `);
    assert.deepEqual(check(history).slice(1).map((row) => row[1]), ["Entered"]);
  });

  it("checks the tables of the process's settings too", () => {
    assert.deepEqual(check([["Stage", "Order", "Kind"], ["Lead", "first", "opn"]]).slice(1).map((row) => row[1]), ["Order", "Kind"]);
    assert.deepEqual(check([["Holiday", "Notes"], [46_000, ""], ["Easter", ""]]).slice(1), [[3, "Holiday", "“Easter” is text, not a date. Enter it as a date, as in 2026-01-31."]]);
    assert.deepEqual(check([["Name", "Role"], ["Li Na", { code: "#N/A" } as never]]).slice(1).map((row) => row[1]), ["Role"]);
  });

  it("answers in Chinese", () => {
    setLanguage("zh-CN");
    assert.deepEqual(check([["商机", "阶段", "创建日期"], ["甲", "Lead", "昨天"]]), [["行号", "列", "问题"], [2, "创建日期", "“昨天”是文本，不是日期。请按日期输入，例如 2026-01-31。"]]);
  });

  it("refuses what is no table of the process, and two columns that read as one", () => {
    assert.match(errorOf(() => check([["Customer", "City"], ["Acme", "Rome"]])), /^#VALUE! The range has no column “Deal”/u);
    assert.match(errorOf(() => check([["Deal", "Stage", "Sales stage"], ["A", "Won", "Won"]])), /^#VALUE! Two columns both read as Stage/u);
    assert.match(errorOf(() => check("Deals" as never)), /takes a range with its header row/u);
  });

  it("is blank exactly when no figure refuses a cell of the table", () => {
    const dirt = fc.constantFrom<Cell>("next week", -1, "#REF!", "much", "Nowhere");
    fc.assert(
      fc.property(generated, fc.option(fc.tuple(fc.nat(), fc.nat(), dirt)), ({ deals, tasks, history, stages }, spoil) => {
        for (const clean of [deals, tasks, history]) {
          const table = clean.map((row) => [...row]);
          if (spoil !== null) table[1 + (spoil[0] % (table.length - 1))]![spoil[1] % table[0]!.length] = spoil[2];
          const said = [() => funnel(table, null, null, null, day("2026-08-01"), stages), () => overdue(table), () => winrate(table, null, "amount", 1, 99_999)].map(shown);
          const refused = said.some((answer) => "message" in (answer as object) && /^(?:Row|The cell)/u.test((answer as { message: string }).message));
          if (refused) assert.notDeepEqual(check(table, stages), [[""]]);
          if (spoil === null) assert.equal(refused, (check(table, stages) as Cell[][]).length > 1);
        }
      }),
      { numRuns: 60 }
    );
  });
});

describe("SALES.DEFINE", () => {
  likeExcel();

  it("answers the definition in the user's language, by the function's name in any spelling", async () => {
    assert.equal(await define("CONVERSION"), english.of.CONVERSION);
    for (const name of ["conversion ", "SALES.Conversion", "=SALES.CONVERSION(A1, \"Lead\")", "ＣＯＮＶＥＲＳＩＯＮ"]) assert.equal(await define(name), english.of.CONVERSION);
    setLanguage("zh-CN");
    assert.equal(await define([["CONVERSION"]]), chinese.of.CONVERSION);
  });

  it("defines every function, in both languages, and nothing else", () => {
    const names = Object.keys(functions).map((name) => name.toUpperCase()).sort();
    assert.deepEqual(Object.keys(english.of).sort(), names);
    assert.deepEqual(Object.keys(chinese.of).sort(), names);
  });

  it("lists the functions for a name that is none", async () => {
    const answer = (await shown(() => define("PROFIT"))) as { code: string; message: string };
    assert.equal(answer.code, "#VALUE!");
    assert.match(answer.message, /^“PROFIT” is none of the functions\. They are: FUNNEL, CONVERSION, /u);
    assert.match(((await shown(() => define(null))) as { message: string }).message, /^The argument “name” is missing/u);
  });
});
