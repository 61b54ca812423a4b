import { join } from "node:path";
import { expect, test } from "vitest";
import { cost, hostile, patternsIn } from "./patterns.ts";

/** Characters of a hostile text, and the milliseconds that a pattern may take over it: one that goes back over its text takes some thousand. */
const [length, most] = [20_000, 400];

test("no pattern of the source takes more than linear time over texts made to slow it down", () => {
  const patterns = patternsIn(join(import.meta.dirname, "..", "..", "src"));
  const slow = patterns.filter(pattern =>
    hostile(pattern.source, length).some(text => cost(pattern, text) > most),
  );
  expect(patterns.length).toBeGreaterThan(500);
  expect(slow.map(p => `${p.file}:${p.line} /${p.source}/`)).toEqual([]);
}, 240_000);

test("a pattern that goes back over its text is found out", () => {
  const pattern = { file: "", line: 0, source: "\\s+$", flags: "" };
  expect(hostile(pattern.source, length).some(text => cost(pattern, text) > most)).toBe(true);
});
