import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compile, lexiconFiles, lexiconRoot, readEntries } from "../../src/text/lexicon.ts";
import { parseLines, readLines } from "../../src/world/flow.ts";

test.each(lexiconFiles(join(lexiconRoot, "world")))("%s reads as YAML reads it", file => {
  const entries = readEntries(file);
  expect(parseLines(file, readFileSync(file, "utf8"))).toEqual(entries);
  expect(readLines(file)).toEqual(entries);
});

test.each([
  ['- {a: "say \\"so\\"", b: "x\\\\y"}', true],
  ['- {a: "caf\\u00e9\\t", b: [2016-11?, "", x]}', true],
  ['- {a: "\\x41"}', false],
  ["- {a: 'single'}", false],
])("%s is read as YAML reads it, by lines: %s", (line, byLines) => {
  const parsed = parseLines("x.yaml", line);
  expect(parsed !== undefined).toBe(byLines);
  if (parsed) expect(parsed.map(e => e.value)).toEqual(compile("x.yaml", line).value);
});
