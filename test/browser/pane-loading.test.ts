import assert from "node:assert/strict";
import { isoDay } from "../../src/process/calendar";
import { writeDeals } from "./many-deals";
import { NARROW, openPane, TODAY, type PaneUser } from "./pane-user";

describe("the pane while it loads", function () {
  this.timeout(60_000);
  let user: PaneUser;

  before(async () => {
    user = await openPane("en");
    await user.width(NARROW);
    await user.createProcess("Li Na", "Tom Baker");
    await user.pane.getByRole("button", { name: "Li Na" }).click();
    await user.addDeal({ customer: "Acme", deal: "ERP rollout", amount: "1200000", start: isoDay(TODAY - 20) });
  });
  after(() => user?.close());

  it("shows My day without moving what it has shown", async () => {
    for (const language of ["zh-CN", "en-US"]) {
      await user.workbench.language(language); // the add-in starts anew, the workbook stays
      await user.workbench.idle();
    }
    await user.pane.getByRole("checkbox").first().waitFor();
    const moved = await user.pane.evaluate(
      () =>
        new Promise<{ value: number; what: string[] }>((resolve) => {
          let value = 0;
          const what: string[] = [];
          // Buffered: the observer is told of what was before it.
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources: { node: Node | null }[] })[]) {
              value += entry.value;
              what.push(...entry.sources.map(({ node }) => (node instanceof Element ? node.outerHTML.slice(0, 120) : "")));
            }
          }).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => resolve({ value, what }), 500);
        })
    );
    // 0.1 is what web.dev calls good; lines of text that come a pixel lower in another font are no movement.
    assert.ok(moved.value < 0.02, JSON.stringify(moved));
  });

  it("shows the tasks of a large workbook before its deals are read, and moves nothing when they are", async () => {
    await writeDeals(user, 20_000, ["Lead"], "Li Na");
    await user.startAnew();
    const top = () => user.pane.locator("main li").first().evaluate((row) => row.getBoundingClientRect().top);
    const found = await user.pane.waitForFunction(
      () => document.querySelector("main li") !== null && { isWhole: document.querySelector("main input[type=text]") !== null },
      null,
      { polling: "raf" }
    );
    assert.deepEqual(await found.jsonValue(), { isWhole: false });
    const before = await top();
    await user.pane.getByRole("textbox", { name: user.say("quickAdd:label") }).waitFor();
    assert.equal(await top(), before);
    await user.goTo("deals");
    await user.pane.getByText("20,000").first().waitFor();
  });

  it("moves nothing for those who want no motion", async () => {
    await user.page.emulateMedia({ reducedMotion: "reduce" });
    await user.goTo("import");
    await user.goTo("myDay");
    await user.pane.getByRole("listitem").first().getByRole("button").click();
    await user.pane.getByRole("menuitem").first().waitFor();
    const moving = await user.pane.evaluate(() =>
      document.getAnimations().filter((animation) => {
        const { endTime } = animation.effect!.getComputedTiming();
        return animation.playState === "running" && Number(endTime) > 50;
      }).map((animation) => (animation.effect as KeyframeEffect).target?.outerHTML.slice(0, 120))
    );
    assert.deepEqual(moving, []);
  });

  it("met no error that nobody caught", () => assert.deepEqual(user.errors, []));
});
