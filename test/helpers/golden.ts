import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../../src/record/report.ts";

/** Where the formats' golden files stand. @see scripts/golden-exports.ts */
export const goldenFolder = join(import.meta.dirname, "..", "exports", "golden");

/** Some example reports, as they were coded once. */
export const readTold = (): readonly Report[] =>
  readFileSync(join(goldenFolder, "told.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map(line => JSON.parse(line) as Report);
