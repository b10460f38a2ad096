import assert from "node:assert/strict";
import fc from "fast-check";
import { dayOf } from "../../src/process/calendar";
import { TEMPLATES } from "../../src/process/templates";
import { amountOf, dealOf, formErrors, type DealForm } from "../../src/taskpane/add-deal/check-deal";
import { dayFromField, formatsFor } from "../../src/taskpane/common/formats";
import { keyFigures } from "../../src/taskpane/insights/key-figures";
import { looksLikePipeline } from "../../src/taskpane/first-run/looks-like-pipeline";
import { move } from "../../src/taskpane/import/move";
import { contents, peopleOf, repeats, rolesOf } from "../../src/taskpane/new-process/check-process";
import { deal, snapshot, task } from "./sample";

const today = dayOf(2026, 11, 24)!;

describe("an amount typed into the pane", () => {
  const cases: [string, number | null | "unreadable"][] = [
    ["", null],
    ["  ", null],
    ["120000", 120000],
    ["1,200,000", 1200000],
    ["1 200 000.50", 1200000.5],
    ["¥1200000", 1200000],
    ["$1,200", 1200],
    ["１２０", 120],
    ["120万", 1200000],
    ["1.5亿", 150000000],
    ["1.1k", 1100],
    ["2M", 2000000],
    ["12 元", 12],
    ["USD 90", 90],
    ["0", 0],
    ["a lot", "unreadable"],
    ["12 or 13", "unreadable"],
    ["=1+1", "unreadable"],
    ["1e5", "unreadable"],
  ];
  for (const [text, amount] of cases) {
    it(`"${text}" is ${amount === null ? "none" : amount}`, () => assert.equal(amountOf(text), amount));
  }

  it("reads back every amount that the pane shows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_00 }), (cents) => {
        for (const language of ["en", "zh-CN"] as const) assert.equal(amountOf(formatsFor(language).amount(cents / 100)), cents / 100);
      })
    );
  });
});

describe("the form of a new deal", () => {
  const good: DealForm = { customer: "Acme", deal: "CRM", amount: "1,000", owner: "Li Na", stage: "Lead", start: today };
  const workbook = snapshot({ deals: [deal({ deal: "ERP" })] });

  it("has nothing to put right when it is filled in", () => {
    assert.deepEqual(formErrors(good, workbook), {});
    assert.deepEqual(dealOf({ ...good, deal: " CRM " }), { ...good, amount: 1000 });
  });

  it("may leave the amount empty", () => {
    assert.deepEqual(formErrors({ ...good, amount: "" }, workbook), {});
    assert.equal(dealOf({ ...good, amount: "" }).amount, null);
  });

  it("says by field what is missing", () => {
    const errors = formErrors({ customer: " ", deal: "", amount: "much", owner: "", stage: "Lead", start: null }, workbook);
    assert.deepEqual(Object.keys(errors).sort(), ["amount", "customer", "deal", "owner", "start"]);
  });

  it("refuses a name that another deal has, however it is spelled", () => {
    assert.equal(formErrors({ ...good, deal: " erp" }, workbook).deal, "addDeal:error.dealExists");
  });

  it("refuses a day that Excel does not know", () => {
    assert.ok(formErrors({ ...good, start: dayFromField("0026-11-24") }, workbook).start !== undefined);
    assert.ok(formErrors({ ...good, start: 2_958_466 }, workbook).start !== undefined);
  });
});

describe("a date field", () => {
  it("is a day of the calendar", () => assert.equal(dayFromField("2026-11-24"), today));
  it("is none when it is empty or impossible", () => {
    for (const text of ["", "2026-02-30", "24.11.2026"]) assert.equal(dayFromField(text), null);
  });
});

