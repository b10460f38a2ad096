import assert from "node:assert/strict";
import { dayOf } from "../../src/process/calendar";
import type { Stage, StageKind } from "../../src/process/model";
import { addDeal, createProcess, importDeals, refreshDashboard } from "../../src/workbook";
import { funnel } from "../../src/functions/functions";
import { repsAnswer } from "../../src/functions/reps-answer";
import { dashboardCells, firstAnchors, FUNNEL_COLUMNS, repColumn, repColumns } from "../../src/workbook/dashboard-cells";
import { useExcel } from "../headless";
import { contentsOf } from "./contents";
import { planOf } from "./plan";
import { refuses, TEAM, type } from "./workbook";

const DEAL = { deal: "Acme", customer: "Acme", amount: 1, owner: "Li Na", stage: "Lead", start: dayOf(2026, 3, 2)! };

describe("The dashboard", () => {
  const excel = useExcel();

  /** Formulas and labels of the sheet by address. */
  async function cells(sheet: string): Promise<Map<string, string>> {
    return Excel.run(async (context) => {
      const used = context.workbook.worksheets.getItem(sheet).getUsedRange(true).load("formulas,rowIndex,columnIndex");
      await context.sync();
      const found = new Map<string, string>();
      used.formulas.forEach((row: unknown[], r: number) =>
        row.forEach((formula, c) => {
          if (formula !== "") found.set(`${String.fromCharCode(65 + used.columnIndex + c)}${used.rowIndex + r + 1}`, String(formula));
        })
      );
      return found;
    });
  }

  async function charts(sheet: string): Promise<Record<string, [type: string, title: string]>> {
    return Excel.run(async (context) => {
      const all = context.workbook.worksheets.getItem(sheet).charts.load("items/name,items/chartType,items/title/text");
      await context.sync();
      return Object.fromEntries([...all.items].map((chart) => [chart.name, [chart.chartType as string, chart.title.text] as [string, string]]));
    });
  }

  /** The cells whose numbers each chart shows. */
  function chartRows(sheet: string): Record<string, string> {
    const { document } = excel();
    const all = document.charts.onSheet(document.sheets.find(sheet)!);
    return Object.fromEntries(
      all.map(({ name, series }) => [name, document.address(series[0]!.values.sheetId, series[0]!.values.area).split("!")[1]!])
    );
  }

  beforeEach(async () => {
    await createProcess({ template: "b2b", language: "en", people: TEAM });
    await addDeal(DEAL);
  });

  it("is made of SALES formulas over the tables, which a manager can read and change", async () => {
    assert.deepEqual(await refreshDashboard("en"), { sheet: "Dashboard" });
    const found = await cells("Dashboard");
    const formulas = [...found.values()].filter((text) => text.startsWith("="));
    assert.deepEqual(formulas, [
      "=SUM(G27:G37)",
      "=SUM(H27:H37)",
      '=IFNA(SALES.WINRATE(Deals[#All]),"–")',
      "=SUM(K41:K539)",
      '=IFNA(SALES.CONVERSION(Deals[#All],"Lead","Won",,,,,Stages[#All]),"–")',
      "=SUM(F41:F539)",
      "=SALES.FUNNEL(Deals[#All],,,,,Stages[#All])",
      "=SALES.REPS(Deals[#All],Process[#All])",
    ]);
    assert.equal(found.get("B2"), "Sales dashboard");
    assert.equal(found.get("J5"), "Lead → Won");
  });

  it("stands before the tables and is shown", async () => {
    await refreshDashboard("en");
    const { document } = excel();
    assert.deepEqual(document.sheets.names().slice(0, 3), ["Sheet1", "Dashboard", "Deals"]);
    assert.equal(document.sheets.name(document.sheets.active()), "Dashboard");
  });

  it("has a funnel chart and charts of overdue tasks and won amount, over as many rows as there are", async () => {
    await refreshDashboard("en");
    assert.deepEqual(await charts("Dashboard"), {
      "Stagebook funnel": ["Funnel", "Funnel"],
      "Stagebook overdue": ["BarClustered", "Overdue tasks by owner"],
      "Stagebook won": ["ColumnClustered", "Won amount by rep"],
    });
    const before = chartRows("Dashboard");
    assert.equal(before["Stagebook funnel"], "C27:C33"); // seven stages besides Lost
    await importDeals(planOf(6), "en"); // two more stages and one more owner
    await refreshDashboard("en");
    const after = chartRows("Dashboard");
    assert.equal(after["Stagebook funnel"], "C27:C35");
    const rows = (address: string) => {
      const [, from, to] = /^[A-Z]+(\d+):[A-Z]+(\d+)$/u.exec(address)!;
      return Number(to) - Number(from) + 1;
    };
    assert.equal(rows(after["Stagebook overdue"]!), rows(before["Stagebook overdue"]!) + 1);
  });

  it("keeps what a manager wrote beside our blocks, and the formulas and labels that the manager changed", async () => {
    await refreshDashboard("en");
    type(excel(), "Dashboard!P3", "My remark");
    type(excel(), "Dashboard!P4", "=1+1");
    type(excel(), "Dashboard!B26", "=SALES.FUNNEL(Deals[#All])");
    type(excel(), "Dashboard!B5", "Deals still open");
    await refreshDashboard("zh-CN");
    const found = await cells("Dashboard");
    assert.deepEqual(
      ["P3", "P4", "B26", "B5"].map((address) => found.get(address)),
      ["My remark", "=1+1", "=SALES.FUNNEL(Deals[#All])", "Deals still open"]
    );
    assert.equal(found.get("B2"), "销售仪表盘");
    assert.equal((await charts("Dashboard"))["Stagebook overdue"]![1], "各负责人逾期任务");
  });

  it("writes anew what was cleared, a chart that was deleted, and a formula that lost its table", async () => {
    await refreshDashboard("en");
    const fresh = await cells("Dashboard");
    type(excel(), "Dashboard!B2", "");
    type(excel(), "Dashboard!B26", "=SALES.FUNNEL(#REF!)");
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Dashboard").charts.getItem("Stagebook won").delete();
      await context.sync();
    });
    await refreshDashboard("en");
    assert.deepEqual(await cells("Dashboard"), fresh);
    assert.deepEqual(Object.keys(await charts("Dashboard")).sort(), ["Stagebook funnel", "Stagebook overdue", "Stagebook won"]);
  });

  it("finds its blocks after rows were put above and between them", async () => {
    await refreshDashboard("en");
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Dashboard");
      sheet.getRange("25:26").insert("Down");
      sheet.getRange("1:1").insert("Down");
      await context.sync();
    });
    const before = (await cells("Dashboard")).size;
    await refreshDashboard("zh-CN");
    const found = await cells("Dashboard");
    assert.equal(found.size, before);
    assert.equal(found.get("B3"), "销售仪表盘");
    assert.equal(found.get("B29"), "=SALES.FUNNEL(Deals[#All],,,,,Stages[#All])");
  });

  it("changes nothing the second time, and is made anew when its sheet was deleted", async () => {
    await refreshDashboard("en");
    const before = contentsOf(excel());
    await refreshDashboard("en");
    assert.deepEqual(contentsOf(excel()), before);
    excel().document.sheets.remove(excel().document.sheets.find("Dashboard")!);
    assert.deepEqual(await refreshDashboard("en"), { sheet: "Dashboard" });
  });

  it("gets another name when its own is taken, and refuses a protected sheet of its own", async () => {
    excel().document.sheets.add("dashboard");
    assert.deepEqual(await refreshDashboard("en"), { sheet: "Dashboard (2)" });
    excel().document.sheets.protect(excel().document.sheets.find("Dashboard (2)")!, {} as never, null);
    const error = await refuses("workbook:sheetProtected", () => refreshDashboard("en"));
    assert.equal(error.params["sheet"], "Dashboard (2)");
  });

});

