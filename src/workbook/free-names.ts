import type { TableKind } from "../process/columns";
import type { Language, Text } from "../process/language";

/** The sheets' names. Excel keeps "History" for itself, so the sheet of that table is called otherwise. */
export const SHEET_NAMES = {
  Deals: { en: "Deals", "zh-CN": "商机" },
  Process: { en: "Process", "zh-CN": "流程任务" },
  Activities: { en: "Activities", "zh-CN": "活动记录" },
  Stages: { en: "Stages", "zh-CN": "阶段" },
  Playbook: { en: "Playbook", "zh-CN": "销售手册" },
  Team: { en: "Team", "zh-CN": "团队" },
  Targets: { en: "Targets", "zh-CN": "销售目标" },
  Holidays: { en: "Holidays", "zh-CN": "节假日" },
  History: { en: "Stage history", "zh-CN": "阶段记录" },
} as const satisfies Record<TableKind, Text>;

/** What the dashboard's sheet is called. */
export const DASHBOARD_NAME: Text = { en: "Dashboard", "zh-CN": "仪表盘" };

export function sheetNameOf(kind: TableKind, language: Language): string {
  return SHEET_NAMES[kind][language];
}

/** The wanted name of a sheet, or the first free of "Deals (2)", "Deals (3)" …; case does not tell names apart. */
export function freeSheetName(wanted: string, taken: readonly string[]): string {
  return firstFree(wanted, taken, (number) => `${wanted} (${number})`);
}

/** The wanted name of a table, or the first free of "Deals2", "Deals3" …; defined names are taken too. */
export function freeTableName(wanted: string, taken: readonly string[]): string {
  return firstFree(wanted, taken, (number) => `${wanted}${number}`);
}

function firstFree(wanted: string, taken: readonly string[], numbered: (number: number) => string): string {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  if (!names.has(wanted.toLowerCase())) return wanted;
  let number = 2;
  while (names.has(numbered(number).toLowerCase())) number += 1;
  return numbered(number);
}
