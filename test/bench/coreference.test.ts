import { expect, test } from "vitest";
import { bCubed, bestAlignment, ceafE, muc, scoreCoreference } from "../../bench/score/coreference.ts";

/** The worked example of Pradhan et al. 2014. */
const pair = {
  gold: [
    ["a", "b", "c"],
    ["d", "e", "f", "g"],
  ],
  system: [
    ["a", "b"],
    ["c", "d"],
    ["f", "g", "h", "i"],
  ],
};

test("MUC counts the links that the other side keeps", () => {
  expect(muc(pair)).toEqual({ recall: [2, 5], precision: [2, 5] });
});

test("B-cubed counts each mention's share of its cluster", () => {
  const { recall, precision } = bCubed(pair);
  expect(recall[0] / recall[1]).toBeCloseTo((4 / 3 + 1 / 3 + 1 / 4 + 4 / 4) / 7);
  expect(precision[0] / precision[1]).toBeCloseTo((4 / 2 + 1 / 2 + 1 / 2 + 4 / 4) / 8);
});

test("CEAF-e aligns clusters one to one", () => {
  const { recall, precision } = ceafE(pair);
  expect(recall[0]).toBeCloseTo(0.8 + 0.5);
  expect([recall[1], precision[1]]).toEqual([2, 3]);
});

test("the best alignment gives up a good pair for a better sum", () => {
  expect(
    bestAlignment([
      [9, 8],
      [8, 1],
    ]),
  ).toBe(16);
  expect(bestAlignment([[1], [5], [3]])).toBe(5);
  expect(bestAlignment([[0.5, 0.2, 0.9]])).toBe(0.9);
  expect(bestAlignment([])).toBe(0);
});

test("equal clusters score 100, clusters of one count for nothing", () => {
  const gold = [["a", "b"], ["c"]];
  const { MUC, B3, CEAFe, CoNLL } = scoreCoreference([{ gold, system: [["b", "a"], ["d"]] }]);
  expect([MUC.F1, B3.F1, CEAFe.F1, CoNLL]).toEqual([100, 100, 100, 100]);
});

test("no system clusters score 0", () => {
  expect(scoreCoreference([{ gold: [["a", "b"]], system: [] }]).CoNLL).toBe(0);
});
