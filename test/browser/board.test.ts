import assert from "node:assert/strict";
import { LANGUAGES } from "../../src/process/language";
import { writeDeals } from "./many-deals";
import { NARROW, openPane, type PaneUser } from "./pane-user";

const DEALS = 5_000;
/** What may be in the page of so many deals: those that are near, in the list or in the columns. */
const NEAR = 200;

for (const language of LANGUAGES) {
  describe(`${DEALS.toLocaleString("en")} deals in the pane, in ${language}`, function () {
    this.timeout(180_000);
    let user: PaneUser;
    let stages: string[];
    const say = (key: string, values?: Record<string, unknown>) => user.say(key, values);
    const me = language === "en" ? "Li Na" : "李娜";
    const column = (stage: string) => user.pane.getByRole("region", { name: new RegExp(`^${stage}`, "u") });
    const card = (deal: string, stage: string) => column(stage).locator(`[data-deal="${deal.toLowerCase()}"]`);
    const handle = (deal: string) => user.button("deals:drag.handle", { deal });
    const stageInSheet = async (deal: string) => (await user.rows("Deals")).find((row) => row.deal === deal)!.stage;
    const isNotice = (key: string, values: Record<string, unknown>) => user.notice().getByText(say(key, values)).waitFor();
    const undo = async () => {
      await user.notice().getByRole("button", { name: say("taskpane:notice.undo") }).click();
      await isNotice("taskpane:notice.undone", {});
    };
    const inPage = () => user.pane.locator("main li").count();

    before(async () => {
      user = await openPane(language, { width: 1300, height: 800 });
      await user.createProcess(me, "Tom Baker");
      await user.pane.getByRole("button", { name: me }).click();
      stages = (await user.rows("Stages")).map(({ stage }) => String(stage));
      await writeDeals(user, DEALS, stages.slice(0, 4), me);
      await user.goTo("deals");
      await user.pane.getByRole("heading", { name: new RegExp(`^${stages[0]!}.*1,250`, "u") }).waitFor();
    });
    after(() => user?.close());

    it("are a list of which only what is near is in the page, every stage's heading besides", async () => {
      assert.ok((await inPage()) < NEAR, `${await inPage()} rows`);
      assert.equal(await user.pane.getByRole("heading", { level: 2 }).count(), 4);
      const first = user.pane.getByRole("listitem").first();
      assert.deepEqual([await first.getAttribute("aria-setsize"), await first.getAttribute("aria-posinset")], ["1250", "1"]);
      await user.isAccessible();
    });

    it("are scrolled to the last one without a gap or a long wait", async () => {
      const looks = await user.pane.evaluate(async () => {
        const main = document.querySelector("main")!;
        const { left, top, height } = main.getBoundingClientRect();
        const found: { readonly ms: number; readonly isGap: boolean }[] = [];
        for (let at = 0; at < 60; at++) {
          const before = performance.now();
          main.scrollTop += at < 40 ? 300 : 10_000;
          for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
          const ms = performance.now() - before;
          const there = document.elementsFromPoint(left + 60, top + height / 2);
          found.push({ ms, isGap: !there.some((element) => element.closest("main li, main h2") !== null) });
        }
        return found;
      });
      const gaps = looks.filter(({ isGap }) => isGap).length;
      // The one in the middle: a machine that does other things besides makes a single one long.
      const usual = looks.map(({ ms }) => ms).sort((one, other) => one - other)[looks.length / 2]!;
      assert.ok(gaps <= 3, `${gaps} of 60 looks fall between rows`);
      assert.ok(usual < 200, `two frames usually take ${Math.round(usual)} ms`);
      await user.pane.locator("main").evaluate((main) => main.scrollTo(0, 1e9));
      await user.pane.getByRole("button", { name: new RegExp(`^Deal ${DEALS}`, "u") }).waitFor();
      assert.ok((await inPage()) < NEAR);
    });

    it("are a board with a column for each stage in the process's order, remembered", async () => {
      await user.button("deals:as.board").click();
      await column(stages[0]!).waitFor();
      const columns = await user.pane.getByRole("group", { name: say("deals:board") }).getByRole("heading", { level: 2 }).allTextContents();
      assert.deepEqual(columns.map((text, nth) => text.startsWith(stages[nth]!)), stages.map(() => true));
      assert.ok((await inPage()) < NEAR, `${await inPage()} cards`);
      await user.isAccessible();
      await user.goTo("insights");
      await user.goTo("deals");
      await column(stages[0]!).waitFor();
    });

    it("show one column and the edge of the next in a narrow pane, and snap to a column", async () => {
      for (const width of [NARROW, 350]) {
        await user.width(width);
        const [first, second, board] = await Promise.all(
          [column(stages[0]!), column(stages[1]!), user.pane.getByRole("group", { name: say("deals:board") })].map((each) => each.boundingBox())
        );
        const edge = board!.x + board!.width;
        assert.ok(first!.x >= board!.x && first!.x + first!.width < edge, "the first column is whole");
        assert.ok(second!.x < edge - 8 && second!.x + second!.width > edge, "of the second the edge");
        assert.ok(first!.width >= 200);
        await user.pane.getByRole("group", { name: say("deals:board") }).evaluate((scroller) => scroller.scrollTo({ left: 200, behavior: "instant" }));
        await user.page.waitForTimeout(400);
        const snapped = await column(stages[1]!).boundingBox();
        assert.ok(Math.abs(snapped!.x - board!.x) < 2, `snapped to ${snapped!.x}`);
        await user.pane.getByRole("group", { name: say("deals:board") }).evaluate((scroller) => scroller.scrollTo({ left: 0, behavior: "instant" }));
      }
    });

    it("are moved by the pointer, at once, and back by undo", async () => {
      await user.width(600);
      const [from, to] = [await card("Deal 2", stages[1]!).boundingBox(), await column(stages[0]!).boundingBox()];
      await user.page.mouse.move(from!.x + 40, from!.y + 12);
      await user.page.mouse.down();
      await user.page.mouse.move(from!.x - 60, from!.y + 30, { steps: 4 });
      await user.page.mouse.move(to!.x + 100, to!.y + 120, { steps: 6 });
      await user.page.mouse.up();
      await card("Deal 2", stages[0]!).waitFor({ timeout: 2_000 });
      await isNotice("deal:moved", { deal: "Deal 2", stage: stages[0] });
      assert.equal(await stageInSheet("Deal 2"), stages[0]);
      await undo();
      await card("Deal 2", stages[1]!).waitFor();
      assert.equal(await stageInSheet("Deal 2"), stages[1]);
    });

    it("are moved by the keyboard, in words for screen readers, with the focus on the deal afterwards", async () => {
      await user.width(NARROW);
      const heard = user.pane.locator('[aria-live="assertive"]');
      const described = await handle("Deal 1").evaluate((button) => document.getElementById(button.getAttribute("aria-describedby")!)!.textContent);
      assert.equal(described, say("deals:drag.how"));
      await handle("Deal 1").press("Space");
      await heard.getByText(say("deals:drag.start", { deal: "Deal 1", stage: stages[0] })).or(heard.getByText(say("deals:drag.over", { deal: "Deal 1", stage: stages[0] }))).waitFor({ state: "attached" });
      await user.page.keyboard.press("ArrowRight");
      await heard.getByText(say("deals:drag.over", { deal: "Deal 1", stage: stages[1] })).waitFor({ state: "attached" });
      await user.page.waitForTimeout(300);
      const [there, board] = [await column(stages[1]!).boundingBox(), await user.pane.getByRole("group", { name: say("deals:board") }).boundingBox()];
      assert.ok(there!.x > board!.x - 8 && there!.x + there!.width < board!.x + board!.width + 8, "the stage that it is over is whole in sight");
      await user.page.keyboard.press("Escape");
      await heard.getByText(say("deals:drag.back", { deal: "Deal 1", stage: stages[0] })).waitFor({ state: "attached" });
      await user.page.waitForTimeout(300);
      assert.ok(await handle("Deal 1").evaluate((button) => button === document.activeElement), "Escape leaves the focus where it was");

      await handle("Deal 1").press("Space");
      for (const stage of stages.slice(1, 3)) {
        await user.page.waitForTimeout(100);
        await user.page.keyboard.press("ArrowRight");
        await heard.getByText(say("deals:drag.over", { deal: "Deal 1", stage })).waitFor({ state: "attached" });
      }
      await user.page.waitForTimeout(100);
      await user.page.keyboard.press("ArrowLeft");
      await heard.getByText(say("deals:drag.over", { deal: "Deal 1", stage: stages[1] })).waitFor({ state: "attached" });
      await user.page.keyboard.press("Space");
      await isNotice("deal:moved", { deal: "Deal 1", stage: stages[1] });
      assert.equal(await stageInSheet("Deal 1"), stages[1]);
      const item = await user.pane.evaluate(() => document.activeElement?.closest("[data-deal]")?.getAttribute("data-deal"));
      assert.equal(item, "deal 1");
      await undo();
    });

    it("come back with the reason when the workbook does not take a move, and are moved on the second try", async () => {
      await card("Deal 1", stages[0]!).waitFor();
      await user.workbench.idle();
      await user.workbench.failRequest(1);
      await user.button("deals:moreFor", { deal: "Deal 1" }).click();
      await user.pane.getByRole("menuitem", { name: stages[1]!, exact: true }).click();
      const failure = card("Deal 1", stages[0]!).getByRole("group", { name: say("taskpane:failure.label") });
      await failure.waitFor();
      assert.equal(await stageInSheet("Deal 1"), stages[0]);
      await user.isAccessible();
      await failure.getByRole("button", { name: say("taskpane:failure.tryAgain") }).click();
      await isNotice("deal:moved", { deal: "Deal 1", stage: stages[1] });
      await undo();
    });

    it("are asked for the reason and the competitor when they are lost, in the sheet afterwards", async () => {
      await card("Deal 1", stages[0]!).waitFor();
      await user.button("deals:moreFor", { deal: "Deal 1" }).press("Enter");
      await user.pane.getByRole("menuitem", { name: say("deal:lose"), exact: true }).press("Enter");
      const dialog = user.pane.getByRole("dialog");
      await dialog.getByRole("combobox", { name: say("deal:loseReason") }).waitFor();
      await user.isAccessible();
      await user.page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      assert.ok(await user.button("deals:moreFor", { deal: "Deal 1" }).evaluate((button) => button === document.activeElement), "the focus is back");
      await user.button("deals:moreFor", { deal: "Deal 1" }).press("Enter");
      await user.pane.getByRole("menuitem", { name: say("deal:lose"), exact: true }).press("Enter");
      await dialog.getByRole("combobox", { name: say("deal:loseReason") }).fill("Price");
      await dialog.getByRole("combobox", { name: say("deal:loseCompetitor") }).fill("Globex");
      await dialog.getByRole("button", { name: say("deal:loseDo"), exact: true }).click();
      await isNotice("deal:lostNow", { deal: "Deal 1" });
      const row = (await user.rows("Deals")).find(({ deal }) => deal === "Deal 1")!;
      assert.deepEqual([row.reason, row.competitor, row.lostIn], ["Price", "Globex", stages[0]]);
      await undo();
    });

    it("met no error that nobody caught", () => assert.deepEqual(user.errors, []));
  });
}
