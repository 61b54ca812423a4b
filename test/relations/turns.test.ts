import { expect, test } from "vitest";
import { chance, quantile, shuffled, timesDrawn } from "../../src/relations/chance.ts";
import { gauge } from "../../src/relations/gauge.ts";
import type { Measured } from "../../src/relations/measured.ts";
import { turns } from "../../src/relations/turns.ts";

/** Incidents of some scores, one every `gap` days. */
const told = (values: readonly number[], gap = 3): readonly Measured[] =>
  values.map((value, i) => ({ day: 16_000 + gap * i, value, weight: 1 }) as Measured);

/** Scores about a mean, by chance. */
function about(mean: number, n: number, seed: number): readonly number[] {
  const next = chance(seed);
  return Array.from({ length: n }, () => mean + 6 * (next() - 0.5));
}

test("chance is the same for the same seed and even over [0, 1)", () => {
  const [one, two, other] = [chance(7), chance(7), chance(8)];
  const drawn = Array.from({ length: 2000 }, () => one());
  expect(Array.from({ length: 2000 }, () => two())).toEqual(drawn);
  expect(other()).not.toBe(drawn[0]);
  expect(drawn.reduce((x, y) => x + y) / 2000).toBeCloseTo(0.5, 1);
  expect(drawn.every(x => x >= 0 && x < 1)).toBe(true);
});

test("each of many is drawn once in the mean, with a spread of one", () => {
  const next = chance(3);
  const drawn = Array.from({ length: 5000 }, () => timesDrawn(next));
  const mean = drawn.reduce((x, y) => x + y) / 5000;
  expect(mean).toBeGreaterThan(0.95);
  expect(mean).toBeLessThan(1.05);
  const spread = drawn.reduce((x, y) => x + (y - mean) ** 2, 0) / 5000;
  expect(spread).toBeGreaterThan(0.9);
  expect(spread).toBeLessThan(1.1);
});

test("a shuffle keeps the items and leaves what it was given", () => {
  const items = [1, 2, 3, 4, 5, 6, 7, 8];
  const dealt = shuffled(items, chance(1));
  expect(dealt).not.toEqual(items);
  expect([...dealt].sort()).toEqual(items);
});

test("quantiles lie on straight lines between the values", () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([], 0.5)).toBeUndefined();
});

test("a break and a recovery are found on their days", () => {
  const all = told([...about(2, 40, 1), ...about(-6, 30, 2), ...about(3, 40, 3)]);
  const found = turns(all, 5);
  expect(found.map(t => t.day)).toEqual([all[40]!.day, all[70]!.day]);
  expect(found[0]!.after).toBeLessThan(found[0]!.before);
  expect(found[1]!.after).toBeGreaterThan(found[1]!.before);
  expect(found.every(t => t.p <= 0.01)).toBe(true);
});

test("no turn is found where nothing turns", () => {
  const found = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].filter(
    seed => turns(told(about(-1, 80, seed)), seed).length > 0,
  );
  expect(found.length).toBeLessThanOrEqual(1);
});

test("few incidents show no turn, however far apart", () => {
  expect(turns(told([9, 9, 9, 9, 9, -9, -9, -9, -9, -9]), 1)).toEqual([]);
});

test("incidents of one day are not parted", () => {
  expect(turns(told([...about(5, 20, 1), ...about(-5, 20, 2)], 0), 1)).toEqual([]);
});

test("an incident weighs half as much after the half-life, against the same neutral one", () => {
  const [now, later] = gauge(told([8]), [16_001, 16_061], 60, 1);
  expect(now!.index).toBeCloseTo((8 * 2 ** (-1 / 60)) / (2 ** (-1 / 60) + 1));
  const kept = 2 ** (-61 / 60);
  expect(later!.index).toBeCloseTo((8 * kept) / (kept + 1));
});

test("what comes on a day or after it does not bear on its index", () => {
  const [before, after] = gauge(told([8]), [16_000, 16_001], 60, 1);
  expect(before).toBeUndefined();
  expect(after!.index).toBeGreaterThan(0);
});

test("few incidents give an index without an interval, more a narrower one", () => {
  const width = (n: number) => {
    const [r] = gauge(told(about(-2, n, 4), 1), [16_000 + n], 1000, 9);
    return r!.low === undefined ? undefined : r!.high! - r!.low;
  };
  expect(width(2)).toBeUndefined();
  expect(width(20)).toBeGreaterThan(width(200)!);
});

test("the same incidents give the same interval", () => {
  const all = told(about(1, 30, 2));
  expect(gauge(all, [16_100], 60, 11)).toEqual(gauge(all, [16_100], 60, 11));
});
