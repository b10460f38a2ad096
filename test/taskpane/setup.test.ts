import assert from "node:assert/strict";
import { dayOf, isoDay } from "../../src/process/calendar";
import type { ColumnId } from "../../src/process/columns";
import type { RowValues, Setup, SetupKind, SetupRow } from "../../src/workbook";
import { checkDaysOff, checkPerson, checkStage, checkTarget, checkTask } from "../../src/taskpane/setup/check-rows";
import { changedCells, draftOf, type FieldTypes } from "../../src/taskpane/setup/drafts";
import { findProblems } from "../../src/taskpane/setup/find-problems";
import { daysOff, readDaysOff } from "../../src/taskpane/setup/holidays";
import { periodAround, periodBefore, periodIn, periodName, periodsAround } from "../../src/taskpane/setup/periods";
import { inParts, wonBy } from "../../src/taskpane/setup/split-target";
import { dealsMayGoTo, isNeeded, neighbour, placeForNew, reordered, stageLines } from "../../src/taskpane/setup/stage-rules";
import { deal, snapshot, task } from "./sample";

const TODAY = dayOf(2026, 3, 2)!;

function rows(...cells: readonly RowValues[]): SetupRow[] {
  return cells.map((each, index) => ({ row: index + 2, cells: each }));
}

const STAGES = rows(
  { stage: "Lead", order: 1, kind: "open" },
  { stage: "Proposal", order: 2, kind: "open" },
  { stage: "Won", order: 3, kind: "won" },
  { stage: "Lost", order: 4, kind: "lost" },
  { stage: "Care", order: 5, kind: "after-sales" },
  { stage: "Demo", order: 1.5, kind: "进行中" }
);
const LINES = stageLines(STAGES);
const named = (name: string) => LINES.find((stage) => stage.name === name)!;

function setup(tables: Partial<Record<SetupKind, readonly SetupRow[]>>): Setup {
  const table = (kind: SetupKind) => ({ name: kind, sheet: kind, headers: {}, rows: tables[kind] ?? [] });
  return {
    language: "en",
    tables: { Stages: table("Stages"), Playbook: table("Playbook"), Team: table("Team"), Targets: table("Targets"), Holidays: table("Holidays") },
  };
}

