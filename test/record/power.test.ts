import { expect, test } from "vitest";
import { powerCuts } from "../helpers/power.ts";

test("whatever sectors a power cut leaves of reports written together, each acknowledged line is there once", async () => {
  const { states, bad } = await powerCuts(3, 4, 6);
  expect(bad).toEqual([]);
  expect(states).toBe(57);
});
