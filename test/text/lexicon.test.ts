import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import {
  compile,
  compiledName,
  compiledRoot,
  lexiconFiles,
  lexiconRoot,
  readEntries,
  readLexicon,
} from "../../src/text/lexicon.ts";

const folder = mkdtempSync(join(tmpdir(), "attache-lexicon-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A lexicon file of this text. */
function file(text: string): string {
  const path = join(folder, `${compiledName(text)}.yaml`);
  writeFileSync(path, text);
  return path;
}

test("each lexicon of the package was read by the build as a full reader reads it", () => {
  for (const path of lexiconFiles(lexiconRoot)) {
    const source = readFileSync(path, "utf8");
    const kept: unknown = JSON.parse(readFileSync(join(compiledRoot, compiledName(source)), "utf8"));
    expect(kept).toEqual(JSON.parse(JSON.stringify(compile(path, source))));
  }
});

test("a user's own lexicon is read with the line of each entry", () => {
  const path = file("# ours\n- {id: a}\n\n- id: b\n  more: [1, 2]\n");
  expect(readEntries(path).map(e => [e.line, e.value])).toEqual([
    [2, { id: "a" }],
    [4, { id: "b", more: [1, 2] }],
  ]);
});

test("an empty lexicon has no entries; one of another shape is a fault", () => {
  expect(readEntries(file("# nothing\n"))).toEqual([]);
  expect(() => readEntries(file("a: 1\n"))).toThrow(/expected a list of entries/);
});

test.each([
  ["of nothing", "- x: *a\n"],
  [
    "without end",
    `- &a [x, x, x]\n${"bcdef".replace(/./g, l => `- &${l} [${`*${String.fromCharCode(l.charCodeAt(0) - 1)}, `.repeat(9)}]\n`)}`,
  ],
])("an alias %s is a fault that names the file", (_, source) =>
  expect(() => compile("own.yaml", source)).toThrow(/^own\.yaml: .*alias/),
);

test("a syntax fault names file and line", () => {
  const path = file("a: 1\nb: [1, 2\nc: 3\n");
  expect(() => readLexicon(path)).toThrow(path);
  expect(() => readLexicon(path)).toThrow(/:[23]: /);
});