describe("Set-up: the stages", () => {
  it("stand as deals go through them: open by number, won, after-sales, lost", () => {
    assert.deepEqual(LINES.map(({ name }) => name), ["Lead", "Demo", "Proposal", "Won", "Care", "Lost"]);
  });

  it("take their kind from their name where the cell is blank or no kind", () => {
    assert.deepEqual(stageLines(rows({ stage: "赢单" }, { stage: "Talks", kind: "?" })).map(({ kind }) => kind), ["open", "won"]);
  });

  it("move among their kind only, and keep the numbers of all others", () => {
    assert.deepEqual(reordered(LINES, "Proposal", "Lead"), ["Proposal", "Lead", "Demo", "Won", "Lost", "Care"]);
    assert.deepEqual(reordered(LINES, "Lead", "Proposal"), ["Demo", "Proposal", "Lead", "Won", "Lost", "Care"]);
    assert.deepEqual(reordered(LINES, "Lead", "Won"), ["Lead", "Demo", "Proposal", "Won", "Lost", "Care"]);
    assert.deepEqual([neighbour(LINES, 0, -1), neighbour(LINES, 0, 1), neighbour(LINES, 2, 1), neighbour(LINES, 3, -1)], [null, "Demo", null, null]);
  });

  it("get a number after their kind, and those behind make room", () => {
    const { order, later } = placeForNew(LINES, "open");
    assert.equal(order, 3);
    assert.deepEqual(later.map(({ stage, order: place }) => [stage.name, place]), [["Won", 4], ["Care", 6], ["Lost", 5]]);
  });

  it("can all be removed but the last open and the last won one", () => {
    assert.deepEqual(LINES.filter((stage) => isNeeded(LINES, stage)).map(({ name }) => name), ["Won"]);
    assert.ok(isNeeded(stageLines(STAGES.slice(1, 4)), stageLines(STAGES.slice(1, 4))[0]));
  });

  it("send their deals to a stage of their kind, the nearest before first; after-sales also to won", () => {
    assert.deepEqual(dealsMayGoTo(LINES, named("Demo")).map(({ name }) => name), ["Lead", "Proposal"]);
    assert.deepEqual(dealsMayGoTo(LINES, named("Care")).map(({ name }) => name), ["Won"]);
    assert.deepEqual(dealsMayGoTo(LINES, named("Lost")), []);
  });

  const WRONG_STAGES: readonly [string, Record<string, string>, Record<string, string>][] = [
    ["nothing", { stage: "Lead", kind: "open", probability: "10%", targetDays: "１４" }, {}],
    ["a blank name", { stage: " ", kind: "open" }, { stage: "setup:error.stageName" }],
    ["another one's name, in any spelling", { stage: "ＤＥＭＯ", kind: "open" }, { stage: "setup:error.stageTwice" }],
    ["another kind while deals stand here", { stage: "Lead", kind: "won" }, { kind: "setup:error.kindInUse" }],
    ["a probability above 100 %", { stage: "Lead", kind: "open", probability: "101" }, { probability: "setup:error.probability" }],
    ["a probability in words", { stage: "Lead", kind: "open", probability: "high" }, { probability: "setup:error.probability" }],
    ["target days below 0", { stage: "Lead", kind: "open", targetDays: "-1" }, { targetDays: "setup:error.days" }],
    ["half a target day", { stage: "Lead", kind: "open", targetDays: "1.5" }, { targetDays: "setup:error.days" }],
  ];
  for (const [what, draft, errors] of WRONG_STAGES) {
    it(`are told what is wrong with ${what}`, () => assert.deepEqual(checkStage(draft, named("Lead"), LINES, 2), errors));
  }

  it("keep the only won stage won", () => {
    assert.deepEqual(checkStage({ stage: "Won", kind: "open" }, named("Won"), LINES, 0), { kind: "setup:error.lastWon" });
  });
});

describe("Set-up: rows as they are typed", () => {
  const types: FieldTypes = { stage: "text", kind: "kind", probability: "percent", targetDays: "number", milestone: "flag", period: "period" };

  it("show shares as percent, and write only the cells that were changed, in the workbook's language", () => {
    const cells = { stage: "Lead", kind: "进行中", probability: 0.07, targetDays: 14, milestone: "是", period: 2026 };
    const draft = draftOf(cells, types);
    assert.deepEqual(draft, { stage: "Lead", kind: "open", probability: "7", targetDays: "14", milestone: "yes", period: "2026" });
    assert.deepEqual(changedCells(draft, draft, types, "zh-CN"), {});
    const typed = { ...draft, kind: "won", probability: "12.5 %", targetDays: "", milestone: "no", period: "2026-Q2" };
    assert.deepEqual(changedCells(typed, draft, types, "zh-CN"), { kind: "赢单", probability: 0.125, targetDays: "", milestone: "否", period: "2026-Q2" });
    assert.deepEqual(changedCells({ ...draft, period: "2027" }, draft, types, "en"), { period: 2027 });
  });

  it("show what nobody understands as it stands", () => {
    assert.deepEqual(draftOf({ kind: "maybe", probability: "a tenth" }, { kind: "kind", probability: "percent" }), { kind: "maybe", probability: "a tenth" });
  });

  it("are told what is wrong with a task, a person, a target", () => {
    const others = rows({ stage: "Lead", task: "Call", name: "Li Na", period: "2026-Q1" } as Partial<Record<ColumnId, string>>);
    assert.deepEqual(checkTask({ stage: "lead", task: "CALL", offsetDays: "x" }, others), { task: "setup:error.taskTwice", offsetDays: "setup:error.days" });
    assert.deepEqual(checkTask({ stage: "Demo", task: "Call", offsetDays: "0" }, others), {});
    assert.deepEqual(checkPerson({ name: "li na", email: "li na" }, others), { name: "setup:error.personTwice", email: "setup:error.email" });
    assert.deepEqual(checkPerson({ name: "Tom", manager: "tom" }, others), { manager: "setup:error.ownManager" });
    assert.deepEqual(checkTarget({ period: "2026年第1季度", name: "LI NA", amount: "1万" }, others), { name: "setup:error.targetTwice" });
    assert.deepEqual(checkTarget({ period: "soon", name: "" }, others), { period: "setup:error.period", amount: "setup:error.noTarget" });
    assert.deepEqual(checkTarget({ period: "2026", name: "", targetDeals: "1.5" }, others), { targetDeals: "setup:error.count" });
  });
});

