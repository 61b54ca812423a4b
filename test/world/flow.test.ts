import { join } from "node:path";
import { expect, test } from "vitest";
import { lexiconFiles, lexiconRoot, readEntries } from "../../src/text/lexicon.ts";
import { readLines } from "../../src/world/flow.ts";

test.each(lexiconFiles(join(lexiconRoot, "world")))("%s reads as YAML reads it", file => {
  expect(readLines(file)).toEqual(readEntries(file));
});
