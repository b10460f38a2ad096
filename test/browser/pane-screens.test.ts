import assert from "node:assert/strict";
import { isoDay } from "../../src/process/calendar";
import { LANGUAGES } from "../../src/process/language";
import type { ThemeName } from "../../src/workbench/page/automation";
import { NARROW, openPane, TODAY, type PaneUser } from "./pane-user";

const CSV = [
  "Opportunity,Account,Stage,Stage,Owner,Amount,Created,A rather long header that none of the systems writes",
  "Alpha,Cancity Holdings International Limited,Discovery,x,Li Na,1.234,03/04/2026,note",
  "Beta,Isdom,Pilot,y,Tom,abc,05/06/2026,note",
  "Gamma,Isdom,Pilot,y,Tom,9.876,05/06/2026,note",
].join("\n");

/** A part of the set-up, from its overview. */
async function openPart(user: PaneUser, part: string): Promise<void> {
  await user.goTo("insights");
  await user.goTo("setup");
  await user.pane.getByRole("button", { name: user.say(`setup:part.${part}`) }).click();
  await user.pane.getByRole("heading", { level: 1, name: user.say(`setup:part.${part}`) }).waitFor();
}

/** Every screen and state of the pane that one gets to, in an order in which one does. */
const SCREENS: readonly { readonly name: string; readonly go: (user: PaneUser) => Promise<unknown> }[] = [
  { name: "My day", go: (user) => user.goTo("myDay") },
  {
    name: "My day with everyone's tasks and what comes later",
    go: async (user) => {
      await user.field("taskpane:myDay.whose").selectOption({ label: user.say("taskpane:myDay.everyone") });
      await user.pane.getByRole("button", { name: user.say("taskpane:myDay.group.later") }).click();
    },
  },
  {
    name: "a task's menu",
    go: async (user) => {
      await user.goTo("myDay");
      await user.pane.getByRole("listitem").first().getByRole("button").click();
      await user.pane.getByRole("menuitem").first().waitFor();
    },
  },
  {
    name: "a date to put a task off to",
    go: async (user) => {
      await user.pane.getByRole("menuitem", { name: user.say("taskpane:putOff.pick") }).click();
      await user.field("taskpane:putOff.to").fill("");
      await user.button("taskpane:putOff.do").click();
      await user.pane.getByText(user.say("taskpane:putOff.needsDay")).waitFor();
    },
  },
  {
    name: "a task to hand over",
    go: async (user) => {
      await user.button("taskpane:progress.cancel").click();
      await user.pane.getByRole("listitem").first().getByRole("button").click();
      await user.pane.getByRole("menuitem", { name: user.say("taskpane:handOver.menu") }).click();
      await user.field("taskpane:handOver.note").waitFor();
    },
  },
  { name: "deals", go: (user) => user.goTo("deals") },
  {
    name: "deals on a board",
    go: async (user) => {
      await user.button("deals:as.board").click();
      await user.pane.getByRole("group", { name: user.say("deals:board") }).getByRole("heading", { level: 2 }).first().waitFor();
    },
  },
  {
    name: "a deal",
    go: async (user) => {
      await user.button("deals:as.list").click();
      await user.pane.getByRole("main").getByRole("listitem").first().getByRole("button").first().click();
      await user.heading("deal:notes").waitFor();
    },
  },
  {
    name: "a deal that has to say why it moves on",
    go: async (user) => {
      await user.button("deal:move").click();
      await user.button("deal:moveAnyway").click();
      await user.pane.getByText(user.say("deal:exceptionMissing")).waitFor();
    },
  },
  {
    name: "a deal that is to be closed as lost",
    go: async (user) => {
      await user.button("deal:lose").click();
      await user.button("deal:loseDo").click();
      await user.pane.getByText(user.say("deal:loseReasonMissing")).waitFor();
    },
  },
  {
    name: "a deal whose facts are edited",
    go: async (user) => {
      await user.button("deal:edit").click();
      await user.field("deal:facts.amount").fill("a lot");
      await user.pane.getByText(user.say("deal:amountWrong")).waitFor();
      await user.goTo("deals");
    },
  },
  {
    name: "a new deal that cannot be added yet",
    go: async (user) => {
      await user.button("taskpane:deals.add").click();
      await user.button("addDeal:do").click();
      await user.pane.getByText(user.say("addDeal:error.deal")).waitFor();
    },
  },
  { name: "reminders", go: (user) => user.goTo("reminders") },
  { name: "import", go: (user) => user.goTo("import") },
  {
    name: "a file that cannot be read",
    go: async (user) => {
      await user.chooseFile("empty.csv", "");
      await user.button("taskpane:failure.dismiss").waitFor();
    },
  },
  {
    name: "a file's columns and its open questions",
    go: async (user) => {
      await user.chooseFile("odd.csv", CSV);
      await user.heading("importDeals:dates").waitFor();
      await user.pane.getByRole("main").getByRole("button", { expanded: false }).click();
    },
  },
  {
    name: "a file's stages, preview and problems",
    go: async (user) => {
      await user.pane.getByRole("radio", { name: user.say("importDeals:order.dmy") }).check();
      await user.button("importDeals:confirmStages").click();
      await user.heading("importDeals:problems").waitFor();
    },
  },
  { name: "insights", go: (user) => user.goTo("insights").then(() => user.pane.getByRole("region", { name: user.say("insights:name.attainment"), exact: true }).waitFor()) },
  { name: "help with the functions", go: (user) => user.goTo("help").then(() => user.pane.getByRole("searchbox").waitFor()) },
  { name: "help with what is seen", go: (user) => user.pane.getByRole("tab", { name: user.say("help:part.seen") }).click() },
  { name: "help with what is written", go: (user) => user.pane.getByRole("tab", { name: user.say("help:part.writes") }).click() },
  {
    name: "set-up, with what does not fit together",
    go: async (user) => {
      await user.goTo("setup");
      await user.heading("setup:problems.notes").waitFor();
    },
  },
  { name: "the stages", go: (user) => openPart(user, "stages") },
  {
    name: "a stage that cannot be saved yet",
    go: async (user) => {
      await user.pane.getByRole("listitem").nth(1).getByRole("button").last().click();
      await user.pane.getByRole("textbox", { name: user.say("setup:stages.name") }).fill("");
      await user.button("setup:save").click();
      await user.pane.getByText(user.say("setup:error.stageName")).waitFor();
    },
  },
  {
    name: "a stage to remove",
    go: async (user) => {
      await user.button("setup:stages.remove").click();
      await user.button("setup:stages.removeNow").waitFor();
    },
  },
  { name: "the playbook", go: (user) => openPart(user, "playbook") },
  { name: "a task of the playbook", go: (user) => user.pane.getByRole("listitem").first().getByRole("button").click() },
  { name: "the team", go: (user) => openPart(user, "team") },
  {
    name: "a person who leaves",
    go: async (user) => {
      await user.pane.getByRole("listitem").first().getByRole("button").click();
      await user.button("setup:team.leaves").click();
      await user.button("setup:leaves.do").click();
      await user.pane.getByText(user.say("setup:leaves.needsName")).waitFor();
    },
  },
  {
    name: "targets",
    go: async (user) => {
      await openPart(user, "targets");
      await user.button("setup:targets.add").click();
      await user.pane.getByRole("textbox", { name: user.say("setup:targets.amount") }).fill("12345678901");
      await user.button("setup:add").click();
      await user.notice().waitFor();
    },
  },
  { name: "a target to split", go: (user) => user.button("setup:split.open").click() },
  {
    name: "holidays to paste",
    go: async (user) => {
      await openPart(user, "holidays");
      await user.button("setup:holidays.paste").click();
      await user.field("setup:holidays.list").fill("2030-10-01 – 2030-10-07 国庆节\nsoon");
    },
  },
  {
    name: "holidays",
    go: async (user) => {
      await user.button("setup:add").click();
      await user.notice().waitFor();
      await user.button("setup:holidays.add").click();
      await user.button("setup:add").click();
    },
  },
  { name: "settings", go: (user) => user.goTo("settings") },
  {
    name: "a second process, which there cannot be",
    go: async (user) => {
      await user.workbench.run("Stagebook.NewProcess");
      await user.heading("newProcess:exists").waitFor();
    },
  },
];

