import { chromium } from "playwright-core";
import { isoDay } from "../../src/process/calendar";
import type { Language } from "../../src/process/language";
import type { ThemeName } from "../../src/workbench/page/automation";
import { findBrowser } from "../browser/find-browser";
import { openPane, TODAY, type PaneUser } from "../browser/pane-user";

const HEIGHT = 1000;

const TYPED = {
  en: {
    people: ["Li Na", "Tom Baker"],
    deals: [["Acme Robotics", "ERP rollout"], ["Northwind Traders", "Warehouse automation, phase 2"]],
    csv: ["Opportunity,Account,Deal stage,Owner,Amount,Created,Region", "Alpha,Contoso,Discovery,Li Na,1.234,03/04/2026,East", "Beta,Fabrikam,Pilot,Tom,abc,05/06/2026,West", "Gamma,Litware,Pilot,Tom,9.876,05/06/2026,East"],
  },
  "zh-CN": {
    people: ["李娜", "王小明"],
    deals: [["华新精密制造股份有限公司", "ERP 升级"], ["东海物流", "仓储自动化二期"]],
    csv: ["商机名称,客户名称,销售阶段,负责人,商机金额,创建时间,区域", "数据平台,远景科技,初步接触,李娜,1.234,03/04/2026,东区", "现场服务,恒达重工,试点,王小明,待定,05/06/2026,西区", "备件供应,星海食品,试点,王小明,9.876,05/06/2026,东区"],
  },
} as const satisfies Record<Language, object>;

/** Each screen of the pane with something in it, in an order in which one gets to them. */
const SCREENS: readonly ((user: PaneUser) => Promise<unknown>)[] = [
  (user) => user.heading("firstRun:title").waitFor(),
  (user) => user.pane.getByRole("button", { name: user.say("firstRun:newProcess") }).click(),
  async (user) => {
    await user.pane.getByRole("button", { name: user.say("taskpane:shell.back") }).click();
    await user.createProcess(...TYPED[user.language].people);
    await user.button("taskpane:notice.dismiss").click();
  },
  async (user) => {
    await user.pane.getByRole("button", { name: TYPED[user.language].people[0] }).click();
    for (const [nth, [customer, deal]] of TYPED[user.language].deals.entries()) {
      await user.addDeal({ customer, deal, amount: String(1_200_000 / (nth * 9 + 1)), start: isoDay(TODAY - 9 + nth * 6) });
    }
    await user.goTo("myDay");
    await user.pane.getByRole("checkbox").first().click();
    await user.notice().waitFor();
  },
  async (user) => {
    await user.pane.getByRole("listitem").first().getByRole("button").click();
    await user.pane.getByRole("menuitem").first().waitFor();
  },
  async (user) => {
    await user.pane.getByRole("menuitem", { name: user.say("taskpane:handOver.menu") }).click();
    await user.field("taskpane:handOver.note").waitFor();
  },
  (user) => user.goTo("deals"),
  (user) => user.button("deals:as.board").click(),
  async (user) => {
    await user.pane.getByRole("main").getByRole("listitem").first().getByRole("button").first().click();
    await user.button("deal:move").click();
    await user.button("deal:moveAnyway").waitFor();
  },
  (user) => user.goTo("deals"),
  async (user) => {
    await user.button("taskpane:deals.add").click();
    await user.pane.getByRole("textbox", { name: user.say("addDeal:deal") }).fill(TYPED[user.language].deals[0][1]);
    await user.button("addDeal:do").click();
  },
  (user) => user.goTo("reminders"),
  (user) => user.goTo("import"),
  async (user) => {
    await user.chooseFile("deals.csv", TYPED[user.language].csv.join("\n"));
    await user.pane.getByRole("radio", { name: user.say("importDeals:order.dmy") }).check();
    await user.heading("importDeals:preview").waitFor();
  },
  (user) => user.button("importDeals:confirmStages").click({ trial: true }).then(() => user.pane.locator("main").evaluate((main) => main.scrollTo(0, 1e6))),
  (user) => user.goTo("insights").then(() => user.pane.getByRole("region", { name: user.say("insights:name.attainment"), exact: true }).waitFor()),
  ...(["functions", "seen", "writes"] as const).map((part) => async (user: PaneUser) => {
    await user.goTo("help");
    await user.pane.getByRole("tab", { name: user.say(`help:part.${part}`) }).click();
  }),
  (user) => user.goTo("setup").then(() => user.heading("setup:problems.notes").waitFor()),
  ...(["stages", "playbook", "team", "targets"] as const).map((part) => async (user: PaneUser) => {
    await user.goTo("insights");
    await user.goTo("setup");
    await user.pane.getByRole("button", { name: user.say(`setup:part.${part}`) }).click();
    if (part === "stages") await user.pane.getByRole("listitem").nth(2).getByRole("button").last().click();
    if (part === "targets") await user.button("setup:targets.add").click();
  }),
  (user) => user.goTo("settings"),
  async (user) => {
    await user.goTo("myDay");
    const { sheet } = (await user.workbench.tables()).find(({ name }) => name === "Process")!;
    await user.workbench.protect(sheet);
    await user.pane.getByRole("checkbox", { checked: false }).first().click();
    await user.button("taskpane:failure.tryAgain").first().waitFor();
  },
];

/** All screens of the pane side by side, in one language, theme and width, as one picture. */
export async function pictureOfPane(path: string, language: Language, theme: ThemeName, width: number): Promise<void> {
  const user = await openPane(language, { theme, forcedColors: theme === "high-contrast", width: 1000, height: HEIGHT });
  const shots: string[] = [];
  try {
    await user.width(width);
    for (const go of SCREENS) {
      await go(user);
      await user.workbench.idle();
      await user.page.mouse.move(0, 0);
      await user.page.waitForTimeout(500); // movements come to rest
      const frame = await user.pane.frameElement();
      shots.push((await frame.screenshot()).toString("base64"));
    }
  } finally {
    await user.close();
  }
  const { executablePath, args, env } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args, env: { ...(process.env as Record<string, string>), ...env } });
  const page = await browser.newPage({ viewport: { width: 7 * (width + 12) + 12, height: 600 } });
  const images = shots.map((shot) => `<img src="data:image/png;base64,${shot}">`).join("");
  await page.setContent(`<body style="margin:12px;display:grid;grid-template-columns:repeat(7,auto);gap:12px;justify-content:start;background:#8a8a8a">${images}`);
  await page.screenshot({ path, fullPage: true });
  await browser.close();
}
