import { expect, test } from "vitest";
import type { Incident } from "../../src/record/incident.ts";
import { series } from "../../src/relations/series.ts";
import { loadSeriesWords } from "../../src/relations/series-words.ts";
import { joinSides, sideOf } from "../../src/relations/side.ts";
import { report, type Told } from "../record/make.ts";

const words = loadSeriesWords();
const plain = { by: "month", halfLifeDays: 60, scale: "plover", words } as const;
const [kenya, uganda, chad] = [sideOf("KEN", "Kenya"), sideOf("UGA", "Uganda"), sideOf("TCD", "Chad")];
const between = { ...plain, a: kenya, b: uganda };

/** One incident of one event; its words stand for nothing. */
function incident(id: string, told: Omit<Told, "words">, more: Partial<Incident> = {}): Incident {
  const text = "Kenya Uganda Chad act.";
  const { events } = report(id, "Harbour Post", "2015-01-01", text, { words: "act", ...told });
  const [start, end] = (told.on ?? "").split("/");
  return { id: `i:${id}`, events, reports: 1, ...(start ? { start, end: end ?? start } : {}), ...more };
}
const [ken, uga, tcd] = [["Kenya = KEN"], ["Uganda = UGA"], ["Chad = TCD"]];

test("incidents are counted by type, quad class and direction, each once", () => {
  const found = series(
    [
      incident("1", { event: "ACCUSE", by: ken, to: uga, on: "2015-01-10" }),
      incident("2", { event: "SANCTION", by: uga, to: ken, on: "2015-02-03" }, { reports: 7 }),
      incident("3", { event: "CONSULT", by: [...ken, ...uga], reciprocal: true, on: "2015-02-20" }),
      incident("4", { event: "ASSAULT", by: ken, to: tcd, on: "2015-02-21" }),
    ],
    between,
  );
  expect(found.periods.map(p => [p.start, p.end, p.incidents])).toEqual([
    ["2015-01-10", "2015-02-01", 1],
    ["2015-02-01", "2015-02-21", 2],
  ]);
  const { ab, ba, mutual } = found.periods[1]!.counts;
  expect(ab.types).toEqual({});
  expect([ba.types, ba.quads]).toEqual([{ SANCTION: 1 }, { "1": 0, "2": 0, "3": 0, "4": 1 }]);
  expect([mutual.types, mutual.quads]).toEqual([{ CONSULT: 1 }, { "1": 1, "2": 0, "3": 0, "4": 0 }]);
});

test("what is denied, planned, hypothetical or a headline is not counted; what has no day is said", () => {
  const found = series(
    [
      incident("1", { event: "ACCUSE", by: ken, to: uga, on: "2015-01-10", sure: "CT-" }),
      incident("2", { event: "ACCUSE", by: ken, to: uga, on: "2015-01-10", status: "planned" }),
      incident("3", { event: "ACCUSE", by: ken, to: uga, on: "2015-01-10", status: "hypothetical" }),
      incident("4", { event: "ACCUSE", by: ken, to: uga, on: "2015-01-10", headline: true }),
      incident("5", { event: "ACCUSE", by: ken, to: uga }),
      incident("6", { event: "ACCUSE", by: ken, to: uga, on: "2015-01-01/2015-12-31" }),
    ],
    between,
  );
  expect([found.incidents, found.undated, found.periods]).toEqual([0, 2, []]);
  expect(found.notes.join()).toContain("2 incidents have no day");
});

test("an incident of a half-life ago weighs half in the index", () => {
  const found = series(
    [
      incident("1", { event: "ASSAULT", by: ken, to: uga, on: "2015-01-01" }),
      incident("2", { event: "COOPERATE", by: ken, to: uga, on: "2015-03-02" }),
    ],
    { ...between, to: "2015-03-03" },
  );
  expect(found.periods.at(-1)!.index).toBeCloseTo((0.5 * -9 + 9.5) / 1.5, 1);
});

test("an unsure telling weighs less than a sure one", () => {
  const told = (sure: Told["sure"]) =>
    series(
      [
        incident("1", { event: "ASSAULT", by: ken, to: uga, on: "2015-01-01", ...(sure ? { sure } : {}) }),
        incident("2", { event: "COOPERATE", by: ken, to: uga, on: "2015-01-01" }),
      ],
      between,
    ).periods.at(-1)!.index;
  expect(told("CT+")).toBeCloseTo(0.25, 2);
  expect(told("PS+")).toBeCloseTo((0.5 * -9 + 9.5) / 1.5, 2);
});

test("nothing told gives no period, no index, and says that this shows nothing", () => {
  const found = series([], between);
  expect([found.periods, found.norm, found.changes, found.from]).toEqual([[], null, [], null]);
  expect(found.notes[0]).toBe(words.notes.none);
});

test("after four half-lives without an incident there is no index", () => {
  const found = series([incident("1", { event: "AID", by: ken, to: uga, on: "2015-01-15" })], {
    ...between,
    halfLifeDays: 20,
    to: "2015-07-01",
  });
  expect(found.periods.map(p => p.index)).toEqual([10, 10, 10, null, null, null]);
  expect(found.periods.map(p => p.level)).toEqual(["thin", "thin", "thin", null, null, null]);
});

