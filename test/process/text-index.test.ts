import assert from "node:assert/strict";
import fc from "fast-check";
import { normalText } from "../../src/process/columns";
import { TextIndex } from "../../src/process/text-index";

/** Texts that often compare as the same: in another case, in full width, with spaces around them. */
const text = fc
  .tuple(fc.oneof(fc.string({ unit: fc.constantFrom("a", "B", "1", "é", "李", "ﬁ", "İ", " ") }), fc.string({ unit: "grapheme" })), fc.constantFrom("as it is", "upper", "wide", "spaces"))
  .map(([plain, how]) => {
    if (how === "upper") return plain.toUpperCase();
    if (how === "wide") return plain.replace(/[!-~]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
    return how === "spaces" ? ` ${plain}　` : plain;
  })
  .filter((label) => normalText(label) !== "");

describe("the index of texts", () => {
  it("has one code for all that compare as the same, in the order in which they come", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 60 }), fc.array(text, { maxLength: 20 }), (added, asked) => {
        const index = new TextIndex();
        const keys = new Map<string, number>();
        for (const label of added) {
          const code = keys.get(normalText(label)) ?? keys.size + 1;
          keys.set(normalText(label), code);
          assert.equal(index.add(label), code);
        }
        for (const label of [...added, ...asked]) assert.equal(index.find(label), keys.get(normalText(label)) ?? 0, label);
        assert.equal(index.labels.length, keys.size + 1);
      })
    );
  });

  it("grows, and is made of labels that have their codes", () => {
    const labels = ["", ...Array.from({ length: 5_000 }, (_, at) => `Deal ${at}`)];
    const made = new TextIndex(labels);
    const grown = new TextIndex();
    for (const [code, label] of labels.entries()) {
      if (code === 0) continue;
      assert.equal(grown.add(label), code);
      assert.equal(made.find(label.toUpperCase()), code);
    }
    assert.equal(made.find("Deal 5000"), 0);
  });
});
