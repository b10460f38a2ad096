import assert from "node:assert/strict";
import fc from "fast-check";
import { dayOf, isoDay } from "../../src/process/calendar";
import { readQuickTask } from "../../src/process/quick-task/read-quick-task";

const THURSDAY = dayOf(2026, 11, 26)!;
const ERP = { deal: "Acme ERP", customer: "Acme" };
const HUAXIN = { deal: "华新数据平台", customer: "华新" };
const GLOBEX = { deal: "Globex rollout", customer: "Globex" };
const DEALS = [ERP, HUAXIN, GLOBEX];

/** A line, the task in it, and its day as seen from Thursday 26 November 2026. */
const LINES: readonly (readonly [line: string, task: string, day: string])[] = [
  ["call Acme tomorrow 10:00", "call Acme 10:00", "2026-11-27"],
  ["明天给华新打电话", "给华新打电话", "2026-11-27"],
  ["Send the offer", "Send the offer", "2026-11-26"],
  ["发报价", "发报价", "2026-11-26"],
  ["today: call", "call", "2026-11-26"],
  ["call the day after tomorrow", "call", "2026-11-28"],
  ["call Monday", "call", "2026-11-30"],
  ["call on Fri at 9", "call at 9", "2026-11-27"],
  ["call on Sat", "call", "2026-11-28"],
  ["call Thursday", "call", "2026-12-03"],
  ["call this Friday", "call", "2026-11-27"],
  ["next Monday, call", "call", "2026-11-30"],
  ["call next Friday", "call", "2026-12-04"],
  ["call next week", "call", "2026-11-30"],
  ["by Wednesday send it", "send it", "2026-12-02"],
  ["call in 3 days", "call", "2026-11-29"],
  ["call in two weeks", "call", "2026-12-10"],
  ["call in a month", "call", "2026-12-26"],
  ["call at the end of the month", "call", "2026-11-30"],
  ["call by end of next month", "call", "2026-12-31"],
  ["call 2026-03-05", "call", "2026-03-05"],
  ["call on 5 March", "call", "2027-03-05"],
  ["call Mar 5", "call", "2027-03-05"],
  ["call Dec 1st, 2027", "call", "2027-12-01"],
  ["call 29 Feb", "call", "2028-02-29"],
  ["ＣＡＬＬ ＴＯＭＯＲＲＯＷ １０：００", "ＣＡＬＬ １０：００", "2026-11-27"],
  ["后天上午10点拜访", "上午10点拜访", "2026-11-28"],
  ["大后天拜访", "拜访", "2026-11-29"],
  ["周三开会", "开会", "2026-12-02"],
  ["星期五开会", "开会", "2026-11-27"],
  ["下周三开会", "开会", "2026-12-02"],
  ["下下周日开会", "开会", "2026-12-13"],
  ["下个星期一开会", "开会", "2026-11-30"],
  ["周五前发报价", "发报价", "2026-11-27"],
  ["周五前往上海", "前往上海", "2026-11-27"],
  ["3天后回访", "回访", "2026-11-29"],
  ["三天之后回访", "回访", "2026-11-29"],
  ["两周后回访", "回访", "2026-12-10"],
  ["十二天后回访", "回访", "2026-12-08"],
  ["一个月后回访", "回访", "2026-12-26"],
  ["月底收款", "收款", "2026-11-30"],
  ["下月底收款", "收款", "2026-12-31"],
  ["3月5日签约", "签约", "2027-03-05"],
  ["２０２７年１２月３１日签约", "签约", "2027-12-31"],
  ["十二月一号签约", "签约", "2026-12-01"],
];

/** What says no day: read as due today, and not a letter of it is lost. */
const NO_DAY = [
  "call 3/5", "meet at 10:15", "prepare Monday's demo", "minutes of last Friday", "every Monday call", "the sun rises", "Feb 30 party",
  "month end is the 30th", "2026-13-01", "in 20 minutes", "上周三的纪要", "每周一例会", "一周三次拜访", "2月30日", "3.5月底",
];

