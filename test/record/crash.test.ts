import { expect, test } from "vitest";
import { crashLoop } from "../helpers/crash.ts";

test("twenty processes killed at any moment lose and double nothing that was acknowledged", async () => {
  const { kills, acknowledged } = await crashLoop(20, 20);
  expect(acknowledged).toBe(120);
  // Where a kill falls depends on how fast the machine is; that both kinds are met does not.
  expect(kills.ingest).toBeGreaterThan(0);
  expect(kills.recode + kills.review + kills.index).toBeGreaterThan(0);
}, 600_000);
