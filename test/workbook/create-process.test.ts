import assert from "node:assert/strict";
import { COLUMNS, TABLE_COLUMNS, type TableKind } from "../../src/process/columns";
import { LANGUAGES } from "../../src/process/language";
import { TEMPLATES } from "../../src/process/templates";
import { createProcess, readProcess } from "../../src/workbook";
import { SHEET_NAMES } from "../../src/workbook/free-names";
import { useExcel } from "../headless";
import { contentsOf } from "./contents";
import { person, refuses, rowsOf, TEAM, type, valueAt } from "./workbook";

const KINDS = Object.keys(TABLE_COLUMNS) as TableKind[];

describe("New process", () => {
  const excel = useExcel();

  for (const template of TEMPLATES) {
    for (const language of LANGUAGES) {
      it(`writes the tables of ${template.id} in ${language} as they are read back`, async () => {
        const { renamed } = await createProcess({ template: template.id, language, people: TEAM });
        assert.deepEqual(renamed, []);
        const { document } = excel();
        for (const kind of KINDS) {
          const table = document.tables.find(kind)!;
          assert.equal(document.sheets.name(table.sheetId), SHEET_NAMES[kind][language]);
          assert.deepEqual(document.tables.columnNames(table), TABLE_COLUMNS[kind].map((id) => COLUMNS[id].header[language]));
          assert.deepEqual(document.sheets.frozen(table.sheetId), { rows: 1, columns: 0 });
        }
        const process = (await readProcess())!;
        assert.deepEqual(process.problems, []);
        assert.equal(process.language, language);
        assert.deepEqual(
          process.stages.map(({ name, kind, probability, targetDays, guidance }) => ({ name, kind, probability, targetDays, guidance })),
          template.stages.map((stage) => ({
            name: stage.name[language],
            kind: stage.kind,
            probability: stage.probability,
            targetDays: stage.targetDays,
            guidance: stage.guidance[language],
          }))
        );
        assert.deepEqual(
          process.playbook,
          template.stages.flatMap((stage) =>
            stage.tasks.map((task) => ({
              stage: stage.name[language],
              task: task.task[language],
              milestone: task.milestone,
              role: task.role[language],
              offsetDays: task.offsetDays,
              guidance: task.guidance[language],
              repeatDays: task.repeatDays,
            }))
          )
        );
        assert.deepEqual(process.team, TEAM);
        assert.deepEqual([process.deals, process.tasks, process.history, process.activities], [[], [], [], []]);
      });
    }
  }

  it("leaves the sheets that were there alone, in front of its own", async () => {
    type(excel(), "Sheet1!A1", "My notes");
    const before = contentsOf(excel()) as { sheets: unknown[] };
    await createProcess({ template: "b2b", language: "en", people: [] });
    const after = contentsOf(excel()) as { sheets: unknown[] };
    assert.deepEqual(after.sheets[0], before.sheets[0]);
    assert.deepEqual(excel().document.sheets.names(), [
      "Sheet1", "Deals", "Process", "Stages", "Playbook", "Team", "Targets", "Holidays", "Activities", "Stage history",
    ]);
  });

  it("gives stages the names that the person chose, in the playbook too", async () => {
    await createProcess({ template: "inside", language: "en", people: [], stageNames: ["Inquiry", "", " First demo "] });
    const { stages, playbook } = (await readProcess())!;
    assert.deepEqual(stages.slice(0, 4).map((stage) => stage.name), ["Inquiry", "Contacted", "First demo", "Quote"]);
    assert.ok(playbook.some((task) => task.stage === "First demo"));
    assert.ok(!playbook.some((task) => task.stage === "Demo"));
  });

  it("refuses two stages or two people of one name, and changes nothing", async () => {
    const before = contentsOf(excel());
    await refuses("workbook:stageTwice", () => createProcess({ template: "b2b", language: "en", people: [], stageNames: ["proposal"] }));
    await refuses("workbook:personTwice", () => createProcess({ template: "b2b", language: "en", people: [person("Li Na", ""), person("li na ", "")] }));
    assert.deepEqual(contentsOf(excel()), before);
  });

  it("says so and changes nothing in a workbook that has a process", async () => {
    await createProcess({ template: "b2b", language: "en", people: TEAM });
    const before = contentsOf(excel());
    const error = await refuses("workbook:processExists", () => createProcess({ template: "channel", language: "zh-CN", people: [] }));
    assert.equal(error.params["sheet"], "Process");
    assert.deepEqual(contentsOf(excel()), before);
  });

  it("gives a sheet or table whose name is taken another one, and says which", async () => {
    const { document } = excel();
    document.sheets.add("deals");
    type(excel(), "Sheet1!A1", "Area");
    document.tables.add(document.sheets.find("Sheet1")!, document.locate("Sheet1!A1:A2").area, true, "Team");
    const { renamed } = await createProcess({ template: "b2b", language: "en", people: TEAM });
    assert.deepEqual(renamed, [
      { what: "sheet", wanted: "Deals", given: "Deals (2)" },
      { what: "table", wanted: "Team", given: "Team2" },
    ]);
    assert.deepEqual((await readProcess())!.team, TEAM);
  });

  it("offers stages, people and words in dropdowns, and refuses a stage that is none", async () => {
    await createProcess({ template: "b2b", language: "zh-CN", people: TEAM });
    const rules = await Excel.run(async (context) => {
      const body = context.workbook.tables.getItem("Process").getDataBodyRange();
      const cells = [3, 5, 6, 10].map((column) => body.getCell(0, column).dataValidation.load("rule,errorAlert"));
      await context.sync();
      return cells.map(({ rule, errorAlert }) => ({ source: rule.list!.source, strict: errorAlert.showAlert }));
    });
    assert.deepEqual(rules, [
      { source: "='阶段'!$A$2:$A$9", strict: true },
      { source: "是,否", strict: true },
      { source: "='团队'!$A$2:$A$5", strict: false },
      { source: "未完成,完成,跳过", strict: true },
    ]);
  });

  it("formats days and amounts, and colours only the table's rows", async () => {
    await createProcess({ template: "b2b", language: "en", people: TEAM });
    const { formats, rules } = await Excel.run(async (context) => {
      const process = context.workbook.tables.getItem("Process").getDataBodyRange().load("numberFormat,address");
      const deals = context.workbook.tables.getItem("Deals").getDataBodyRange().load("numberFormat");
      const items = process.conditionalFormats.load("items/type");
      await context.sync();
      const areas = [...items.items].map((item) => ({ rule: item.custom.rule.load("formula"), range: item.getRange().load("address") }));
      await context.sync();
      return {
        formats: [process.numberFormat[0]![8], deals.numberFormat[0]![5], deals.numberFormat[0]![6], deals.numberFormat[0]![1]],
        rules: [...areas].map(({ rule, range }) => [rule.formula.slice(0, 16), range.address === process.address]),
      };
    });
    assert.deepEqual(formats, ["yyyy-mm-dd", "#,##0.00", "yyyy-mm-dd", "General"]);
    assert.deepEqual([...rules].map(([, same]) => same), [true, true]);
  });

  it("writes names from outside as text, never as formulas", async () => {
    const name = '=HYPERLINK("http://example.com","Li")';
    await createProcess({ template: "b2b", language: "en", people: [person(name, "+role")], stageNames: ["=1+1"] });
    assert.equal(rowsOf(excel(), "Team")[0]!["Name"], name);
    assert.equal(rowsOf(excel(), "Team")[0]!["Role"], "+role");
    assert.equal(valueAt(excel(), "Stages!A2"), "=1+1");
    assert.equal((await readProcess())!.team[0]!.name, name);
  });

  it("tells its progress and leaves the workbook as it was when it is cancelled half-way", async () => {
    const before = contentsOf(excel());
    const fractions: number[] = [];
    const cancel = new AbortController();
    const onProgress = (fraction: number) => {
      fractions.push(fraction);
      if (fraction > 0.5) cancel.abort();
    };
    await assert.rejects(createProcess({ template: "b2b", language: "en", people: TEAM }, { onProgress, signal: cancel.signal }), {
      name: "AbortError",
    });
    assert.ok(fractions.length >= 1 && fractions.every((fraction) => fraction > 0 && fraction < 1));
    assert.deepEqual(contentsOf(excel()), before);
  });
});
