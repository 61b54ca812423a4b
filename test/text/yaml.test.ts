import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { LineCounter, parseDocument } from "yaml";
import { lexiconFiles, lexiconRoot } from "../../src/text/lexicon.ts";
import { readPlainYaml } from "../../src/text/yaml.ts";
import { generator } from "../helpers/chance.ts";

/** The value as the full reader has it; `undefined` where it finds a fault. */
function full(source: string): { readonly value: unknown } | undefined {
  const document = parseDocument(source);
  if (document.errors.length > 0 || document.warnings.length > 0) return undefined;
  return { value: document.toJS() };
}

const modelRoot = join(lexiconRoot, "..", "models");
const files = lexiconFiles(lexiconRoot);
const cards = readdirSync(modelRoot, { recursive: true, encoding: "utf8" })
  .filter(f => f.endsWith("card.yaml"))
  .map(f => [f, readFileSync(join(modelRoot, f), "utf8")] as const);
const lexicons = files.map(f => [relative(lexiconRoot, f), readFileSync(f, "utf8")] as const);
const named = [...lexicons, ...cards];

test.each(named)("%s is plain, and reads as a full reader reads it", (_, source) => {
  expect(readPlainYaml(source)?.value).toEqual(full(source)?.value);
});

test.each(named.filter(([name]) => /rules|actors/.test(name)))("%s: each entry has its line", (_, source) => {
  const lines = new LineCounter();
  const { contents } = parseDocument(source, { lineCounter: lines });
  const items = (contents as unknown as { items: { range: readonly number[] }[] }).items;
  expect(readPlainYaml(source)!.lines).toEqual(items.map(i => lines.linePos(i.range[0]!).line));
});

const odd = [
  "a: &x 1\nb: *x",
  "a: |\n  text",
  "a: one\n  two",
  "a: b: c",
  "a: b\n  c (d)\n  e\nf: 1",
  "a: b # c\n  d",
  "a: b\n  c # d",
  "a: b\n\n  c",
  "a: b\n  c: d",
  "a: 'b'\n  c",
  "a: 1\n  c",
  "- a\n  b\n- c",
  "a: b #\n  c",
  "a: b\n # c\n  d",
  "a: [b\n, c]",
  "a: [b\n",
  "a: 0x10",
  "a: 010",
  "a: 1e3",
  "a: .5",
  "a: -",
  "- - a",
  "? a",
  "a: !!str 1",
  "a: 'it''s'",
  'a: "\\u00e9\\x41"',
  "a:b",
  "a: x # y",
  "a: x#y",
  "a: [x #y\n  ]",
  "a: {b: , c: 1}",
  "a: {b}",
  "a: [b: c]",
  "a: 1\na: 2",
  "a:\n- b\n- c\nd:\n  - e",
  "a:\n  b\nc: 1",
  "---\na: 1",
  "%YAML 1.2\n---\na: 1",
  "a: [1, -2, 2.50, ~, null, true, No, x-y, -z]",
  "- a: 1\n  b: 2\n- a: 3\n b: 4",
  "__proto__: 1",
  "",
  "# nothing",
  "a: @x",
  "a: [[b, [c]], {d: {e: f}}]",
];

test.each(odd.map(s => [s]))("%j is read alike or left to the full reader", source => {
  const plain = readPlainYaml(source);
  if (plain) expect(plain.value).toEqual(full(source)?.value);
});

test("whatever is done to a lexicon, it is read alike or left to the full reader", () => {
  const next = generator(7);
  const marks = [
    " ",
    "\n",
    "#",
    ":",
    "-",
    "[",
    "]",
    "{",
    "}",
    ",",
    '"',
    "'",
    "  ",
    ": ",
    " #",
    "- ",
    "a",
    "0",
    "\\",
    "&",
  ];
  let plainly = 0;
  for (let i = 0; i < 4000; i++) {
    const lines = named[next(named.length)]![1].split("\n");
    const from = next(lines.length);
    let source = lines.slice(from, from + 1 + next(8)).join("\n");
    for (let edits = next(3); edits >= 0; edits--) {
      const at = next(source.length + 1);
      source =
        source.slice(0, at) + (next(3) > 0 ? marks[next(marks.length)] : "") + source.slice(at + next(2));
    }
    const plain = readPlainYaml(source);
    if (plain === undefined) continue;
    plainly++;
    expect({ source, value: plain.value }).toEqual({ source, value: full(source)?.value });
  }
  expect(plainly).toBeGreaterThan(500);
});