describe("Set-up: targets", () => {
  it("are for a month, a quarter or a year, as the figures read them", () => {
    assert.deepEqual([2026, "2026-Q2", "2026年3月", "Q1 2026", dayOf(2026, 5, 9), "soon", ""].map((cell) => periodIn(cell)).map((period) => period && periodName(period)), [
      "2026", "2026-Q2", "2026-03", "2026-Q1", "2026-05", null, null,
    ]);
    assert.equal(periodName(periodBefore(periodAround(TODAY, "quarter"))), "2025-Q4");
    const months = periodsAround(TODAY, "month").map(periodName);
    assert.deepEqual([months[0], months[2], months.at(-1)], ["2026-01", "2026-03", "2027-03"]);
  });

  it("are split to the last unit", () => {
    assert.deepEqual(inParts(100, [1, 1, 1]), [34, 33, 33]);
    assert.deepEqual(inParts(1_000_000, [3, 1, 0]), [750_000, 250_000, 0]);
    assert.deepEqual(inParts(0.1, [1, 1, 1]), [0.04, 0.03, 0.03]);
    assert.deepEqual(inParts(90, [0, 0]), [45, 45]);
    assert.deepEqual(inParts(90, []), []);
  });

  it("are split as each won in the period before, in any spelling of the name", () => {
    const won = { outcome: "won", closed: TODAY, amount: 10 } as const;
    const deals = [deal({ ...won, owner: "LI NA" }), deal({ ...won, owner: "Tom", closed: TODAY + 60 }), deal({ ...won, owner: "Li Na", amount: 5 }), deal({ owner: "Tom", amount: 99 })];
    assert.deepEqual(wonBy(["Li Na", "Tom"], deals, periodAround(TODAY, "month")), [15, 0]);
  });
});

describe("Set-up: holidays", () => {
  it("are one line for the user where days follow one another under one name", () => {
    const days = daysOff(rows({ holiday: TODAY + 1, notes: "Feast" }, { holiday: TODAY, notes: "feast " }, { holiday: TODAY + 2, notes: "Other" }, { holiday: "soon" }, { holiday: TODAY, notes: "Feast" }));
    assert.deepEqual(days.map(({ from, to, rows: days }) => [from - TODAY, to - TODAY, days.length]), [[0, 1, 3], [2, 2, 1]]);
  });

  const PASTED: readonly [string, string | null][] = [
    ["2026-01-01\tNew Year", "2026-01-01 2026-01-01 New Year"],
    ["National Day: 2026-10-01 – 2026-10-07", "2026-10-01 2026-10-07 National Day"],
    ["2026年10月1日至7日 国庆节", "2026-10-01 2026-10-07 国庆节"],
    ["２０２６／２／１６～２／２３　春节", "2026-02-16 2026-02-23 春节"],
    ["2026-12-31 - 2027-01-02", "2026-12-31 2027-01-02 "],
    ["2026-02-30 never", null],
    ["2026-10-07 - 2026-10-01", null],
    ["10/1/2026 which of the two", null],
    ["2026-01-01 - 2027-01-01 a year off", null],
  ];
  for (const [line, read] of PASTED) {
    it(`are read from “${line}”${read === null ? ": no day" : ""}`, () => {
      const { days, unreadable } = readDaysOff(`\r\n${line}\n`);
      assert.deepEqual(days.map(({ from, to, name }) => `${isoDay(from)} ${isoDay(to)} ${name}`), read === null ? [] : [read]);
      assert.deepEqual(unreadable, read === null ? [2] : []);
    });
  }

  it("are refused where there is no first day, the last is before it, or all are off already", () => {
    assert.deepEqual(checkDaysOff(null, null, new Set()), { from: "setup:error.firstDay", to: null });
    assert.deepEqual(checkDaysOff(TODAY, TODAY - 1, new Set()), { from: null, to: "setup:error.lastDay" });
    assert.deepEqual(checkDaysOff(TODAY, TODAY + 400, new Set()), { from: null, to: "setup:error.tooLong" });
    assert.deepEqual(checkDaysOff(TODAY, TODAY + 1, new Set([TODAY, TODAY + 1])), { from: "setup:error.daysThere", to: null });
    assert.deepEqual(checkDaysOff(TODAY, TODAY + 1, new Set([TODAY])), { from: null, to: null });
  });
});

