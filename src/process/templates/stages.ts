import type { StageKind, TemplateId } from "../model";
import type { Text } from "../language";

/** A stage of a template by name and kind: all that the functions in cells need to know of it. */
export interface StageName {
  readonly name: Text;
  readonly kind: StageKind;
}

const open = (en: string, chinese: string): StageName => ({ name: { en, "zh-CN": chinese }, kind: "open" });
const afterSales = (en: string, chinese: string): StageName => ({ name: { en, "zh-CN": chinese }, kind: "after-sales" });
const won: StageName = { name: { en: "Won", "zh-CN": "赢单" }, kind: "won" };
const lost: StageName = { name: { en: "Lost", "zh-CN": "输单" }, kind: "lost" };

/**
 * The stages of each template in order. Apart from the templates themselves, because the script that Excel loads at
 * start-up needs the names only, and the playbooks' guidance is much heavier.
 */
export const TEMPLATE_STAGES = {
  b2b: [
    open("Lead", "潜在客户获取"),
    open("Qualification", "客户资格审查"),
    open("Needs analysis", "需求分析"),
    open("Proposal", "解决方案提案"),
    open("Negotiation", "谈判与成交"),
    won,
    lost,
    afterSales("After-sales", "售后跟进"),
  ],
  inside: [
    open("New lead", "新线索"),
    open("Contacted", "建立联系"),
    open("Demo", "产品演示"),
    open("Quote", "报价跟进"),
    won,
    lost,
    afterSales("Onboarding", "客户启用"),
  ],
  channel: [
    open("Deal registration", "商机报备"),
    open("Registration review", "报备审核"),
    open("Joint visit", "联合拜访"),
    open("Solution and pricing", "方案与报价"),
    open("Ordering", "下单签约"),
    won,
    lost,
    afterSales("Delivery and follow-up", "交付回访"),
  ],
} as const satisfies Record<TemplateId, readonly StageName[]>;