for (const language of LANGUAGES) {
  for (const theme of ["light", "dark", "high-contrast"] as ThemeName[]) {
    describe(`the pane in ${language}, ${theme}, at ${NARROW} pixels`, function () {
      this.timeout(60_000);
      let user: PaneUser;
      const check = async () => {
        await user.isAccessible();
        await user.fits();
      };

      before(async () => {
        user = await openPane(language, { theme, forcedColors: theme === "high-contrast" });
        await user.width(NARROW);
      });
      after(() => user?.close());

      it("fits and is accessible: an empty workbook", async () => {
        await user.heading("firstRun:title").waitFor();
        await check();
      });

      it("fits and is accessible: a new process", async () => {
        await user.pane.getByRole("button", { name: user.say("firstRun:newProcess") }).click();
        await user.button("newProcess:stageNames").click();
        await check();
        await user.pane.getByRole("button", { name: user.say("taskpane:shell.back") }).click();
      });

      it("fits and is accessible: who am I", async () => {
        await user.createProcess("Maximiliane Schneider-Hohenzollern", "欧阳建国");
        await user.heading("taskpane:whoAmI.title").waitFor();
        await check();
        await user.pane.getByRole("button", { name: "欧阳建国" }).click();
      });

      it("fits and is accessible: no deals yet", async () => {
        await user.heading("taskpane:myDay.noDeals").waitFor();
        await check();
        await user.addDeal({
          customer: "Northwind Traders International 东海物流股份有限公司",
          deal: "Warehouse automation, phase 2",
          amount: "1,234,567.89",
          start: isoDay(TODAY - 20),
        });
      });

      for (const { name, go } of SCREENS) {
        it(`fits and is accessible: ${name}`, async () => {
          await go(user);
          await check();
        });
      }

      it("met no error that nobody caught", () => assert.deepEqual(user.errors, []));
    });
  }
}
