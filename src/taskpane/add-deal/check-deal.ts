import { normalText } from "../../process/columns";
import type { Day, ProcessSnapshot } from "../../process/model";
import type { NewDeal } from "../../workbook";

/** The form as the user typed it. */
export interface DealForm {
  readonly customer: string;
  readonly deal: string;
  readonly amount: string;
  readonly owner: string;
  readonly stage: string;
  readonly start: Day | null;
}

/** By field, the key of what is wrong with it. */
export type FormErrors = Partial<Record<keyof DealForm, string>>;

/** The first serial of the 1900 date system and 31 December 9999, the last day that Excel knows. */
const FIRST_DAY = 1;
const LAST_DAY = 2_958_465;

/** Amounts as people type them: 1,200,000 · ¥1200000 · 1 200 000.50 · 120万 · 1.5k */
export function amountOf(text: string): number | null | "unreadable" {
  const plain = text.normalize("NFKC").replace(/[\s,'’ ]/gu, "").replace(/^[$€£¥₩]|元$|^(?:CNY|RMB|USD|EUR)/giu, "");
  if (plain === "") return null;
  const found = /^([+-]?(?:\d+\.?\d*|\.\d+))(万|亿|k|m)?$/iu.exec(plain);
  if (found === null) return "unreadable";
  const factor = { 万: 1e4, 亿: 1e8, k: 1e3, m: 1e6 }[(found[2] ?? "").toLowerCase()] ?? 1;
  // Multiplied as text's nearest double: 1.1k is 1100, not 1100.0000000000002.
  return Number((Number(found[1]) * factor).toPrecision(15));
}

/** What has to be put right before the deal can be added; empty when it can. */
export function formErrors(form: DealForm, snapshot: ProcessSnapshot): FormErrors {
  const errors: { -readonly [K in keyof DealForm]?: string } = {};
  const name = normalText(form.deal);
  if (normalText(form.customer) === "") errors.customer = "addDeal:error.customer";
  if (name === "") errors.deal = "addDeal:error.deal";
  else if (snapshot.deals.some((deal) => normalText(deal.deal) === name)) errors.deal = "addDeal:error.dealExists";
  if (amountOf(form.amount) === "unreadable") errors.amount = "addDeal:error.amount";
  if (normalText(form.owner) === "") errors.owner = "addDeal:error.owner";
  if (form.start === null || form.start < FIRST_DAY || form.start > LAST_DAY) errors.start = "addDeal:error.start";
  return errors;
}

/** The deal of a form without errors. */
export function dealOf(form: DealForm): NewDeal {
  const amount = amountOf(form.amount);
  if (amount === "unreadable" || form.start === null) throw new RangeError("dealOf takes a form without errors");
  return {
    deal: form.deal.trim(),
    customer: form.customer.trim(),
    amount,
    owner: form.owner.trim(),
    stage: form.stage,
    start: form.start,
  };
}