describe("the pane's formats", () => {
  it("write dates and amounts as each language does", () => {
    assert.equal(formatsFor("en").day(today, today), "Tue, Nov 24");
    assert.equal(formatsFor("zh-CN").day(today, today), "11月24日周二");
    assert.equal(formatsFor("en").day(dayOf(2027, 1, 4)!, today), "Jan 4, 2027");
    assert.equal(formatsFor("en").shortAmount(1_250_000), "1.25M");
    assert.equal(formatsFor("zh-CN").shortAmount(1_250_000), "125万");
    assert.equal(formatsFor("en").shortAmount(9_500), "9,500");
  });

  it("sort Chinese names by pinyin", () => {
    assert.deepEqual(["张三", "李四", "王五", "欧阳", "阿明"].sort(formatsFor("zh-CN").compare), ["阿明", "李四", "欧阳", "王五", "张三"]);
  });
});

describe("the insights screen's key figures", () => {
  it("are the open deals and their amount, the overdue tasks, and what was won this month", () => {
    const figures = keyFigures(
      snapshot({
        deals: [
          deal({ amount: 10 }),
          deal({ amount: null }),
          deal({ amount: 99, outcome: "won", closed: dayOf(2026, 11, 1) }),
          deal({ amount: 99, outcome: "won", closed: dayOf(2026, 10, 31) }),
          deal({ amount: 99, outcome: "lost", closed: today }),
        ],
        tasks: [task({ due: today - 1 }), task({ due: today }), task({ due: today - 1, status: "skipped" })],
      }),
      today
    );
    assert.deepEqual(figures, { openDeals: 2, openAmount: 10, overdueTasks: 1, wonThisMonth: 1 });
  });
});

describe("a new process", () => {
  it("takes the people who have a name", () => {
    assert.deepEqual(
      peopleOf([{ name: " Li Na ", role: "Sales rep" }, { name: "  ", role: "Sales rep" }]).map(({ name, role }) => [name, role]),
      [["Li Na", "Sales rep"]]
    );
  });

  it("tells which names repeat an earlier one, however they are spelled", () => {
    assert.deepEqual([...repeats(["Li Na", "", "tom", "", " LI NA", "Tom"])], [4, 5]);
  });

  it("offers the roles that each template's tasks name, once each, in both languages", () => {
    for (const template of TEMPLATES) {
      const roles = rolesOf(template, "en");
      assert.ok(roles.length > 0 && new Set(roles).size === roles.length);
      assert.equal(rolesOf(template, "zh-CN").length, roles.length);
    }
  });

  it("counts the stages that deals pass, not how they end", () => {
    for (const template of TEMPLATES) {
      const passed = template.stages.filter(({ kind }) => kind !== "won" && kind !== "lost").length;
      assert.equal(contents(template).stages, passed);
    }
  });
});

describe("a sheet looks like a pipeline", () => {
  const row = ["ERP", "Acme", "Lead", 5];

  it("when its header names a stage and two more columns of a pipeline", () => {
    assert.ok(looksLikePipeline([["Opportunity", "Company", "Sales stage", "Value"], row]));
    assert.ok(looksLikePipeline([["商机名称", "客户名称", "销售阶段", "金额"], row]));
  });

  it("also under a title", () => {
    assert.ok(looksLikePipeline([["Pipeline 2026"], [""], ["Deal", "Customer", "Stage"], row]));
  });

  it("not when nothing stands below the header", () => {
    assert.ok(!looksLikePipeline([["Deal", "Customer", "Stage"], ["", "", ""]]));
  });

  it("not for any other list", () => {
    assert.ok(!looksLikePipeline([["Name", "Company", "Owner"], row]));
    assert.ok(!looksLikePipeline([]));
  });
});

describe("moving a stage", () => {
  it("swaps it with its neighbour", () => {
    assert.deepEqual(move(["a", "b", "c"], 1, -1), ["b", "a", "c"]);
    assert.deepEqual(move(["a", "b", "c"], 1, 1), ["a", "c", "b"]);
  });

  it("stops at the ends", () => {
    assert.deepEqual(move(["a", "b"], 0, -1), ["a", "b"]);
    assert.deepEqual(move(["a", "b"], 1, 1), ["a", "b"]);
  });
});
