import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { analyzer, maximumWords, sentencesOf } from "../../src/language/analyze.ts";
import { parseConllu, writeConllu } from "../../src/language/conllu.ts";
import { loadEngine } from "../../src/language/engine.ts";

const engine = loadEngine();
const texts = [
  "Norway’s foreign minister, Kari Lund, met her Kenyan counterpart on Monday.",
  "“We don't know,” she said. Was it so? Yes!",
  "A B C D E F G .",
  "...",
  "\u{1F30D} The ministers — all of them — left; nobody spoke…",
];

describe("every tree", () => {
  test.each(texts)("has one root and no cycle: %s", text => {
    for (const s of sentencesOf(text, engine).sentences) {
      expect(s.tokens.filter(t => t.head === 0)).toHaveLength(1);
      for (const t of s.tokens) {
        let [head, steps] = [t.head, 0];
        while (head !== 0 && steps++ <= s.tokens.length) head = s.tokens[head - 1]!.head;
        expect(head).toBe(0);
      }
    }
  });
  test.each(texts)("spans index the words: %s", text => {
    for (const s of sentencesOf(text, engine).sentences)
      for (const t of s.tokens) expect(text.slice(t.start, t.end)).toBe(t.form);
  });
});

test("contractions and possessives are two words", () => {
  const [s] = sentencesOf("Kenya's envoy didn't speak.", engine).sentences;
  expect(s!.tokens.map(t => t.form)).toEqual(["Kenya", "'s", "envoy", "did", "n't", "speak", "."]);
  expect(s!.multiwords.map(m => m.form)).toEqual(["Kenya's", "didn't"]);
});

test("a headline, a heading and a dateline stand apart", () => {
  const text =
    "Ministers meet in Oslo\n\nOSLO, May 3 (Levant Wire) - The ministers met.\n\nWhat comes next\n\nThey will meet again.";
  const { sentences } = sentencesOf(text, engine);
  expect(sentences.map(s => [s.standing, text.slice(s.start, s.end)])).toEqual([
    ["headline", "Ministers meet in Oslo"],
    ["heading", "OSLO, May 3 (Levant Wire) -"],
    ["body", "The ministers met."],
    ["heading", "What comes next"],
    ["body", "They will meet again."],
  ]);
});

test("abbreviations end no sentence", () => {
  const { sentences } = sentencesOf(
    "Gen. Lund met Mr. Otieno in Washington, D.C. on Nov. 3. He left.",
    engine,
  );
  expect(sentences).toHaveLength(2);
});

test("a sentence beyond the cap is left out with a note, the rest is read", () => {
  const text = `${"word ".repeat(maximumWords + 1)}end. Kenya left.`;
  const { sentences, notes } = sentencesOf(text, engine);
  expect(notes[0]!.reason).toContain("at most");
  expect(sentences).toHaveLength(1);
});

test("a million letters without a space are read in no time", () => {
  const { sentences } = sentencesOf(`Kenya left. ${"x".repeat(1_000_000)} It rained.`, engine);
  expect(sentences.length).toBeGreaterThan(0);
});

test("CoNLL-U out reads as the same words", () => {
  const text = texts[0]!;
  const [s] = sentencesOf(text, engine).sentences;
  const [back] = [...parseConllu(writeConllu(s!, text, "1"))];
  expect(back!.words.map(w => [w.form, w.upos, w.head, w.deprel])).toEqual(
    s!.tokens.map(t => [t.form, t.upos, t.head, t.deprel]),
  );
});

test("the same text gives the same analysis", () => {
  const document = { id: "d", text: texts.join("\n\n"), published: "2020-05-05" };
  expect(JSON.stringify(analyzer(engine)(document))).toBe(JSON.stringify(analyzer(loadEngine())(document)));
});

test.each([
  ["default", "neural/weights.bin"],
  ["fast", "tagger/weights.bin.gz"],
] as const)("damaged weights of the %s model are refused by their hash", (model, file) => {
  const folder = mkdtempSync(join(tmpdir(), "attache-"));
  cpSync(join(import.meta.dirname, "..", "..", "models", "en"), join(folder, "en"), { recursive: true });
  const path = join(folder, "en", file);
  const bytes = readFileSync(path);
  bytes[1000]! ^= 1;
  writeFileSync(path, bytes);
  expect(() => loadEngine("en", { models: folder, model })).toThrow(/damaged/);
});
