import type { Cell } from "../process/model";

/** What one cell of a number column says, before it is known which sign the column's decimals have. */
export type WrittenAmount =
  | { readonly kind: "blank" }
  | {
      readonly kind: "amount";
      /** The value when "." is the decimal sign, and when "," is. Equal unless the text could be either. */
      readonly withPoint: number;
      readonly withComma: number;
      /** The decimal sign that this text proves. */
      readonly proves: "." | "," | null;
      /** The currency as written (RMB, 元 and 人民币 as CNY); null when none is. */
      readonly currency: string | null;
      readonly percent: boolean;
    }
  | { readonly kind: "unreadable" };

/** Codes that stand beside amounts. A list, so that "TBD 5" is no money. */
const CODES =
  "USD|EUR|GBP|CNY|CNH|RMB|JPY|HKD|TWD|MOP|KRW|SGD|AUD|CAD|NZD|CHF|SEK|NOK|DKK|ISK|PLN|CZK|HUF|RON|BGN|TRY|RUB|UAH|KZT|INR|PKR|BDT|LKR|IDR|MYR|THB|VND|PHP|BRL|MXN|ARS|CLP|COP|PEN|UYU|ZAR|NGN|KES|GHS|EGP|MAD|TND|AED|SAR|QAR|KWD|BHD|OMR|JOD|ILS";
const CURRENCY = new RegExp(
  `US\\$|HK\\$|NT\\$|CA\\$|AU\\$|NZ\\$|A\\$|C\\$|S\\$|R\\$|CN¥|JP¥|[$€£¥₹₩₽฿₫₺₪₴₦₱]|人民币|美元|港币|港元|欧元|日元|英镑|元|圆|zł|kr\\.?|(?<!\\p{L})(?:${CODES})(?!\\p{L})`,
  "giu"
);
const SAME_CURRENCY: Readonly<Record<string, string>> = {
  元: "CNY", 圆: "CNY", 人民币: "CNY", RMB: "CNY", "CN¥": "CNY", US$: "USD", 美元: "USD", 港币: "HKD", 港元: "HKD", HK$: "HKD",
  欧元: "EUR", 日元: "JPY", "JP¥": "JPY", 英镑: "GBP",
};
const SCALES: readonly [RegExp, number][] = [
  [/千万$/, 1e7],
  [/百万$/, 1e6],
  [/亿$/, 1e8],
  [/万$/, 1e4],
  [/千$/, 1e3],
  [/(?:bn|b)$/i, 1e9],
  [/(?:mio\.?|mn|mm|m)$/i, 1e6],
  [/k$/i, 1e3],
];
/** Digits in groups: the first of one to three, the last of three, between them three (or two, as in India). */
const GROUPED = /^\d{1,3}(?:[.,](?:\d{2}|\d{3}))*[.,]\d{3}$/;
const NONE = /^[-–—/]+$/;
const unreadable: WrittenAmount = { kind: "unreadable" };

/**
 * Reads one cell: "1,234.56", "1.234,56", "1 234,56", "1'234.56", "$1,234", "USD 1,200", "￥1.2万", "(1,200)", "1,200-", "75%".
 * Three digits after the only sign are thousands for one decimal sign and a fraction for the other; the caller's column
 * decides. Anything else is not a number: nothing is picked out of a sentence.
 */
