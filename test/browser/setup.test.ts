import assert from "node:assert/strict";
import { isoDay } from "../../src/process/calendar";
import { COLUMNS, type ColumnId, type TableKind } from "../../src/process/columns";
import { LANGUAGES } from "../../src/process/language";
import { openPane, TODAY, type PaneUser } from "./pane-user";

for (const language of LANGUAGES) {
  describe(`setting up the process in the pane, in ${language}`, function () {
    this.timeout(60_000);
    let user: PaneUser;
    const say = (key: string, values?: Record<string, unknown>) => user.say(key, values);
    const lead = language === "en" ? "Lead" : "潜在客户获取";
    let stages: string[] = [];
    const failure = () => user.pane.getByRole("group", { name: say("taskpane:failure.label") });
    const open = async (part: string) => {
      await user.goTo("deals");
      await user.goTo("setup");
      await user.pane.getByRole("button", { name: say(`setup:part.${part}`) }).click();
      await user.pane.getByRole("heading", { level: 1, name: say(`setup:part.${part}`) }).waitFor();
    };
    const edit = (name: string) => user.pane.getByRole("button", { name: say("setup:edit", { name }), exact: true }).click();
    const form = (name: string) => user.pane.getByRole("form", { name: say("setup:edit", { name }), exact: true });
    const field = (key: string) => user.pane.getByRole("textbox", { name: say(key) });
    const told = (key: string, values?: Record<string, unknown>) => user.notice().getByText(say(key, values)).waitFor();
    const takeBack = async () => {
      await user.notice().getByRole("button", { name: say("taskpane:notice.undo") }).click();
      await told("taskpane:notice.undone");
    };
    /** The address of a cell: of the row that has this in its first column named. */
    const cellOf = async (kind: TableKind, id: ColumnId, key: string, column: ColumnId) => {
      const table = (await user.workbench.tables()).find(({ name }) => name === kind)!;
      const [header, ...rows] = await user.workbench.values(`'${table.sheet}'!${table.address}`);
      const at = (wanted: ColumnId) => header.indexOf(COLUMNS[wanted].header[language]);
      const row = rows.findIndex((cells) => cells[at(id)] === key);
      assert.ok(row >= 0 && at(column) >= 0, `${key} in ${kind}`);
      return `'${table.sheet}'!${String.fromCharCode(65 + at(column))}${row + 2}`;
    };
    const type = async (kind: TableKind, id: ColumnId, key: string, column: ColumnId, value: string | number) => {
      await user.workbench.set(await cellOf(kind, id, key, column), value);
      await user.workbench.idle();
    };
    const column = async (kind: TableKind, id: ColumnId) => (await user.rows(kind)).map((row) => row[id]).filter((cell) => cell !== "");
    const shownStages = () => user.pane.getByRole("list", { name: say("setup:part.stages") }).getByRole("listitem").evaluateAll((items) => items.map((item) => item.querySelector("span")!.firstChild!.textContent!));

    before(async () => {
      user = await openPane(language, { height: 1200 }); // so high that a stage is dragged without scrolling
      await user.createProcess("Li Na", "Tom Baker");
      await user.pane.getByRole("button", { name: "Li Na" }).click();
      await user.addDeal({ customer: "Acme", deal: "ERP", amount: "1000", start: isoDay(TODAY - 3) });
      stages = (await column("Stages", "stage")).map(String);
      assert.ok(stages.includes(lead), stages.join());
    });
    after(() => user?.close());

    it("shows what the tables hold, and an edit in the sheet at once", async () => {
      await open("stages");
      assert.equal((await shownStages())[0], lead);
      await type("Stages", "stage", lead, "probability", 0.35);
      await user.pane.getByRole("listitem").filter({ hasText: lead }).getByText("35%").waitFor();
    });

    it("changes a stage, and refuses what cannot be, in words and with the focus on it", async () => {
      await edit(lead);
      await field("setup:stages.probability").fill("200");
      await user.button("setup:save").click();
      await form(lead).getByText(say("setup:error.probability")).waitFor();
      await user.pane.waitForFunction(() => document.activeElement?.getAttribute("aria-invalid") === "true");
      await field("setup:stages.probability").fill("15");
      await user.button("setup:save").click();
      await told("setup:stages.changed", { stage: lead });
      assert.equal((await user.rows("Stages"))[0]!.probability, 0.15);
    });

    it("renames a stage everywhere, and takes it back", async () => {
      await edit(lead);
      await field("setup:stages.name").fill("X-1");
      await user.button("setup:save").click();
      await told("setup:stages.changed", { stage: "X-1" });
      assert.deepEqual([await column("Deals", "stage"), (await shownStages())[0]], [["X-1"], "X-1"]);
      assert.ok(!(await column("Process", "stage")).includes(lead));
      await takeBack();
      assert.deepEqual(await column("Deals", "stage"), [lead]);
    });

    it("says that a row was changed in the sheet while its form is open, and overwrites nothing", async () => {
      await edit(lead);
      await field("setup:stages.targetDays").fill("99");
      await type("Stages", "stage", lead, "targetDays", 5);
      await user.pane.getByText(say("setup:changedMeanwhile")).waitFor();
      await user.button("setup:save").click();
      await failure().getByText(say("workbook:setupRowChanged", { name: lead, sheet: (await user.workbench.tables()).find(({ name }) => name === "Stages")!.sheet })).waitFor();
      await user.isAccessible();
      assert.equal((await user.rows("Stages"))[0]!.targetDays, 5);
      await user.button("setup:takeTheirs").click();
      assert.equal(await field("setup:stages.targetDays").inputValue(), "5");
      await field("setup:stages.targetDays").fill("6");
      await user.button("setup:save").click();
      await told("setup:stages.changed", { stage: lead });
      assert.equal((await user.rows("Stages"))[0]!.targetDays, 6);
    });

    it("adds a stage after the open ones, moves it by its arrow and by dragging", async () => {
      await user.button("setup:stages.add").click();
      await user.button("setup:add").click();
      await user.pane.getByText(say("setup:error.stageName")).waitFor();
      await field("setup:stages.name").fill("Pilot");
      await user.button("setup:add").click();
      await told("setup:stages.added", { stage: "Pilot" });
      const before = await shownStages();
      const place = before.indexOf("Pilot");
      assert.equal(place, stages.length - 3, before.join());
      await user.button("setup:stages.moveUp", { stage: "Pilot" }).click();
      await told("setup:stages.moved", { stage: "Pilot" });
      assert.equal((await shownStages()).indexOf("Pilot"), place - 1);
      await user.pane.waitForFunction(() => (document.activeElement as HTMLElement).dataset["stage"] === "Pilot");
      const item = (name: string) => user.pane.getByRole("listitem").filter({ has: user.pane.getByText(name, { exact: true }) });
      await item("Pilot").and(user.pane.locator("[draggable=true]")).dragTo(item(lead)); // once the move before is written
      await user.pane.waitForFunction(() => document.querySelector("main li span")?.firstChild?.textContent === "Pilot");
      await user.workbench.idle();
      const orders = new Map((await user.rows("Stages")).map(({ stage, order }) => [stage, Number(order)]));
      assert.ok(orders.get("Pilot")! < orders.get(lead)!);
    });

    it("asks what becomes of a stage's deals before it is removed", async () => {
      await edit(lead);
      await user.button("setup:stages.remove").click();
      await user.pane.getByRole("combobox", { name: say("setup:remove.dealsTo") }).selectOption("Pilot");
      await user.pane.getByRole("radio", { name: say("setup:remove.dropped") }).check();
      await user.isAccessible();
      await user.button("setup:stages.removeNow").click();
      await told("setup:stages.removed", { stage: lead });
      assert.deepEqual(await column("Deals", "stage"), ["Pilot"]);
      assert.ok(!(await column("Stages", "stage")).includes(lead));
      await takeBack();
      assert.deepEqual([await column("Deals", "stage"), (await column("Stages", "stage")).includes(lead)], [[lead], true]);
    });

    it("keeps the only won stage, and says why", async () => {
      const won = stages.find((name) => ["Won", "赢单"].includes(name))!;
      await open("stages");
      await edit(won);
      await user.button("setup:stages.remove").click();
      await user.pane.getByText(say("setup:error.lastWon")).waitFor();
    });

    it("finds a stage that was renamed in the sheet, and gives its deals the new name in one click", async () => {
      await type("Stages", "stage", lead, "stage", "First contact");
      await user.goTo("setup");
      await user.goTo("deals");
      await user.goTo("setup");
      const card = user.pane.getByRole("group").filter({ hasText: say("setup:problems.addStage", { stage: lead }) });
      await card.waitFor();
      await user.isAccessible();
      await card.getByRole("combobox").selectOption("First contact");
      await card.getByRole("button", { name: say("setup:problems.move"), exact: true }).click();
      await told("setup:problems.stageMapped", { from: lead, to: "First contact" });
      assert.deepEqual(await column("Deals", "stage"), ["First contact"]);
      await card.waitFor({ state: "detached" });
    });

    it("adds a task to a stage of the playbook, changes it and removes it", async () => {
      await open("playbook");
      await user.button("setup:playbook.addTo", { stage: stages[1] }).click();
      await field("setup:playbook.task").fill("Send a card");
      await field("setup:playbook.offset").fill("4");
      await field("setup:playbook.repeat").fill("0");
      await user.button("setup:add").click();
      await user.pane.getByText(say("setup:error.repeat")).waitFor();
      await field("setup:playbook.repeat").fill("5");
      await user.button("setup:add").click();
      await user.notice().getByText("Send a card").waitFor();
      const added = (await user.rows("Playbook")).find(({ task }) => task === "Send a card")!;
      assert.deepEqual([added.offsetDays, added.repeatDays, added.stage], [4, 5, stages[1]]);
      await user.pane.getByRole("listitem").filter({ hasText: "Send a card" }).getByText(say("setup:playbook.every", { count: 5 })).waitFor();
      await edit("Send a card");
      await user.pane.getByRole("checkbox", { name: say("setup:playbook.milestone") }).check();
      await user.button("setup:save").click();
      await told("setup:playbook.changed", { task: "Send a card" });
      await edit("Send a card");
      await user.button("setup:removeRow").click();
      await told("setup:playbook.removed", { task: "Send a card" });
      assert.ok(!(await column("Playbook", "task")).includes("Send a card"));
    });

    it("adds a person; hands everything over when one leaves, and takes it back", async () => {
      await open("team");
      await user.button("setup:team.add").click();
      await field("setup:team.name").fill("li na");
      await user.button("setup:add").click();
      await user.pane.getByText(say("setup:error.personTwice")).waitFor();
      await field("setup:team.name").fill("赵蕾");
      await user.button("setup:add").click();
      await told("setup:team.added", { name: "赵蕾" });
      await edit("Li Na");
      await user.button("setup:team.leaves").click();
      await user.button("setup:leaves.do").click();
      await user.pane.getByText(say("setup:leaves.needsName")).waitFor();
      await user.pane.getByRole("combobox", { name: say("setup:leaves.to") }).selectOption("赵蕾");
      await user.isAccessible();
      await user.button("setup:leaves.do").click();
      await told("setup:leaves.done", { from: "Li Na", to: "赵蕾" });
      assert.deepEqual([await column("Deals", "owner"), await column("Team", "name")], [["赵蕾"], ["Tom Baker", "赵蕾"]]);
      await takeBack();
      assert.deepEqual([await column("Deals", "owner"), await column("Team", "name")], [["Li Na"], ["Li Na", "Tom Baker", "赵蕾"]]);
    });

    it("finds an owner who is not in the team, and adds them in one click", async () => {
      await type("Deals", "deal", "ERP", "owner", "Ann");
      await user.goTo("deals");
      await user.goTo("setup");
      await user.button("setup:problems.addPerson", { name: "Ann" }).click();
      await told("setup:team.added", { name: "Ann" });
      assert.ok((await column("Team", "name")).includes("Ann"));
    });

    it("sets a target for the team, and splits it", async () => {
      await open("targets");
      await user.button("setup:targets.add").click();
      await user.button("setup:add").click();
      await user.pane.getByText(say("setup:error.noTarget")).waitFor();
      await field("setup:targets.amount").fill(language === "en" ? "100,000" : "10万");
      await user.button("setup:add").click();
      await told("setup:targets.added");
      await user.button("setup:split.open").click();
      await user.pane.getByRole("checkbox", { name: "Ann" }).uncheck();
      await user.button("setup:split.do").click();
      await user.workbench.idle();
      await user.pane.getByRole("listitem").filter({ hasText: "Tom Baker" }).waitFor();
      const [team, ...parts] = await user.rows("Targets");
      assert.deepEqual([team!.name, team!.amount, parts.map(({ name }) => name).sort()], ["", 100_000, ["Li Na", "Tom Baker", "赵蕾"]]);
      assert.deepEqual(parts.map(({ amount }) => amount), [33_334, 33_333, 33_333]);
    });

    it("takes a pasted list of days off, names the lines that say none, and removes a holiday whole", async () => {
      await open("holidays");
      await user.button("setup:holidays.paste").click();
      await field("setup:holidays.list").fill("2030-10-01 – 2030-10-07 国庆节\nsoon\n2031-01-01");
      await user.pane.getByText(say("setup:holidays.badLines", { lines: "2" })).waitFor();
      await user.button("setup:add").click();
      await told("setup:holidays.added", { count: 8 });
      assert.equal((await column("Holidays", "holiday")).length, 8);
      await user.pane.getByRole("listitem").filter({ hasText: "国庆节" }).getByRole("button").click();
      await user.notice().getByText("2030").waitFor();
      assert.equal((await column("Holidays", "holiday")).length, 1);
    });

    it("leaves the tables as they were at whichever request it fails, says so, and does it in the end", async () => {
      const everything = async () => Promise.all((["Stages", "Playbook", "Deals", "Process", "History"] as const).map((kind) => user.rows(kind)));
      await open("stages");
      await edit(stages[3]!);
      await field("setup:stages.name").fill("X-2");
      await user.workbench.idle();
      const before = await everything();
      let failures = 0;
      for (let k = 1; ; k++) {
        assert.ok(k < 40, "it succeeds in the end");
        await user.workbench.failRequest(k);
        if (await failure().isVisible()) await failure().getByRole("button", { name: say("taskpane:failure.tryAgain") }).click();
        else await user.button("setup:save").click();
        await failure().or(user.notice()).first().waitFor();
        if (!(await failure().isVisible())) break;
        failures += 1;
        const words = (await failure().textContent())!;
        assert.ok(words.includes(say("taskpane:failure.nothingChanged", { reason: "" }).trim()), words);
        await user.workbench.idle();
        assert.deepEqual(await everything(), before, `after request ${k}`);
      }
      assert.ok(failures >= 4, `${failures} requests failed`);
      await user.workbench.idle();
      assert.ok((await column("Stages", "stage")).includes("X-2"));
    });

    it("names the sheet that is protected, and goes on once it is not", async () => {
      const { sheet } = (await user.workbench.tables()).find(({ name }) => name === "Team")!;
      await open("team");
      await user.workbench.protect(sheet);
      await edit("Tom Baker");
      await field("setup:team.department").fill("North");
      await user.button("setup:save").click();
      await failure().getByText(sheet).waitFor();
      await user.workbench.unprotect(sheet);
      await failure().getByRole("button", { name: say("taskpane:failure.tryAgain") }).click();
      await told("setup:team.changed", { name: "Tom Baker" });
    });

    it("met no error that nobody caught", () => assert.deepEqual(user.errors, []));
  });
}
