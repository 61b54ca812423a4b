import { expect, test } from "vitest";
import { fuzz } from "./helpers/fuzz/run.ts";
import { targets } from "./helpers/fuzz/targets.ts";

test("no parser crashes, hangs or misplaces a span on mutated bytes (npm run fuzz has more)", async () => {
  const { cases } = await fuzz(800, 20);
  expect(Object.values(cases).reduce((a, b) => a + b)).toBe(800);
  expect(Object.keys(cases).length).toBeGreaterThan(20);
});

test.each(targets.map(t => t.name))("%s stands ten changes of its seeds", async name => {
  expect((await fuzz(10, 7, [name])).cases).toEqual({ [name]: 10 });
});
