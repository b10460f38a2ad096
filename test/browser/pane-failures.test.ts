import assert from "node:assert/strict";
import { isoDay } from "../../src/process/calendar";
import { LANGUAGES } from "../../src/process/language";
import { openPane, TODAY, type PaneUser } from "./pane-user";

for (const language of LANGUAGES) {
  describe(`when something goes wrong, the pane in ${language}`, function () {
    this.timeout(120_000);
    let user: PaneUser;
    const say = (key: string, values?: Record<string, unknown>) => user.say(key, values);
    const failure = () => user.pane.getByRole("group", { name: say("taskpane:failure.label") });
    /** The failure is told in words, says that nothing was changed, and has no key or code in it. */
    const isTold = async () => {
      await failure().waitFor();
      const words = (await failure().textContent())!;
      assert.ok(words.includes(say("taskpane:failure.nothingChanged", { reason: "" }).trim()), words);
      assert.doesNotMatch(words, /\b(?:workbook|import|taskpane):|\{\{|undefined/u);
      await user.isAccessible();
    };
    const tryAgain = () => user.button("taskpane:failure.tryAgain").first().click();
    const everything = async () => {
      const all: Record<string, unknown> = {};
      for (const { name, sheet, address } of await user.workbench.tables()) {
        all[name] = await user.workbench.values(`'${sheet}'!${address}`);
      }
      return { sheets: (await user.workbench.sheets()).map(({ name }) => name), tables: all };
    };

    before(async () => {
      user = await openPane(language);
    });
    after(() => user?.close());

    it("takes back a process that failed half-way, says so, and makes it on the second try", async () => {
      await user.pane.getByRole("button", { name: say("taskpane:firstRun.newProcess") }).click();
      await user.field("taskpane:newProcess.personName", { number: 1 }).fill("Li Na");
      const before = await everything();
      await user.workbench.failRequest(2);
      await user.button("taskpane:newProcess.create").click();
      await isTold();
      await user.workbench.idle();
      assert.deepEqual(await everything(), before);
      await tryAgain();
      await user.heading("taskpane:myDay.title").waitFor();
      assert.equal((await user.workbench.tables()).length, 8);
    });

    it("adds no deal when a request fails, and one on the second try", async () => {
      await user.goTo("deals");
      await user.button("taskpane:deals.add").click();
      await user.pane.getByRole("textbox", { name: say("taskpane:addDeal.customer") }).fill("Acme");
      await user.pane.getByRole("textbox", { name: say("taskpane:addDeal.deal") }).fill("ERP");
      await user.pane.locator("input[type=date]").fill(isoDay(TODAY - 60));
      const before = await everything();
      await user.workbench.failRequest(2);
      await user.button("taskpane:addDeal.do").click();
      await isTold();
      await user.workbench.idle();
      assert.deepEqual(await everything(), before);
      await tryAgain();
      await user.notice().getByText("ERP").waitFor();
      assert.equal((await user.rows("Deals")).length, 1);
    });

    for (const k of [1, 2, 3, 4]) {
      it(`brings a tick back when request ${k} fails, and has it on the second try`, async () => {
        await user.goTo("myDay");
        const tick = user.pane.getByRole("checkbox", { checked: false }).first();
        await tick.waitFor();
        await user.workbench.idle();
        const before = await everything();
        const done = () => user.pane.getByRole("checkbox", { checked: true }).count();
        const doneBefore = await done();
        await user.workbench.failRequest(k);
        await tick.click();
        await isTold();
        await user.workbench.idle();
        assert.deepEqual(await everything(), before);
        assert.equal(await done(), doneBefore);
        await tryAgain();
        await user.notice().waitFor();
        await user.workbench.idle();
        assert.equal(await done(), doneBefore + 1);
        assert.equal(await failure().count(), 0);
      });
    }

    it("names the sheet that is protected, and goes on once it is not", async () => {
      const { sheet } = (await user.workbench.tables()).find(({ name }) => name === "Process")!;
      await user.workbench.protect(sheet);
      await user.pane.getByRole("checkbox", { checked: false }).first().click();
      await failure().getByText(sheet).waitFor();
      await user.isAccessible();
      await user.workbench.unprotect(sheet);
      await tryAgain();
      await user.notice().waitFor();
    });

    it("leaves the process as it was when an import is cancelled", async () => {
      await user.goTo("import");
      const rows = Array.from({ length: 6_000 }, (_, index) => `Deal ${index},Acme,Lead,Li Na,${index}`);
      await user.chooseFile("many.csv", ["Deal,Customer,Stage,Owner,Amount", ...rows].join("\n").replaceAll("Lead", language === "en" ? "Lead" : "潜在客户获取"));
      const before = await everything();
      // Cancelled from within the pane while the first rows are on their way: a click from here may come too late.
      await user.pane.evaluate((cancel) => {
        const observer = new MutationObserver(() => {
          const button = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === cancel);
          if (button === undefined) return;
          observer.disconnect();
          setTimeout(() => button.click(), 50);
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
      }, say("taskpane:progress.cancel"));
      await user.button("taskpane:import.doCount", { count: 6_000 }).click();
      await user.pane.getByText(say("taskpane:progress.cancelled")).waitFor({ timeout: 60_000 });
      await user.workbench.idle();
      assert.deepEqual(await everything(), before);
    });

    const BAD_FILES: readonly { readonly what: string; readonly name: string; readonly content: string | Uint8Array; readonly says: string; readonly values?: object }[] = [
      { what: "is empty", name: "empty.csv", content: "", says: "import:empty" },
      { what: "is no text", name: "picture.csv", content: Uint8Array.from({ length: 4000 }, (_, index) => (index * 37) % 256), says: "import:binary" },
      { what: "has a quote that is never closed", name: "quote.csv", content: 'Deal,Stage\nA,Lead\n"B,Lead\nC,Lead', says: "import:quoteNotClosed", values: { row: 3 } },
      { what: "has only a header", name: "header.csv", content: "Deal,Stage,Amount\n", says: "import:noRows" },
    ];
    for (const { what, name, content, says, values } of BAD_FILES) {
      it(`says in words that a file ${what}`, async () => {
        await user.goTo("settings");
        await user.goTo("import");
        await user.chooseFile(name, content);
        await failure().getByText(say(says, values as Record<string, unknown>), { exact: false }).waitFor();
        await user.isAccessible();
      });
    }

    it("says so when the workbook has a process already, and changes nothing", async () => {
      const before = await everything();
      await user.workbench.run("Stagebook.NewProcess");
      await user.heading("taskpane:newProcess.exists").waitFor();
      assert.deepEqual(await everything(), before);
    });

    it("met no error that nobody caught", () => assert.deepEqual(user.errors, []));
  });
}
