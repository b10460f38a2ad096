import assert from "node:assert/strict";
import { isoDay } from "../../src/process/calendar";
import { LANGUAGES } from "../../src/process/language";
import { openPane, TODAY, type PaneUser } from "./pane-user";

/** More stops than any screen has: who does not get there with so many never does. */
const STOPS = 60;

for (const language of LANGUAGES) {
  describe(`the pane by keyboard alone, in ${language}`, function () {
    this.timeout(60_000);
    let user: PaneUser;

    /** The name and role of what has the focus, as a screen reader has them. */
    const focused = () =>
      user.pane.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const labelled = element.getAttribute("aria-labelledby");
        const byId = labelled?.split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
        const label = element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement ? element.labels?.[0]?.textContent : undefined;
        const name = element.getAttribute("aria-label") ?? byId ?? label ?? element.textContent ?? "";
        return { tag: element.tagName.toLowerCase(), name: name.replace(/\*$/u, "").trim(), type: element.getAttribute("type") ?? "" };
      });
    /** The focus comes to what has this name: after what shows it, so it is waited for. */
    const isFocused = async (name: string, message?: string) => {
      for (let look = 0; look < 50 && (await focused()).name !== name; look += 1) await user.page.waitForTimeout(20);
      assert.equal((await focused()).name, name, message);
    };
    const focus = (selector: string) => user.pane.evaluate((what) => document.querySelector<HTMLElement>(what)!.focus(), selector);
    const press = (key: string) => user.page.keyboard.press(key);
    /** Tabs on until something of this name has the focus. */
    const tabTo = async (name: string, tag?: string) => {
      const passed: string[] = [];
      for (let stop = 0; stop < STOPS; stop += 1) {
        await press("Tab");
        const now = await focused();
        passed.push(now.name);
        if (now.name === name && (tag === undefined || now.tag === tag)) return;
      }
      assert.fail(`no stop named “${name}” among ${passed.join(" | ")}`);
    };
    /** From item to item of a menu until one of this name has the focus, which it gets a moment after the key. */
    const arrowDownTo = async (name: string) => {
      const passed: string[] = [];
      for (let step = 0; step < 8; step += 1) {
        for (let look = 0; look < 50 && (await focused()).name === (passed.at(-1) ?? ""); look += 1) await user.page.waitForTimeout(20);
        const now = (await focused()).name;
        if (now.startsWith(name)) return;
        passed.push(now);
        await press("ArrowDown");
      }
      assert.fail(`no item named “${name}” among ${passed.join(" | ")}`);
    };
    const say = (key: string, values?: Record<string, unknown>) => user.say(key, values);

    before(async () => {
      user = await openPane(language);
      // From the sheet into the pane, as F6 does in Excel.
      await user.pane.getByRole("heading", { level: 1 }).click();
    });
    after(() => user?.close());

    it("makes a process: Enter opens the template's form, goes on to the next name, and creates", async () => {
      await press("Tab");
      await press("Tab");
      await press("Enter");
      await user.heading("newProcess:template").waitFor();
      await isFocused(say("newProcess:title"), "the focus is on the screen's heading");
      await tabTo(say("newProcess:personName", { number: 1 }));
      await user.page.keyboard.type("Li Na");
      await press("Enter");
      await user.field("newProcess:personName", { number: 2 }).waitFor();
      await isFocused(say("newProcess:personName", { number: 2 }));
      await user.page.keyboard.type("Tom Baker");
      await tabTo(say("newProcess:create"));
      await press("Enter");
      await user.heading("taskpane:whoAmI.title").waitFor();
    });

    it("says who I am", async () => {
      await focus("h1");
      const first = await user.pane.getByRole("main").getByRole("listitem").first().textContent();
      await tabTo(first!);
      await press("Enter");
      await user.heading("taskpane:myDay.noDeals").waitFor();
    });

    it("adds a deal, told what is missing with the focus on it", async () => {
      await focus("h1");
      await tabTo(say("taskpane:deals.add"));
      await press("Space");
      await user.heading("addDeal:title").waitFor();
      await tabTo(say("addDeal:do"));
      await press("Enter");
      await user.pane.getByText(say("addDeal:error.customer")).waitFor();
      await user.pane.waitForFunction(() => document.activeElement?.getAttribute("aria-invalid") === "true");
      await isFocused(say("addDeal:customer"));
      await user.page.keyboard.type("Acme");
      await tabTo(say("addDeal:deal"));
      await user.page.keyboard.type("ERP");
      await user.pane.locator("input[type=date]").fill(isoDay(TODAY - 60));
      await press("Enter");
      await user.notice().getByText("ERP").waitFor();
      await user.pane.waitForFunction(() => document.activeElement?.tagName === "INPUT");
      await isFocused(say("addDeal:customer"), "the next deal may follow at once");
    });

    it("ticks tasks one after the other: the focus goes to the next tick", async () => {
      await focus("nav button");
      await press("Enter");
      await user.pane.getByRole("checkbox").first().waitFor();
      const tasks = await user.pane.getByRole("checkbox").count();
      assert.ok(tasks > 3);
      const [first, second, third] = await user.pane.evaluate(() =>
        [...document.querySelectorAll("[data-tick]")].map((tick) => document.getElementById(tick.getAttribute("aria-labelledby")!)!.textContent)
      );
      await tabTo(first, "input");
      await press("Space");
      await isFocused(second);
      await press("Space");
      await isFocused(third);
      await user.pane.getByRole("heading", { name: say("taskpane:myDay.group.doneToday") }).waitFor();
      await user.workbench.idle();
      assert.equal((await user.rows("Process")).filter(({ done }) => done === TODAY).length, 2);
    });

    it("puts a task off from its menu, and comes back to the list", async () => {
      const name = (await focused()).name;
      await press("Tab");
      await isFocused(say("taskpane:myDay.moreFor", { task: name }));
      await press("Enter");
      await user.pane.getByRole("menuitem").first().waitFor();
      await press("Escape");
      await user.pane.getByRole("menuitem").first().waitFor({ state: "detached" });
      await isFocused(say("taskpane:myDay.moreFor", { task: name }), "Escape gives the focus back");
      await press("Enter");
      await user.pane.getByRole("menuitem").first().waitFor();
      // Before a weekend the first day offered is Monday, otherwise tomorrow, and then Monday.
      await arrowDownTo(say("taskpane:putOff.nextMonday"));
      await press("Enter");
      await user.notice().getByText(name).waitFor();
      const { tag } = await focused();
      assert.notEqual(tag, "body", "the focus is not lost");
    });

    it("hands a task over, and Escape leaves the form as it was", async () => {
      await focus("[data-tick]");
      const name = (await focused()).name;
      await press("Tab");
      const handOver = async () => {
        await press("Enter");
        await user.pane.getByRole("menuitem").first().waitFor();
        await arrowDownTo(say("taskpane:handOver.menu"));
        await press("Enter");
        await user.field("taskpane:handOver.note").waitFor();
        await user.pane.waitForFunction(() => document.activeElement?.tagName === "SELECT");
      };
      await handOver();
      await press("Escape");
      await isFocused(say("taskpane:myDay.moreFor", { task: name }));
      await handOver();
      await user.page.keyboard.type("Tom"); // as lists are chosen from by their first letters
      await tabTo(say("taskpane:handOver.do"));
      await press("Enter");
      await user.notice().getByText("Tom Baker").waitFor();
      assert.notEqual((await focused()).tag, "body");
    });

    it("announces what was done", async () => {
      const said = await user.pane.getByRole("status").first().textContent();
      assert.match(said ?? "", /Tom Baker/u);
    });

    it("moves a stage and changes one in the set-up, with the focus on what was done", async () => {
      await user.goTo("setup");
      await user.pane.getByRole("heading", { level: 1, name: say("setup:title") }).waitFor();
      await focus("h1");
      const part = async (name: string) => {
        for (let stop = 0; stop < STOPS && !(await focused()).name.startsWith(say(`setup:part.${name}`)); stop += 1) await press("Tab");
        await press("Enter");
        await user.pane.getByRole("heading", { level: 1, name: say(`setup:part.${name}`) }).waitFor();
        await user.pane.waitForFunction(() => document.activeElement?.tagName === "H1");
      };
      await part("stages");
      const stage = String((await user.rows("Stages"))[1]!.stage);
      await tabTo(say("setup:stages.moveUp", { stage }));
      await press("Enter");
      await user.notice().getByText(say("setup:stages.moved", { stage })).waitFor();
      await user.pane.waitForFunction((name) => (document.activeElement as HTMLElement).dataset["stage"] === name, stage);
      await tabTo(say("setup:edit", { name: stage }));
      await press("Enter");
      await user.pane.waitForFunction(() => document.activeElement?.tagName === "INPUT");
      await press("Escape");
      await user.pane.getByRole("form").waitFor({ state: "detached" });
      await user.pane.waitForFunction(() => document.activeElement?.tagName === "BUTTON");
      assert.equal((await focused()).name, say("setup:edit", { name: stage }), "Escape gives the focus back");
      await press("Enter");
      await user.pane.waitForFunction(() => document.activeElement?.tagName === "INPUT");
      await tabTo(say("setup:stages.targetDays"));
      await user.page.keyboard.type("1");
      await press("Enter");
      await user.notice().getByText(say("setup:stages.changed", { stage })).waitFor();
      await user.pane.getByRole("form").waitFor({ state: "detached" });
      await user.pane.waitForFunction(() => document.activeElement?.tagName === "BUTTON");
      assert.equal((await focused()).name, say("setup:edit", { name: stage }));
    });

    it("gets to every screen, and to its heading", async () => {
      const stepTo = async (name: string, key: string) => {
        for (let step = 0; (await focused()).name !== name && step < 12; step += 1) await press(key);
        await isFocused(name);
        await press("Enter");
      };
      for (const place of ["deals", "insights", "setup", "reminders", "import", "settings", "help", "myDay"]) {
        const name = say(`taskpane:navigation.${place}`);
        await focus("nav button");
        if (await user.pane.getByRole("navigation").getByRole("button", { name, exact: true }).isVisible()) {
          await stepTo(name, "Tab");
        } else {
          await stepTo(say("taskpane:navigation.more"), "Tab");
          await user.pane.getByRole("menuitem").first().waitFor();
          await stepTo(name, "ArrowDown");
        }
        await user.pane.waitForFunction(() => document.activeElement?.tagName === "H1");
      }
    });

    it("switches the language in settings, for good", async () => {
      const other = language === "en" ? "我的一天" : "My day";
      await user.goTo("settings");
      await user.pane.getByRole("radio", { name: language === "en" ? "简体中文" : "English" }).focus();
      await press("Space");
      await user.pane.getByRole("button", { name: other }).waitFor();
      assert.equal(await user.pane.evaluate(() => document.documentElement.lang), language === "en" ? "zh-CN" : "en");
      await user.page.reload();
      await user.page.waitForFunction(() => window.workbench !== undefined);
      await user.page.evaluate(() => window.workbench.ready);
      await user.workbench.run("Stagebook.OpenPane");
      await user.pane.getByRole("heading", { level: 2, name: language === "en" ? "就在这个工作簿里管好销售流程" : "Run your sales process in this workbook" }).waitFor();
    });
  });
}
