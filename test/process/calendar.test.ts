import assert from "node:assert/strict";
import fc from "fast-check";
import { addBusinessDays, dateToDay, dayOf, dayToDate, isBusinessDay, isoDay, today } from "../../src/process/calendar";
import { day, inTimeZones } from "./sheet";

describe("the calendar", () => {
  it("counts days as Excel does, with the 29 February 1900 that never was", () => {
    assert.equal(dayOf(1900, 1, 1), 1);
    assert.equal(dayOf(1900, 2, 28), 59);
    assert.equal(dayOf(1900, 3, 1), 61);
    assert.equal(dayOf(2026, 1, 31), 46053);
    assert.equal(isoDay(60), "1900-02-29");
    assert.equal(dayOf(1900, 2, 29), null);
  });

  it("knows no 31 April", () => {
    assert.equal(dayOf(2026, 4, 31), null);
    assert.equal(dayOf(2024, 2, 29), day("2024-02-29"));
    assert.equal(dayOf(2026, 2, 29), null);
  });

  it("gives back every day that it made, in every time zone", () => {
    inTimeZones(() => {
      fc.assert(
        fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
          assert.equal(dateToDay(dayToDate(serial)), serial);
          const [year, month, dayOfMonth] = isoDay(serial).split("-").map(Number);
          assert.equal(dayOf(year!, month!, dayOfMonth!), serial);
        }),
        { numRuns: 200 }
      );
    });
  });

  it("drops the time of a day", () => {
    assert.equal(isoDay(day("2026-01-31") + 0.999), "2026-01-31");
  });

  it("takes today from the wall calendar of where the user is", () => {
    const instant = new Date("2026-01-31T23:30:00Z");
    const seen = new Map<string, string>();
    inTimeZones(() => seen.set(process.env.TZ!, isoDay(today(instant))));
    assert.deepEqual([...seen.values()], ["2026-01-31", "2026-01-31", "2026-02-01", "2026-02-01"]);
  });

  it("skips weekends and holidays between business days, forwards and back", () => {
    const holidays = new Set([day("2026-01-05")]);
    assert.equal(isoDay(addBusinessDays(day("2026-01-02"), 1)), "2026-01-05");
    assert.equal(isoDay(addBusinessDays(day("2026-01-02"), 1, holidays)), "2026-01-06");
    assert.equal(isoDay(addBusinessDays(day("2026-01-06"), -1, holidays)), "2026-01-02");
    assert.equal(isBusinessDay(day("2026-01-03")), false);
    assert.equal(isBusinessDay(day("2026-01-05"), holidays), false);
  });
});
