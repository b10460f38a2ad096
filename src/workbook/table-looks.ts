import { COLUMNS, normalText, type ColumnId, type TableKind } from "../process/columns";
import type { Language } from "../process/language";
import { ACTIVITY_WORDS, FLAG_WORDS, KIND_WORDS, OUTCOME_WORDS, STATUS_WORDS } from "../process/words";
import { t } from "../locales";
import { absoluteAddress, columnLetters, quotedSheet, rangeOf, setNumberFormat, type Block } from "./cells";

/** How each column looks where it is not by its type. */
const WIDTHS: Partial<Record<ColumnId, number>> = {
  id: 70,
  deal: 190,
  customer: 170,
  task: 270,
  stage: 110,
  owner: 110,
  notes: 240,
  guidance: 520,
  role: 160,
  email: 190,
  milestone: 70,
  order: 55,
  kind: 80,
  status: 75,
  outcome: 75,
  name: 130,
};

/** Width in points of a column by what it holds. */
export function widthOf(id: ColumnId | null): number {
  if (id === null) return 110;
  return WIDTHS[id] ?? { day: 82, number: 90, flag: 70, text: 120 }[COLUMNS[id].type];
}

/** Number format of a column; "@" would turn typed formulas into text, so text columns stay General. */
function formatOf(id: ColumnId | null): string {
  if (id === null) return "General";
  if (COLUMNS[id].type === "day") return "yyyy-mm-dd";
  if (id === "amount") return "#,##0.00";
  if (id === "probability") return "0%";
  return "General";
}

/** Where the lists stand from which dropdowns are filled. */
export interface ListSources {
  /** Column Stage of Stages. */
  readonly stages: { readonly sheet: string; readonly block: Omit<Block, "sheetId"> } | null;
  /** Column Name of Team. */
  readonly people: { readonly sheet: string; readonly block: Omit<Block, "sheetId"> } | null;
  /** Roles that the playbook names. */
  readonly roles: readonly string[];
}

interface Dropdown {
  readonly source: string;
  /** "stop" refuses anything else, "information" lets it pass: an owner may be new, a stage may not. */
  readonly strict: boolean;
}

/** Excel's limit for a list that is written into the rule itself. */
const LONGEST_LIST = 255;

function dropdownOf(kind: TableKind, id: ColumnId, language: Language, sources: ListSources): Dropdown | null {
  const words = (all: Record<string, Record<Language, string>>) => Object.values(all).map((word) => word[language]);
  const fixed = (list: readonly string[], strict: boolean): Dropdown | null => {
    const source = list.join(",");
    return list.length === 0 || source.length > LONGEST_LIST || list.some((text) => text.includes(",")) ? null : { source, strict };
  };
  const cells = (from: ListSources["stages"], strict: boolean): Dropdown | null =>
    from === null ? null : { source: `=${quotedSheet(from.sheet)}!${absoluteAddress(from.block)}`, strict };
  switch (id) {
    case "stage":
    case "lostIn":
      return kind === "Stages" ? null : cells(sources.stages, true);
    case "owner":
    case "by":
    case "manager":
      return cells(sources.people, false);
    case "name":
      return kind === "Targets" ? cells(sources.people, false) : null;
    case "role":
      return fixed(sources.roles, false);
    case "status":
      return kind === "Process" ? fixed(words(STATUS_WORDS), true) : null;
    case "activityType":
      return fixed(words(ACTIVITY_WORDS), false);
    case "outcome":
      return fixed(words(OUTCOME_WORDS), true);
    case "kind":
      return fixed(words(KIND_WORDS), true);
    case "milestone":
      return fixed(words(FLAG_WORDS), true);
    default:
      return null;
  }
}

