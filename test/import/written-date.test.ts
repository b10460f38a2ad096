import assert from "node:assert/strict";
import fc from "fast-check";
import { dateOrders, firstSerial } from "../../src/import/date-orders";
import { proposeMapping } from "../../src/import/propose-mapping";
import { dayIn, writtenDate } from "../../src/import/written-date";
import type { DateOrder } from "../../src/import/import-plan";
import { dayOf, isoDay } from "../../src/process/calendar";
import type { Cell } from "../../src/process/model";
import { table } from "./plan-of";

/** The day as yyyy-mm-dd, "" for a blank, or the problem. */
function read(value: Cell, order: DateOrder | "any" = "any"): string {
  const day = dayIn(writtenDate(value), order);
  return day === null ? "" : typeof day === "number" ? isoDay(day) : day;
}

describe("a written date", () => {
  it("is read in every way that is not ambiguous", () => {
    for (const text of [
      "2024-07-08", "2024/7/8", "2024.07.08", "2024年7月8日", "2024年07月08", "２０２４－０７－０８", "20240708", "2024-7-8",
      "2024-07-08 14:56:28", "2024-07-08 14:56", "2024-07-08T14:56:28", "2024-07-08T14:56:28.123Z", "2024-07-08T23:59:59+08:00",
      "2024年7月8日 14:56", "2024年7月8日 下午2时56分", "Jul 8, 2024 6:55 PM", "July 8, 2024", "8 July 2024", "8-Jul-2024", "8.Jul.2024",
      "Mon, 8 Jul 2024", "Monday, July 8th, 2024", "2024-Jul-08", "星期一 2024/7/8", " 2024-07-08 ", "45481", "45481.62",
    ]) assert.equal(read(text), "2024-07-08", text);
    assert.equal(read(45481.62), "2024-07-08");
    assert.equal(read(20240708), "2024-07-08");
  });

  it("is the day that stands there, whatever time zone follows it", () => {
    assert.equal(read("2024-07-08T23:30:00Z"), "2024-07-08");
    assert.equal(read("2024-07-08T00:30:00+14:00"), "2024-07-08");
  });

  it("is read by the order of its column when the order matters", () => {
    assert.equal(read("3/4/2024", "mdy"), "2024-03-04");
    assert.equal(read("3/4/2024", "dmy"), "2024-04-03");
    assert.equal(read("03.04.2024", "dmy"), "2024-04-03");
    assert.equal(read("5/5/2024"), "2024-05-05");
  });

  it("is a problem when the calendar has no such day", () => {
    for (const text of ["2024-02-30", "2023-02-29", "2024-13-01", "31/31/2024", "Feb 30, 2024", "1850-01-01", "20240230"]) {
      assert.equal(read(text, "mdy"), "import:impossibleDate", text);
    }
    assert.equal(read("13/1/2024", "mdy"), "import:impossibleDate");
  });

  it("is a problem when its year has two digits", () => {
    for (const text of ["3/4/24", "03-04-24", "8-Jul-24", "Jul 8, '24"]) assert.equal(read(text, "mdy"), "import:twoDigitYear", text);
  });

  it("is a problem when it is no date", () => {
    for (const text of ["TBD", "Q3 2024", "2024", "next week", "12", "2024年7月", "1/2", true]) assert.equal(read(text, "mdy"), "import:notADate");
  });

  it("is blank where people and systems write a dash or zeros", () => {
    for (const value of ["", " ", "-", "—", "0000-00-00", "0000-00-00 00:00:00", 0, null, undefined]) assert.equal(read(value), "");
  });

  it("counts from 1904 where the workbook does", () => {
    const written = writtenDate(44019, true);
    assert.deepEqual(written, { kind: "day", day: dayOf(2024, 7, 8), yearFirst: false });
  });

  it("comes back from every way of writing it", () => {
    const writings: [(y: number, m: number, d: number) => string, DateOrder | "any"][] = [
      [(y, m, d) => `${m}/${d}/${y}`, "mdy"],
      [(y, m, d) => `${d}.${m}.${y} 09:30`, "dmy"],
      [(y, m, d) => `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}T00:00:00Z`, "any"],
      [(y, m, d) => `${y}年${m}月${d}日`, "any"],
      [(y, m, d) => `${["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][m - 1]} ${d}, ${y} 6:55 PM`, "any"],
    ];
    const days = fc.tuple(fc.integer({ min: 1901, max: 2199 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }));
    fc.assert(
      fc.property(days, fc.constantFrom(...writings), ([year, month, date], [write, order]) => {
        const day = dayOf(year, month, date);
        assert.equal(dayIn(writtenDate(write(year, month, date)), order), day ?? "import:impossibleDate");
      })
    );
  });
});

describe("firstSerial", () => {
  const serial = (...cells: Cell[]) => {
    const source = table("Deal | Stage | Created", ...cells.map((cell) => ["A", "Lead", cell]));
    const found = firstSerial(source, proposeMapping(source));
    return found && [found.header, isoDay(found.in1900), isoDay(found.in1904)];
  };

  it("is the first date that is a number, in a range or as a file writes it, with both days that it can be", () => {
    assert.deepEqual(serial("", "2026-01-05", 46_027), ["Created", "2026-01-05", "2030-01-06"]);
    assert.deepEqual(serial("46027"), ["Created", "2026-01-05", "2030-01-06"]);
  });

  it("is none where every date is written out, and no number of another column", () => {
    assert.equal(serial("2026-01-05", "soon", ""), null);
    assert.equal(serial(20_260_105), null, "a date typed without separators is no serial");
    const source = table("Deal | Stage | Amount", ["A", "Lead", 46_027]);
    assert.equal(firstSerial(source, proposeMapping(source)), null);
  });
});

describe("dateOrders", () => {
  const orders = (...values: readonly Cell[]) => {
    const source = table("Deal | Stage | Created", ...values.map((value, index) => [`D${index}`, "Lead", value]));
    return dateOrders(source, proposeMapping(source))[0]!;
  };

  it("finds the order proven by one value above 12", () => {
    assert.equal(orders("3/4/2024", "3/14/2024").order, "mdy");
    assert.equal(orders("3/4/2024", "14/3/2024").order, "dmy");
    assert.equal(orders("3/4/2024", "2/30/2024", "14/3/2024").order, "dmy"); // 30 February proves nothing
  });

  it("says ambiguous when nothing proves it, and shows what is", () => {
    const column = orders("2024-05-06", "3/4/2024", "5/5/2024");
    assert.deepEqual([column.order, column.examples[0]], ["ambiguous", "3/4/2024"]);
  });

  it("says contradictory when values prove both", () => {
    const column = orders("3/14/2024", "3/15/2024", "14/3/2024");
    assert.deepEqual([column.order, column.suggestion], ["contradictory", "mdy"]);
  });

  it("needs no order for dates that read the same in any", () => {
    assert.equal(orders("2024-03-04", "2024/5/6").order, "ymd");
    assert.equal(orders("Mar 4, 2024", 45481, "5/5/2024").order, "any");
    assert.equal(orders("", "").order, "any");
  });

  it("suggests for an ambiguous column what the others prove, and decides nothing", () => {
    const source = table("Deal | Stage | Created | Closed", ["A", "Won", "3/4/2024", "13/5/2024"]);
    const [created, closed] = dateOrders(source, proposeMapping(source));
    assert.deepEqual([created!.order, created!.suggestion, closed!.order], ["ambiguous", "dmy", "dmy"]);
  });
});
