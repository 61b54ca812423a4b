import { expect, test } from "vitest";
import { bestTree, isTree } from "../../src/language/neural/arborescence.ts";
import { generator } from "../helpers/chance.ts";

/** Every tree over `n` words by brute force: the best total of scores among those with one word under the root. */
function best(scores: Float32Array, columns: number, n: number): number {
  const heads = new Int32Array(n);
  let top = Number.NEGATIVE_INFINITY;
  const fill = (i: number, total: number): void => {
    if (i === n) {
      if (isTree(heads)) top = Math.max(top, total);
      return;
    }
    for (let h = 0; h <= n; h++) {
      if (h === i + 1) continue;
      heads[i] = h;
      fill(i + 1, total + scores[i * columns + h]!);
    }
  };
  fill(0, 0);
  return top;
}

test("the best tree is the best of all trees, one word under the root", () => {
  const below = generator(7);
  for (let round = 0; round < 300; round++) {
    const n = 1 + (round % 5);
    const columns = n + 1 + (round % 2);
    const scores = Float32Array.from({ length: n * columns }, () => below(800) / 100 - 4);
    const heads = bestTree(scores, columns, n);
    const total = heads.reduce((sum, h, i) => sum + scores[i * columns + h]!, 0);
    expect(isTree(heads)).toBe(true);
    expect(total).toBeCloseTo(best(scores, columns, n), 4);
  }
});

test("a long sentence without any preference still gives a tree", () => {
  const n = 400;
  expect(isTree(bestTree(new Float32Array(n * (n + 1)), n + 1, n))).toBe(true);
});

test("two words that each want to be the other's head are parted", () => {
  const scores = Float32Array.from([-1, 0, 9, -2, 9, 0]);
  expect([...bestTree(scores, 3, 2)]).toEqual([0, 1]);
});
