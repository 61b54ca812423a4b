import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lexiconFiles, lexiconRoot, readEntries } from "../../src/text/lexicon.ts";
import { parseLines, readLines } from "../../src/world/flow.ts";

test.each(lexiconFiles(join(lexiconRoot, "world")))("%s reads as YAML reads it", file => {
  const entries = readEntries(file);
  expect(parseLines(file, readFileSync(file, "utf8"))).toEqual(entries);
  expect(readLines(file)).toEqual(entries);
});
