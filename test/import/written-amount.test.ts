import assert from "node:assert/strict";
import fc from "fast-check";
import { amountColumns } from "../../src/import/amount-columns";
import { proposeMapping } from "../../src/import/propose-mapping";
import { amountIn, maySameCurrency, writtenAmount } from "../../src/import/written-amount";
import type { Cell } from "../../src/process/model";
import { table } from "./plan-of";

function read(value: Cell, decimal: "." | "," | undefined = undefined): number | string | null {
  const written = writtenAmount(value);
  return written.kind === "amount" ? amountIn(written, decimal) : written.kind;
}
const currencyOf = (value: Cell) => {
  const written = writtenAmount(value);
  return written.kind === "amount" ? written.currency : written.kind;
};

describe("a written amount", () => {
  it("is read with the separators of every country", () => {
    for (const text of ["1234.56", "1,234.56", "1.234,56", "1 234,56", "1 234,56", "1’234.56", "1'234,56", "1234,56", "１，２３４．５６"]) {
      assert.equal(read(text), 1234.56, text);
    }
    assert.equal(read("1,234,567"), 1234567);
    assert.equal(read("1.234.567"), 1234567);
    assert.equal(read("12,34,567.5"), 1234567.5); // as in India
    assert.equal(read("0.125"), 0.125);
    assert.equal(read("0,125"), 0.125);
    assert.equal(read("1234.567"), 1234.567);
  });

  it("is read with its currency before or after it", () => {
    const cases = [
      ["$1,200.50", "$"], ["US$ 1,200.50", "USD"], ["1200.5 €", "€"], ["EUR 1.200,50", "EUR"], ["￥1,200.50", "¥"], ["¥1,200.50", "¥"],
      ["RMB1,200.50", "CNY"], ["1,200.50元", "CNY"], ["人民币1200.5", "CNY"], ["1200.5 chf", "CHF"], ["HK$1,200.50", "HKD"],
    ] as const;
    for (const [text, currency] of cases) assert.deepEqual([read(text), currencyOf(text)], [1200.5, currency], text);
  });

  it("is read with 万, 亿, k and M", () => {
    const cases = [["1.2万", 12000], ["1.15万", 11500], ["35万元", 350000], ["￥2亿", 2e8], ["$1.5k", 1500], ["2.5M", 2500000], ["3千", 3000], ["1百万", 1e6]] as const;
    for (const [text, amount] of cases) assert.equal(read(text), amount, text);
  });

  it("is negative with a minus before or after it, or in brackets", () => {
    for (const text of ["-1200.5", "−1,200.50", "(1,200.50)", "($1,200.50)", "$(1,200.50)", "-$1,200.50", "$-1,200.50", "1200.50-"]) assert.equal(read(text), -1200.5, text);
  });

  it("could be either when three digits follow its only sign, and its column decides", () => {
    for (const [text, point, comma] of [["1,234", 1234, 1.234], ["1.234", 1.234, 1234], ["$12,500", 12500, 12.5]] as const) {
      assert.deepEqual([read(text, "."), read(text, ","), read(text)], [point, comma, null], text);
    }
  });

  it("is nothing when it is a sentence, a word or a mixture", () => {
    for (const text of ["TBD", "about 5000", "1,2,3", "12,34.5.6", "5 to 6", "--5", "(-5)", "1.234,567.8", "$5 / €6", "12abc"]) {
      assert.equal(read(text), "unreadable", text);
    }
    for (const value of [true, "#REF!"]) assert.equal(read(value), "unreadable");
  });

  it("is blank where there is nothing or a dash", () => {
    for (const value of ["", " ", "-", "—", null, undefined]) assert.equal(read(value), "blank");
  });

  it("comes back from every way of writing it", () => {
    const group = (digits: string, sign: string) => digits.replace(/\B(?=(\d{3})+$)/g, sign);
    const styles = [[",", "."], [".", ","], [" ", ","], ["'", "."], ["", "."]] as const;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 99 }), fc.constantFrom(...styles), fc.constantFrom("", "$", "￥", "USD "), fc.boolean(),
        (whole, cents, [thousands, decimal], currency, negative) => {
          const text = `${negative ? "-" : ""}${currency}${group(String(whole), thousands)}${decimal}${String(cents).padStart(2, "0")}`;
          const expected = Number(`${whole}.${String(cents).padStart(2, "0")}`);
          assert.equal(read(text), negative ? 0 - expected : expected, text);
        })
    );
  });
});

describe("amountColumns", () => {
  const column = (header: string, ...values: readonly Cell[]) => {
    const source = table(`Deal | Stage | ${header}`, ...values.map((value, index) => [`D${index}`, "Lead", value]));
    return amountColumns(source, proposeMapping(source))[0]!;
  };

  it("finds the decimal sign that one value proves", () => {
    assert.deepEqual([column("Amount", "1,234", "5.60").decimal, column("Amount", "1.234", "5,60").decimal], [".", ","]);
    assert.equal(column("Amount", "1,234", "5.60").proven, true);
  });

  it("reads three digits after the only sign as thousands when nothing proves otherwise, and says so", () => {
    const [comma, point] = [column("Amount", "1,234", "500"), column("Amount", "1.234", "500")];
    assert.deepEqual([comma.decimal, comma.proven], [".", false]);
    assert.deepEqual([point.decimal, point.proven], [",", false]);
  });

  it("has nothing to ask where all amounts read the same either way", () => {
    assert.equal(column("Amount", "1234", 56, "7.5").proven, true);
  });

  it("leaves the sign open when values prove both", () => {
    const mixed = column("Amount", "1,234.50", "1.234,50", "1,234");
    assert.deepEqual([mixed.decimal, mixed.proven], [undefined, false]);
  });

  it("takes unit and currency from the header", () => {
    const wan = column("金额（万元）", "35");
    assert.deepEqual([wan.scale, wan.currencies], [10_000, ["CNY"]]);
    assert.deepEqual(column("Amount (USD)", "35").currencies, ["USD"]);
    assert.equal(column("Amount (k)", "35").scale, 1000);
    assert.equal(column("Amount (net)", "35").scale, 1);
  });

  it("has a currency that may be another's when a sign stands for both", () => {
    for (const [one, other] of [["$", "USD"], ["AUD", "$"], ["元", "RMB"], ["¥", "人民币"], ["¥", "JPY"], ["€", "eur"], ["￥", "CNY"]] as const) {
      assert.ok(maySameCurrency(one, other), `${one} ${other}`);
    }
    for (const [one, other] of [["USD", "AUD"], ["$", "EUR"], ["CNY", "JPY"], ["$", "€"]] as const) assert.ok(!maySameCurrency(one, other), `${one} ${other}`);
  });
});
