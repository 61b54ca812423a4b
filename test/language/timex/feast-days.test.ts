import { expect, test } from "vitest";
import { isoDay } from "../../../src/language/timex/calendar.ts";
import { feastDays, nthWeekday } from "../../../src/language/timex/feast-days.ts";

const days = (rule: string, year: number) => feastDays(rule, year)?.map(isoDay).join("/");
const day = (rule: string, year: number) => days(rule, year)?.slice(0, 10);

test.each([
  [2008, "2008-03-23", "2008-04-27"],
  [2011, "2011-04-24", "2011-04-24"],
  [2016, "2016-03-27", "2016-05-01"],
  [2024, "2024-03-31", "2024-05-05"],
  [2025, "2025-04-20", "2025-04-20"],
])("Easter of %d, west and east", (year, west, east) => {
  expect(day("easter+0", year)).toBe(west);
  expect(day("pascha+0", year)).toBe(east);
});

test.each([
  [2015, "2015-04-04", "2015-09-14", "2015-12-07"],
  [2016, "2016-04-23", "2016-10-03", "2016-12-25"],
  [2023, "2023-04-06", "2023-09-16", "2023-12-08"],
])("Passover, the Hebrew new year and Hanukkah of %d", (year, passover, newYear, hanukkah) => {
  expect(day("passover+0:8", year)).toBe(passover);
  expect(day("passover+163", year)).toBe(newYear);
  expect(day("hanukkah:8", year)).toBe(hanukkah);
});

test.each([
  [2015, "2015-06-18/2015-07-16"],
  [2016, "2016-06-06/2016-07-05"],
  [2017, "2017-05-27/2017-06-24"],
  [2022, "2022-04-02/2022-05-01"],
  [2023, "2023-03-23/2023-04-20"],
])("Ramadan of %d", (year, wanted) => expect(days("islamic-9", year)).toBe(wanted));

test.each([
  [2016, "2016-02-08"],
  [2017, "2017-01-28"],
  [2018, "2018-02-16"],
  [2024, "2024-02-10"],
])("the lunar new year of %d", (year, wanted) => expect(day("spring", year)).toBe(wanted));

test("the fourth Thursday and the last Monday of a month", () => {
  expect(isoDay(nthWeekday(2016, 11, 4, 4))).toBe("2016-11-24");
  expect(isoDay(nthWeekday(2016, 5, -1, 1))).toBe("2016-05-30");
});

test("a feast lasts as long as its rule says", () =>
  expect(days("passover+0:8", 2016)).toBe("2016-04-23/2016-04-30"));