describe("A quick-add line", () => {
  for (const [line, task, day] of LINES) {
    it(`“${line}” is “${task}”, due ${day}`, () => {
      const read = readQuickTask(line, THURSDAY, DEALS);
      assert.deepEqual([read.task, isoDay(read.day)], [task, day]);
    });
  }

  for (const line of NO_DAY) {
    it(`“${line}” says no day: it is due today`, () => {
      const read = readQuickTask(line, THURSDAY, DEALS);
      assert.deepEqual([read.task, read.day], [line, THURSDAY]);
    });
  }

  it("names a deal by its own name or its customer's, whatever the case and width", () => {
    assert.equal(readQuickTask("call ACME", THURSDAY, DEALS).deal, ERP);
    assert.equal(readQuickTask("ａｃｍｅ ｅｒｐ: demo", THURSDAY, DEALS).deal, ERP);
    assert.equal(readQuickTask("明天给华新打电话", THURSDAY, DEALS).deal, HUAXIN);
    assert.equal(readQuickTask("给Globex打电话", THURSDAY, DEALS).deal, GLOBEX);
  });

  it("means the deal with the longest name, and a deal's own name before a customer's", () => {
    const crm = { deal: "Acme CRM", customer: "Acme" };
    const acme = { deal: "Acme", customer: "Acme" };
    assert.equal(readQuickTask("call Acme ERP", THURSDAY, [acme, ERP, crm]).deal, ERP);
    assert.equal(readQuickTask("call Acme", THURSDAY, [acme, ERP, crm]).deal, acme);
  });

  it("names none or several: no deal is chosen, and those that are named are the candidates", () => {
    const crm = { deal: "Acme CRM", customer: "Acme" };
    assert.deepEqual(readQuickTask("call Acme", THURSDAY, [ERP, crm]), { task: "call Acme", day: THURSDAY, deal: null, candidates: [ERP, crm] });
    assert.deepEqual(readQuickTask("call Acme and Globex", THURSDAY, DEALS).candidates, [ERP, GLOBEX]);
    assert.deepEqual(readQuickTask("call", THURSDAY, [...DEALS, { deal: "", customer: " " }]).candidates, []);
    assert.deepEqual(readQuickTask("call Acmeson", THURSDAY, DEALS).candidates, []);
  });

  it("reads no day within a deal's name", () => {
    const coffee = { deal: "Monday Coffee", customer: "明天公司" };
    assert.deepEqual(readQuickTask("call Monday Coffee on Friday", THURSDAY, [coffee]), {
      task: "call Monday Coffee", day: THURSDAY + 1, deal: coffee, candidates: [coffee],
    });
    assert.equal(readQuickTask("给明天公司打电话", THURSDAY, [coffee]).day, THURSDAY);
  });

  it("of several days the first one counts, and the others stay in the text", () => {
    const read = readQuickTask("tomorrow: confirm Friday", THURSDAY, []);
    assert.deepEqual([read.task, read.day], ["confirm Friday", THURSDAY + 1]);
  });
});

describe("Any line", () => {
  const words = fc.constantFrom("tomorrow", "next", "mon", "in", "3", "weeks", "Mar", "31", "2026-02-29", "周", "三", "下", "月底", "十", "天后", "Acme", "İ", "ﬀ", "，", " ", "😀");
  const line = fc.oneof(fc.string({ unit: "grapheme" }), fc.array(words).map((parts) => parts.join("")), fc.array(words).map((parts) => parts.join(" ")));
  const today = fc.integer({ min: 61, max: 2_900_000 });

  it("is read as a task on a day of the calendar, in its own words and their order", () => {
    fc.assert(
      fc.property(line, today, (text, day) => {
        const read = readQuickTask(text, day, DEALS);
        assert.ok(Number.isInteger(read.day) && read.day >= 1);
        let at = 0;
        for (const character of read.task.replace(/\s/gu, "")) {
          at = text.indexOf(character, at) + 1;
          assert.ok(at > 0, `“${character}” of “${read.task}”`);
        }
      })
    );
  });

  it("keeps every letter when it says no day", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("x", "Z", "华", "1", " ", ":", ",", "ﬀ") }), today, (text, day) => {
        assert.deepEqual(readQuickTask(text, day, DEALS), { task: text.trim(), day, deal: null, candidates: [] });
      })
    );
  });
});
