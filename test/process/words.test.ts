import assert from "node:assert/strict";
import { flagOfWord, kindOfStageName, kindOfWord, outcomeOfWord, statusOfWord } from "../../src/process/words";
import { FLAG_WORDS, KIND_WORDS, OUTCOME_WORDS, STATUS_WORDS } from "../../src/process/words";
import { columnOf, COLUMNS, normalHeader } from "../../src/process/columns";

describe("words", () => {
  it("reads the spellings of won and lost that people use", () => {
    for (const word of ["Won", "won ", "Closed Won", "closed-won", "CLOSED_WON", "ClosedWon", "Closed - Won", "赢单", "成交", "Ｗｏｎ"]) {
      assert.equal(kindOfStageName(word), "won", word);
    }
    for (const word of ["Lost", "Closed Lost", "closed lost", "输单", "丢单", "Closed Lost to Competition"]) {
      assert.equal(kindOfStageName(word), "lost", word);
    }
  });

  it("does not take a stage for won because the word occurs in it", () => {
    for (const word of ["Wonder", "Almost won", "Lost contact", "Proposal", "", "—"]) assert.equal(kindOfStageName(word), null, word);
  });

  it("reads Done, Completed, 完成 as done, Skipped, Cancelled, 跳过, 取消 as skipped, and anything else as open", () => {
    for (const word of ["Done", "done", "Completed", "完成", "已完成"]) assert.equal(statusOfWord(word), "done", word);
    for (const word of ["Skipped", "Cancelled", "Canceled", "跳过", "取消"]) assert.equal(statusOfWord(word), "skipped", word);
    for (const word of ["", "Open", "In progress", "未完成", "Waiting for the customer"]) assert.equal(statusOfWord(word), "open", word);
  });

  it("reads yes and no in both languages, ticks, and a blank as no", () => {
    for (const word of ["Yes", "y", "TRUE", "是", "✓", "1", true, 1]) assert.equal(flagOfWord(word), true, String(word));
    for (const word of ["No", "FALSE", "否", "", null, false, 0]) assert.equal(flagOfWord(word), false, String(word));
    assert.equal(flagOfWord("maybe"), null);
  });

  it("reads back every word that Stagebook writes", () => {
    for (const language of ["en", "zh-CN"] as const) {
      for (const [kind, text] of Object.entries(KIND_WORDS)) assert.equal(kindOfWord(text[language]), kind);
      for (const [outcome, text] of Object.entries(OUTCOME_WORDS)) assert.equal(outcomeOfWord(text[language]), outcome);
      for (const [status, text] of Object.entries(STATUS_WORDS)) assert.equal(statusOfWord(text[language]), status);
      for (const [answer, text] of Object.entries(FLAG_WORDS)) assert.equal(flagOfWord(text[language]), answer === "yes");
    }
  });
});

describe("the list of headers", () => {
  it("gives each header to one column only", () => {
    const owner = new Map<string, string>();
    for (const [id, { header, synonyms }] of Object.entries(COLUMNS)) {
      for (const text of new Set([header.en, header["zh-CN"], ...synonyms].map(normalHeader))) {
        assert.equal(owner.get(text), undefined, `“${text}” means both ${owner.get(text)} and ${id}`);
        owner.set(text, id);
        assert.equal(columnOf(text), id);
      }
    }
  });

  it("does not mind case, width, spaces, underscores, hyphens or a byte-order mark", () => {
    for (const header of ["deal_stage", "Deal Stage", "DEAL-STAGE", " dealstage ", "\uFEFFDeal stage", "Ｄｅａｌ　Ｓｔａｇｅ"]) assert.equal(columnOf(header), "stage", header);
  });
});