describe("The dashboard's charts and sums", () => {
  it("take the figures from the columns in which SALES.REPS and SALES.FUNNEL write them", () => {
    const deals = [["Deal", "Stage", "Owner", "Amount", "Created", "Closed"], ["A", "Won", "Li Na", 7, 46_000, 46_010], ["B", "Lead", "Li Na", 5, 46_000, ""]];
    const tasks = [["Deal", "Stage", "Task", "Owner", "Due"], ["A", "Lead", "Call", "Li Na", 45_000], ["B", "Lead", "Call", "Li Na", 45_000], ["B", "Lead", "Mail", "Li Na", 45_000]];
    const stages: Stage[] = [];
    const both = { language: "en" as const, deals: "Deals", process: "Process", stagesTable: null, stages };
    const reps = (work: unknown) => repsAnswer(deals, work, null, null, null, null);
    const row = reps(tasks).at(-1)!;
    assert.equal(row.length, repColumns(both));
    assert.equal(row[repColumn("overdueNow", both)!], 3);
    assert.equal(row[repColumn("wonAmount", both)!], 7);
    const alone = { ...both, process: null };
    assert.equal(reps(null).at(-1)![repColumn("wonAmount", alone)!], 7);
    assert.equal(repColumn("overdueNow", alone), null);

    const steps = funnel(deals, undefined, undefined, undefined, undefined, [["Lead"], ["Won"]]);
    assert.equal(steps[0]!.length, FUNNEL_COLUMNS);
    const cells = dashboardCells({ ...both, stages }, { top: { row: 1, column: 1 }, funnel: { row: 10, column: 0 }, reps: { row: 40, column: 0 } });
    const columnOf = (key: string) => /^=SUM\(([A-Z])/u.exec(cells.find((cell) => cell.key === key)!.content)![1]!.charCodeAt(0) - 65;
    const lead = steps[1]!;
    assert.deepEqual([lead[columnOf("openDeals")], lead[columnOf("openAmount")]], [1, 5]);
    assert.deepEqual([row[columnOf("wonAmount")], row[columnOf("overdue")]], [7, 3]);
  });
});

describe("The dashboard's formulas", () => {
  it("quote the names of stages as formulas need them", () => {
    const stage = (name: string, order: number, kind: StageKind): Stage => ({ name, order, kind, probability: null, targetDays: null, guidance: "" });
    const stages = [stage('The "first" call', 1, "open"), stage("Won", 2, "won")];
    const source = { language: "en" as const, deals: "Deals", process: null, stagesTable: null, stages };
    const cells = dashboardCells(source, firstAnchors(stages));
    const of = (key: string) => cells.find((cell) => cell.key === key)!.content;
    assert.equal(of("conversion"), '=IFNA(SALES.CONVERSION(Deals[#All],"The ""first"" call","Won"),"–")');
    assert.equal(of("conversion.label"), 'The "first" call → Won');
    assert.equal(of("overdue"), "–"); // nothing tells what is overdue without tasks
    assert.equal(of("reps"), "=SALES.REPS(Deals[#All])");
  });
});
