import assert from "node:assert/strict";
import { addDeal, createProcess, importDeals, readProcess } from "../../src/workbook";
import { dayOf } from "../../src/process/calendar";
import { useExcel } from "../headless";
import { contentsOf } from "./contents";
import { planOf } from "./plan";
import { refuses, rowsOf, TEAM, type } from "./workbook";

const MONDAY = dayOf(2026, 3, 2)!;

describe("Import into a workbook without a process", () => {
  const excel = useExcel();

  it("makes one of it: deals, stages in order, people, history, and the extra columns at the end", async () => {
    const plan = planOf(9);
    const answer = await importDeals(plan, "en");
    assert.deepEqual(answer, { deals: 9, skipped: [], renamed: [] });
    const process = (await readProcess())!;
    assert.deepEqual(process.problems, []);
    assert.deepEqual(
      process.deals,
      plan.deals.map(({ id, deal, customer, owner, stage, amount, created, expectedClose, closed, outcome, lostIn, reason, competitor, source, notes }) => ({
        id, deal, customer, owner, stage, amount, created, expectedClose, closed, outcome, lostIn, reason, competitor, source, notes, currency: "", exchangeRate: null,
      }))
    );
    assert.deepEqual(process.stages.map(({ name, kind }) => [name, kind]), plan.stages.map(({ name, kind }) => [name, kind]));
    assert.deepEqual(process.team.map((person) => person.name), plan.people);
    assert.equal(rowsOf(excel(), "History").length, plan.history.length);
    assert.deepEqual(Object.keys(rowsOf(excel(), "Deals")[0]!).at(-1), "Sector");
    assert.deepEqual(rowsOf(excel(), "Deals").map((row) => row["Sector"]), plan.extra[0]!.values);
  });

  it("keeps formulas in the file as text, in cells and in headers", async () => {
    await importDeals(planOf(2, { extra: [{ header: "=1+1", values: ["=HYPERLINK(1)", "+cmd|x"] }] }), "en");
    const rows = rowsOf(excel(), "Deals");
    assert.deepEqual(rows.map((row) => [row["Customer"], row["=1+1"]]), [["=customer 0", "=HYPERLINK(1)"], ["=customer 1", "+cmd|x"]]);
  });

  it("leaves the sheet it came from alone, also when that is a table called Deals", async () => {
    const { document } = excel();
    type(excel(), "Sheet1!A1", "Opportunity");
    type(excel(), "Sheet1!B1", "Stage");
    type(excel(), "Sheet1!A2", "Deal 0");
    type(excel(), "Sheet1!B2", "Prospecting");
    document.tables.add(document.sheets.find("Sheet1")!, document.locate("Sheet1!A1:B2").area, true, "Deals");
    document.sheets.rename(document.sheets.find("Sheet1")!, "Deals");
    const [before] = (contentsOf(excel()) as { sheets: unknown[] }).sheets;
    const { renamed } = await importDeals(planOf(3), "en");
    assert.deepEqual(renamed, [
      { what: "sheet", wanted: "Deals", given: "Deals (2)" },
      { what: "table", wanted: "Deals", given: "Deals2" },
    ]);
    assert.deepEqual((contentsOf(excel()) as { sheets: unknown[] }).sheets[0], before);
    assert.equal((await readProcess())!.deals.length, 3);
  });

  it("writes tasks where the rows of the source are tasks", async () => {
    const task = {
      id: "", deal: "Deal 0", customer: "A", stage: "Prospecting", task: "Call", milestone: true, owner: "Li Na", start: MONDAY, due: MONDAY + 1,
      done: MONDAY + 1, status: "done" as const, notes: "", by: "Li Na", row: 2,
    };
    await importDeals(planOf(1, { shape: "tasks", tasks: [task, { ...task, task: "Mail", milestone: false, done: null, status: "open" }], extra: [{ header: "Channel", values: ["phone", "mail"] }] }), "zh-CN");
    const { tasks, problems } = (await readProcess())!;
    assert.deepEqual(problems, []);
    assert.deepEqual(tasks.map(({ task: name, milestone, done, status }) => [name, milestone, done, status]), [
      ["Call", true, MONDAY + 1, "done"],
      ["Mail", false, null, "open"],
    ]);
    assert.deepEqual(rowsOf(excel(), "Process").map((row) => row["Channel"]), ["phone", "mail"]);
    assert.equal(new Set(tasks.map((row) => row.id)).size, 2);
  });

  it("writes the currency wherever a deal names one, under the header of the file where it has one", async () => {
    const plan = planOf(3);
    const deals = plan.deals.map((deal, index) => ({ ...deal, currency: index === 0 ? "" : "CNY" }));
    await importDeals({ ...plan, deals }, "zh-CN");
    assert.deepEqual(rowsOf(excel(), "Deals").map((row) => [row["币种"], row["Sector"]]), [["", "retail"], ["CNY", ""], ["CNY", "retail"]]);
  });

  it("keeps the columns of a history beside the history", async () => {
    const plan = planOf(3);
    const history = [...plan.history, { ...plan.history[0]!, stage: "Engaging" }];
    await importDeals({ ...plan, shape: "history", history, extra: [{ header: "Duration", values: [5, 9] }] }, "en");
    assert.deepEqual(rowsOf(excel(), "History").map((row) => row["Duration"]), [5, 9]);
    assert.ok(!("Duration" in rowsOf(excel(), "Deals")[0]!));
  });

  it("writes 8,800 deals in several requests with progress, each far below the limit, and takes them back on cancel", async function () {
    this.timeout(120_000);
    const before = contentsOf(excel());
    const cancel = new AbortController();
    const plan = planOf(8_800);
    const seen: number[] = [];
    await assert.rejects(
      importDeals(plan, "en", {
        signal: cancel.signal,
        onProgress: (fraction) => {
          seen.push(fraction);
          if (fraction > 0.3) cancel.abort();
        },
      }),
      { name: "AbortError" }
    );
    assert.deepEqual(contentsOf(excel()), before);

    const fractions: number[] = [];
    const { deals } = await importDeals(plan, "en", { onProgress: (fraction) => fractions.push(fraction) });
    assert.equal(deals, 8_800);
    assert.ok(fractions.length >= 4, String(fractions));
    assert.deepEqual(fractions, [...fractions].sort((a, b) => a - b));
    assert.equal(fractions.at(-1), 1);
    const sizes = excel().host.log.flatMap((entry) => (entry.kind === "request" ? [entry.bytes] : []));
    assert.ok(Math.max(...sizes) < 2_000_000, `${Math.max(...sizes)} bytes`);
    const process = (await readProcess())!;
    assert.equal(process.deals.length, 8_800);
    assert.deepEqual(process.problems, []);
  });
});

