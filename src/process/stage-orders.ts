import { normalText } from "./columns";
import type { Stage, StageKind } from "./model";
import { StagebookError } from "./problem";
import { listed } from "./read-table";
import { TEMPLATE_STAGES } from "./templates/stages";
import { kindOfStageName } from "./words";

/** What `stepOf` answers for a stage that is none of the order. */
export const UNKNOWN_STAGE = -1;
/** What `stepOf` answers for a lost stage, which is no step of the order. */
export const LOST_STAGE = -2;

/**
 * Stages in the order in which deals go through them (METRICS.md, "Reaching a stage"): the open ones, then won, then
 * after-sales. Lost is no step.
 */
export interface StageOrder {
  readonly steps: readonly Stage[];
  /** The step of a stage by its name (any spelling), LOST_STAGE or UNKNOWN_STAGE. */
  stepOf(name: string): number;
  /** Index of the first won step; `steps.length` when the order has none. */
  readonly won: number;
}

/** Orders stages given in any order; `order` decides within a kind. Throws when a name occurs twice. */
export function stageOrder(stages: readonly Stage[]): StageOrder {
  const byName = new Map<string, number>();
  const ofKind = (kind: StageKind) => stages.filter((stage) => stage.kind === kind).sort((a, b) => a.order - b.order);
  const steps = [...ofKind("open"), ...ofKind("won"), ...ofKind("after-sales")];
  const place = (stage: Stage, step: number) => {
    const key = normalText(stage.name);
    if (byName.has(key)) throw new StagebookError("process:sameStageTwice", { stage: stage.name });
    byName.set(key, step);
  };
  steps.forEach(place);
  for (const stage of ofKind("lost")) place(stage, LOST_STAGE);
  const won = steps.findIndex((stage) => stage.kind === "won");
  return {
    steps,
    won: won < 0 ? steps.length : won,
    stepOf(name) {
      const listedStep = byName.get(normalText(name));
      if (listedStep !== undefined) return listedStep;
      // Data spells "Closed Won" in many ways; the word says what it means whatever the list calls it.
      const kind = kindOfStageName(name);
      if (kind === "lost") return LOST_STAGE;
      return kind === "won" ? won : UNKNOWN_STAGE; // `won` is -1, that is unknown, in an order without a won step
    },
  };
}

/**
 * The order for the stages that occur in the data and those that the user asks about (METRICS.md, "Stage order"): the
 * given list; else a built-in order that has every stage of the data. Won and lost words need not be in a list. Throws
 * process:stageOrderUnknown, since an order is never guessed.
 */
export function orderFor(found: readonly string[], given: readonly Stage[] | null, asked: readonly string[] = []): StageOrder {
  const stages = given ?? builtInOrder(found, asked);
  if (stages === null) throw new StagebookError("process:stageOrderUnknown", { stages: listed([...found].sort()) });
  return stageOrder(withWon(stages, [...asked, ...found]));
}

/** The list with a won stage after its open ones when it has none but the data or the question does. */
function withWon(stages: readonly Stage[], names: readonly string[]): readonly Stage[] {
  if (stages.some((stage) => stage.kind === "won")) return stages;
  const isListed = new Set(stages.map((stage) => normalText(stage.name)));
  const won = names.filter((name) => !isListed.has(normalText(name)) && kindOfStageName(name) === "won");
  return won.length === 0 ? stages : [...stages, named(won[0]!, "won", stages.length + 1)];
}

/** A stage of which only name, kind and place are known. */
export function named(name: string, kind: StageKind, order: number): Stage {
  return { name, kind, order, probability: null, targetDays: null, guidance: "" };
}

/** The kinds of stages listed by name alone: what the name says; and what comes after won is after-sales. */
export function kindsByName(names: readonly string[]): StageKind[] {
  let wonBefore = false;
  return names.map((name) => {
    const kind = kindOfStageName(name);
    if (kind === "won") wonBefore = true;
    return kind ?? (wonBefore ? "after-sales" : "open");
  });
}

function ordered(...names: readonly string[]): Stage[] {
  const kinds = kindsByName(names);
  return names.map((name, index) => named(name, kinds[index]!, index + 1));
}

/** The orders that need not be given: our templates in both languages and the default pipelines of the CRMs we import. */
export const BUILT_IN_ORDERS: readonly (readonly Stage[])[] = [
  ...Object.values(TEMPLATE_STAGES).flatMap((stages) =>
    (["en", "zh-CN"] as const).map((language) => stages.map(({ name, kind }, index) => named(name[language], kind, index + 1)))
  ),
  // HubSpot
  ordered(
    "Appointment Scheduled", "Qualified To Buy", "Presentation Scheduled", "Decision Maker Bought-In", "Contract Sent",
    "Closed Won", "Closed Lost"
  ),
  // Salesforce
  ordered(
    "Prospecting", "Qualification", "Needs Analysis", "Value Proposition", "Id. Decision Makers", "Perception Analysis",
    "Proposal/Price Quote", "Negotiation/Review", "Closed Won", "Closed Lost"
  ),
  // Pipedrive: newer and older accounts; won and lost are a status, not a stage
  ordered("Qualified", "Contact Made", "Demo Scheduled", "Proposal Made", "Negotiations Started", "Won", "Lost"),
  ordered("Lead In", "Contact Made", "Demo Scheduled", "Proposal Made", "Negotiations Started", "Won", "Lost"),
  // Zoho CRM
  ordered(
    "Qualification", "Needs Analysis", "Value Proposition", "Identify Decision Makers", "Proposal/Price Quote",
    "Negotiation/Review", "Closed Won", "Closed Lost", "Closed Lost to Competition"
  ),
  // 纷享销客
  ordered("验证客户", "需求确定", "方案/报价", "谈判审核", "赢单", "输单", "无效"),
];

/**
 * The built-in order that has every stage found, won and lost words aside; where several have, the one that also has
 * most of the stages asked about, then most of those found literally, then the shortest. Null: none has them all, or
 * there is no stage to know an order by.
 */
function builtInOrder(found: readonly string[], asked: readonly string[]): readonly Stage[] | null {
  const keys = (names: readonly string[]) => [...new Set(names.map(normalText))].filter((key) => key !== "");
  const closed = (key: string) => ["won", "lost"].includes(kindOfStageName(key) ?? "");
  const foundKeys = keys(found);
  const telling = [...foundKeys, ...keys(asked)].filter((key) => !closed(key));
  if (telling.length === 0) return null;
  let best: { stages: readonly Stage[]; score: readonly number[] } | null = null;
  for (const stages of BUILT_IN_ORDERS) {
    const names = new Set(stages.map((stage) => normalText(stage.name)));
    if (!foundKeys.every((key) => names.has(key) || closed(key)) || !telling.some((key) => names.has(key))) continue;
    const has = (wanted: readonly string[]) => wanted.filter((key) => names.has(key)).length;
    const score = [has(keys(asked)), has(foundKeys), -stages.length];
    if (best === null || isHigher(score, best.score)) best = { stages, score };
  }
  return best?.stages ?? null;
}

function isHigher(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at >= 0 && one[at]! > other[at]!;
}
