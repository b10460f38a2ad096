import assert from "node:assert/strict";
import { dayOf } from "../../src/process/calendar";
import {
  addDeal, changePerson, changeSetup, changeStage, createProcess, handOverEverything, markDone, readProcess, readSetup, removeStage,
  renameStage, reorderStages, undo, type RowValues, type SetupKind, type UndoToken,
} from "../../src/workbook";
import { useExcel } from "../headless";
import { contentsOf } from "./contents";
import { addressOf, refuses, rowsOf, TEAM, type, valueAt } from "./workbook";

const MONDAY = dayOf(2026, 3, 2)!;
const DEAL = { deal: "Acme", customer: "Acme", amount: 900, owner: "Li Na", stage: "Lead", start: MONDAY };

async function shown(kind: SetupKind, fits: (cells: RowValues) => boolean): Promise<RowValues> {
  const row = (await readSetup()).tables[kind]!.rows.find(({ cells }) => fits(cells));
  assert.ok(row, `no such row in ${kind}`);
  return row.cells;
}
const stageRow = (name: string) => shown("Stages", ({ stage }) => stage === name);
const personRow = (name: string) => shown("Team", (cells) => cells.name === name);
const noProblems = async () => assert.deepEqual((await readProcess())!.problems, []);

describe("Setting up a process", () => {
  const excel = useExcel();
  const column = (table: string, header: string) => rowsOf(excel(), table).map((row) => row[header]);
  /** Runs an operation and takes it back: the workbook is as before, to the last dropdown. Answers what it was after it. */
  const andBack = async (operation: () => Promise<{ undo: UndoToken }>, look: () => unknown | Promise<unknown>) => {
    const before = contentsOf(excel());
    const { undo: token } = await operation();
    await look();
    const after = contentsOf(excel());
    assert.notDeepEqual(after, before);
    await undo(token);
    assert.deepEqual(contentsOf(excel()), before);
  };
  /** What a dropdown offers: the cells of its list. */
  const offered = (address: string) => {
    const { sheetId, area } = excel().document.locate(address);
    const rule = excel().document.validations.at({ sheetId, row: area.top, col: area.left })!.rule as { list: { source: string } };
    const list = excel().document.locate(rule.list.source.slice(1).replaceAll("$", ""));
    return excel().document.cells.values(list.sheetId, list.area).map(([cell]) => cell);
  };

  beforeEach(async () => {
    await createProcess({ template: "b2b", language: "en", people: TEAM });
    await addDeal(DEAL);
  });

  it("reads every table as it stands, also cells that nobody understands", async () => {
    type(excel(), addressOf(excel(), "Stages", "Stage", "Lead", "Probability"), "a tenth");
    const { language, tables } = await readSetup();
    assert.equal(language, "en");
    assert.equal(tables.Stages!.rows[0]!.cells.probability, "a tenth");
    assert.deepEqual([tables.Stages!.sheet, tables.Stages!.rows[0]!.row, tables.Stages!.headers.stage], ["Stages", 2, "Stage"]);
    assert.deepEqual(tables.Team!.rows.map(({ cells }) => cells.name), TEAM.map(({ name }) => name));
    assert.deepEqual([tables.Targets!.rows, tables.Holidays!.rows], [[], []]);
  });

  describe("a stage", () => {
    it("is added, and every dropdown of stages offers it", async () => {
      const add = [{ stage: "Pilot", order: 9, kind: "open", probability: 0.4, targetDays: 10, guidance: "=Not a formula" }];
      await andBack(() => changeSetup("Stages", { add }), async () => {
        assert.deepEqual(rowsOf(excel(), "Stages").at(-1), {
          Stage: "Pilot", Order: 9, Kind: "open", Probability: 0.4, "Target days": 10, Guidance: "=Not a formula",
        });
        for (const address of [addressOf(excel(), "Deals", "Deal", "Acme", "Stage"), "Playbook!A2"]) {
          assert.equal(offered(address).at(-1), "Pilot", address);
        }
        await noProblems();
      });
    });

    it("cannot be added twice, in any spelling", async () => {
      const before = contentsOf(excel());
      await refuses("workbook:stageTwice", () => changeSetup("Stages", { add: [{ stage: "ＬＥＡＤ " }] }));
      assert.deepEqual(contentsOf(excel()), before);
    });

    it("is changed in the cells that were changed, and in no other", async () => {
      const lead = await stageRow("Lead");
      await andBack(() => changeStage(lead, { probability: 0.15, guidance: "Ask first" }), async () => {
        assert.deepEqual(await stageRow("Lead"), { ...lead, probability: 0.15, guidance: "Ask first" });
      });
    });

    it("is told as changed by a colleague instead of being overwritten", async () => {
      const lead = await stageRow("Lead");
      type(excel(), addressOf(excel(), "Stages", "Stage", "Lead", "Probability"), 0.2);
      const error = await refuses("workbook:setupRowChanged", () => changeStage(lead, { guidance: "Ask first" }));
      assert.deepEqual([error.params.name, error.params.sheet], ["Lead", "Stages"]);
      assert.equal((await stageRow("Lead")).probability, 0.2);
      type(excel(), addressOf(excel(), "Stages", "Stage", "Lead", "Stage"), "New");
      await refuses("workbook:setupRowGone", () => changeStage(lead, { guidance: "Ask first" }));
    });

    it("takes its new name everywhere: playbook, deals, tasks, history", async () => {
      await addDeal({ ...DEAL, deal: "Lost one" });
      type(excel(), addressOf(excel(), "Deals", "Deal", "Lost one", "Lost in"), "lead");
      const lead = await stageRow("Lead");
      await andBack(() => changeStage(lead, { stage: "First contact" }), async () => {
        assert.ok(!["Stages", "Playbook", "Process", "History", "Deals"].some((table) => column(table, "Stage").includes("Lead")));
        assert.deepEqual(column("Deals", "Stage"), ["First contact", "First contact"]);
        assert.deepEqual(column("Deals", "Lost in"), ["", "First contact"]);
        assert.deepEqual(column("History", "Stage"), ["First contact", "First contact"]);
        await noProblems();
      });
    });

    it("is renamed over thousands of rows, with progress, and back", async () => {
      const { document } = excel();
      const history = document.tables.find("History")!;
      const rows = Array.from({ length: 2_400 }, (_, index) => [`Deal ${index}`, index % 3 === 0 ? "Lead" : "Proposal", MONDAY, "Li Na"]);
      const body = document.tables.bodyArea(history);
      document.batch(() => {
        const area = { ...body, top: body.bottom + 1, bottom: body.bottom + rows.length };
        document.cells.write(history.sheetId, area, rows);
        document.tables.resize(history.id, { ...history.area, bottom: area.bottom });
      });
      const told: number[] = [];
      const { undo: token } = await changeStage(await stageRow("Lead"), { stage: "Start" }, { onProgress: (fraction) => told.push(fraction) });
      assert.equal(column("History", "Stage").filter((stage) => stage === "Start").length, 1 + 800);
      assert.equal(told.at(-1), 1);
      await undo(token);
      assert.equal(column("History", "Stage").filter((stage) => stage === "Lead").length, 1 + 800);
    }).timeout(60_000);

    it("gives what still has its old name the new one, after it was renamed in the sheet", async () => {
      type(excel(), addressOf(excel(), "Stages", "Stage", "Lead", "Stage"), "First contact");
      await refuses("workbook:stageGone", () => renameStage("Lead", "Nowhere"));
      await refuses("workbook:stageIsThere", () => renameStage("Proposal", "First contact"));
      await andBack(() => renameStage("Lead", "First contact"), async () => {
        assert.deepEqual(column("Deals", "Stage"), ["First contact"]);
        await noProblems();
      });
    });

    it("moves in the order by its number; rows stay where they are", async () => {
      const names = column("Stages", "Stage").map(String);
      const wanted = [names[1]!, names[0]!, ...names.slice(2)];
      await andBack(() => reorderStages(wanted), async () => {
        assert.deepEqual(column("Stages", "Stage"), names);
        const { stages } = (await readProcess())!;
        assert.deepEqual([...stages].sort((a, b) => a.order - b.order).map(({ name }) => name), wanted);
      });
      await refuses("workbook:stagesChanged", () => reorderStages(names.slice(1)));
    });

    it("is removed with its deals and tasks moved on, and its name is nowhere", async () => {
      const tasks = column("Process", "Stage").length;
      await andBack(() => removeStage("Lead", { dealsTo: "Qualification", tasks: "moved" }), async () => {
        assert.ok(!["Stages", "Playbook", "Process", "History", "Deals"].some((table) => column(table, "Stage").includes("Lead")));
        assert.deepEqual([column("Deals", "Stage"), column("History", "Stage")], [["Qualification"], ["Qualification"]]);
        assert.deepEqual([column("Process", "Stage").length, column("Process", "Status").includes("Skipped")], [tasks, false]);
        assert.ok(!offered(addressOf(excel(), "Deals", "Deal", "Acme", "Stage")).includes("Lead"));
        await noProblems();
      });
    });

    it("is removed with its open tasks skipped, its done ones kept, and its playbook gone", async () => {
      const [first] = (await readProcess())!.tasks;
      await markDone([first!.id], "Li Na", MONDAY);
      const ofLead = column("Process", "Stage").filter((stage) => stage === "Lead").length;
      const playbook = column("Playbook", "Stage");
      await andBack(() => removeStage("Lead", { dealsTo: "Qualification", tasks: "dropped" }), async () => {
        const status = column("Process", "Status");
        assert.equal(status.filter((word) => word === "Skipped").length, ofLead - 1);
        assert.equal(status.filter((word) => word === "Done").length, 1);
        assert.deepEqual(column("Playbook", "Stage"), playbook.filter((stage) => stage !== "Lead"));
        await noProblems();
      });
    });

    it("is not removed from under its deals, nor when it is the last of a kind that deals need", async () => {
      const before = contentsOf(excel());
      await refuses("workbook:stageInUse", () => removeStage("Lead", { dealsTo: null, tasks: "dropped" }));
      await refuses("workbook:lastWonStage", () => removeStage("Won", { dealsTo: null, tasks: "dropped" }));
      await refuses("workbook:stageGone", () => removeStage("Leads", { dealsTo: null, tasks: "dropped" }));
      assert.deepEqual(contentsOf(excel()), before);
    });

    it("comes back from an undo only when nobody has put another in its place", async () => {
      await changeSetup("Stages", { add: [{ stage: "Pilot", order: 9, kind: "open" }] });
      const { undo: token } = await removeStage("Pilot", { dealsTo: null, tasks: "dropped" });
      await changeSetup("Stages", { add: [{ stage: "pilot", order: 3, kind: "open" }] });
      await refuses("workbook:changedSince", () => undo(token));
    });
  });

  describe("the playbook", () => {
    it("gets a task, loses one, and changes one", async () => {
      const [first, second] = (await readSetup()).tables.Playbook!.rows.map(({ cells }) => cells);
      const add = [{ stage: "Lead", task: "Send a card", milestone: "No", role: "Sales rep", offsetDays: 2, guidance: "" }];
      await andBack(() => changeSetup("Playbook", { add, change: [{ shown: first!, values: { offsetDays: 7 } }], remove: [second!] }), async () => {
        const { playbook } = (await readProcess())!;
        assert.deepEqual(playbook.filter(({ task }) => task === "Send a card").map(({ stage, offsetDays, role }) => [stage, offsetDays, role]), [["Lead", 2, "Sales rep"]]);
        assert.equal(playbook.find(({ task }) => task === first!.task)!.offsetDays, 7);
        assert.ok(!playbook.some(({ task }) => task === second!.task));
      });
      await refuses("workbook:taskTwice", () => changeSetup("Playbook", { add: [{ stage: "lead", task: String(first!.task).toUpperCase() }] }));
    });
  });

  describe("a person", () => {
    it("joins, and every dropdown of people offers them", async () => {
      await andBack(() => changeSetup("Team", { add: [{ name: "Zhao Lei", role: "Sales rep" }] }), () => {
        assert.equal(offered(addressOf(excel(), "Deals", "Deal", "Acme", "Owner")).at(-1), "Zhao Lei");
      });
      await refuses("workbook:personTwice", () => changeSetup("Team", { add: [{ name: "LI NA" }] }));
    });

    it("takes a new name along to all that they have and did", async () => {
      const [first] = (await readProcess())!.tasks;
      await markDone([first!.id], "Li Na", MONDAY);
      await changeSetup("Targets", { add: [{ period: 2026, name: "Li Na", amount: 100 }] });
      await changeSetup("Team", { change: [{ shown: await personRow("Wang Wei"), values: { manager: "Li Na" } }] });
      await andBack(async () => changePerson(await personRow("Li Na"), { name: "Li Na (North)" }), async () => {
        assert.deepEqual(column("Deals", "Owner"), ["Li Na (North)"]);
        assert.ok(!column("Process", "Owner").includes("Li Na") && column("Process", "Owner").includes("Li Na (North)"));
        assert.ok(column("Process", "By").includes("Li Na (North)"));
        assert.deepEqual([column("Targets", "Name"), column("Team", "Manager")[1]], [["Li Na (North)"], "Li Na (North)"]);
      });
    });

    it("leaves: what is open goes to someone else, what is done stays theirs", async () => {
      const [first] = (await readProcess())!.tasks;
      await markDone([first!.id], "Li Na", MONDAY);
      await addDeal({ ...DEAL, deal: "Won one" });
      type(excel(), addressOf(excel(), "Deals", "Deal", "Won one", "Outcome"), "Won");
      await changeSetup("Team", { change: [{ shown: await personRow("Wang Wei"), values: { manager: "Li Na" } }, { shown: await personRow("Chen Jie"), values: { manager: "Li Na" } }] });
      const open = (await readProcess())!.tasks.filter((task) => task.owner === "Li Na" && task.status === "open").length;
      await andBack(
        async () => {
          const done = await handOverEverything("li na", "Wang Wei", { keepInTeam: false });
          assert.deepEqual([done.deals, done.tasks], [1, open]);
          return done;
        },
        async () => {
          const { deals, tasks, team } = (await readProcess())!;
          assert.deepEqual(deals.map(({ owner }) => owner), ["Wang Wei", "Li Na"]);
          assert.deepEqual(tasks.filter(({ owner }) => owner === "Li Na").map(({ status }) => status), ["done"]);
          assert.deepEqual(team.map(({ name, manager }) => [name, manager]), [["Wang Wei", "Li Na"], ["Zhang Min", ""], ["Chen Jie", "Wang Wei"]]);
          assert.ok(!offered(addressOf(excel(), "Deals", "Deal", "Acme", "Owner")).includes("Li Na"));
        }
      );
    });

    it("stays in the team when that is chosen, and hands over to nobody else than someone", async () => {
      await handOverEverything("Li Na", "Tom", { keepInTeam: true });
      assert.ok(column("Team", "Name").includes("Li Na"));
      await refuses("workbook:ownerMissing", () => handOverEverything("Li Na", " li na", { keepInTeam: true }));
    });
  });

  it("sets targets and holidays, and takes them back", async () => {
    await andBack(() => changeSetup("Targets", { add: [{ period: "2026-01", name: "Li Na", amount: 100 }, { period: 2026, name: "", amount: 900, targetDeals: 3 }] }), () => {
      assert.deepEqual(rowsOf(excel(), "Targets").map((row) => row["Period"]), ["2026-01", 2026]);
    });
    await andBack(() => changeSetup("Holidays", { add: [{ holiday: MONDAY, notes: "Day off" }, { holiday: MONDAY + 1, notes: "Day off" }] }), async () => {
      assert.deepEqual((await readProcess())!.holidays, [MONDAY, MONDAY + 1]);
    });
    await changeSetup("Holidays", { add: [{ holiday: MONDAY, notes: "Day off" }, { holiday: MONDAY + 1, notes: "Day off" }] });
    const days = (await readSetup()).tables.Holidays!.rows.map(({ cells }) => cells);
    await andBack(() => changeSetup("Holidays", { add: [{ holiday: MONDAY + 2, notes: "Day off" }], remove: [days[0]!] }), async () => {
      assert.deepEqual((await readProcess())!.holidays, [MONDAY + 1, MONDAY + 2]);
    });
    await andBack(() => changeSetup("Holidays", { remove: days }), async () => assert.deepEqual((await readProcess())!.holidays, []));
  });

  it("tells rows apart that are quite alike: one of two goes and comes back", async () => {
    const { document } = excel();
    const { id, sheetId } = document.tables.find("Team")!;
    document.tables.insertRows(id, null, 1);
    document.ranges.copy({ sheetId, area: { ...document.locate("Team!A2:E2").area } }, { sheetId, area: document.locate("Team!A6:E6").area }, "All", false, false);
    assert.equal(column("Team", "Name").filter((name) => name === "Li Na").length, 2);
    const row = await personRow("Li Na");
    const { undo: token } = await changeSetup("Team", { remove: [row] });
    assert.deepEqual(column("Team", "Name"), TEAM.map(({ name }) => name));
    await undo(token);
    assert.deepEqual(column("Team", "Name"), [...TEAM.map(({ name }) => name), "Li Na"]);
  });

  it("names the sheet that is protected, and changes nothing", async () => {
    const { document } = excel();
    const lead = await stageRow("Lead");
    const before = contentsOf(excel());
    document.sheets.protect(document.tables.find("History")!.sheetId, {}, null);
    const error = await refuses("workbook:sheetProtected", () => changeStage(lead, { stage: "Start" }));
    assert.equal(error.params.sheet, "Stage history");
    await changeStage(lead, { probability: 0.3 });
    assert.equal(valueAt(excel(), addressOf(excel(), "Stages", "Stage", "Lead", "Probability")), 0.3);
    assert.notDeepEqual(contentsOf(excel()), before);
  });
});
