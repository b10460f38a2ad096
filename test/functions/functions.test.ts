import assert from "node:assert/strict";
import { conversion, funnel, overdue, reps, winrate } from "../../src/functions/functions";
import { setLanguage } from "../../src/locales";
import { BUILT_IN_ORDERS } from "../../src/process/stage-orders";
import { day, inTimeZones, sheet } from "../process/sheet";
import { errorOf, likeExcel } from "./custom-functions";

const DEALS = sheet(`
  Deal    | Customer | Stage       | Owner | Amount | Created    | Closed
  Alpha   | Acme     | Proposal    | Li Na | 5000   | 2026-01-05 |
  Beta    | Globex   | Won         | Li Na | 8000   | 2026-01-10 | 2026-03-01
  Gamma   | Initech  | Lost        | Wu    | 2000   | 2026-01-12 | 2026-02-10
  Delta   | Umbra    | Lead        | Wu    | 1000   | 2026-02-01 |
`);
const TASKS = sheet(`
  Deal  | Customer | Stage | Task    | Milestone | Owner | Start      | Due        | Done       | Status
  Alpha | Acme     | Lead  | Call    | No        | Li Na | 2026-01-05 | 2026-01-09 | 2026-01-08 | Done
  Alpha | Acme     | Lead  | Meeting | Yes       | Li Na | 2026-01-05 | 2026-01-16 |            | Open
  Delta | Umbra    | Lead  | Call    | No        | Wu    | 2026-02-01 | 2026-02-05 |            | Open
`);
const HISTORY = sheet(`
  Deal  | Stage    | Entered
  Alpha | Lead     | 2026-01-05
  Alpha | Proposal | 2026-01-20
  Beta  | Lead     | 2026-01-10
  Beta  | Won      | 2026-03-01
  Delta | Lead     | 2026-02-01
`);
const STAGES = [["Lead"], ["Proposal"], ["Won"]];
const AS_OF = day("2026-03-31");

describe("SALES.FUNNEL", () => {
  likeExcel();

  it("answers a table with a row for each stage and a header row", () => {
    assert.deepEqual(funnel(HISTORY, null, null, null, AS_OF, STAGES), [
      ["Stage", "Reached", "From previous", "From first", "Lost here", "Open here", "Median days"],
      ["Lead", 3, "", 1, 0, 1, 32.5],
      ["Proposal", 2, 2 / 3, 2 / 3, 0, 1, ""],
      ["Won", 1, 0.5, 1 / 3, 0, 0, ""],
    ]);
  });

  it("leaves the header row out for FALSE, and amounts out where there are none", () => {
    assert.equal(funnel(HISTORY, null, null, null, AS_OF, STAGES, false).length, 3);
    assert.ok(funnel(DEALS, null, null, null, AS_OF, STAGES)[0]!.includes("Open amount"));
  });

  it("says in its header that lost deals count in the first stage only when nothing says where they were lost", () => {
    assert.equal(funnel(DEALS, null, null, null, AS_OF, STAGES)[0]![1], "Reached (lost deals: first stage only)");
    assert.equal(funnel(HISTORY, null, null, null, AS_OF, STAGES)[0]![1], "Reached");
  });

  it("needs no list of stages where they are those of a template, in either language", () => {
    const chinese = sheet(`
      商机 | 阶段
      甲   | 潜在客户获取
      乙   | 需求分析
      丙   | 赢单
    `);
    assert.deepEqual(funnel(chinese).map((row) => row[0]), ["Stage", "潜在客户获取", "客户资格审查", "需求分析", "解决方案提案", "谈判与成交", "赢单", "售后跟进"]);
  });

  it("answers in the user's language", () => {
    setLanguage("zh-CN");
    assert.deepEqual(funnel(HISTORY, null, null, null, AS_OF, STAGES)[0], ["阶段", "到达商机数", "较上一阶段转化率", "较首阶段转化率", "在此输单", "当前停留", "停留天数中位数"]);
  });
});

