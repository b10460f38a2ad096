import assert from "node:assert/strict";
import { check, winrate } from "../../src/functions/functions";
import { addTexts, i18n, setLanguage } from "../../src/locales";
import { addMessages } from "../../src/locales/messages";
import { likeExcel, shown } from "./custom-functions";

const DEALS = [["Deal", "Stage", "Closed"], ["A", "Won", "next week"]];

describe("before the first error of a session", () => {
  likeExcel();
  beforeEach(() => ["en", "zh-CN"].forEach((language) => ["functions", "metrics", "process"].forEach((folder) => i18n.removeResourceBundle(language, folder))));
  afterEach(() => addMessages(addTexts));

  it("an answer is there at once", () => {
    assert.deepEqual(winrate([["Deal", "Stage"], ["A", "Won"]]), [[1]]);
  });

  it("an error waits for its words, and the ones after it do not", async () => {
    const first = shown(() => winrate(DEALS)) as unknown;
    assert.ok(first instanceof Promise);
    const error = { code: "#VALUE!", message: "Row 2, column “Closed”: “next week” is text, not a date. Enter it as a date, as in 2026-01-31." };
    assert.deepEqual(await first, error);
    assert.deepEqual(shown(() => winrate(DEALS)), error);
  });

  it("many errors wait for the same words, each in the user's language", async () => {
    setLanguage("zh-CN");
    const errors = (await Promise.all([1, 2, 3].map(() => shown(() => winrate(DEALS))))) as unknown as { message: string }[];
    for (const { message } of errors) assert.match(message, /^第 2 行“Closed”列/u);
  });

  it("SALES.CHECK waits for the words of its problems", async () => {
    const answer = check(DEALS) as unknown;
    assert.ok(answer instanceof Promise);
    assert.deepEqual(((await answer) as unknown[][])[1], [2, "Closed", "“next week” is text, not a date. Enter it as a date, as in 2026-01-31."]);
  });
});
