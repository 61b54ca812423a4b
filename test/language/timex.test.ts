import { expect, test } from "vitest";
import { analyzer } from "../../src/language/analyze.ts";
import { loadEngine } from "../../src/language/engine.ts";
import { bounds, dayNumber, isoDay, isoWeek, weekday } from "../../src/language/timex/calendar.ts";

const analyze = analyzer(loadEngine());
const times = (text: string, published?: string) =>
  analyze({ id: "t", text, ...(published ? { published } : {}) }).timexes.map(
    t => `${text.slice(t.start, t.end)}=${t.value}`,
  );

test.each([
  ["The ministers met on Friday.", "2016-11-26", ["Friday=2016-11-25"]],
  ["The ban was imposed last November.", "2016-11-26", ["last November=2015-11"]],
  ["They signed the deal in October 2016.", "2016-11-26", ["October 2016=2016-10"]],
  ["The troops left on 24 November 2015.", undefined, ["24 November 2015=2015-11-24"]],
  ["The envoy arrived yesterday.", "2016-03-01", ["yesterday=2016-02-29"]],
  ["The plant was built in 2013.", "2016-11-26", ["2013=2013"]],
  ["They will meet on Thursday.", "2016-11-26", ["Thursday=2016-12-01"]],
])("%s", (text, published, wanted) => expect(times(text, published)).toEqual(wanted));

test("without a report's date a weekday stays open", () =>
  expect(times("The ministers met on Friday.")).toEqual(["Friday=XXXX-WXX-5"]));

test("day numbers and dates agree over four centuries", () => {
  for (let n = dayNumber(1800, 1, 1); n < dayNumber(2200, 1, 1); n += 13) {
    const [y, m, d] = isoDay(n).split("-").map(Number) as [number, number, number];
    expect(dayNumber(y, m, d)).toBe(n);
  }
  expect(weekday(dayNumber(2016, 11, 24))).toBe(4);
  expect(isoWeek(dayNumber(2016, 1, 1))).toBe("2015-W53");
});

test("a month has its own first and last day", () =>
  expect(bounds("2016-02")).toEqual({ start: "2016-02-01", end: "2016-02-29", precision: "month" }));