describe("Set-up: what does not fit together", () => {
  const team = rows({ name: "Li Na", role: "Rep" }, { name: "Tom", role: "Rep" });
  const problems = (tables: Parameters<typeof setup>[0], part = {}) => findProblems(setup({ Stages: STAGES, Team: team, ...tables }), snapshot(part), TODAY);

  it("is nothing in a set-up that fits", () => {
    const playbook = rows({ stage: "lead", task: "Call", role: "REP" });
    assert.deepEqual(problems({ Playbook: playbook, Targets: rows({ period: 2026, name: "tom", amount: 1 }, { period: "2026-Q1", name: "", amount: 2 }) }, { deals: [deal({})], tasks: [task({})] }), []);
  });

  it("names a stage that is used and not there, where, and what it is probably called now", () => {
    const unknown = (sheet: string) => ({ code: "process:unknownStage", params: { stage: "Start", sheet, stages: "" }, row: 2 });
    const deals = [deal({ stage: "Demo" }), deal({ stage: "Proposal" }), deal({ stage: "Care" })];
    assert.deepEqual(problems({ Playbook: rows({ stage: "start", task: "Call" }) }, { problems: [unknown("Deals"), unknown("Process"), unknown("Process")], deals }), [
      { is: "unknownStage", stage: "Start", places: [{ sheet: "Deals", rows: 1 }, { sheet: "Process", rows: 2 }, { sheet: "Playbook", rows: 1 }], renamedTo: "Lead" },
    ]);
    // Two that nothing names: which of them it was is not guessed.
    assert.equal((problems({}, { problems: [unknown("Deals")], deals: deals.slice(1) })[0] as { renamedTo: unknown }).renamedTo, null);
  });

  it("does not take a stage for gone whose own row cannot be read", () => {
    assert.deepEqual(problems({}, { problems: [{ code: "process:unknownStage", params: { stage: "lead", sheet: "Deals" } }] }), []);
  });

  it("names who owns open work and is not in the team, unless nobody is", () => {
    const part = { deals: [deal({ owner: "Ann" }), deal({ owner: "Ann", outcome: "won" })], tasks: [task({ owner: "ann" }), task({ owner: "Ann", status: "done" })] };
    assert.deepEqual(problems({}, part), [{ is: "stranger", name: "Ann", deals: 1, tasks: 1 }]);
    assert.deepEqual(problems({ Team: [] }, part), []);
  });

  it("names twins, roles that nobody has, targets of strangers that are not over, and periods that are none", () => {
    const twins = rows({ name: "Li Na", role: "Rep" }, { name: "LI NA", role: "Rep" });
    const targets = rows({ period: "2025", name: "Ann", amount: 1 }, { period: "2026", name: "Ann", amount: 1 }, { period: "H1", name: "Li Na", amount: 1 });
    const playbook = rows({ stage: "Lead", task: "Call", role: "Boss" });
    assert.deepEqual(problems({ Team: twins, Targets: targets, Playbook: playbook }), [
      { is: "twice", kind: "Team", name: "Li Na", rows: twins },
      { is: "targetOfStranger", name: "Ann", rows: [targets[1]] },
      { is: "noSuchPeriod", text: "H1", row: targets[2] },
      { is: "nobodyHasRole", role: "Boss", rows: playbook },
    ]);
  });

  it("says that an open and a won stage are needed", () => {
    assert.deepEqual(problems({ Stages: rows({ stage: "Care", kind: "after-sales" }) }), [{ is: "noStageOf", kind: "open" }, { is: "noStageOf", kind: "won" }]);
  });
});
