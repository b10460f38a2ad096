import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, Locator } from "playwright-core";
import { addTexts, i18n } from "../../src/locales";
import "../../src/locales/addDeal";
import "../../src/locales/deal";
import "../../src/locales/deals";
import { addDefinitions } from "../../src/locales/definitions";
import "../../src/locales/firstRun";
import "../../src/locales/help";
import "../../src/locales/import";
import "../../src/locales/importDeals";
import "../../src/locales/insights";
import "../../src/locales/myDay";
import "../../src/locales/newProcess";
import "../../src/locales/putFormula";
import "../../src/locales/process";
import "../../src/locales/quickAdd";
import "../../src/locales/readOnly";
import "../../src/locales/reminders";
import "../../src/locales/taskChanges";
import "../../src/locales/sample";
import "../../src/locales/settings";
import "../../src/locales/setup";
import "../../src/locales/taskpane";
import "../../src/locales/workbook";
import { dateToDay } from "../../src/process/calendar";
import { COLUMNS, type ColumnId, type TableKind } from "../../src/process/columns";
import type { Language } from "../../src/process/language";
import { openWorkbench, type OpenOptions, type OpenWorkbench } from "./browser";

addDefinitions(addTexts);

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Today where the tests' browsers are: in UTC. */
export const TODAY = dateToDay(new Date());

/** The narrowest task pane that Excel makes. */
export const NARROW = 320;

/** A person at the task pane, who finds things by their labels in one language. */
export interface PaneUser {
  readonly language: Language;
  readonly workbench: OpenWorkbench["workbench"];
  readonly page: OpenWorkbench["page"];
  /** The pane's frame as it is now: it is another after the add-in was loaded again. */
  readonly pane: Frame;
  readonly errors: readonly string[];
  say(key: string, values?: Record<string, unknown>): string;
  button(key: string, values?: Record<string, unknown>): Locator;
  field(key: string, values?: Record<string, unknown>): Locator;
  heading(key: string, values?: Record<string, unknown>): Locator;
  /** The line at the foot that says what was done last. */
  notice(): Locator;
  /** Goes to a screen by the navigation, or by its menu of more. */
  goTo(place: "myDay" | "deals" | "insights" | "setup" | "reminders" | "import" | "settings" | "help"): Promise<void>;
  /** The rows of one of Stagebook's tables, by column. */
  rows(table: TableKind): Promise<Partial<Record<ColumnId, string | number | boolean>>[]>;
  chooseFile(name: string, content: string | Uint8Array): Promise<void>;
  /** A new process from the first template, with these people. */
  createProcess(...people: string[]): Promise<void>;
  addDeal(deal: { customer: string; deal: string; amount?: string; start?: string; owner?: string }): Promise<void>;
  /** Nothing that axe calls serious or critical on the screen as it is. */
  isAccessible(): Promise<void>;
  /** Nothing is wider than the pane. */
  fits(): Promise<void>;
  /** The add-in starts anew on the workbook as it is, or by what is done to it; resolves when its page has begun to load. */
  startAnew(by?: () => Promise<void>): Promise<void>;
  /** Draws the pane's edge until it is this wide. */
  width(pixels: number): Promise<void>;
  close(): Promise<void>;
}

