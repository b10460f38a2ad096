/** `npm run pictures`: the README's pictures, taken from the running add-in in the workbench, in both languages. */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isoDay } from "../src/process/calendar";
import { LANGUAGES, type Language } from "../src/process/language";
import { templateOf } from "../src/process/templates";
import { closeBrowser } from "../test/browser/browser";
import { NARROW, openPane, TODAY, type PaneUser } from "../test/browser/pane-user";
import { pictureOfPane } from "../test/pictures/pane-pictures";

const FOLDER = fileURLToPath(new URL("pictures/", import.meta.url));
const SIZE = { width: 1400, height: 820 };

/** A small team, and deals begun some days ago, so that there is something overdue and something due this week. */
const TEAM = {
  en: {
    people: ["Li Na", "Tom Baker", "Maria Rossi"],
    deals: [
      { customer: "Acme Robotics", deal: "ERP rollout", amount: "1,200,000", daysAgo: 9 },
      { customer: "Northwind", deal: "Warehouse automation", amount: "860,000", daysAgo: 4 },
      { customer: "Fabrikam", deal: "Service contract", amount: "95,000", daysAgo: 0 },
    ],
    header: "Opportunity name,Account,Deal stage,Sales rep,Created,Closed,Amount,Lead source",
    customers: ["Contoso", "Tailwind Traders", "Adventure Works", "Litware", "Proseware", "Wide World"],
    products: ["Data platform", "Field service", "Spare parts", "Training", "Line upgrade"],
    closed: ["Won", "Lost"],
    source: ["Referral", "Trade fair", "Web"],
  },
  "zh-CN": {
    people: ["李娜", "王小明", "陈晨"],
    deals: [
      { customer: "华新精密", deal: "ERP 升级", amount: "1,200,000", daysAgo: 9 },
      { customer: "东海物流", deal: "仓储自动化", amount: "860,000", daysAgo: 4 },
      { customer: "明远集团", deal: "维保服务合同", amount: "95,000", daysAgo: 0 },
    ],
    header: "商机名称,客户名称,销售阶段,负责人,创建时间,结单日期,商机金额,商机来源",
    customers: ["远景科技", "北辰电气", "恒达重工", "江城药业", "星海食品", "新都建材"],
    products: ["数据平台", "现场服务", "备件供应", "培训项目", "产线改造"],
    closed: ["赢单", "输单"],
    source: ["客户介绍", "行业展会", "官网"],
  },
} as const satisfies Record<Language, object>;

const IMPORTED = 48;

/** A CRM's export: deals of the last year, some of them open in every stage. The same each time. */
function exported(language: Language): string {
  const { header, people, customers, products, closed, source } = TEAM[language];
  const open = templateOf("b2b").stages.filter(({ kind }) => kind === "open").map(({ name }) => name[language]);
  const pick = <T>(list: readonly T[], nth: number): T => list[nth % list.length]!;
  const rows = Array.from({ length: IMPORTED }, (_, nth) => {
    const stage = nth % 3 === 0 ? pick(open, (nth * 7) / 3) : pick(closed, nth % 5 < 3 ? 0 : 1);
    const created = TODAY - 330 + nth * 6;
    const over = open.includes(stage) ? "" : isoDay(Math.min(TODAY - 1, created + 35 + ((nth * 13) % 40)));
    const name = `${pick(products, nth * 3)} ${nth + 1}`;
    return [name, pick(customers, nth * 5), stage, pick(people, nth * 2 + (nth % 4)), isoDay(created), over, 40_000 + ((nth * 37) % 29) * 12_500, pick(source, nth)].join(",");
  });
  return [header, ...rows].join("\n");
}

async function take(user: PaneUser, name: string): Promise<void> {
  await user.workbench.idle();
  await user.page.mouse.move(0, 0);
  await user.page.waitForTimeout(600); // the pane's movements come to rest
  await user.page.screenshot({ path: `${FOLDER}${name}-${user.language}.png` });
  console.log(`docs/pictures/${name}-${user.language}.png`);
}

async function picturesIn(language: Language): Promise<void> {
  const { people, deals } = TEAM[language];
  const user = await openPane(language, SIZE);
  try {
    await user.createProcess(...people);
    await user.pane.getByRole("button", { name: people[0] }).click();
    for (const { daysAgo, ...deal } of deals) await user.addDeal({ ...deal, start: isoDay(TODAY - daysAgo) });
    const { sheet } = (await user.workbench.tables()).find(({ name }) => name === "Process")!;
    await user.workbench.activate(sheet);
    await user.workbench.select("A1");
    await user.goTo("myDay");
    await take(user, "my-day");

    await user.goTo("import");
    await user.chooseFile("opportunities.csv", exported(language));
    const doImport = user.button("importDeals:doCount", { count: IMPORTED });
    await doImport.waitFor();
    await take(user, "import");
    await doImport.click();
    await user.heading("importDeals:done", { count: IMPORTED }).waitFor();

    await user.goTo("deals");
    await user.workbench.activate("Sheet1");
    await user.workbench.set("Sheet1!A1", "=SALES.REPS(Deals[#All])");
    await user.workbench.set("Sheet1!A7", "=SALES.FUNNEL(Deals[#All])");
    await user.workbench.set("Sheet1!A17", "=SALES.WINRATE(Deals[#All])");
    await user.workbench.select("A7");
    await take(user, "functions");

    await user.goTo("insights");
    await user.button("insights:dashboard.write").click();
    await user.pane.getByRole("status").filter({ hasText: /“.+”/u }).waitFor();
    await take(user, "dashboard");
  } finally {
    await user.close();
  }
}

mkdirSync(FOLDER, { recursive: true });
for (const language of LANGUAGES) await picturesIn(language);
for (const language of LANGUAGES) {
  for (const theme of ["light", "dark", "high-contrast"] as const) {
    await pictureOfPane(`${FOLDER}pane-${theme}-${NARROW}-${language}.png`, language, theme, NARROW);
  }
  await pictureOfPane(`${FOLDER}pane-light-350-${language}.png`, language, "light", 350);
}
await closeBrowser();