export function writtenAmount(value: Cell): WrittenAmount {
  if (value === null || value === undefined || value === "") return { kind: "blank" };
  if (typeof value === "number") {
    return { kind: "amount", withPoint: value, withComma: value, proves: null, currency: null, percent: false };
  }
  if (typeof value === "boolean") return unreadable;
  let text = value.normalize("NFKC").replace(/\u2212/g, "-").trim();
  if (text === "" || NONE.test(text)) return { kind: "blank" };

  const signs = text.match(CURRENCY) ?? [];
  const currencies = new Set(signs.map(currencyName));
  // "USD $5" names one currency twice; anything more is a sentence.
  if (signs.length > 2) return unreadable;
  const currency = [...currencies].sort((a, b) => b.length - a.length)[0] ?? null;
  text = text.replace(CURRENCY, "").trim();

  const brackets = /^\((.*)\)$/.exec(text);
  if (brackets) text = brackets[1].trim();
  let negative = brackets !== null;

  const scientific = /^([+-]?\d+(?:[.,]\d+)?)e([+-]?\d{1,3})$/i.exec(text);
  if (scientific && !negative) {
    const number = Number(`${scientific[1].replace(",", ".")}e${scientific[2]}`);
    return Number.isFinite(number)
      ? { kind: "amount", withPoint: number, withComma: number, proves: scientific[1].includes(",") ? "," : null, currency, percent: false }
      : unreadable;
  }

  const percent = /%$/.test(text);
  if (percent) text = text.slice(0, -1).trim();
  const sign = /^([+-])\s*|\s*(-)$/.exec(text);
  if (sign) {
    if (sign[1] !== "+") {
      if (negative) return unreadable;
      negative = true;
    }
    text = text.replace(sign[0], "").trim();
  }
  let scale = 1;
  for (const [suffix, factor] of SCALES) {
    if (!suffix.test(text)) continue;
    scale = factor;
    text = text.replace(suffix, "").trim();
    break;
  }

  const digits = readDigits(text);
  if (!digits) return unreadable;
  const finish = (plain: string) => {
    const number = Number(plain) * scale;
    // 1.15万 is 11500, not 11499.999999999998.
    const exact = scale === 1 ? number : Number(number.toPrecision(15));
    return negative ? 0 - exact : exact;
  };
  return {
    kind: "amount",
    withPoint: finish(digits.withPoint),
    withComma: finish(digits.withComma),
    proves: digits.proves,
    currency,
    percent,
  };
}

/** The number in a column whose decimal sign is known; null: it could be either, and the column does not say. */
export function amountIn(written: WrittenAmount & { kind: "amount" }, decimal: "." | "," | undefined): number | null {
  const { withPoint, withComma } = written;
  if (withPoint === withComma) return withPoint;
  if (decimal === undefined) return null;
  return decimal === "." ? withPoint : withComma;
}

/** Signs that stand for these codes, too. */
const CODES_OF_SIGN: Readonly<Record<string, string>> = {
  $: "USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP", "¥": "CNY JPY", "€": "EUR", "£": "GBP EGP", "₹": "INR", "₩": "KRW", "₽": "RUB", "฿": "THB", "₫": "VND",
  "₺": "TRY", "₪": "ILS", "₴": "UAH", "₦": "NGN", "₱": "PHP",
};

/** Whether two names may mean one currency: "$" and "USD", "元" and "CNY". */
export function maySameCurrency(one: string, other: string): boolean {
  const [a, b] = [currencyName(one), currencyName(other)];
  const covers = (sign: string, code: string) => CODES_OF_SIGN[sign]?.split(" ").includes(code) ?? false;
  return a === b || covers(a, b) || covers(b, a);
}

/** One name of a currency that is written in several ways: "CNY" of 元, 人民币 and RMB. */
export function currencyName(sign: string): string {
  const upper = sign.trim().normalize("NFKC").toUpperCase();
  return SAME_CURRENCY[upper] ?? upper;
}

interface Digits {
  readonly withPoint: string;
  readonly withComma: string;
  readonly proves: "." | "," | null;
}

function readDigits(text: string): Digits | null {
  const grouped = /^\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?$/.test(text);
  const compact = grouped ? text.replace(/[ '’]/g, "") : text;
  if (!/^(?:\d[\d.,]*|[.,]\d+)$/.test(compact)) return null;
  const points = compact.split(".").length - 1;
  const commas = compact.split(",").length - 1;
  if (points === 0 && commas === 0) return { withPoint: compact, withComma: compact, proves: null };

  if (points > 0 && commas > 0) {
    const decimal = compact.lastIndexOf(".") > compact.lastIndexOf(",") ? "." : ",";
    const [whole, fraction, ...rest] = compact.split(decimal);
    if (rest.length > 0 || !GROUPED.test(whole)) return null;
    return certainly(`${whole.replace(/[.,]/g, "")}.${fraction}`, decimal);
  }

  const sign = points > 0 ? "." : ",";
  const other = sign === "." ? "," : ".";
  if (points + commas > 1) return GROUPED.test(compact) ? certainly(compact.split(sign).join(""), other) : null;
  const [whole, fraction] = compact.split(sign);
  const thousands = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole) && !grouped;
  if (!thousands) return certainly(`${whole}.${fraction}`, sign);
  const [fractional, integral] = [`${whole}.${fraction}`, whole + fraction];
  return sign === "."
    ? { withPoint: fractional, withComma: integral, proves: null }
    : { withPoint: integral, withComma: fractional, proves: null };
}

const certainly = (plain: string, proves: "." | ","): Digits => ({ withPoint: plain, withComma: plain, proves });
