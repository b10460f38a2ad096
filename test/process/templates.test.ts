import assert from "node:assert/strict";
import { LANGUAGES, type Text } from "../../src/process/language";
import { TEMPLATES, templateOf } from "../../src/process/templates";
import { ROLES } from "../../src/process/templates/roles";
import { TEMPLATE_STAGES } from "../../src/process/templates/stages";

const CHINESE = /[\u4e00-\u9fff]/u;

function texts(): [where: string, text: Text][] {
  return TEMPLATES.flatMap((template) => [
    [`${template.id} name`, template.name] as [string, Text],
    [`${template.id} description`, template.description] as [string, Text],
    ...template.stages.flatMap((stage) => [
      [`${template.id} ${stage.name.en}`, stage.name] as [string, Text],
      [`${template.id} ${stage.name.en} guidance`, stage.guidance] as [string, Text],
      ...stage.tasks.flatMap((task) => [
        [`${template.id} ${task.task.en}`, task.task] as [string, Text],
        [`${template.id} ${task.task.en} guidance`, task.guidance] as [string, Text],
        [`${template.id} ${task.task.en} role`, task.role] as [string, Text],
      ]),
    ]),
  ]);
}

describe("templates", () => {
  it("are the three that a salesperson chooses from", () => {
    assert.deepEqual(TEMPLATES.map((template) => template.id), ["b2b", "inside", "channel"]);
    assert.equal(templateOf("channel").name.en, "Channel and distribution");
  });

  it("say everything in both languages, each in its own", () => {
    for (const [where, text] of texts()) {
      for (const language of LANGUAGES) assert.ok(text[language].trim().length > 1, `${where} is empty in ${language}`);
      assert.match(text["zh-CN"], CHINESE, where);
      assert.doesNotMatch(text.en, CHINESE, where);
      assert.doesNotMatch(text["zh-CN"], /[,;!?]\s|[\u4e00-\u9fff][,;:!?]/u, `${where} has western punctuation in Chinese`);
    }
  });

  for (const template of TEMPLATES) {
    describe(template.name.en, () => {
      const open = template.stages.filter((stage) => stage.kind === "open");

      it("has the stages that the functions know by name, in the same order", () => {
        assert.deepEqual(
          template.stages.map(({ name, kind }) => ({ name, kind })),
          TEMPLATE_STAGES[template.id].map(({ name, kind }) => ({ name, kind }))
        );
      });

      it("goes from open stages through won and lost to after-sales", () => {
        const kinds = template.stages.map((stage) => stage.kind);
        assert.deepEqual(kinds, [...open.map(() => "open"), "won", "lost", "after-sales"]);
      });

      it("makes a deal likelier to be won from stage to stage", () => {
        const odds = open.map((stage) => stage.probability);
        assert.deepEqual(odds, [...new Set(odds)].sort((a, b) => a - b));
        assert.ok(odds.every((probability) => probability > 0 && probability < 1));
        assert.equal(template.stages.find((stage) => stage.kind === "won")!.probability, 1);
        assert.equal(template.stages.find((stage) => stage.kind === "lost")!.probability, 0);
      });

      it("lets no deal leave an open or after-sales stage without a milestone", () => {
        for (const stage of template.stages) {
          const works = stage.kind === "open" || stage.kind === "after-sales";
          assert.equal(stage.tasks.some((task) => task.milestone), works, stage.name.en);
        }
      });

      it("plans every task within its stage's target days", () => {
        for (const stage of template.stages) {
          for (const task of stage.tasks) {
            const calendarDays = Math.ceil((task.offsetDays * 7) / 5);
            assert.ok(task.offsetDays >= 0 && calendarDays <= stage.targetDays!, `${stage.name.en}: ${task.task.en}`);
          }
        }
      });

      it("names no task or stage twice, in either language", () => {
        for (const language of LANGUAGES) {
          const tasks = template.stages.flatMap((stage) => stage.tasks.map((task) => task.task[language]));
          assert.equal(new Set(tasks).size, tasks.length);
          assert.equal(new Set(template.stages.map((stage) => stage.name[language])).size, template.stages.length);
        }
      });

      it("gives guidance worth reading", () => {
        for (const task of template.stages.flatMap((stage) => stage.tasks)) {
          assert.ok(task.guidance.en.split(" ").length >= 10, task.task.en);
          assert.ok(task.guidance["zh-CN"].length >= 15, task.task.en);
        }
      });
    });
  }

  it("name a role only once in each language", () => {
    for (const language of LANGUAGES) {
      const names = Object.values(ROLES).map((role) => role[language]);
      assert.equal(new Set(names).size, names.length);
    }
  });
});
