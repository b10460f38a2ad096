import assert from "node:assert/strict";
import { isoDay } from "../../src/process/calendar";
import { TABLE_COLUMNS } from "../../src/process/columns";
import { LANGUAGES } from "../../src/process/language";
import type { Locator } from "playwright-core";
import { openPane, TODAY, type PaneUser } from "./pane-user";

for (const language of LANGUAGES) {
  describe(`when something goes wrong, the pane in ${language}`, function () {
    this.timeout(120_000);
    let user: PaneUser;
    const say = (key: string, values?: Record<string, unknown>) => user.say(key, values);
    const stage = language === "en" ? "Lead" : "潜在客户获取";
    const failure = () => user.pane.getByRole("group", { name: say("taskpane:failure.label") });
    /** The failure is told in words, says that nothing was changed, and has no key or code in it. */
    const isTold = async () => {
      await failure().waitFor();
      const words = (await failure().textContent())!;
      assert.ok(words.includes(say("taskpane:failure.nothingChanged", { reason: "" }).trim()), words);
      assert.doesNotMatch(words, /\b(?:workbook|import|taskpane):|\{\{|undefined/u);
      await user.isAccessible();
    };
    const tryAgain = () => failure().getByRole("button", { name: say("taskpane:failure.tryAgain") }).click();
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

    /** Clicks Cancel from within the pane as soon as this share is done: a click from here may come too late. */
    const cancelAt = (fraction: number) =>
      user.pane.evaluate(
        ([label, share]) => {
          const observer = new MutationObserver(() => {
            const done = Number(document.querySelector("[role=progressbar]")?.getAttribute("aria-valuenow") ?? -1);
            const button = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === label);
            if (button === undefined || done < share) return;
            observer.disconnect();
            button.click();
          });
          observer.observe(document.body, { subtree: true, childList: true, attributes: true });
        },
        [say("taskpane:progress.cancel"), fraction] as const
      );
    /** What was being read when a request failed is read again. */
    const catchUp = async () => {
      await user.workbench.idle();
      const old = user.pane.getByRole("group", { name: say("taskpane:shell.notReadAgainLabel") });
      if (!(await old.isVisible())) return;
      // The next change of the sheet may be quicker than the click, and bring the reading by itself.
      await old.getByRole("button", { name: say("taskpane:failure.tryAgain") }).click({ timeout: 2_000 }).catch(() => undefined);
      await old.waitFor({ state: "detached" });
    };
    /** Whether the request that failed was one of those between which the workbook was written, or before them. */
    const failedBeforeTheEnd = async (from: number) => {
      const log = (await user.workbench.addin()).log.slice(from);
      const lastWrite = log.reduce((last, { actions }, at) => (actions.some((action) => /^set |\.add\(/u.test(action)) ? at : last), -1);
      const failed = log.findIndex(({ error }) => error !== undefined);
      return failed >= 0 && failed < lastWrite;
    };
    /**
     * Lets the first request of an operation fail, at the second try its second, and so on until none is left that could:
     * each failure is told, leaves the workbook as it was, and offers the next try. Where a reading beside it takes the
     * failure instead, the operation succeeds, and the next round goes on from there. Answers how many tries failed.
     */
    const failEach = async (way: {
      prepare(round: number): Promise<void>;
      go(): Promise<void>;
      done(round: number): Locator;
    }): Promise<{ failures: number; rounds: number }> => {
      let failures = 0;
      let k = 0;
      for (let round = 1; ; round += 1) {
        await way.prepare(round);
        await user.workbench.idle();
        const before = await everything();
        for (let isFirst = true; ; isFirst = false) {
          k += 1;
          assert.ok(k < 60, "it succeeds in the end");
          const from = (await user.workbench.addin()).log.length;
          await user.workbench.failRequest(k);
          await (isFirst ? way.go() : tryAgain());
          await failure().or(way.done(round)).first().waitFor({ timeout: 30_000 });
          if (!(await failure().isVisible())) {
            await catchUp();
            if (await failedBeforeTheEnd(from)) break;
            return { failures, rounds: round };
          }
          await isTold();
          failures += 1;
          await user.workbench.idle();
          assert.deepEqual(await everything(), before, `after request ${k}`);
        }
      }
    };
    const typeProcess = async () => {
      await user.pane.getByRole("button", { name: say("firstRun:newProcess") }).click();
      await user.field("newProcess:personName", { number: 1 }).fill("Li Na");
    };
    const typeDeal = async (deal: string) => {
      if (!(await user.heading("addDeal:title").isVisible())) {
        await user.goTo("deals");
        await user.button("taskpane:deals.add").click();
      }
      await user.pane.getByRole("textbox", { name: say("addDeal:customer") }).fill("Acme");
      await user.pane.getByRole("textbox", { name: say("addDeal:deal") }).fill(deal);
      await user.pane.locator("input[type=date]").fill(isoDay(TODAY - 60));
    };

    it("leaves the workbook as it was when a new process is cancelled half-way, and says so", async () => {
      await typeProcess();
      const before = await everything();
      await cancelAt(0.3);
      await user.button("newProcess:create").click();
      await user.pane.getByText(say("taskpane:progress.cancelled")).waitFor({ timeout: 30_000 });
      await user.workbench.idle();
      assert.deepEqual(await everything(), before);
      const { log } = await user.workbench.addin();
      assert.ok(log.some(({ actions }) => actions.some((action) => /worksheets\.add/u.test(action))), "something had been written");
      assert.equal(await user.field("newProcess:personName", { number: 1 }).inputValue(), "Li Na", "what was typed stays");
      await user.isAccessible();
    });

    it("takes back a process at whichever request it fails, says so, and makes it in the end", async () => {
      const { failures } = await failEach({
        prepare: async (round) => {
          if (round === 1) return;
          await user.workbench.newWorkbook();
          await user.workbench.run("Stagebook.OpenPane"); // a workbook opens with its panes closed
          await typeProcess();
        },
        go: () => user.button("newProcess:create").click(),
        done: () => user.notice().getByText(say("newProcess:created")),
      });
      assert.ok(failures >= 4, `${failures} requests failed`);
      await user.heading("taskpane:myDay.title").waitFor();
      assert.equal((await user.workbench.tables()).length, Object.keys(TABLE_COLUMNS).length);
    });

    it("adds no deal when that is cancelled, and says so", async () => {
      await typeDeal("ERP");
      const before = await everything();
      await cancelAt(0);
      await user.button("addDeal:do").click();
      await user.pane.getByText(say("taskpane:progress.cancelled")).waitFor();
      await user.workbench.idle();
      assert.deepEqual(await everything(), before);
      assert.equal(await user.pane.getByRole("textbox", { name: say("addDeal:deal") }).inputValue(), "ERP");
      await user.isAccessible();
    });

    it("adds no deal at whichever request fails, and one in the end", async () => {
      const { failures, rounds } = await failEach({
        prepare: (round) => typeDeal(`ERP ${round}`),
        go: () => user.button("addDeal:do").click(),
        done: (round) => user.notice().getByText(`ERP ${round}`),
      });
      assert.ok(failures >= 4, `${failures} requests failed`);
      assert.equal((await user.rows("Deals")).length, rounds);
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

    it("imports nothing at whichever request fails, and everything in the end", async () => {
      const deals = (await user.rows("Deals")).length;
      const { failures, rounds } = await failEach({
        prepare: async (round) => {
          await user.goTo("deals");
          await user.goTo("import");
          const rows = [`One ${round},Acme,${stage},Li Na,1`, `Two ${round},Acme,${stage},Tom,2`];
          await user.chooseFile("few.csv", ["Deal,Customer,Stage,Owner,Amount", ...rows].join("\n"));
        },
        go: () => user.button("importDeals:doCount", { count: 2 }).click(),
        done: () => user.heading("importDeals:done", { count: 2 }),
      });
      assert.ok(failures >= 4, `${failures} requests failed`);
      assert.equal((await user.rows("Deals")).length, deals + 2 * rounds);
    });

    it("leaves the process as it was when an import is cancelled", async () => {
      await user.goTo("deals");
      await user.goTo("import");
      // More than fits into two requests: it is cancelled between the first and the last.
      const notes = "as agreed ".repeat(40);
      const rows = Array.from({ length: 6_000 }, (_, index) => `Deal ${index},Acme,${stage},Li Na,${index},${notes}`);
      await user.chooseFile("many.csv", ["Deal,Customer,Stage,Owner,Amount,Notes", ...rows].join("\n"));
      const before = await everything();
      await cancelAt(0.1);
      await user.button("importDeals:doCount", { count: 6_000 }).click();
      await user.pane.getByText(say("taskpane:progress.cancelled")).waitFor({ timeout: 60_000 });
      await user.workbench.idle();
      assert.deepEqual(await everything(), before);
    });

    const BAD_FILES: readonly { readonly what: string; readonly name: string; readonly content: string | Uint8Array; readonly says: string; readonly values?: object }[] = [
      { what: "is empty", name: "empty.csv", content: "", says: "import:empty" },
      { what: "is a workbook", name: "deals.xlsx", content: "PK\u0003\u0004\u0014\u0000\u0006\u0000[Content_Types].xml", says: "import:isExcel" },
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
        // The same file would only fail the same way: another one is to be chosen.
        assert.equal(await user.button("taskpane:failure.tryAgain").count(), 0);
        await user.button("importDeals:choose").or(user.button("importDeals:other")).waitFor();
        await user.isAccessible();
      });
    }

    it("refuses a file of 200 MB by its size alone, before it is in memory", async () => {
      await user.goTo("settings");
      await user.goTo("import");
      await user.pane.evaluate(`
        window.real = { size: Object.getOwnPropertyDescriptor(Blob.prototype, "size"), read: Blob.prototype.arrayBuffer };
        Object.defineProperty(Blob.prototype, "size", { configurable: true, get: () => 200 * 2 ** 20 });
        Blob.prototype.arrayBuffer = () => Promise.reject(new Error("It was read all the same."));
      `);
      await user.chooseFile("large.csv", "Deal,Stage\nA,Lead");
      await failure().getByText(say("import:tooLarge", { size: 200, limit: 50 })).waitFor();
      assert.equal(await user.button("taskpane:failure.tryAgain").count(), 0);
      await user.isAccessible();
      await user.pane.evaluate(`
        Object.defineProperty(Blob.prototype, "size", window.real.size);
        Blob.prototype.arrayBuffer = window.real.read;
      `);
    });

    it("names the rows that are cut at a comma, and imports the others", async () => {
      await user.goTo("settings");
      await user.goTo("import");
      await user.chooseFile("ragged.csv", `Deal,Stage,Amount\nShort,${stage}\nCut,${stage},1,200,50\nWhole,${stage},7`);
      const long = say("import:longRow", { cells: 5, expected: 3 });
      await user.pane.getByRole("listitem").filter({ hasText: say("importDeals:atRow", { row: 3 }) }).getByText(long).waitFor();
      await user.pane.getByText(say("import:shortRows", { count: 1, rows: "2" })).waitFor();
      await user.button("importDeals:doCount", { count: 2 }).waitFor();
      await user.isAccessible();
    });

    it("says so when the workbook has a process already, and changes nothing", async () => {
      const before = await everything();
      await user.workbench.run("Stagebook.NewProcess");
      await user.heading("newProcess:exists").waitFor();
      assert.deepEqual(await everything(), before);
    });

    it("met no error that nobody caught", () => assert.deepEqual(user.errors, []));
  });
}
