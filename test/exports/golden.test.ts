import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exports } from "../../src/exports/export.ts";
import { exported } from "../helpers/exported.ts";
import { goldenFolder, readTold } from "../helpers/golden.ts";

const told = readTold();

test.each(exports.map(e => e.name))("%s of some example reports is what it was (npm run golden)", name =>
  expect(exported(name, told)).toBe(readFileSync(join(goldenFolder, `${name}.txt`), "utf8")),
);
