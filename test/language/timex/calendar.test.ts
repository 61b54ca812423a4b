import { expect, test } from "vitest";
import {
  bounds,
  dayNumber,
  isoDay,
  monthsLater,
  seasonDays,
  weekDays,
  weekday,
} from "../../../src/language/timex/calendar.ts";

test("day numbers and dates agree over four centuries", () => {
  for (let n = dayNumber(1800, 1, 1); n < dayNumber(2200, 1, 1); n += 13) {
    const [y, m, d] = isoDay(n).split("-").map(Number) as [number, number, number];
    expect(dayNumber(y, m, d)).toBe(n);
  }
  expect(weekday(dayNumber(2016, 11, 24))).toBe(4);
});

test("weeks begin on Monday, across years too", () =>
  expect(weekDays(dayNumber(2016, 1, 1))).toBe("2015-12-28/2016-01-03"));

test("the 31st moved to a shorter month is its last day", () =>
  expect(isoDay(monthsLater(dayNumber(2016, 1, 31), 1))).toBe("2016-02-29"));

test("a winter begins in December of its year", () =>
  expect(seasonDays(2015, "WI")).toBe("2015-12-01/2016-02-29"));

test.each([
  ["2016-02", { start: "2016-02-01", end: "2016-02-29", precision: "month" }],
  ["2016-Q2", { start: "2016-04-01", end: "2016-06-30", precision: "quarter" }],
  ["2016-11-14/2016-11-20", { start: "2016-11-14", end: "2016-11-20", precision: "week" }],
  ["1960-01-01/1969-12-31", { start: "1960-01-01", end: "1969-12-31", precision: "decade" }],
  ["2016-06-01/2016-08-31", { start: "2016-06-01", end: "2016-08-31", precision: "season" }],
  ["2014/2016", { start: "2014-01-01", end: "2016-12-31", precision: "range" }],
  ["2016-11-21TEV", { start: "2016-11-21", end: "2016-11-21", precision: "time" }],
])("the days of %s", (value, days) => expect(bounds(value)).toEqual(days));

test.each(["../2016-11-26", "2016-07/..", "P3D", "PAST_REF", "XXXX-WXX-5"])("%s has no days", value =>
  expect(bounds(value)).toBeUndefined(),
);
