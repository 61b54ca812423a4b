import { expect, test } from "vitest";
import { crashLoop } from "../helpers/crash.ts";

test("twenty processes killed at any moment lose and double nothing that was acknowledged", async () => {
  const { kills, acknowledged } = await crashLoop(20, 20);
  expect(acknowledged).toBe(120);
  expect(kills.ingest).toBeGreaterThan(5);
  expect(kills.recode + kills.review + kills.index).toBeGreaterThan(3);
}, 600_000);
