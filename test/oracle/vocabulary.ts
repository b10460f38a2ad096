import type { Language } from "../../src/process/language";
import type { Cell } from "../../src/process/model";
import type { Chance } from "./chance";

/** What people write in one language for the same thing. */
type Said = Readonly<Record<Language, readonly Cell[]>>;

/** The headers of the generated sheets, as METRICS.md and the Chinese pages name them. */
export const HEADERS: Readonly<Record<string, Said>> = {
  Deal: { en: ["Deal", "Deal name", "Opportunity"], "zh-CN": ["商机", "商机名称"] },
  Owner: { en: ["Owner", "Sales rep"], "zh-CN": ["负责人", "销售员"] },
  Stage: { en: ["Stage"], "zh-CN": ["阶段"] },
  Amount: { en: ["Amount"], "zh-CN": ["金额"] },
  Currency: { en: ["Currency"], "zh-CN": ["币种"] },
  "Exchange rate": { en: ["Exchange rate"], "zh-CN": ["汇率"] },
  Created: { en: ["Created"], "zh-CN": ["创建日期"] },
  Closed: { en: ["Closed"], "zh-CN": ["结单日期"] },
  "Lost in": { en: ["Lost in"], "zh-CN": ["输单阶段"] },
  "Expected close": { en: ["Expected close"], "zh-CN": ["预计成交日期"] },
  Reason: { en: ["Reason"], "zh-CN": ["原因"] },
  Competitor: { en: ["Competitor"], "zh-CN": ["竞争对手"] },
  Task: { en: ["Task"], "zh-CN": ["任务"] },
  Milestone: { en: ["Milestone"], "zh-CN": ["里程碑"] },
  Start: { en: ["Start"], "zh-CN": ["开始日期"] },
  Due: { en: ["Due"], "zh-CN": ["截止日期"] },
  Done: { en: ["Done"], "zh-CN": ["完成日期"] },
  Status: { en: ["Status"], "zh-CN": ["状态"] },
  Entered: { en: ["Entered"], "zh-CN": ["进入日期"] },
  Order: { en: ["Order"], "zh-CN": ["顺序"] },
  Kind: { en: ["Kind"], "zh-CN": ["类型"] },
  "Target days": { en: ["Target days"], "zh-CN": ["目标天数"] },
  Probability: { en: ["Probability"], "zh-CN": ["赢率"] },
  "Offset days": { en: ["Offset days"], "zh-CN": ["工作日偏移"] },
  Holiday: { en: ["Holiday"], "zh-CN": ["节假日"] },
  Notes: { en: ["Notes"], "zh-CN": ["备注"] },
  Region: { en: ["Region"], "zh-CN": ["大区"] },
};

/** Names that a team gives by itself: each has one in each language, and a workbook keeps to one of them. */
const NAMES: Readonly<Record<string, string>> = {
  Lead: "线索", Demo: "演示", Proposal: "方案", Negotiation: "谈判", Won: "赢单", "After-sales": "售后", Lost: "输单",
  "Li Na": "李娜", "Wu Fang": "吴芳", Price: "价格", Timing: "时机", "No budget": "没有预算",
};

/** Words that mean the same in either language, whatever the language of the workbook. */
const WORDS: Readonly<Record<string, Said>> = {
  "stage Won": { en: ["Won", "Closed Won"], "zh-CN": ["赢单", "成交"] },
  "stage Lost": { en: ["Lost", "Closed Lost"], "zh-CN": ["输单", "丢单"] },
  "status Done": { en: ["Done"], "zh-CN": ["完成"] },
  "status Skipped": { en: ["Skipped", "Cancelled"], "zh-CN": ["跳过", "取消"] },
  "status Open": { en: ["Open", "Waiting", ""], "zh-CN": ["未完成", "等待客户", ""] },
  "flag true": { en: [true, "Yes"], "zh-CN": [true, "是"] },
  "flag false": { en: [false, "No", ""], "zh-CN": [false, "否", ""] },
  "kind open": { en: ["open"], "zh-CN": ["进行中"] },
  "kind won": { en: ["won"], "zh-CN": ["赢单"] },
  "kind after-sales": { en: ["after-sales"], "zh-CN": ["售后"] },
  "kind lost": { en: ["lost"], "zh-CN": ["输单"] },
};

/** Words of arguments that the functions know in both languages. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  cohort: "同批", resolved: "已结", period: "期间", snapshot: "快照", count: "数量", amount: "金额", all: "全部",
  day: "日", week: "周", month: "月", quarter: "季度", year: "年", won: "赢单", lost: "输单", "win rate": "赢单率", "open amount": "进行中金额",
};

/** What the people of a workbook write. "mixed": a team that names things in English, where people write in both languages. */
export class Vocabulary {
  constructor(
    readonly language: Language | "mixed",
    private readonly below: Chance
  ) {}

  private oneOf<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)]!;
  }

  private said(said: Said): Cell {
    return this.oneOf(this.language === "mixed" ? [...said.en, ...said["zh-CN"]] : said[this.language]);
  }

  /** One of the headers of a column. */
  header(name: string): string {
    return String(this.said(HEADERS[name]!));
  }

  /** The name of a stage, a person or a reason. */
  name(english: string): string {
    return this.language === "zh-CN" ? (NAMES[english] ?? english.replace("Deal ", "商机 ").replace("Task ", "任务 ")) : english;
  }

  /** One of the words for a meaning, such as "status Done"; where there is none, the name. */
  word(kind: string, meaning: string): Cell {
    const said = WORDS[`${kind} ${meaning}`];
    return said === undefined ? this.name(meaning) : this.said(said);
  }

  /** The word for an argument of a function. */
  argument(english: string): string {
    return this.language === "zh-CN" ? (ARGUMENTS[english] ?? english) : english;
  }
}
