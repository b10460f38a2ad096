import { normalText } from "./columns";
import type { Text } from "./language";
import type { ActivityType, Outcome, StageKind, TaskStatus } from "./model";

/** What Stagebook writes into a Status column. */
export const STATUS_WORDS = {
  open: { en: "Open", "zh-CN": "未完成" },
  done: { en: "Done", "zh-CN": "完成" },
  skipped: { en: "Skipped", "zh-CN": "跳过" },
} as const satisfies Record<TaskStatus, Text>;

/** What Stagebook writes into an Outcome column. */
export const OUTCOME_WORDS = {
  open: { en: "Open", "zh-CN": "进行中" },
  won: { en: "Won", "zh-CN": "赢单" },
  lost: { en: "Lost", "zh-CN": "输单" },
} as const satisfies Record<Outcome, Text>;

/** What Stagebook writes into the Kind column of Stages. */
export const KIND_WORDS = {
  open: { en: "open", "zh-CN": "进行中" },
  won: { en: "won", "zh-CN": "赢单" },
  lost: { en: "lost", "zh-CN": "输单" },
  "after-sales": { en: "after-sales", "zh-CN": "售后" },
} as const satisfies Record<StageKind, Text>;

/** What Stagebook writes into a yes/no column. */
export const FLAG_WORDS = {
  yes: { en: "Yes", "zh-CN": "是" },
  no: { en: "No", "zh-CN": "否" },
} as const satisfies Record<string, Text>;

/** What Stagebook writes into an Activity type column. */
export const ACTIVITY_WORDS = {
  call: { en: "Call", "zh-CN": "电话" },
  meeting: { en: "Meeting", "zh-CN": "会面" },
  email: { en: "E-mail", "zh-CN": "邮件" },
  note: { en: "Note", "zh-CN": "备注" },
  handOver: { en: "Hand-over", "zh-CN": "移交" },
  stageChange: { en: "Stage change", "zh-CN": "阶段变更" },
  exception: { en: "Exception", "zh-CN": "例外放行" },
} as const satisfies Record<ActivityType, Text>;

/** A word as it compares: letters and digits of `normalText`, so that "Closed - Won", "closed_won" and "ClosedWon" agree. */
function wordKey(text: unknown): string {
  return normalText(text).replace(/[^\p{L}\p{N}]+/gu, "");
}

function lexicon<T extends string>(words: Readonly<Record<T, readonly string[]>>): (text: unknown) => T | null {
  const meanings = new Map<string, T>();
  for (const meaning of Object.keys(words) as T[]) for (const word of words[meaning]) meanings.set(wordKey(word), meaning);
  return (text) => meanings.get(wordKey(text)) ?? null;
}

const WON = [
  "Won", "Closed Won", "Closed (Won)", "Deal won", "Won deal", "Win", "Closed as won",
  "赢单", "已赢单", "赢", "成交", "已成交", "成单", "已成单", "赢单关闭", "关闭赢单", "成功结案",
];
const LOST = [
  "Lost", "Closed Lost", "Closed (Lost)", "Deal lost", "Lost deal", "Loss", "Closed as lost", "Closed Lost to Competition",
  "Lost to competition",
  "输单", "已输单", "输", "丢单", "已丢单", "失单", "已失单", "未成交", "输单关闭", "关闭输单", "因竞争丢失", "无效", "作废",
];
const AFTER_SALES = ["After-sales", "After sales", "Aftersales", "Post-sales", "售后", "售后跟进", "售后服务"];
const OPEN = ["Open", "Ongoing", "Active", "In progress", "In process", "Pending", "进行中", "跟进中", "未结束", "未完成", "开放"];

/**
 * The kind that a stage's name says by itself: "Closed Won" is won whatever the order of stages. Null: the name says
 * nothing, the stage is an open one unless a Stages table says otherwise.
 */
export const kindOfStageName = lexicon<Exclude<StageKind, "open">>({ won: WON, lost: LOST, "after-sales": AFTER_SALES });

/** The outcome that a cell of an Outcome column names; null for a word that is none. A deal that was given up is lost. */
export const outcomeOfWord = lexicon<Outcome>({ open: OPEN, won: WON, lost: LOST });

/** The kind that a cell of a Kind column names; null for a word that is none. */
export const kindOfWord = lexicon<StageKind>({ open: OPEN, won: WON, lost: LOST, "after-sales": AFTER_SALES });

/** The type that a cell of an Activity type column names; null for a word of the team's own. */
export const activityOfWord = lexicon<ActivityType>({
  call: ["Call", "Phone", "Phone call", "Telephone", "电话", "通话", "致电", "电话沟通"],
  meeting: ["Meeting", "Visit", "Video call", "会面", "会议", "拜访", "面谈", "上门拜访"],
  email: ["E-mail", "Mail", "邮件", "电子邮件"],
  note: ["Note", "Notes", "Comment", "备注", "记录", "便签"],
  handOver: ["Hand-over", "Handed over", "移交", "转交", "交接"],
  stageChange: ["Stage change", "Stage changed", "阶段变更", "阶段变化"],
  exception: ["Exception", "例外放行", "例外"],
});

const closingStatus = lexicon<Exclude<TaskStatus, "open">>({
  done: ["Done", "Completed", "Complete", "Finished", "完成", "已完成"],
  skipped: ["Skipped", "Skip", "Cancelled", "Canceled", "跳过", "已跳过", "取消", "已取消"],
});

/** What a cell of a Status column says of a task: done, closed without doing, or (any other word, or none) open. */
export function statusOfWord(text: unknown): TaskStatus {
  return closingStatus(text) ?? "open";
}

const flag = lexicon<"yes" | "no">({
  yes: ["Yes", "Y", "True", "1", "x", "是", "对", "里程碑", "Milestone"],
  no: ["No", "N", "False", "0", "否", "非", "不是"],
});

/** What a cell of a yes/no column says; null for a word that is neither. A blank cell is a no. */
export function flagOfWord(value: unknown): boolean | null {
  const text = normalText(value);
  if (text === "") return false;
  if (/^[✓✔√☑]$/u.test(text)) return true;
  const said = flag(text);
  return said === null ? null : said === "yes";
}