describe("Import into a workbook that has a process", () => {
  const excel = useExcel();
  beforeEach(async () => {
    await createProcess({ template: "b2b", language: "en", people: TEAM });
    await addDeal({ deal: "Deal 1", customer: "own", amount: 5, owner: "Li Na", stage: "Lead", start: MONDAY });
  });

  it("adds what is new and leaves deals alone that are there, saying which", async () => {
    const { deals, skipped } = await importDeals(planOf(4), "zh-CN");
    assert.deepEqual([deals, skipped], [3, ["Deal 1"]]);
    const process = (await readProcess())!;
    assert.deepEqual(process.problems, []);
    assert.deepEqual(process.deals.map((deal) => [deal.deal, deal.customer]), [
      ["Deal 1", "own"], ["Deal 0", "=customer 0"], ["Deal 2", "=customer 2"], ["Deal 3", "=customer 3"],
    ]);
    assert.equal(rowsOf(excel(), "Deals").find((row) => row["Deal"] === "Deal 2")!["Sector"], "retail");
    assert.equal(rowsOf(excel(), "Deals").find((row) => row["Deal"] === "Deal 2")!["Outcome"], "Won"); // the process's language
  });

  it("calls won what the process calls won, and puts new stages and people into their tables", async () => {
    await importDeals(planOf(6), "en");
    const process = (await readProcess())!;
    assert.deepEqual(process.stages.map((stage) => stage.name), [
      "Prospecting", "Engaging", "Lead", "Qualification", "Needs analysis", "Proposal", "Negotiation", "Won", "Lost", "After-sales",
    ]);
    assert.equal(process.deals.find((deal) => deal.deal === "Deal 2")!.stage, "Won");
    assert.deepEqual(rowsOf(excel(), "History").slice(1).map((row) => row["Stage"]), ["Won", "Won"]);
    assert.deepEqual(process.team.map((person) => person.name), [...TEAM.map((person) => person.name), "Darcel Schlecht"]);
  });

  it("imports the same file a second time without writing anything", async () => {
    await importDeals(planOf(6), "en");
    const before = contentsOf(excel());
    const { deals, skipped } = await importDeals(planOf(6), "en");
    assert.deepEqual([deals, skipped.length], [0, 6]);
    assert.deepEqual(contentsOf(excel()), before);
  });

  it("uses an extra column again that an earlier import has made", async () => {
    await importDeals(planOf(3), "en");
    await importDeals(planOf(6), "en");
    const header = Object.keys(rowsOf(excel(), "Deals")[0]!);
    assert.deepEqual(header.filter((name) => name.startsWith("Sector")), ["Sector"]);
  });

  it("writes into the column that means the same, and spells the currency as it is spelled there", async () => {
    const imported = (deal: string, currency: string, header: string) => {
      const plan = planOf(1);
      const deals = [{ ...plan.deals[0]!, id: deal, deal, currency }];
      return importDeals({ ...plan, deals, history: [], extra: [{ header, values: [currency] }, { header: "产品", values: [deal] }] }, "en");
    };
    await imported("A", "USD", "Deal Currency");
    await imported("B", "$", "币种");
    await imported("C", "usd", "Currency");
    const rows = rowsOf(excel(), "Deals").slice(1);
    assert.deepEqual(rows.map((row) => [row["Deal Currency"], row["产品"]]), [["USD", "A"], ["USD", "B"], ["USD", "C"]]);
    assert.ok(!("币种" in rows[0]!) && !("Currency" in rows[0]!));
  });

  it("refuses deals in another currency before anything is written, unless the table says what each is worth", async () => {
    const inCurrency = (currency: string, from: number) => {
      const plan = planOf(from + 2);
      return { ...plan, deals: plan.deals.slice(from).map((deal) => ({ ...deal, currency })), history: [], extra: [] };
    };
    await importDeals(inCurrency("CNY", 10), "en");
    await importDeals(inCurrency("", 20), "en");
    const before = contentsOf(excel());
    const error = await refuses("workbook:otherCurrency", () => importDeals(inCurrency("EUR", 30), "en"));
    assert.deepEqual(error.params, { there: "CNY", imported: "EUR" });
    assert.deepEqual(contentsOf(excel()), before);
    await excel().Excel.run(async (context) => {
      context.workbook.tables.getItem("Deals").columns.add(undefined, undefined, "Exchange rate");
      await context.sync();
    });
    assert.equal((await importDeals(inCurrency("EUR", 30), "en")).deals, 2);
    assert.deepEqual(rowsOf(excel(), "Deals").slice(1).map((row) => row["Currency"]), ["CNY", "CNY", "", "", "EUR", "EUR"]);
  });

  it("is taken back when it is cancelled half-way", async function () {
    this.timeout(120_000);
    const before = contentsOf(excel());
    const cancel = new AbortController();
    const options = { signal: cancel.signal, onProgress: (fraction: number) => fraction > 0.4 && cancel.abort() };
    await assert.rejects(importDeals(planOf(5_000), "en", options), { name: "AbortError" });
    assert.deepEqual(contentsOf(excel()), before);
  });

  it("refuses a protected sheet before it writes anything, naming it", async () => {
    const { document } = excel();
    document.sheets.protect(document.tables.find("Team")!.sheetId, {} as never, null);
    const before = contentsOf(excel());
    const error = await refuses("workbook:sheetProtected", () => importDeals(planOf(6), "en"));
    assert.equal(error.params["sheet"], "Team");
    assert.deepEqual(contentsOf(excel()), before);
  });
});