/** Incidents eight days apart, of these types in turn, from a day on. */
function run(name: string, year: number, types: readonly Told["event"][]): readonly Incident[] {
  return types.map((event, i) => {
    const on = new Date(Date.UTC(year, 0, 1 + 8 * i)).toISOString().slice(0, 10);
    return incident(`${name}${i}`, { event, by: ken, to: uga, on });
  });
}
const calm = ["AGREE", "CONSULT", "SUPPORT", "AID", "REQUEST"] as const;
const strife = ["ACCUSE", "ASSAULT", "COERCE", "THREATEN", "SANCTION"] as const;

test("a turn and a return are found on their days, with incidents behind them", () => {
  const types = [...calm, ...calm, ...strife, ...strife, ...calm, ...calm];
  const { changes, norm, periods } = series(run("x", 2015, types), between);
  expect(changes.map(c => [c.date, c.direction])).toEqual([
    ["2015-03-22", "worse"],
    ["2015-06-10", "better"],
  ]);
  expect(changes[0]!.incidents[0]).toBe("i:x10");
  expect(changes[0]!.p).toBeLessThanOrEqual(0.05);
  expect(norm!.low).toBeLessThan(norm!.high);
  expect(periods.find(p => p.start === "2015-05-01")!.level).toBe("below");
});

test("incidents of mixed tone without a turn show none", () => {
  const types = [calm, strife, calm, strife, calm, strife]
    .flat()
    .map((_, i) => [calm, strife][i % 2]![i % 5]!);
  expect(series(run("m", 2015, types), between).changes).toEqual([]);
});

test("fewer than ten incidents have no norm and no level, and say so", () => {
  const found = series(run("f", 2015, [...calm, ...strife.slice(0, 3)]), between);
  expect([found.norm, found.periods.map(p => p.level)]).toEqual([null, ["thin", "thin"]]);
  expect(found.notes.join()).toContain("too few for a norm");
});

test("the same incidents in any order give the same series", () => {
  const all = run("o", 2015, [...calm, ...strife, ...calm]);
  expect(series([...all].reverse(), between)).toEqual(series(all, between));
});

test("an interval holds its index and stays on the scale", () => {
  for (const p of series(run("w", 2015, [...strife, ...calm, ...strife]), between).periods) {
    expect(p.low).toBeLessThanOrEqual(p.index!);
    expect(p.high).toBeGreaterThanOrEqual(p.index!);
    expect(Math.max(-p.low!, p.high!)).toBeLessThanOrEqual(10);
  }
});

test("a set counts its members while they belong to it", () => {
  const union = {
    code: "U+",
    name: "Union",
    members: [{ member: "TCD", from: "2015-02", to: "2015-03-10" }],
  };
  const told = (on: string) => incident(on, { event: "AID", by: ken, to: tcd, on });
  const days = ["2015-01-31", "2015-02-01", "2015-03-09", "2015-03-10"].map(told);
  expect(series(days, { ...plain, a: kenya, b: union }).incidents).toBe(2);
});

test("who is named on one side and a member on the other is the former's; who is named on both is nobody's", () => {
  const union = {
    code: "U+",
    name: "Union",
    members: ["UGA", "TCD"].map(member => ({ member, from: "1990" })),
  };
  const deeds = [
    incident("1", { event: "AID", by: tcd, to: uga, on: "2015-01-01" }),
    incident("2", { event: "AID", by: ken, to: uga, on: "2015-01-02" }),
  ];
  expect(series(deeds, { ...plain, a: union, b: uganda }).incidents).toBe(1);
  const both = joinSides([uganda, chad], " and ");
  const other = series(deeds, { ...plain, a: both, b: joinSides([kenya, uganda], " and ") });
  expect([other.incidents, other.notes.join().includes("UGA")]).toEqual([0, true]);
});

test("that less is told is no change", () => {
  const types = [...strife, ...strife, ...strife, ...strife];
  const found = series(run("q", 2015, types), { ...between, to: "2017-01-01" });
  expect(found.changes.filter(c => c.direction === "better")).toEqual([]);
});

test("calm before the first incident counts where the first day is given", () => {
  const deeds = run("c", 2015, [...strife, ...strife]);
  expect(series(deeds, between).changes).toEqual([]);
  const [change] = series(deeds, { ...between, from: "2014-01-01", to: "2015-03-30" }).changes;
  expect([change!.date, change!.direction, change!.before]).toEqual(["2015-01-01", "worse", 0]);
});

test("an incident far from all others does not stretch the days in which changes are looked for", () => {
  const deeds = [
    incident("old", { event: "ASSAULT", by: ken, to: uga, on: "1970-01-01" }),
    ...run("d", 2015, [
      "ACCUSE",
      "AGREE",
      "ACCUSE",
      "AGREE",
      "ACCUSE",
      "AGREE",
      "ACCUSE",
      "AGREE",
      "ACCUSE",
      "AGREE",
    ]),
  ];
  expect(series(deeds, between).changes).toEqual([]);
});

test("more periods than were allowed are a fault that says what to do; an old incident makes none of them slow", () => {
  const old = [
    incident("1", { event: "ACCUSE", by: ken, to: uga, on: "1453-05-29" }),
    incident("2", { event: "ACCUSE", by: ken, to: uga, on: "2015-01-10" }),
  ];
  expect(() => series(old, { ...between, mostPeriods: 1000 })).toThrow(
    /more than 1000 periods; take longer steps/,
  );
  const { periods } = series(old, between);
  expect(periods).toHaveLength(6741);
  expect(periods.filter(p => p.incidents > 0).map(p => p.start)).toEqual(["1453-05-29", "2015-01-01"]);
  expect(periods[100]).toMatchObject({ index: null, low: null, high: null });
});
