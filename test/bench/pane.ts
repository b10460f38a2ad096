/*
 * What the pane costs: `npm run bench -- --pane [--sizes 10k,100k]`. What each script weighs; how long it takes until My day
 * shows its first task, and until all is read, from an empty page on, beside JSON.parse of the same tasks, and how much of
 * that the workbench needs to hand over the cells; how many frames are late while it scrolls, and while the list of deals
 * does. There is a deal for every ten tasks.
 */
import { buildAddin } from "../../src/workbench/server/build-addin";
import { CELLS_PER_READ } from "../../src/workbook/read-blocks";
import { BUILT } from "../browser/build-once";
import { closeBrowser } from "../browser/browser";
import { writeDeals } from "../browser/many-deals";
import { rowsOfTasks, writeTasks } from "../browser/many-tasks";
import { openPane, TODAY, type PaneUser } from "../browser/pane-user";
import { measure } from "./measure";

const ME = "Li Na";
const TASKS_PER_DEAL = 10;

/** What is measured of the pane; the keys are those of the file that `--json` writes. */
export interface PaneCosts {
  readonly first_screen_ms: number;
  readonly first_screen_to_parse: number;
  /** Until deals are read as well. */
  readonly whole_ms: number;
  /** The workbench's share of it. */
  readonly cells_ms: number;
  /** While My day scrolls, and while the list of deals does. */
  readonly frames: number;
  readonly late_frames: number;
  readonly deals_frames: number;
  readonly deals_late_frames: number;
}

/** Measures the pane with each number of tasks, and says what it found. */
export async function measurePane(sizes: readonly number[]): Promise<Map<number, PaneCosts>> {
  process.env[BUILT] = await buildAddin({ quiet: false });
  const costs = new Map<number, PaneCosts>();
  try {
    for (const tasks of sizes) costs.set(tasks, await costsOf(tasks));
  } finally {
    await closeBrowser();
  }
  return costs;
}

async function costsOf(tasks: number): Promise<PaneCosts> {
  const user = await openPane("en");
  user.page.setDefaultTimeout(60_000);
  try {
    await user.createProcess(ME, "Tom Baker");
    await user.button("taskpane:notice.dismiss").click();
    await user.pane.getByRole("button", { name: ME }).click();
    const rows = rowsOfTasks(user, tasks, ME, () => TODAY - 2);
    await writeDeals(user, Math.max(1, tasks / TASKS_PER_DEAL), ["Lead"], ME);
    await writeTasks(user, rows);
    await user.pane.locator("main li").first().waitFor();
    const json = JSON.stringify(rows);
    const parse = await measure(5, () => JSON.parse(json) as unknown);
    const { first, whole } = await opened(user);
    const cells = await cellsHandedOver(user);
    const { frames, late } = await scrolled(user);
    await user.goTo("deals");
    await user.pane.locator("main li").first().waitFor();
    const deals = await scrolled(user);
    console.log(
      `${tasks.toLocaleString("en")} tasks: JSON.parse ${parse.median.toFixed(1)} ms; the first task after ${first.toFixed(0)} ms, ` +
        `${(first / parse.median).toFixed(1)} × parse, of which ${cells.toFixed(0)} ms for the cells alone; all is read after ${whole.toFixed(0)} ms; ` +
        `${late} of ${frames} frames late while My day scrolls, ${deals.late} of ${deals.frames} while the deals do`
    );
    return {
      first_screen_ms: first, first_screen_to_parse: first / parse.median, whole_ms: whole, cells_ms: cells,
      frames, late_frames: late, deals_frames: deals.frames, deals_late_frames: deals.late,
    };
  } finally {
    await user.close();
  }
}

/** Opens the pane anew on the workbook as it is; milliseconds from its navigation to the first task, and until all is read. */
async function opened(user: PaneUser): Promise<{ first: number; whole: number }> {
  await user.startAnew();
  const since = async (selector: string) => {
    const found = await user.pane.waitForFunction((sign) => document.querySelector(sign) !== null && performance.now(), selector, { polling: "raf" });
    return Number(await found.jsonValue());
  };
  // The line of Quick add comes with the deals.
  const [first, whole] = await Promise.all([since("main li"), since("main input[type=text]")]);
  return { first, whole };
}

/** Milliseconds until the pane has the cells of the tasks, in as many requests as My day makes for them, and does nothing with them. */
function cellsHandedOver(user: PaneUser): Promise<number> {
  return user.pane.evaluate(
    (cellsPerRead) =>
      Excel.run(async (context) => {
        const body = context.workbook.tables.getItem("Process").getDataBodyRange();
        body.load("rowCount,columnCount");
        await context.sync();
        const start = performance.now();
        const atOnce = Math.floor(cellsPerRead / body.columnCount);
        for (let from = 0; from < body.rowCount; from += atOnce) {
          const rows = Math.min(atOnce, body.rowCount - from);
          body.getCell(from, 0).getResizedRange(rows - 1, body.columnCount - 1).load("values");
          await context.sync();
        }
        return performance.now() - start;
      }),
    CELLS_PER_READ
  );
}

/** Rests for half a second and scrolls for two; a frame is late when it took more than one and a half of those at rest. */
function scrolled(user: PaneUser): Promise<{ frames: number; late: number }> {
  // No function of its own in here: the page would not know the helper by which a compiler keeps its name.
  return user.pane.evaluate(async () => {
    const main = document.querySelector("main")!;
    const [rest, moving]: [number[], number[]] = [[], []];
    const start = performance.now();
    for (let before = start; before - start < 2_500; ) {
      const isMoving = before - start > 500;
      if (isMoving) main.scrollTop += 80;
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      (isMoving ? moving : rest).push(now - before);
      before = now;
    }
    const usual = rest.sort((one, other) => one - other)[rest.length >> 1]!;
    return { frames: moving.length, late: moving.filter((took) => took > usual * 1.5).length };
  });
}