/** Queues the dropdowns of rows of a table. */
export function queueDropdowns(
  context: Excel.RequestContext,
  kind: TableKind,
  columns: readonly (ColumnId | null)[],
  block: Block,
  language: Language,
  sources: ListSources
): void {
  columns.forEach((id, index) => {
    const dropdown = id === null ? null : dropdownOf(kind, id, language, sources);
    if (dropdown === null || id === null) return;
    const { dataValidation } = rangeOf(context, { ...block, left: block.left + index, columns: 1 });
    dataValidation.clear();
    dataValidation.rule = { list: { inCellDropDown: true, source: dropdown.source } };
    dataValidation.errorAlert = {
      showAlert: dropdown.strict,
      style: "Stop",
      title: t("workbook:dropdown.title", { lng: language, column: COLUMNS[id].header[language] }),
      message: t("workbook:dropdown.message", { lng: language }),
    };
  });
}

/** Queues the number formats of rows of a table, of those columns that have one. */
export function queueFormats(context: Excel.RequestContext, columns: readonly (ColumnId | null)[], block: Block): void {
  columns.forEach((id, index) => {
    const format = formatOf(id);
    if (format === "General") return;
    setNumberFormat(rangeOf(context, { ...block, left: block.left + index, columns: 1 }), format);
  });
}

/** The formulas by which the rows of Process are coloured, for a body that begins in `row` (1-based). */
export function processRules(columns: readonly (ColumnId | null)[], left: number, row: number): { overdue: string; done: string } | null {
  const at = (id: ColumnId) => {
    const index = columns.indexOf(id);
    return index < 0 ? null : `$${columnLetters(left + index)}${row}`;
  };
  const [due, done, status] = [at("due"), at("done"), at("status")];
  if (due === null || done === null) return null;
  const says = (...words: { en: string; "zh-CN": string }[]) =>
    status === null ? [] : words.flatMap((word) => [`${status}="${word.en}"`, `${status}="${word["zh-CN"]}"`]);
  const closed = [`${done}<>""`, ...says(STATUS_WORDS.done, STATUS_WORDS.skipped)].join(",");
  const finished = [`${done}<>""`, ...says(STATUS_WORDS.done)].join(",");
  return {
    overdue: `=AND(ISNUMBER(${due}),${due}<TODAY(),NOT(OR(${closed})))`,
    done: finished.includes(",") ? `=OR(${finished})` : `=${finished}`,
  };
}

/** Queues the colours of Process: overdue rows red, done rows grey; for the table's rows, not for whole columns. */
export function queueColours(context: Excel.RequestContext, columns: readonly (ColumnId | null)[], body: Block): void {
  const rules = processRules(columns, body.left, body.top + 1);
  if (rules === null) return;
  const range = rangeOf(context, body);
  const overdue = range.conditionalFormats.add("Custom");
  overdue.custom.rule.formula = rules.overdue;
  overdue.custom.format.font.color = "#B10E1C";
  overdue.custom.format.fill.color = "#FDE7E9";
  const done = range.conditionalFormats.add("Custom");
  done.custom.rule.formula = rules.done;
  done.custom.format.font.color = "#7A7A7A";
}

/** Whether a conditional format is one of ours, by its formula as Excel gives it back. */
export function isOurColour(formula: string, rules: { overdue: string; done: string }): boolean {
  const plain = (text: string) => normalText(text).replace(/\s/gu, "").replace(/^=/u, "");
  return plain(formula) === plain(rules.overdue) || plain(formula) === plain(rules.done);
}

/** How many colours of ours lie on Process. */
export const COLOURS = 2;

/** Our conditional formats on a table's body. */
export async function ourColours(
  context: Excel.RequestContext,
  columns: readonly (ColumnId | null)[],
  body: Block
): Promise<Excel.ConditionalFormat[]> {
  const rules = processRules(columns, body.left, body.top + 1);
  if (rules === null) return [];
  const { conditionalFormats } = rangeOf(context, body);
  conditionalFormats.load("items/id,items/type");
  await context.sync();
  const custom = conditionalFormats.items.filter((item) => item.type === "Custom");
  if (custom.length === 0) return [];
  for (const item of custom) item.custom.rule.load("formula");
  await context.sync();
  return custom.filter((item) => isOurColour(item.custom.rule.formula, rules));
}
