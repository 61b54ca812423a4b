import { expect, test } from "vitest";
import { incidentsOf } from "../../src/cli/incidents.ts";
import { sideOf } from "../../src/cli/sides.ts";
import { beginOf, periodsOf } from "../../src/relations/periods.ts";
import { series } from "../../src/relations/series.ts";
import { seriesRows } from "../../src/relations/series-rows.ts";
import { loadSeriesWords, notesOf, renderSeries } from "../../src/relations/series-words.ts";
import { loadBriefWords } from "../../src/relations/words.ts";
import { loadWorld } from "../../src/world/world.ts";
import { report } from "../record/make.ts";

const turkey = "Turkey = TUR.GOV";
const russia = "Russia = RUS.GOV";
const reports = [
  report(
    "a",
    "Herald",
    "2016-03-02",
    "Turkey accused Russia on Tuesday. Russia banned Turkish fruit.",
    { event: "ACCUSE", words: "accused", by: [turkey], to: [russia], on: "2016-03-01" },
    { event: "SANCTION", words: "banned", by: [russia], to: ["Turkish = TUR"], on: "2016-04-05" },
  ),
  report(
    "b",
    "Post",
    "2016-05-02",
    "Turkey and Russia held talks. Russia did not attack Turkey. Turkey will visit Russia. Turkey praised Russia. Turkey helped Russia.",
    { event: "CONSULT", words: "talks", by: [turkey, russia], reciprocal: true, on: "2016-05-01" },
    { event: "ASSAULT", words: "attack", by: [russia], to: [turkey], on: "2016-05-01", sure: "CT-" },
    { event: "CONSULT", words: "visit", by: [turkey], to: [russia], on: "2016-05-20", status: "planned" },
    { event: "SUPPORT", words: "praised", by: [turkey], to: [russia] },
    { event: "AID", words: "helped", by: [turkey], to: [russia], on: "2015-01-01/2015-12-31" },
  ),
];
const request = { a: "TUR", b: "RUS", by: "month", scale: "plover", halfLifeDays: 60 } as const;
const found = series(incidentsOf(reports), request);

test("incidents are counted by direction, type and quad class; what was denied or lies ahead is not", () => {
  expect(found.incidents).toBe(3);
  const [march, april, may] = found.periods;
  expect(march!.counts.ab).toEqual({ types: { ACCUSE: 1 }, quads: { 1: 0, 2: 0, 3: 1, 4: 0 } });
  expect(april!.counts.ba.types).toEqual({ SANCTION: 1 });
  expect(may!.counts.mutual.types).toEqual({ CONSULT: 1 });
  expect(may!.incidents).toBe(1);
});

test("incidents without a day, or of a year only, are left out and counted", () => {
  expect(found.undated).toBe(2);
});

test("sides that are swapped swap the directions and nothing else", () => {
  const swapped = series(incidentsOf(reports), { ...request, a: "RUS", b: "TUR" });
  expect(swapped.periods.map(p => p.index)).toEqual(found.periods.map(p => p.index));
  expect(swapped.periods[0]!.counts.ba).toEqual(found.periods[0]!.counts.ab);
});

test("few reports give no norm, no level and say so", () => {
  expect(found.norm).toBeNull();
  expect(found.periods.every(p => p.level === "thin")).toBe(true);
  const notes = notesOf(found, loadSeriesWords());
  expect(notes[0]).toContain("Only 3 dated incidents");
  expect(notes[1]).toContain("2 more incidents");
});

test("the days asked for bound the periods, empty ones too", () => {
  const asked = series(incidentsOf(reports), { ...request, from: "2016-04-01", to: "2016-07-01" });
  expect(asked.periods.map(p => [p.start, p.incidents])).toEqual([
    ["2016-04-01", 1],
    ["2016-05-01", 1],
    ["2016-06-01", 0],
  ]);
});

test("nothing between two sides is a series of nothing, which says so", () => {
  const none = series(incidentsOf(reports), { ...request, b: "FRA" });
  expect(none).toMatchObject({ incidents: 0, periods: [], from: null });
  expect(notesOf(none, loadSeriesWords())).toHaveLength(1);
});

test("a table has a row for each period under one row of names", () => {
  const rows = seriesRows(found);
  expect(rows).toHaveLength(1 + found.periods.length);
  expect(new Set(rows.map(r => r.length)).size).toBe(1);
  expect(rows[1]![rows[0]!.indexOf("ab_ACCUSE")]).toBe("1");
});

test("people read months, directions and what is thin", () => {
  const words = loadSeriesWords();
  const text = renderSeries(found, { a: "Turkey", b: "Russia", by: "month", words, brief: loadBriefWords() });
  expect(text).toContain("3 incidents, 1 March 2016 to 2 May 2016");
  expect(text).toContain("Turkey → Russia");
  expect(text).toMatch(/2016-04-01 +1 +0 +1 +0 .* thin/);
});

test("a set counts the members that it had on the day", () => {
  const world = loadWorld();
  const union = sideOf("EU+", world);
  const german = (day: string, country: string) =>
    report(`${country}${day}`, "Post", day, `${country} accused Russia.`, {
      event: "ACCUSE",
      words: "accused",
      by: [`${country} = ${country}.GOV`],
      to: [russia],
      on: day,
    });
  const told = incidentsOf([
    german("2016-01-05", "GBR"),
    german("2021-01-05", "GBR"),
    german("2021-01-06", "DEU"),
  ]);
  const counted = series(told, { ...request, a: union.side, by: "year" });
  expect(counted.periods.filter(p => p.incidents > 0).map(p => p.start)).toEqual([
    "2016-01-01",
    "2021-01-01",
  ]);
  expect(counted.incidents).toBe(2);
  expect(() => sideOf("HAMAS+", world)).toThrow("members");
  expect(sideOf("DEU, fra", world).code).toBe("DEU,FRA");
});

test("weeks begin on Monday, quarters in their first month, years end", () => {
  expect(beginOf("2016-11-27", "week")).toBe("2016-11-21");
  expect(beginOf("2016-11-28", "week")).toBe("2016-11-28");
  expect(beginOf("2016-12-31", "quarter")).toBe("2016-10-01");
  expect(periodsOf("2016-11-20", "2017-01-01", "month").map(p => p.end)).toEqual([
    "2016-12-01",
    "2017-01-01",
  ]);
  expect(periodsOf("2016-02-28", "2016-03-01", "day").map(p => p.start)).toEqual([
    "2016-02-28",
    "2016-02-29",
  ]);
});