export async function openPane(language: Language, options: OpenOptions = {}): Promise<PaneUser> {
  const locale = language === "en" ? "en-US" : language;
  const open = await openWorkbench({ locale, ...options });
  open.page.setDefaultTimeout(15_000);
  const words = i18n.getFixedT(language);
  const say: PaneUser["say"] = (key, values) => {
    assert.ok(i18n.exists(key, values) || i18n.exists(`${key}_other`), `there is a text ${key}`);
    return words(key, values);
  };
  const user: PaneUser = {
    language,
    workbench: open.workbench,
    page: open.page,
    get pane() {
      return open.pane;
    },
    errors: open.errors,
    say,
    button: (key, values) => open.pane.getByRole("button", { name: say(key, values), exact: true }),
    field: (key, values) => open.pane.getByLabel(say(key, values), { exact: true }),
    heading: (key, values) => open.pane.getByRole("heading", { name: say(key, values), exact: true }),
    notice: () => open.pane.getByRole("region", { name: say("taskpane:notice.label") }),
    goTo: async (place) => {
      const navigation = open.pane.getByRole("navigation");
      const button = navigation.getByRole("button", { name: say(`taskpane:navigation.${place}`), exact: true });
      if (await button.isVisible()) return button.click();
      await navigation.getByRole("button", { name: say("taskpane:navigation.more"), exact: true }).click();
      await open.pane.getByRole("menuitem", { name: say(`taskpane:navigation.${place}`), exact: true }).click();
    },
    rows: async (table) => {
      const found = (await open.workbench.tables()).find(({ name }) => name === table);
      assert.ok(found !== undefined, `there is a table ${table}`);
      const [header, ...rows] = await open.workbench.values(`'${found.sheet}'!${found.address}`);
      const columns = header.map((text) => (Object.keys(COLUMNS) as ColumnId[]).find((id) => COLUMNS[id].header[language] === text));
      return rows.map((row) => Object.fromEntries(row.map((value, index) => [columns[index] ?? String(header[index]), value])));
    },
    chooseFile: async (name, content) => {
      const buffer = Buffer.from(content);
      await open.pane.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });
    },
    createProcess: async (...people) => {
      await open.pane.getByRole("button", { name: say("firstRun:newProcess") }).click();
      for (const [index, name] of people.entries()) {
        if (index > 0) await user.button("newProcess:addPerson").click();
        await user.field("newProcess:personName", { number: index + 1 }).fill(name);
      }
      await user.button("newProcess:create").click();
      await user.notice().waitFor();
    },
    addDeal: async ({ customer, deal, amount = "", start, owner }) => {
      if (!(await user.heading("addDeal:title").isVisible())) {
        await user.goTo("deals");
        await user.button("taskpane:deals.add").click();
      }
      await open.pane.getByRole("textbox", { name: say("addDeal:customer") }).fill(customer);
      await open.pane.getByRole("textbox", { name: say("addDeal:deal") }).fill(deal);
      await open.pane.getByRole("textbox", { name: say("addDeal:amount") }).fill(amount);
      if (start !== undefined) await open.pane.locator("input[type=date]").fill(start);
      if (owner !== undefined) await open.pane.getByRole("combobox", { name: say("addDeal:owner") }).selectOption(owner);
      await user.button("addDeal:do").click();
      await user.notice().getByText(deal).waitFor();
    },
    isAccessible: async () => {
      if (!(await open.pane.evaluate(() => "axe" in window))) await open.pane.evaluate(AXE);
      // A menu that is still fading in has the contrast of a shadow.
      await open.pane.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
      const found = await open.pane.evaluate(async () => {
        const { axe } = window as unknown as { axe: { run(context: object, options: object): Promise<{ violations: Violation[] }> } };
        // Fluent keeps the focus inside a menu with invisible elements that hand it on; axe takes them for places to stop.
        const context = { exclude: [["[data-tabster-dummy]"]] };
        const { violations } = await axe.run(context, { resultTypes: ["violations"], preload: false });
        return violations
          .filter(({ impact }) => impact === "serious" || impact === "critical")
          .map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} (${node.any[0]?.message ?? ""})`).join("\n  ")}`);
      });
      assert.deepEqual(found, []);
    },
    fits: async () => {
      const wide = await open.pane.evaluate(() => {
        const main = document.querySelector("main")!;
        const edge = main.getBoundingClientRect().right;
        // The board of columns is there to be scrolled sideways, by itself.
        const boards = [...main.querySelectorAll("[role=group]")].filter((element) => getComputedStyle(element).overflowX === "auto");
        const beyond = [...main.querySelectorAll("*")].filter((element) => {
          const box = element.getBoundingClientRect();
          const isInBoard = boards.some((board) => board !== element && board.contains(element));
          return !isInBoard && box.width > 1 && (box.right > edge + 0.5 || box.left < -0.5);
        });
        const clipped = [...main.querySelectorAll<HTMLElement>("button, label, h1, h2, p, dd, dt, li, span")].filter((element) => {
          const hides = getComputedStyle(element).overflowX !== "visible";
          return hides && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1;
        });
        const sideways = document.documentElement.scrollWidth > window.innerWidth || main.scrollWidth > main.clientWidth;
        return [...beyond, ...clipped].map((element) => element.outerHTML.slice(0, 200)).concat(sideways ? ["the pane scrolls sideways"] : []);
      });
      assert.deepEqual(wide, []);
    },
    startAnew: async (by = () => open.workbench.language(locale)) => {
      const loading = open.page.waitForEvent("framenavigated", (frame) => frame.url().includes("taskpane.html"));
      await by();
      await loading;
    },
    width: async (pixels) => {
      const edge = open.page.getByRole("separator");
      const now = Number(await edge.getAttribute("aria-valuenow"));
      for (let at = now; at !== pixels; at += Math.sign(pixels - at) * 10) await edge.press(pixels < at ? "ArrowRight" : "ArrowLeft");
    },
    close: () => open.close(),
  };
  await open.pane.getByRole("heading", { level: 1 }).waitFor();
  return user;
}

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly any: readonly { readonly message: string }[] }[];
}
