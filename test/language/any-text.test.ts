import { describe, expect, test } from "vitest";
import { maximumWords, sentencesOf } from "../../src/language/analyze.ts";
import { loadEngine } from "../../src/language/engine.ts";
import { analyze } from "../../src/language/ready.ts";
import { generator } from "../helpers/chance.ts";
import { faults } from "../helpers/tree.ts";

/** Many texts are read with the fast model, some with the other. */
const [fast, exact] = [loadEngine("en", { model: "fast" }), loadEngine()];

/** What cannot be said of the reading of a text: each sentence is a tree, and every letter is in one or in a part that a note names. */
function wrong(text: string, engine = fast): readonly string[] {
  const { sentences, notes } = sentencesOf(text, engine);
  const read = [...sentences, ...notes].sort((a, b) => a.start - b.start);
  let at = 0;
  const lost: string[] = [];
  for (const { start, end } of [...read, { start: text.length, end: text.length }]) {
    const between = text.slice(at, start);
    if (/[\p{L}\p{N}]/u.test(between))
      lost.push(`left out without a note: ${JSON.stringify(between.slice(0, 80))}`);
    if (start < at) lost.push(`overlap at ${start}`);
    at = end;
  }
  return [...sentences.flatMap(s => faults(s, text)), ...lost];
}

const pieces = [
  "Kenya",
  "left",
  "the",
  "didn't",
  "U.S.",
  "3.5",
  "$4bn",
  "F-16",
  ".",
  "?!",
  "...",
  ",",
  "(",
  ")",
  "“",
  "”",
  "'",
  "’s",
  "--",
  "—",
  "/",
  "#x",
  "@",
  ":)",
  "https://a.b/c?d",
  "\n",
  "\n\n",
  "\r\n",
  "\r",
  "\t",
  "\u2028",
  "\u0085",
  " ",
  "   ",
  "\u00a0",
  "\u200b",
  "\ufeff",
  "\0",
  "\u0007",
  "\u001b[31m",
  "\u202e",
  "\ud83d",
  "\ude00",
  "😀",
  "\ufffd",
  "\uffff",
  "e\u0301",
  "\u0301",
  "中文",
  "العربية",
  "ﬁ",
  "İ",
  "ß",
  "x".repeat(60),
  "word",
];

describe("any text gives trees, or is told to be left out", () => {
  test.each([
    ["1000", "fast", fast, 1000],
    ["100", "default", exact, 100],
  ])("of %s texts of odd pieces, with the %s model", (_, __, engine, many) => {
    const next = generator(11);
    for (let i = 0; i < many; i++) {
      const glue = ["", " "][next(2)]!;
      const text = Array.from({ length: 1 + next(40) }, () => pieces[next(pieces.length)]!).join(glue);
      expect({ text, wrong: wrong(text, engine) }).toEqual({ text, wrong: [] });
    }
  });

  test("of 500 texts of any UTF-16 units", () => {
    const next = generator(12);
    for (let i = 0; i < 500; i++) {
      const below = [0x80, 0x250, 0x3000, 0x10000][next(4)]!;
      const text = String.fromCharCode(...Array.from({ length: next(200) }, () => next(below)));
      expect({ text, wrong: wrong(text) }).toEqual({ text, wrong: [] });
    }
  });

  test("sentences up to the limit are read, beyond it they are told with their place", () => {
    for (const words of [1, 2, maximumWords - 1, maximumWords]) {
      const { sentences, notes } = sentencesOf(`${"go ".repeat(words - 1)}on`, exact);
      expect([sentences.map(s => s.tokens.length), notes]).toEqual([[words], []]);
    }
    const long = `${"go ".repeat(4999)}on.`;
    const { sentences, notes } = sentencesOf(`He left.\n\n${long}\n\nShe stayed.`, exact);
    expect(sentences.map(s => s.tokens.length)).toEqual([3, 3]);
    expect(notes).toEqual([
      {
        start: 10,
        end: 10 + long.length,
        reason: `sentence of 5001 words; at most ${maximumWords} are read`,
      },
    ]);
  });

  test.each([
    ["letters", "x".repeat(1_000_000)],
    ["digits", "7".repeat(1_000_000)],
    ["full stops", ".".repeat(1_000_000)],
    ["apostrophes", "'".repeat(1_000_000)],
    ["hyphens", "a-".repeat(500_000)],
    ["lone surrogates", "\ud800".repeat(1_000_000)],
    ["brackets", "(".repeat(1_000_000)],
  ])("a token of a million %s", (_, token) => {
    expect(wrong(`He left. ${token} She stayed.`)).toEqual([]);
    expect(wrong(token)).toEqual([]);
  });

  test("60,000 lines of one word", () => {
    const next = generator(13);
    const text = Array.from({ length: 60_000 }, () => ["alpha", "Beta", "gone.", "7", "-"][next(5)]).join(
      "\n",
    );
    expect(wrong(text)).toEqual([]);
  });

  test("empty ones", () => {
    for (const text of ["", " ", "\n\n\n", "\u200b", "\ufeff"])
      expect(analyze(text)).toMatchObject({
        sentences: [],
        mentions: [],
        chains: [],
        timexes: [],
        notes: [],
      });
  });
});

test("the whole analysis of odd texts points into them, and is the same again", () => {
  const next = generator(14);
  const texts = Array.from({ length: 200 }, () =>
    Array.from({ length: 1 + next(40) }, () => pieces[next(pieces.length)]!).join(" "),
  );
  const first = texts.map(text => analyze(text, { model: "fast" }));
  first.forEach(({ mentions, timexes, sentences }, i) => {
    for (const { start, end, sentence } of [...mentions, ...timexes]) {
      expect(start < end && end <= texts[i]!.length).toBe(true);
      expect(sentences[sentence]).toBeDefined();
    }
  });
  const again = texts.toReversed().map(text => analyze(text, { model: "fast" }));
  expect(JSON.stringify(again.toReversed())).toBe(JSON.stringify(first));
});
