import assert from "node:assert/strict";
import fc from "fast-check";
import ICAL from "ical.js";
import { JSDOM } from "jsdom";
import { dayOf } from "../../src/process/calendar";
import { calendarFile } from "../../src/taskpane/reminders/calendar-file";
import { mailto, plainText, richText, type Mail } from "../../src/taskpane/reminders/mail-draft";
import { whoIsDue } from "../../src/taskpane/reminders/who-is-due";
import { inTimeZones } from "../process/sheet";
import { person, task } from "./sample";

const DUE = dayOf(2026, 2, 28)!;
const WORDS = { name: "任务", about: ({ deal, notes }: { deal: string; notes: string }) => `${deal}\n${notes}` };
const NOW = new Date(Date.UTC(2026, 1, 20, 8, 30));

/** The events of a file as another library reads them. */
function events(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown as unknown[]);
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      summary: event.summary,
      description: event.description,
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      allDay: event.startDate.isDate,
      alarms: component.getAllSubcomponents("valarm").map((alarm) => String(alarm.getFirstPropertyValue("trigger"))),
    };
  });
}

describe("a calendar file", () => {
  it("has an event for each open task with a day and an ID, for that whole day, with two alarms", () => {
    const tasks = [task({ id: "A1", due: DUE, task: "Call", customer: "Acme" }), task({ id: "", due: DUE }), task({ id: "B", due: null }), task({ id: "C", due: DUE, status: "done" })];
    assert.deepEqual(events(calendarFile(tasks, WORDS, NOW)), [
      {
        uid: "A1@stagebook", sequence: Math.floor(NOW.getTime() / 60_000), summary: "Call (Acme)", description: "ERP\n",
        start: "2026-02-28", end: "2026-03-01", allDay: true, alarms: ["-PT15H", "PT9H"],
      },
    ]);
  });

  it("is the same in every time zone", () => {
    const files: string[] = [];
    inTimeZones(() => void files.push(calendarFile([task({ id: "A1", due: DUE })], WORDS, NOW)));
    assert.equal(files.length, 4);
    assert.equal(new Set(files).size, 1);
  });

  it("updates what an earlier file brought: the same UID, a later SEQUENCE", () => {
    const [first] = events(calendarFile([task({ id: "A1", due: DUE })], WORDS, NOW));
    const [second] = events(calendarFile([task({ id: "A1", due: DUE + 3 })], WORDS, new Date(NOW.getTime() + 60_000)));
    assert.equal(second!.uid, first!.uid);
    assert.ok(second!.sequence > first!.sequence);
    assert.equal(second!.start, "2026-03-03");
  });

  it("is read back with whatever text was in it, and no line of it is longer than 75 bytes", () => {
    const text = fc.string({ unit: fc.constantFrom("华", "a", ",", ";", "\\", ":", '"', "\n", " ", "é", "😀"), minLength: 1, maxLength: 120 }).filter((each) => each.trim() === each);
    fc.assert(
      fc.property(text, text, (name, notes) => {
        const file = calendarFile([task({ id: "A1", due: DUE, task: name, customer: "", notes })], WORDS, NOW);
        for (const line of file.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
        const [event] = events(file);
        assert.deepEqual([event!.summary, event!.description], [name, `ERP\n${notes}`]);
      })
    );
  });
});

describe("an e-mail draft", () => {
  const mail = (lines: readonly string[]): Mail => ({ to: "li.na@example.org", subject: "2 个任务即将到期 & more", greeting: "李娜，您好：", parts: [{ title: "已逾期", lines }] });

  it("opens the mail program with address, subject and body, Chinese too", () => {
    const address = new URL(mailto(mail(["给华新打电话（华新）", "Offer & price? 100%"]))!);
    assert.equal(decodeURIComponent(address.pathname), "li.na@example.org");
    assert.equal(address.searchParams.get("subject"), "2 个任务即将到期 & more");
    assert.equal(address.searchParams.get("body"), "李娜，您好：\r\n\r\n已逾期\r\n- 给华新打电话（华新）\r\n- Offer & price? 100%");
  });

  it("is offered as an address up to what mail programs take, and no longer", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (count) => {
        const address = mailto(mail([Array.from({ length: count }, () => "字").join("")]));
        assert.ok(address === null ? count > 150 : address.length <= 2_000);
      })
    );
  });

  it("is copied as rich text in which no cell's text is HTML", () => {
    const { window } = new JSDOM("");
    const html = richText(mail(["<img src=x onerror=alert(1)>"]), window.document);
    const page = new JSDOM(html).window.document;
    assert.equal(page.querySelector("img"), null);
    assert.equal(page.querySelector("li")!.textContent, "<img src=x onerror=alert(1)>");
    assert.match(plainText(mail(["x"])), /- x$/u);
  });
});

describe("who is reminded", () => {
  it("has each owner's open tasks up to the day asked about, the most overdue first, with the address from Team", () => {
    const tasks = [
      task({ id: "1", owner: "Tom", due: DUE }), task({ id: "2", owner: "li na ", due: DUE - 1 }), task({ id: "3", owner: "Li Na", due: DUE + 5 }),
      task({ id: "4", owner: "Li Na", due: DUE + 6 }), task({ id: "5", owner: "", due: DUE }), task({ id: "6", owner: "Tom", due: DUE, status: "skipped" }),
    ];
    const found = whoIsDue(tasks, [{ ...person("Li Na"), email: "li@example.org" }], DUE, DUE + 5);
    assert.deepEqual(
      found.map(({ owner, email, overdue, today, ahead }) => [owner.trim(), email, ...[overdue, today, ahead].map((list) => list.map(({ id }) => id).join())]),
      [["li na", "li@example.org", "2", "", "3"], ["Tom", "", "", "1", ""]]
    );
  });
});
