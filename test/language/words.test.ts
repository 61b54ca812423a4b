import { expect, test } from "vitest";
import { maximumTypes, wordTable } from "../../src/language/words.ts";

const table = wordTable(() => ({ fine: 0, coarse: 0 }));

test("a full table starts afresh between sentences, never within one", () => {
  for (let i = 0; i < maximumTypes; i++) table.intern(`word${i}`);
  const [first, more] = [table.intern("word0"), table.intern("one more")];
  expect([first, more]).toEqual([0, maximumTypes]);
  expect(table.norm.length).toBe(maximumTypes + 1);
  table.makeRoom();
  expect(table.norm.length).toBe(0);
  expect([table.intern("one more"), table.intern("word0"), table.intern("one more")]).toEqual([0, 1, 0]);
});

test("huge words fill it sooner", () => {
  const before = table.norm.length;
  for (let i = 0; i < 9; i++) table.intern(`${i}`.repeat(1_000_000));
  table.makeRoom();
  expect(table.norm.length).toBeLessThan(before);
});
