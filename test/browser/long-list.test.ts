import assert from "node:assert/strict";
import { LANGUAGES } from "../../src/process/language";
import { rowsOfTasks, writeTasks } from "./many-tasks";
import { NARROW, openPane, TODAY, type PaneUser } from "./pane-user";

const [OVERDUE, DUE_TODAY, LATER] = [6_000, 3_000, 1_000];
const TASKS = OVERDUE + DUE_TODAY + LATER;

for (const language of LANGUAGES) {
  describe(`My day with ${TASKS.toLocaleString("en")} open tasks, in ${language}`, function () {
    this.timeout(240_000);
    let user: PaneUser;
    const me = language === "en" ? "Li Na" : "李娜";
    const say = (key: string, values?: Record<string, unknown>) => user.say(key, values);
    const name = (nth: number) => `Task ${nth}`;
    const row = (nth: number) => user.pane.getByRole("listitem", { name: name(nth), exact: true });
    const tick = (nth: number) => row(nth).getByRole("checkbox");
    const made = () => user.pane.locator("main li").count();
    /** The place of the row with the focus in its list. */
    const focused = () =>
      user.pane.evaluate(() => Number(document.activeElement?.closest("li")?.getAttribute("aria-posinset") ?? Number.NaN));
    const scrollTo = (share: number) =>
      user.pane.evaluate(async (where) => {
        const main = document.querySelector("main")!;
        for (let last = -1; last !== main.scrollHeight; ) {
          last = main.scrollHeight;
          main.scrollTop = where * main.scrollHeight;
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
      }, share);

    before(async () => {
      user = await openPane(language);
      await user.createProcess(me, "Tom Baker");
      await user.button("taskpane:notice.dismiss").click();
      await user.pane.getByRole("button", { name: me }).click();
      const due = (nth: number) => (nth <= OVERDUE ? TODAY - 2 : nth <= OVERDUE + DUE_TODAY ? TODAY : TODAY + 30);
      await writeTasks(user, rowsOfTasks(user, TASKS, me, due));
      await row(1).waitFor({ timeout: 60_000 });
      await user.width(NARROW);
    });
    after(async () => {
      assert.deepEqual(user.errors, []);
      await user.close();
    });

    it("makes only the rows in sight, and says of each where it stands", async () => {
      await user.pane.locator('main li[aria-posinset="1"]').first().waitFor();
      assert.ok((await made()) < 60, `${await made()} rows are made`);
      assert.deepEqual([await row(2).getAttribute("aria-setsize"), await row(2).getAttribute("aria-posinset")], [String(OVERDUE), "2"]);
      await user.isAccessible();
      await user.fits();
    });

    it("is as long as it is from the beginning: its scroll bar stays where it is while rows come into sight", async () => {
      const length = () => user.pane.evaluate(() => document.querySelector("main")!.scrollHeight);
      const before = await length();
      for (const share of [0.2, 0.5, 0]) {
        await scrollTo(share);
        assert.equal(await length(), before);
      }
    });

    it("scrolls to the very last task, past every group", async () => {
      const later = user.pane.getByRole("button", { name: say("taskpane:myDay.group.later") });
      await scrollTo(1);
      await later.click();
      await scrollTo(1);
      await row(TASKS).waitFor();
      assert.equal(await row(TASKS).getAttribute("aria-posinset"), String(LATER));
      const inSight = await row(TASKS).evaluate((element) => {
        const [main, box] = [document.querySelector("main")!.getBoundingClientRect(), element.getBoundingClientRect()];
        return box.top >= main.top && box.bottom <= main.bottom;
      });
      assert.ok(inSight, "the last row is in sight");
      assert.ok((await made()) < 60, `${await made()} rows are made`);
      await user.isAccessible();
    });

    it("keeps the focus in the list after a tick, on the next row", async () => {
      await scrollTo(0.2);
      const place = Number(await user.pane.locator("main li").nth(12).getAttribute("aria-posinset"));
      await tick(place).press("Space");
      await row(place).waitFor({ state: "detached" });
      assert.ok(await tick(place + 1).evaluate((element) => element === document.activeElement));
      await user.notice().getByText(name(place)).waitFor();
      assert.ok(await tick(place + 1).evaluate((element) => element === document.activeElement));
    });

    it("is walked through by Tab, further than the rows that were made at first", async () => {
      await scrollTo(0);
      await tick(1).focus();
      for (let nth = 0; nth < 60; nth++) await user.page.keyboard.press("Tab");
      assert.ok((await focused()) >= 28, `row ${await focused()}`);
    });

    it("is arranged by customer too, and all tasks of one are picked at once, in sight or not", async () => {
      await user.button("taskpane:myDay.arrange").click();
      await user.pane.getByRole("menuitemradio", { name: say("myDay:byCustomer") }).click();
      await scrollTo(0);
      await user.pane.getByRole("heading", { level: 2, name: /^Customer 0/u }).waitFor();
      assert.ok((await made()) < 60, `${await made()} rows are made`);
      await user.button("taskpane:myDay.selectSeveral").click();
      await user.button("taskpane:myDay.selectAll", { group: "Customer 0" }).click();
      await user.pane.getByRole("status").filter({ hasText: say("myDay:selected", { count: 33 }) }).waitFor();
      await user.isAccessible();
      await user.button("myDay:end").click();
      await user.button("taskpane:myDay.arrange").click();
      await user.pane.getByRole("menuitemradio", { name: say("myDay:byDate") }).click();
      await scrollTo(0);
    });

    it("keeps the row with the focus, and what is typed into it, when it is scrolled out of sight", async () => {
      const row3 = row(3);
      await scrollTo(0);
      await row3.getByRole("button").click();
      await user.pane.getByRole("menuitem", { name: say("taskpane:handOver.menu") }).click();
      await user.pane.getByRole("textbox", { name: say("taskpane:handOver.note") }).fill("Half a sentence");
      await scrollTo(0.5);
      await scrollTo(0);
      assert.equal(await row3.getByRole("textbox", { name: say("taskpane:handOver.note") }).inputValue(), "Half a sentence");
    });
  });
}
