import assert from "node:assert/strict";
import fc from "fast-check";
import { planImport } from "../../src/import/plan-import";
import { mapColumn, proposeMapping } from "../../src/import/propose-mapping";
import { safeText } from "../../src/process/safe-text";
import { StagebookError } from "../../src/process/problem";
import type { Cell } from "../../src/process/model";
import { codes, fixture, iso, pick, planOf, sheet, sourceOf, table } from "./plan-of";
import { slowClock } from "./slow-clock";

const D = 45_292; // 1 January 2024

async function refusal(action: () => Promise<unknown>): Promise<StagebookError> {
  try {
    await action();
  } catch (error) {
    if (error instanceof StagebookError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("planImport: exports of CRMs", () => {
  it("takes Pipedrive's status for the outcome, and the stage of a lost deal for where it was lost", async () => {
    const plan = await planOf(fixture("pipedrive.csv"));
    assert.deepEqual(pick(plan.deals, "id", "deal", "stage", "outcome", "lostIn", "amount", "reason"), [
      ["101", "Warehouse scanners", "Proposal Made", "open", "", 12500, ""],
      ["102", "Dock sensors", "Won", "won", "", 8000.5, ""],
      ["103", "Label printers (103)", "Lost", "lost", "Demo Scheduled", 3100, "Price"],
      ["104", "Label printers (104)", "Lead In", "open", "", null, ""],
    ]);
    assert.deepEqual(plan.deals.map(({ created, expectedClose, closed }) => [created, expectedClose, closed].map(iso)), [
      ["2025-01-07", "2025-04-30", null],
      ["2025-01-09", "2025-02-28", "2025-02-20"],
      ["2025-01-15", "2025-03-15", "2025-02-02"],
      ["2025-02-11", null, null],
    ]);
    assert.deepEqual(plan.extra.find(({ header }) => header === "Deal - Stage (source)")?.values, ["Proposal Made", "Negotiations Started", "Demo Scheduled", "Lead In"]);
    assert.deepEqual([plan.people, plan.currencies, plan.stagesKnown], [["Ada Berg", "Ben Ott"], ["EUR"], true]);
  });

  it("makes a history of HubSpot's Date entered columns, and a closing date expected or real by outcome", async () => {
    const plan = await planOf(fixture("hubspot.csv"));
    assert.deepEqual(plan.history.map(({ deal, stage, entered }) => [deal, stage, iso(entered)]), [
      ["Clinic rollout", "Appointment Scheduled", "2025-01-10"],
      ["Clinic rollout", "Contract Sent", "2025-02-14"],
      ["Clinic rollout", "Closed Won", "2025-03-20"],
      ["Lab upgrade", "Appointment Scheduled", "2025-02-03"],
      ["Lab upgrade", "Contract Sent", "2025-03-28"],
      ["Pharmacy desk", "Appointment Scheduled", "2025-01-20"],
      ["Pharmacy desk", "Closed Lost", "2025-02-25"],
    ]);
    assert.deepEqual(plan.deals.map(({ stage, outcome, expectedClose, closed }) => [stage, outcome, iso(expectedClose), iso(closed)]), [
      ["Closed Won", "won", null, "2025-03-20"],
      ["Contract Sent", "open", "2025-06-30", null],
      ["Closed Lost", "lost", null, "2025-02-25"],
    ]);
    assert.deepEqual(plan.extra.find(({ header }) => header === "Associated Company IDs")?.values, ["55;56", "57", ""]);
    assert.deepEqual([plan.stages.map(({ name }) => name), plan.stagesKnown], [["Appointment Scheduled", "Contract Sent", "Closed Won", "Closed Lost"], true]);
  });

  it("reads Zoho CRM's ids, times and its one closing date, without the twins", async () => {
    const plan = await planOf(fixture("zoho.csv"));
    assert.deepEqual(plan.deals.map(({ id, created, expectedClose, closed, outcome }) => [id, iso(created), iso(expectedClose), iso(closed), outcome]), [
      ["zcrm_5725767000000488001", "2024-07-08", "2024-09-30", null, "open"],
      ["zcrm_5725767000000488002", "2024-06-01", null, "2024-08-12", "won"],
      ["zcrm_5725767000000488003", "2024-06-03", null, "2024-07-20", "lost"],
    ]);
    assert.ok(!plan.extra.some(({ header }) => header.endsWith(".id")));
  });

  it("reads Salesforce's amounts and percentages, and leaves its totals row out", async () => {
    const plan = await planOf(fixture("salesforce.csv"));
    assert.deepEqual(plan.deals.map(({ amount }) => amount), [1234567, 82000, 15000, 410000]);
    assert.deepEqual(pick(plan.stages, "name", "kind", "probability"), [
      ["Prospecting", "open", 0.1], ["Negotiation/Review", "open", 0.9], ["Closed Won", "won", 1], ["Closed Lost", "lost", 0],
    ]);
    assert.deepEqual([plan.counts.totals, plan.counts.imported, plan.currencies], [1, 4, ["USD"]]);
    assert.deepEqual(plan.notices, [{ code: "import:totalsLeftOut", params: { count: 1, rows: "6" } }]);
  });

  it("reads 纷享销客 in Chinese: 万, 年月日, 阶段状态, and the day of the last stage change as the closing date", async () => {
    const plan = await planOf(fixture("fxiaoke.csv"), { language: "zh-CN" });
    assert.deepEqual(plan.deals.map(({ deal, stage, outcome, lostIn, amount, expectedClose, closed }) => [deal, stage, outcome, lostIn, amount, iso(expectedClose), iso(closed)]), [
      ["智慧仓储一期", "方案/报价", "open", "", 1_200_000, "2025-06-30", null],
      ["门店改造", "赢单", "won", "", 355_000, "2025-04-10", "2025-04-10"],
      ["数据中台", "输单", "lost", "谈判审核", 800_000, "2025-05-20", "2025-05-12"],
      ["会员系统", "输单", "lost", "", 260_000, "2025-05-01", "2025-03-01"],
    ]);
    assert.deepEqual([plan.stages.map(({ name }) => name), plan.stagesKnown], [["方案/报价", "谈判审核", "赢单", "输单"], true]);
    assert.deepEqual(plan.extra.map(({ header }) => header), ["销售阶段 (原表)", "赢率", "最后跟进时间"]);
  });

  it("takes only the pipelines that are chosen, and counts the others", async () => {
    const source = table("Deal | Stage | Pipeline", ["A", "Lead", "New"], ["B", "Lead (Renewals)", "Renewals"], ["C", "Quote", "new "]);
    const all = await planOf(source);
    assert.deepEqual([all.pipelines, codes(all.notices)], [["New", "Renewals"], [["import:severalPipelines", undefined]]]);
    assert.equal(all.deals[1]!.stage, "Lead");
    const one = await planOf(source, { pipelines: ["New"] });
    assert.deepEqual([one.deals.map(({ deal }) => deal), one.counts.otherPipelines], [["A", "C"], 1]);
  });
});

describe("planImport: the sheet they already have", () => {
  it("takes a messy list of tasks: titles above, a header once more, a total below, an error in a cell", async () => {
    const plan = await planOf(fixture("messy-tasks.csv"), { language: "zh-CN", fillDown: true });
    assert.deepEqual(plan.tasks.map(({ row, deal, customer, stage, task, owner, due, done, status }) => [row, deal, customer, stage, task, owner, iso(due), iso(done), status]), [
      [4, "一号项目", "华东物流", "需求分析", "现场调研", "李娜", "2025-03-05", null, "done"],
      [5, "一号项目", "华东物流", "需求分析", "整理需求", "李娜", "2025-03-12", null, "open"],
      [6, "一号项目", "华东物流", "方案", "提交方案", "王强", "2025-03-20", null, "open"],
      [7, "二号项目", "百味餐饮", "需求分析", "电话沟通", "王强", "2025-03-06", "2025-03-06", "done"],
    ]);
    assert.deepEqual(pick(plan.deals, "deal", "customer", "owner", "stage"), [["一号项目", "华东物流", "李娜", "需求分析"], ["二号项目", "百味餐饮", "王强", "需求分析"]]);
    assert.deepEqual(plan.problems, [{ code: "import:errorValue", params: { value: "#REF!" }, row: 9, column: "截止日期" }]);
    assert.deepEqual(plan.counts, { rows: 7, imported: 4, refused: 1, blank: 0, totals: 1, repeatedHeaders: 1, otherPipelines: 0 });
    assert.deepEqual(plan.people, ["李娜", "王强"]);
  });

  it("does not repeat a deal from above unless asked, and says that it could", async () => {
    const source = table("Deal | Stage | Task", ["A", "Lead", "Call"], ["", "", "Write"]);
    const plan = await planOf(source);
    assert.deepEqual(codes(plan.problems).map(([code]) => code), ["import:noDeal"]);
    assert.deepEqual(plan.notices, [{ code: "import:belowDeal", params: { count: 1 } }]);
    assert.equal((await planOf(source, { fillDown: true })).tasks.length, 2);
  });

  it("never gives a deal the stage of the deal above it", async () => {
    const plan = await planOf(table("Deal | Stage | Task", ["A", "Lead", "Call"], ["B", "", "Write"]), { fillDown: true });
    assert.deepEqual(codes(plan.problems), [["import:noStage", 3]]);
  });

  it("moves a deal on by its done tasks and milestones", async () => {
    const rows = [
      ["A", "Qualification", "Call", "Yes", 45000], ["A", "Needs Analysis", "Visit", "Yes", ""],
      ["B", "Qualification", "Call", "Yes", ""], ["B", "Needs Analysis", "Visit", "", 45001], ["B", "Proposal/Price Quote", "Quote", "", ""],
      ["C", "Qualification", "Call", "Yes", ""], ["C", "Qualification", "Mail", "", 45000], ["C", "Needs Analysis", "Visit", "", ""],
    ];
    const plan = await planOf(table("Deal | Stage | Task | Milestone | Done", ...rows));
    assert.deepEqual(pick(plan.deals, "deal", "stage"), [["A", "Needs Analysis"], ["B", "Proposal/Price Quote"], ["C", "Qualification"]]);
  });

  it("numbers rows as the sheet does, wherever the range begins", async () => {
    const plan = await planOf(sheet([["Deal", "Stage"], ["", "Lead"]], 7));
    assert.deepEqual(codes(plan.problems), [["import:noDeal", 8]]);
  });

  it("makes deals of a history: the latest stage, the first day", async () => {
    const plan = await planOf(table("Deal | Stage | Entered | By", ["A", "Lead", D, "Li"], ["A", "Won", D + 9, "Li"], ["B", "Lead", D + 3, "Wu"]));
    assert.deepEqual(pick(plan.history, "deal", "stage", "entered", "by"), [["A", "Lead", D, "Li"], ["A", "Won", D + 9, "Li"], ["B", "Lead", D + 3, "Wu"]]);
    assert.deepEqual(pick(plan.deals, "deal", "stage", "outcome", "created", "closed"), [["A", "Won", "won", D, D + 9], ["B", "Lead", "open", D + 3, null]]);
  });
});

describe("planImport: bad input", () => {
  const problemsOf = async (header: string, ...rows: Cell[][]) => (await planOf(table(header, ...rows))).problems;

  it("says which column is missing", async () => {
    const missing = async (header: string) => (await refusal(() => planOf(table(header, ["x", "y"])))).params.en;
    assert.equal(await missing("Owner | Stage"), "Deal");
    assert.equal(await missing("Deal | Owner"), "Stage");
    const untold = mapColumn(table("Deal | Stage", ["A", "Won"]), proposeMapping(table("Deal | Stage", ["A", "Won"])), 1, "extra");
    assert.equal((await refusal(() => planImport(table("Deal | Stage", ["A", "Won"]), untold))).code, "import:missingColumn");
  });

  it("is not made while a date could be read in two ways, and is made by the order that is chosen", async () => {
    const source = table("Deal | Stage | Created | Closed", ["A", "Won", "3/4/2024", "3/14/2024"]);
    const error = await refusal(() => planOf(source));
    assert.deepEqual([error.code, error.params], ["import:ambiguousDates", { columns: "“Created”" }]);
    const created = async (order: "mdy" | "dmy") => iso((await planOf(source, { dateOrders: { 2: order } })).deals[0]!.created);
    assert.deepEqual([await created("mdy"), await created("dmy")], ["2024-03-04", "2024-04-03"]);
  });

  it("asks about dates that contradict each other, and lists those that do not fit the answer", async () => {
    const source = table("Deal | Stage | Created", ["A", "Lead", "3/14/2024"], ["B", "Lead", "14/3/2024"]);
    assert.equal((await refusal(() => planOf(source))).code, "import:ambiguousDates");
    const plan = await planOf(source, { dateOrders: { 2: "mdy" } });
    assert.deepEqual(codes(plan.problems), [["import:impossibleDate", 3]]);
  });

  it("names row, column and value of what it cannot read", async () => {
    assert.deepEqual(await problemsOf("Deal | Stage | Created", ["A", "Lead", "2024-01-02"], ["B", "Lead", "soon"]), [
      { code: "import:notADate", params: { value: "soon" }, row: 3, column: "Created" },
    ]);
    assert.deepEqual(await problemsOf("Deal | Stage | Deal value", ["A", "Lead", "a lot"]), [
      { code: "import:notAnAmount", params: { value: "a lot" }, row: 2, column: "Deal value" },
    ]);
    assert.deepEqual(await problemsOf("Deal | Stage | Outcome", ["A", "Lead", "Perhaps"]), [
      { code: "import:unknownOutcome", params: { value: "Perhaps" }, row: 2, column: "Outcome" },
    ]);
    assert.deepEqual(await problemsOf("Deal | Stage | Outcome", ["A", "Closed Lost", "Won"]), [
      { code: "import:outcomeContradictsStage", params: { outcome: "Won", stage: "Closed Lost" }, row: 2, column: "Outcome" },
    ]);
    assert.deepEqual(await problemsOf("Deal | Stage | Task | Start | Done", ["A", "Lead", "Call", D + 9, D]), [
      { code: "import:doneBeforeStart", params: { done: "2024-01-01", start: "2024-01-10" }, row: 2, column: "Done" },
    ]);
    assert.deepEqual(await problemsOf("Deal | Stage", ["#REF!", "Lead"], ["B", "#N/A"]), [
      { code: "import:errorValue", params: { value: "#REF!" }, row: 2, column: "Deal" },
      { code: "import:errorValue", params: { value: "#N/A" }, row: 3, column: "Stage" },
    ]);
  });

  it("takes rows with unreadable cells all the same when asked, and keeps what they said in Notes", async () => {
    const source = table("Deal | Stage | Created | Amount | Notes", ["A", "Lead", "soon", "a lot", "Ask Li"], ["", "Lead", "", "", ""]);
    const plan = await planOf(source, { keepUnreadable: true });
    assert.deepEqual(pick(plan.deals, "deal", "created", "amount", "notes"), [["A", null, null, "Ask Li\nAmount: a lot\nCreated: soon"]]);
    assert.deepEqual(codes(plan.problems), [["import:noDeal", 3]]);
    assert.deepEqual(plan.notices, [{ code: "import:keptInNotes", params: { count: 1, rows: "2" } }]);
  });

  it("refuses a row of a file that is longer than the header, and reads a shorter one with blanks", async () => {
    const plan = await planOf("Deal,Stage,Owner\nA,Lead,Li\nBolts, nuts,Lead,Wu\nC,Won\nD,Lead,Wu\n");
    assert.deepEqual(plan.problems, [{ code: "import:longRow", params: { cells: 4, expected: 3 }, row: 3 }]);
    assert.deepEqual(pick(plan.deals, "deal", "owner"), [["A", "Li"], ["C", ""], ["D", "Wu"]]);
    assert.deepEqual(plan.notices.slice(0, 1), [{ code: "import:shortRows", params: { count: 1, rows: "4" } }]);
  });

  it("keeps a column without header that most rows fill, by its letter", async () => {
    const plan = await planOf("Deal,Stage\nA,Lead,x\nB,Lead,y\nC,Lead,\n");
    assert.deepEqual(plan.extra, [{ header: "Column C", values: ["x", "y", ""] }]);
    assert.deepEqual(plan.problems, []);
  });

  it("refuses the rows that malformed quotes break", async () => {
    const plan = await planOf('Deal,Stage\nA,Lead\n"5" pipes",Lead\nC,Lead\n');
    assert.deepEqual([plan.deals.map(({ deal }) => deal), codes(plan.problems)], [["A", "C"], [["import:malformedQuotes", 3]]]);
  });

  it("leaves formulas as the text that they are", async () => {
    const formula = '=HYPERLINK("http://example.org")';
    const plan = await planOf(`Deal,Stage,Owner,Rating\n"${formula.replaceAll('"', '""')}",Lead,+cmd|x,@SUM(1)\n`);
    assert.deepEqual(pick(plan.deals, "deal", "owner"), [[formula, "+cmd|x"]]);
    assert.deepEqual(plan.extra, [{ header: "Rating", values: ["@SUM(1)"] }]);
    assert.equal(safeText(plan.deals[0]!.deal), `'${formula}`);
  });
});

describe("planImport: won, lost and open", () => {
  it("counts the stage where a status only says that the record is active, and says so", async () => {
    const plan = await planOf(table("Deal | Stage | Status", ["A", "Closed Won", "Active"], ["B", "Lead", "Active"]));
    assert.deepEqual(plan.deals.map(({ outcome }) => outcome), ["won", "open"]);
    assert.ok(plan.notices.some(({ code, params }) => code === "import:stageOverStatus" && params.count === 1));
    assert.deepEqual(plan.extra, [{ header: "Status", values: ["Active", "Active"] }]);
  });

  it("takes the day on which a deal was won or lost where nothing else says it", async () => {
    const plan = await planOf(table("Deal | Stage | Won time | Lost time", ["A", "Quote", D, ""], ["B", "Quote", D, D + 1], ["C", "Quote", "", ""]));
    assert.deepEqual(pick(plan.deals, "outcome", "stage", "lostIn", "closed"), [["won", "Won", "", D], ["lost", "Lost", "Quote", D + 1], ["open", "Quote", "", null]]);
  });

  it("needs no stage where an outcome closes the deal, and needs one while it is open", async () => {
    const plan = await planOf(table("Deal | Outcome", ["A", "Won"], ["B", "Open"]), { language: "zh-CN" });
    assert.deepEqual([pick(plan.deals, "deal", "stage"), codes(plan.problems)], [[["A", "赢单"]], [["import:noStage", 3]]]);
  });

  it("reads one closing date by outcome, unless its header says that it is only expected", async () => {
    const dates = async (header: string) => pick((await planOf(table(`Deal | Stage | ${header}`, ["A", "Quote", D], ["B", "Won", D]))).deals, "expectedClose", "closed");
    assert.deepEqual(await dates("Close Date"), [[D, null], [null, D]]);
    assert.deepEqual(await dates("Closing Date"), [[D, null], [null, D]]);
    assert.deepEqual(await dates("Expected close date"), [[D, null], [D, null]]);
  });

  it("keeps a closing date that the deal's outcome has no use for", async () => {
    const plan = await planOf(table("Deal | Stage | Expected close | Closed", ["A", "Quote", D, D + 5]));
    assert.deepEqual([pick(plan.deals, "expectedClose", "closed"), plan.extra], [[[D, null]], [{ header: "Closed (source)", values: [D + 5] }]]);
  });

  it("points at deals that were closed before they were created, and at closed ones without a date", async () => {
    const plan = await planOf(table("Deal | Stage | Created | Closed", ["A", "Won", D + 1, D], ["B", "Lost", D, ""]));
    assert.deepEqual(plan.notices, [
      { code: "import:closedWithoutDate", params: { count: 1 } },
      { code: "import:closedBeforeCreated", params: { deal: "A" }, row: 2 },
    ]);
    assert.equal(plan.deals.length, 2);
  });
});

describe("planImport: names, stages, people", () => {
  it("calls a deal by its ID when nothing else names it", async () => {
    const byId = await planOf(table("Opportunity ID | Stage", ["0071", "Won"]));
    assert.deepEqual(pick(byId.deals, "id", "deal"), [["0071", "0071"]]);
    const some = await planOf(table("ID | Deal | Stage", ["1", "A", "Won"], ["2", "", "Won"]));
    assert.deepEqual([some.deals.map(({ deal }) => deal), codes(some.notices)[1]], [["A", "2"], ["import:namedById", undefined]]);
  });

  it("tells deals of one name apart by ID, else by customer, else by number, and says so", async () => {
    const names = async (header: string, ...rows: Cell[][]) => (await planOf(table(header, ...rows))).deals.map(({ deal }) => deal);
    assert.deepEqual(await names("ID | Deal | Stage | Customer", ["1", "Renewal", "Lead", "X"], ["2", "renewal ", "Lead", "X"]), ["Renewal (1)", "Renewal (2)"]);
    assert.deepEqual(await names("Deal | Stage | Customer", ["Renewal", "Lead", "Acme"], ["Renewal", "Lead", "Beta"]), ["Renewal (Acme)", "Renewal (Beta)"]);
    assert.deepEqual(await names("Deal | Stage", ["Renewal", "Lead"], ["Renewal", "Lead"], ["Renewal (2)", "Lead"]), ["Renewal", "Renewal (3)", "Renewal (2)"]);
    const plan = await planOf(table("Deal | Stage", ["Renewal", "Lead"], ["Other", "Lead"], ["Renewal", "Lead"]));
    assert.deepEqual(plan.notices, [{ code: "import:sameName", params: { name: "Renewal", count: 2, rows: "2, 4" }, row: 2 }]);
  });

  it("refuses an ID that was there before, and names its row", async () => {
    const plan = await planOf(table("ID | Deal | Stage", ["1", "A", "Lead"], ["1", "A again", "Lead"]));
    assert.deepEqual(plan.problems, [{ code: "import:repeatedId", params: { id: "1", first: 2 }, row: 3, column: "ID" }]);
  });

  it("writes one stage in one way, however it was spelled", async () => {
    const spelled = ["Closed Won", "closed-won", "Closed Won", "Won", "CLOSED WON ", "赢单"];
    const plan = await planOf(table("Deal | Stage", ...spelled.map((stage, index) => [`D${index}`, stage])));
    assert.deepEqual([...new Set(plan.deals.map(({ stage }) => stage))], ["Closed Won"]);
    assert.deepEqual([plan.notices[1]?.code, plan.notices[1]?.params.name], ["import:spellingsJoined", "Closed Won"]);
    assert.deepEqual(plan.deals.map(({ outcome }) => outcome), spelled.map(() => "won"));
  });

  it("keeps stages apart that differ by more than spelling", async () => {
    const plan = await planOf(table("Deal | Stage", ["A", "A"], ["B", "A+"], ["C", "Closed Lost"], ["D", "Closed Lost to Competition"]));
    assert.deepEqual(plan.deals.map(({ stage }) => stage), ["A", "A+", "Closed Lost", "Closed Lost to Competition"]);
  });

  it("knows the order of built-in stages, and only proposes any other", async () => {
    const order = async (...stages: string[]) => {
      const plan = await planOf(table("Deal | Stage", ...stages.map((stage, index) => [`D${index}`, stage])));
      return [plan.stagesKnown, ...plan.stages.map(({ name }) => name)];
    };
    assert.deepEqual(await order("Negotiation/Review", "Prospecting", "Closed Won"), [true, "Prospecting", "Negotiation/Review", "Closed Won", "Lost"]);
    assert.deepEqual(await order("Engaging", "Prospecting", "Won", "Lost"), [false, "Prospecting", "Engaging", "Won", "Lost"]);
    assert.deepEqual(await order("3. Quote", "1. Hello", "2. Talk"), [false, "1. Hello", "2. Talk", "3. Quote", "Won", "Lost"]);
    assert.deepEqual(await order("报价", "初步接触", "签约"), [false, "初步接触", "报价", "签约", "Won", "Lost"]);
  });

  it("proposes the order in which deals entered the stages", async () => {
    const plan = await planOf(table("Deal | Stage | Entered", ["A", "Zeta", D], ["A", "Alpha", D + 5], ["B", "Zeta", D], ["B", "Alpha", D + 1]));
    assert.deepEqual([plan.stagesKnown, plan.stages.map(({ name }) => name)], [false, ["Zeta", "Alpha", "Won", "Lost"]]);
  });

  it("takes the order and kinds that the person confirmed", async () => {
    const source = table("Deal | Stage | Closed", ["A", "Signed", 45010], ["B", "Talk", ""], ["C", "Hello", ""], ["D", "Dead", 45011]);
    const stages = [{ name: "Hello", kind: "open" }, { name: "Talk", kind: "open" }, { name: "Signed", kind: "won" }, { name: "Dead", kind: "lost" }] as const;
    const plan = await planOf(source, { stages });
    assert.deepEqual([plan.stagesKnown, pick(plan.stages, "name", "kind", "order")], [true, [["Hello", "open", 1], ["Talk", "open", 2], ["Signed", "won", 3], ["Dead", "lost", 4]]]);
    assert.deepEqual(pick(plan.deals, "outcome", "closed"), [["won", 45010], ["open", null], ["open", null], ["lost", 45011]]);
  });

  it("asks again when the confirmed order lacks a stage", async () => {
    const source = table("Deal | Stage", ["A", "Talk"], ["B", "Hello"]);
    const plan = await planOf(source, { stages: [{ name: "Talk", kind: "open" }] });
    assert.deepEqual([plan.stagesKnown, plan.stages.map(({ name }) => name)], [false, ["Talk", "Hello", "Won", "Lost"]]);
  });

  it("lists each person once, as mostly written", async () => {
    const plan = await planOf(table("Deal | Stage | Owner", ["A", "Lead", "Li Na"], ["B", "Lead", "li na"], ["C", "Lead", "Li Na"], ["D", "Lead", ""]));
    assert.deepEqual([plan.people, plan.deals.map(({ owner }) => owner)], [["Li Na"], ["Li Na", "Li Na", "Li Na", ""]]);
  });

  it("keeps every other column under its header, marked where it would read as one of ours", async () => {
    const plan = await planOf(table("Deal | Stage | Sales stage | Rating | Zip | Rating", ["A", "Lead", "Old", "5", "007", "x"]));
    assert.deepEqual(plan.extra, [
      { header: "Sales stage (source)", values: ["Old"] },
      { header: "Rating", values: [5] },
      { header: "Zip", values: ["007"] },
      { header: "Rating (source)", values: ["x"] },
    ]);
  });

  it("says that amounts are in several currencies, and keeps which", async () => {
    const plan = await planOf(table("Deal | Stage | Amount", ["A", "Lead", "$5"], ["B", "Lead", "€6"]));
    assert.deepEqual([plan.deals.map(({ amount }) => amount), plan.currencies], [[5, 6], ["$", "€"]]);
    assert.deepEqual(plan.notices, [{ code: "import:mixedCurrencies", params: { currencies: "$, €" } }]);
    assert.deepEqual(plan.deals.map(({ currency }) => currency), ["$", "€"]);
  });

  it("multiplies by the unit of the header", async () => {
    const plan = await planOf(table("商机 | 阶段 | 金额（万元）", ["甲", "报价", "1.15"]));
    assert.deepEqual([plan.deals[0]!.amount, plan.currencies], [11_500, ["CNY"]]);
  });
});

describe("planImport: totals and laws", () => {
  it("leaves out a labelled total and a bare sum, and no deal that only looks like one", async () => {
    const labelled = await planOf(table("Deal | Stage | Amount", ["A", "Lead", 5], ["B", "Lead", 6], ["", "", ""], ["合计", "", 11]));
    assert.deepEqual(labelled.counts, { rows: 4, imported: 2, refused: 0, blank: 1, totals: 1, repeatedHeaders: 0, otherPipelines: 0 });
    const bare = await planOf(table("Deal | Stage | Amount", ["A", "Lead", 5], ["B", "Lead", 6], ["", "", 11]));
    assert.deepEqual([bare.counts.totals, bare.counts.refused], [1, 0]);
    const deal = await planOf(table("Deal | Stage | Amount", ["A", "Lead", 5], ["B", "Lead", 6], ["Total", "Lead", 11], ["", "", 12]));
    assert.deepEqual([deal.counts.totals, deal.counts.imported, codes(deal.problems)], [0, 3, [["import:noDeal", 5]]]);
  });

  const cell = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<Cell>("", " ", null, 0) },
    { weight: 4, arbitrary: fc.constantFrom<Cell>("A", "B", "Lead", "Won", "Closed Lost", "Open", "Li", "合计", "Total", "Deal", "Stage", "#REF!", "=1+1", "5", "1,234", "soon") },
    fc.integer({ min: -5, max: 60_000 }),
    fc.string({ maxLength: 6 })
  );
  const rows = fc.array(fc.array(cell, { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 25 });
  const headers = fc.constantFrom(
    "Deal | Stage | Owner | Amount | Outcome | Notes | Rating",
    "ID | Deal | Stage | Amount | Created | Pipeline | Rating",
    "Deal | Stage | Task | Owner | Done | Milestone | Rating",
    "Deal | Stage | Entered | By | Amount | Customer | Rating"
  );

  it("every row arrives, is counted or is refused with a problem of its own: nothing is lost", async () => {
    await fc.assert(
      fc.asyncProperty(headers, rows, fc.boolean(), fc.boolean(), async (header, cells, keepUnreadable, fillDown) => {
        const source = table(header, ...cells);
        let plan;
        try {
          plan = await planOf(source, { keepUnreadable, fillDown });
        } catch (error) {
          if (error instanceof StagebookError) return; // nothing below the header
          throw error;
        }
        const { rows: all, ...parts } = plan.counts;
        assert.equal(all, cells.length);
        assert.equal(Object.values(parts).reduce((sum, count) => sum + count, 0), all);
        assert.equal(new Set(plan.problems.map(({ row }) => row)).size, plan.counts.refused);
        const arrived = plan.shape === "deals" ? plan.deals.length : plan.shape === "tasks" ? plan.tasks.length : plan.history.length;
        if (plan.shape !== "history") assert.equal(arrived, plan.counts.imported);
        for (const { values } of plan.extra) assert.equal(values.length, plan.counts.imported);
        const names = plan.deals.map(({ deal }) => deal.normalize("NFKC").trim().toLowerCase());
        assert.equal(new Set(names).size, names.length);
        const stages = new Set(plan.stages.map(({ name }) => name));
        for (const { stage } of plan.deals) assert.ok(stages.has(stage), stage);
        assert.ok(plan.stages.some(({ kind }) => kind === "won") && plan.stages.some(({ kind }) => kind === "lost"));
      }),
      { numRuns: 300 }
    );
  });

  it("gives the same plan for the same rows as a file and as a range", async () => {
    const text = "Deal,Stage,Amount,Created\nA,Lead,5,2024-01-02\nB,Won,6.5,2024-02-03\n";
    const file = await planOf(text);
    const range = await planOf(table("Deal | Stage | Amount | Created", ["A", "Lead", 5, 45293], ["B", "Won", 6.5, 45325]));
    assert.deepEqual(file, range);
  });

  it("plans 100,000 rows in short stretches, with progress", async () => {
    const lines = Array.from({ length: 100_000 }, (_, index) => `D${index},${index % 3 === 0 ? "Won" : "Lead"},Owner ${index % 40},"${index % 999},000",${(index % 12) + 1}/${(index % 28) + 1}/2024`);
    const source = await sourceOf(`Deal,Stage,Owner,Amount,Created\n${lines.join("\n")}\n`);
    const fractions: number[] = [];
    slowClock();
    const plan = await planImport(source, proposeMapping(source), {}, {
      onProgress: (fraction) => fractions.push(fraction),
    });
    assert.equal(plan.deals.length, 100_000);
    assert.ok(fractions.length > 2 && fractions.every((fraction, index) => index === 0 || fraction >= fractions[index - 1]!));
    assert.equal(fractions.at(-1), 1);
  });

  it("stops when it is cancelled", async () => {
    const lines = Array.from({ length: 60_000 }, (_, index) => `D${index},Lead`);
    const source = await sourceOf(`Deal,Stage\n${lines.join("\n")}\n`);
    const controller = new AbortController();
    slowClock();
    const planning = planImport(source, proposeMapping(source), {}, { signal: controller.signal, onProgress: () => controller.abort() });
    await assert.rejects(planning, { name: "AbortError" });
    await assert.rejects(planImport(source, proposeMapping(source), {}, { signal: AbortSignal.abort() }), { name: "AbortError" });
  });
});
