import assert from "node:assert/strict";
import { dayOf } from "../../src/process/calendar";
import type { ProcessSnapshot } from "../../src/process/model";
import { addDeal, createProcess, readProcess } from "../../src/workbook";
import { useExcel } from "../headless";
import { TEAM } from "./workbook";

const MONDAY = dayOf(2026, 3, 2)!;

describe("Reading the process", function () {
  this.timeout(60_000);
  const excel = useExcel();
  beforeEach(async () => {
    await createProcess({ template: "b2b", language: "en", people: TEAM });
    await addDeal({ deal: "Acme rollout", customer: "Acme", amount: 120_000, owner: "Li Na", stage: "Lead", start: MONDAY });
  });

  async function readWithTasks(): Promise<{ whole: ProcessSnapshot; tasks: ProcessSnapshot[] }> {
    const tasks: ProcessSnapshot[] = [];
    return { whole: (await readProcess((read) => tasks.push(read)))!, tasks };
  }

  /** Rows of stage entries below those that are there, each on the next day. */
  async function writeHistory(count: number, stage: (nth: number) => string): Promise<void> {
    const { document } = excel();
    const table = document.tables.find("History")!;
    const top = table.area.bottom + 1;
    const { left, right } = table.area;
    const rows = Array.from({ length: count }, (_, nth) => ["Acme rollout", stage(nth), MONDAY + nth, "Li Na"]);
    await excel().Excel.run(async (context) => {
      const header = context.workbook.tables.getItem("History").getHeaderRowRange();
      context.workbook.tables.getItem("History").resize(header.getResizedRange(top + count - 1 - table.area.top, 0));
      await context.sync();
    });
    document.batch(() => document.cells.write(table.sheetId, { top, bottom: top + count - 1, left, right }, rows), "user");
    await excel().idle();
  }

  it("is one reading of the whole for a workbook of usual size", async () => {
    const { whole, tasks } = await readWithTasks();
    assert.equal(tasks.length, 0);
    assert.deepEqual([whole.deals.length, whole.history.length, whole.tasks.length > 0], [1, 1, true]);
  });

  it("tells the tasks of a large one before deals and stage entries are read, and then the same tasks with them", async () => {
    await writeHistory(20_000, () => "Lead");
    const { whole, tasks: [early, ...more] } = await readWithTasks();
    assert.equal(more.length, 0);
    assert.deepEqual([early!.deals, early!.history, early!.activities], [[], [], []]);
    assert.ok(early!.tasks.length > 0 && early!.tasks === whole.tasks);
    assert.deepEqual({ ...whole, deals: [], history: [], activities: [] }, early);
    assert.deepEqual([whole.deals.length, whole.history.length], [1, 20_001]);
  });

  it("holds the stages of what is read later against those read before", async () => {
    await writeHistory(20_000, (nth) => (nth === 7 ? "Leed" : "Lead"));
    const { whole, tasks: [early] } = await readWithTasks();
    assert.deepEqual(early!.problems, []);
    assert.deepEqual(whole.problems.map(({ code, params, row }) => [code, params["stage"], row]), [["process:unknownStage", "Leed", 10]]);
  });

  it("fails as a whole when a later request fails, though the tasks were told", async () => {
    await writeHistory(20_000, () => "Lead");
    let told = 0;
    const reading = readProcess(() => {
      told += 1;
      excel().host.failRequest(1);
    });
    await assert.rejects(reading);
    assert.equal(told, 1);
  });
});