describe("SALES.CONVERSION", () => {
  likeExcel();

  it("answers a number", () => {
    assert.equal(conversion(HISTORY, "Lead", "Won", null, null, null, AS_OF, STAGES), 1 / 3);
    assert.equal(conversion(HISTORY, "lead ", "赢单", null, null, null, AS_OF, STAGES), 1 / 3);
  });

  it("takes the mode in both languages, dates as serials or with the year first, and single cells as ranges", () => {
    const january = 2 / 2;
    assert.equal(conversion(HISTORY, "Lead", "Proposal", "cohort", day("2026-01-01"), day("2026-01-31"), AS_OF, STAGES), january);
    assert.equal(conversion(HISTORY, "Lead", "Proposal", "同批", "2026-01-01", "2026/1/31", "2026年3月31日", STAGES), january);
    assert.equal(conversion(HISTORY, [["Lead"]], [["Proposal"]], [["COHORT"]], [[day("2026-01-01")]], [[day("2026-01-31")]], [[AS_OF]], STAGES), january);
  });

  it("takes a blank cell for an argument left out", () => {
    for (const blank of [null, undefined, "", 0, [[""]], [[null]], [[0]]]) {
      assert.equal(conversion(HISTORY, "Lead", "Won", null, blank, blank, AS_OF, STAGES), 1 / 3);
    }
  });

  it("lists the right answers for a wrong stage, and says which argument it was", () => {
    assert.equal(errorOf(() => conversion(HISTORY, "Leed", "Won", null, null, null, AS_OF, STAGES)), "#VALUE! The argument “fromStage” is “Leed”, which is none of the stages. They are: Lead, Proposal, Won.");
    setLanguage("zh-CN");
    assert.equal(errorOf(() => conversion(HISTORY, "Lead", "签约", null, null, null, AS_OF, STAGES)), "#VALUE! 参数“终点阶段”的值“签约”不在阶段列表中。现有阶段：Lead, Proposal, Won。");
  });

  it("refuses stages in the wrong order, lost as a stage, and a missing stage", () => {
    assert.match(errorOf(() => conversion(HISTORY, "Won", "Lead", null, null, null, AS_OF, STAGES)), /^#VALUE! “Lead” does not come after “Won”/u);
    assert.match(errorOf(() => conversion(HISTORY, "Lead", "Lead", null, null, null, AS_OF, STAGES)), /does not come after/u);
    assert.match(errorOf(() => conversion(HISTORY, "Lead", "Lost", null, null, null, AS_OF, STAGES)), /^#VALUE! .*lost is no step/u);
    assert.match(errorOf(() => conversion(HISTORY, "", "Won", null, null, null, AS_OF, STAGES)), /^#VALUE! The argument “fromStage” is missing/u);
  });

  it("lists the modes in both languages for a wrong one", () => {
    assert.equal(
      errorOf(() => conversion(HISTORY, "Lead", "Won", "kohort", null, null, AS_OF, STAGES)),
      "#VALUE! The argument “mode” is “kohort”. It can be: cohort, resolved, period, snapshot (同批, 已结, 期间, 快照)."
    );
  });

  it("is #N/A with words, never 0, when no deal is in the denominator", () => {
    assert.equal(
      errorOf(() => conversion(HISTORY, "Lead", "Won", null, "2027-01-01", "2027-01-31", "2027-03-01", STAGES)),
      "#N/A No deal entered “Lead” in this period (2027-01-01 to 2027-01-31)."
    );
    assert.match(errorOf(() => conversion(HISTORY, "Proposal", "Won", null, "2027-01-01", null, null, STAGES)), /^#N\/A .*\(2027-01-01 to …\)/u);
    assert.match(errorOf(() => conversion([["Deal", "Stage", "Entered"]], "Lead", "Won", null, null, null, AS_OF, STAGES)), /^#N\/A No deal reached “Lead”/u);
  });

  it("says which stages it found when their order is not known", () => {
    assert.equal(
      errorOf(() => funnel([["Deal", "Stage"], ["A", "Prospecting"], ["B", "Engaging"]])),
      "#VALUE! The order of the stages is not known. Stages found: Engaging, Prospecting. Give their order as the argument “stages”: one column of names in order, or a Stages table."
    );
  });

  it("knows the order of every built-in pipeline from its own data", () => {
    for (const stages of BUILT_IN_ORDERS) {
      const steps = stages.filter(({ kind }) => kind !== "lost");
      const data = [["Deal", "Stage"], ...stages.map(({ name }, index) => [`Deal ${index}`, name])];
      assert.equal(typeof conversion(data, steps[0]!.name, steps[1]!.name), "number");
    }
  });
});

describe("SALES.OVERDUE", () => {
  likeExcel();

  it("answers the overdue tasks, the latest first, with serial dates and days late", () => {
    assert.deepEqual(overdue(TASKS, day("2026-02-10")), [
      ["Deal", "Customer", "Stage", "Task", "Owner", "Due", "Days late"],
      ["Alpha", "Acme", "Lead", "Meeting", "Li Na", day("2026-01-16"), 25],
      ["Delta", "Umbra", "Lead", "Call", "Wu", day("2026-02-05"), 5],
    ]);
    assert.deepEqual(overdue(TASKS, "2026-01-17", false), [["Alpha", "Acme", "Lead", "Meeting", "Li Na", day("2026-01-16"), 1]]);
  });

  it("takes today when no day is given, on the user's own calendar in every time zone", () => {
    inTimeZones(() => {
      const now = new Date();
      const local = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
      const grid = [["Deal", "Stage", "Task", "Due"], ["A", "Lead", "yesterday", day(local) - 1], ["A", "Lead", "today", day(local)]];
      assert.deepEqual(overdue(grid, null, false).map((row) => row[2]), ["yesterday"]);
    });
  });

  it("is #N/A with words when nothing is overdue", () => {
    assert.equal(errorOf(() => overdue(TASKS, "2026-01-01")), "#N/A Nothing is overdue on 2026-01-01.");
  });

  it("says which column a range lacks, in the user's language", () => {
    assert.equal(errorOf(() => overdue(DEALS)), "#VALUE! The range has no column “Task” (任务). Its headers are: Deal, Customer, Stage, Owner, Amount, Created, Closed.");
    setLanguage("zh-CN");
    assert.equal(errorOf(() => overdue([["Task", "Due"], ["Call", 46000]])), "#VALUE! 所选区域缺少“商机”（Deal）列。现有表头：Task, Due。");
  });
});

describe("SALES.REPS", () => {
  likeExcel();

  it("answers the figures of deals and, with tasks, of tasks", () => {
    assert.deepEqual(reps(DEALS, TASKS, null, null, AS_OF), [
      ["Rep", "Tasks due", "Tasks done", "On-time rate", "Overdue now", "Open deals", "Won", "Lost", "Win rate", "Won amount", "Mean cycle (days)"],
      ["Li Na", 2, 1, 0.5, 1, 1, 1, 0, 1, 8000, 50],
      ["Wu", 1, 0, 0, 1, 1, 0, 1, 0, 0, ""],
    ]);
  });

  it("leaves out what the data does not tell", () => {
    assert.deepEqual(reps(DEALS)[0], ["Rep", "Open deals", "Won", "Lost", "Win rate", "Won amount", "Mean cycle (days)"]);
    assert.deepEqual(reps([["Deal", "Stage", "Owner"], ["A", "Won", "Wu"]]), [["Rep", "Open deals", "Won", "Lost", "Win rate"], ["Wu", 0, 1, 0, 1]]);
    assert.deepEqual(reps(TASKS, undefined, null, null, AS_OF)[0], ["Rep", "Tasks due", "Tasks done", "On-time rate", "Overdue now"]);
  });

  it("refuses History for deals, tasks without an owner, and tasks twice", () => {
    assert.match(errorOf(() => reps(HISTORY)), /^#VALUE! The range has one row per stage entered \(it has a column “Entered”\)/u);
    assert.match(errorOf(() => reps(TASKS, TASKS)), /^#VALUE! Both ranges have one row per task/u);
    assert.match(errorOf(() => reps(DEALS, [["Deal", "Stage", "Task", "Due"], ["A", "Lead", "Call", 46000]])), /no column “Owner”/u);
  });
});

describe("SALES.WINRATE", () => {
  likeExcel();

  it("answers one number, or a table by any column of the range", () => {
    assert.deepEqual(winrate(DEALS), [[0.5]]);
    assert.deepEqual(winrate(DEALS, "Owner"), [["Owner", "Won", "Won and lost", "Win rate"], ["Li Na", 1, 1, 1], ["Wu", 0, 1, 0]]);
    assert.deepEqual(winrate(DEALS, "sales rep", null, null, null, false), [["Li Na", 1, 1, 1], ["Wu", 0, 1, 0]]);
    assert.deepEqual(winrate([["Deal", "Stage", "Region"], ["A", "Won", "North"], ["B", "Lost", ""]], "region"), [
      ["Region", "Won", "Won and lost", "Win rate"], ["North", 1, 1, 1], ["(blank)", 0, 1, 0],
    ]);
  });

  it("counts amounts or all deals created when asked to, in either language", () => {
    assert.deepEqual(winrate(DEALS, null, "amount"), [[0.8]]);
    assert.deepEqual(winrate(DEALS, null, "金额"), [[0.8]]);
    assert.deepEqual(winrate(DEALS, null, "all"), [[0.25]]);
    assert.deepEqual(winrate(DEALS, null, "all", "2026-02-01"), [[0]]);
  });

  it("lists the headers for a column that is not there, and the measures for a wrong one", () => {
    assert.match(errorOf(() => winrate(DEALS, "Region")), /^#VALUE! The argument “by” is “Region”, but the range has no such column. Its headers are: Deal, Customer,/u);
    assert.match(errorOf(() => winrate(DEALS, null, "sum")), /count, amount, all \(数量, 金额, 全部\)/u);
  });

  it("is #N/A with words when nothing was closed", () => {
    assert.equal(errorOf(() => winrate(DEALS, null, null, "2027-01-01", "2027-12-31")), "#N/A No deal was won or lost in this period (2027-01-01 to 2027-12-31).");
    assert.equal(errorOf(() => winrate([["Deal", "Stage"], ["A", "Lead"]])), "#N/A No deal is won or lost yet.");
    assert.equal(errorOf(() => winrate([["Deal", "Stage"], ["", ""]])), "#N/A The range has no deals: there is nothing below its header row.");
  });

  it("takes Pipedrive's Status and 纷享销客's 阶段状态 for the outcome", () => {
    const pipedrive = sheet(`
      Deal - Title | Deal - Stage         | Deal - Status | Deal - Value
      A            | Negotiations Started | Won           | 10
      B            | Proposal Made        | lost          | 30
      C            | Qualified            | Open          | 50
    `);
    assert.deepEqual(winrate(pipedrive), [[0.5]]);
    assert.deepEqual(funnel(pipedrive).map((row) => row[1]), ["Reached", 3, 2, 2, 2, 1, 1]);
    const fxiaoke = sheet(`
      商机名称 | 销售阶段 | 阶段状态 | 阶段变更时间
      甲       | 谈判审核 | 赢单     | 2026-01-05
      乙       | 需求确定 | 输单     | 2026-01-06
      丙       | 验证客户 | 进行中   | 2026-01-07
    `);
    assert.deepEqual(winrate(fxiaoke), [[0.5]]);
    assert.equal(conversion(fxiaoke, "验证客户", "赢单"), 1 / 3);
  });
});

describe("bad input", () => {
  likeExcel();

  const error = (cell: unknown, column = "Closed") => {
    const grid = DEALS.map((row) => [...row] as unknown[]);
    grid[2]![grid[0]!.indexOf(column)] = cell;
    return errorOf(() => winrate(grid as never));
  };

  it("is named by row, column and reason", () => {
    assert.equal(error("next week"), "#VALUE! Row 3, column “Closed”: “next week” is text, not a date. Enter it as a date, as in 2026-01-31.");
    assert.equal(error({ code: "#REF!" }), "#VALUE! Row 3, column “Closed”: the cell holds the error #REF!. Correct it, or clear the cell.");
    assert.equal(error("", "Stage"), "#VALUE! Row 3, column “Stage”: the stage is blank. Fill it in.");
    setLanguage("zh-CN");
    assert.equal(error("下周"), "#VALUE! 第 3 行“Closed”列：“下周”是文本，不是日期。请按日期输入，例如 2026-01-31。");
  });

  it("does not disturb figures that do not need it", () => {
    const grid = DEALS.map((row) => [...row]);
    grid[1]![4] = "a lot";
    assert.deepEqual(winrate(grid), [[0.5]]);
    assert.match(errorOf(() => winrate(grid, null, "amount")), /^#VALUE! Row 2, column “Amount”: “a lot” is text, not a number/u);
  });

  it("is a table without a Deal column, two columns that read as Stage, a merged header", () => {
    assert.match(errorOf(() => funnel([["Stage", "Owner"], ["Lead", "Wu"]])), /^#VALUE! The range has no column “Deal” \(商机\)/u);
    assert.match(errorOf(() => funnel([["Deal", "Stage", "Sales stage"], ["A", "Lead", "Won"]])), /^#VALUE! Two columns both read as Stage \(阶段\): “Stage”, “Sales stage”/u);
    assert.match(errorOf(() => funnel([["Deal", "Stage", ""], ["A", "Lead", "x"]])), /^#VALUE! The header “Stage” stands over two columns/u);
  });

  it("is an unknown stage and a task done before its start", () => {
    assert.equal(
      errorOf(() => funnel(HISTORY, null, null, null, AS_OF, [["Lead"], ["Won"]])),
      "#VALUE! Row 3, column “Stage”: “Proposal” is none of the stages Lead, Won. Correct it, or add it to the list of stages."
    );
    const tasks = TASKS.map((row) => [...row]);
    tasks[1]![8] = day("2026-01-04");
    assert.equal(errorOf(() => overdue(tasks)), "#VALUE! Row 2, column “Done”: done on 2026-01-04, before its start on 2026-01-05. Correct one of the two dates.");
  });

  it("is a wrong date, a period that ends before it begins, a wrong switch", () => {
    assert.match(errorOf(() => overdue(TASKS, "31/01/2026")), /^#VALUE! The argument “asOf” is “31\/01\/2026”, which is not a date/u);
    assert.match(errorOf(() => overdue(TASKS, "2026-02-30")), /not a date/u);
    assert.match(errorOf(() => overdue(TASKS, -5)), /no date that Excel knows/u);
    assert.match(errorOf(() => overdue(TASKS, { code: "#NAME?" })), /^#VALUE! The argument “asOf” is the error #NAME\?/u);
    assert.match(errorOf(() => winrate(DEALS, null, null, "2026-02-01", "2026-01-01")), /^#VALUE! The period ends before it begins/u);
    assert.match(errorOf(() => overdue(TASKS, AS_OF, "perhaps")), /TRUE or FALSE/u);
    assert.match(errorOf(() => overdue(TASKS, [[46000, 46001]])), /not a date/u);
  });

  it("is a text or a single cell where a range is meant", () => {
    for (const data of ["Deals", [["Deals"]], null, [[""]], undefined]) {
      assert.match(errorOf(() => winrate(data as never)), /^#VALUE! The argument “data” takes a range with its header row/u);
    }
  });
});

describe("whole columns", () => {
  likeExcel();

  it("work with their thousands of blank rows", () => {
    const blank = [null, "", 0, "", null, 0, ""];
    const rows = [...DEALS, ...Array.from({ length: 50_000 }, () => blank.map((cell) => (cell === 0 ? null : cell)))];
    assert.deepEqual(winrate(rows, "Owner"), winrate(DEALS, "Owner"));
  });
});
