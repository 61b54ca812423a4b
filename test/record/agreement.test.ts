import { expect, test } from "vitest";
import { cohensKappa, krippendorffsAlpha } from "../../src/record/agreement.ts";

/** Items of a table of judges: a row a judge, a character an item, "." where he left it out. */
const table = (...rows: readonly string[]) =>
  [...rows[0]!].map(
    (_, i) =>
      new Map(rows.flatMap((row, judge) => (row[i] === "." ? [] : [[String(judge), row[i]!] as const]))),
  );

const repeated = (pairs: Readonly<Record<string, number>>) => {
  const all = Object.entries(pairs).flatMap(([pair, n]) => Array.from({ length: n }, () => pair));
  return table(all.map(p => p[0]).join(""), all.map(p => p[1]).join(""));
};

test("kappa of fifty proposals read twice: 20 yes yes, 5 yes no, 10 no yes, 15 no no", () =>
  expect(cohensKappa(repeated({ yy: 20, yn: 5, ny: 10, nn: 15 }), "0", "1")).toBeCloseTo(0.4, 10));

test("kappa of two tables with one agreement and other margins", () => {
  expect(cohensKappa(repeated({ yy: 45, yn: 15, ny: 25, nn: 15 }), "0", "1")).toBeCloseTo(0.1304, 4);
  expect(cohensKappa(repeated({ yy: 25, yn: 35, ny: 5, nn: 35 }), "0", "1")).toBeCloseTo(0.2593, 4);
});

test("kappa counts only what both judged, and is not told without it", () => {
  expect(cohensKappa(table("aab.", "aa.b"), "0", "1")).toBeUndefined();
  expect(cohensKappa(table("ab.b", "abb."), "0", "1")).toBe(1);
  expect(cohensKappa(table("a.", ".a"), "0", "1")).toBeUndefined();
});

test("alpha of two observers, binary (Krippendorff 2011, A)", () =>
  expect(krippendorffsAlpha(table("0100000010", "1110010000"))).toBeCloseTo(0.095, 3));

test("alpha of two observers, five values (Krippendorff 2011, B)", () =>
  expect(krippendorffsAlpha(table("aabbdcccedda", "babbbccceddd"))).toBeCloseTo(0.692, 3));

test("alpha of four observers who leave items out (Krippendorff 2011, C)", () =>
  expect(
    krippendorffsAlpha(table("123321412...", "1233224125.3", ".3332342251.", "12332441251.")),
  ).toBeCloseTo(0.743, 3));

test("alpha of three coders and fifteen units", () =>
  expect(krippendorffsAlpha(table(".....34121133.3", "1.213343.......", "..21344.21133.4"))).toBeCloseTo(
    0.691,
    3,
  ));

test("alpha is 1 where all agree, and not told where nobody judged the same or nothing differs", () => {
  expect(krippendorffsAlpha(table("ab", "ab"))).toBe(1);
  expect(krippendorffsAlpha(table("a.", ".b"))).toBeUndefined();
  expect(krippendorffsAlpha(table("aa", "aa"))).toBeUndefined();
});
