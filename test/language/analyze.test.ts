import { describe, expect, test } from "vitest";
import { analyzer, maximumWords, sentencesOf } from "../../src/language/analyze.ts";
import { loadEngine } from "../../src/language/engine.ts";
import { readGiven } from "../../src/language/given.ts";
import type { Sentence } from "../../src/language/sentence.ts";

const engine = loadEngine("en");

/** Whether a sentence's heads make one tree under one root. */
function isTree(sentence: Sentence): boolean {
  const heads = sentence.tokens.map(t => t.head);
  const reaches = (id: number): boolean => {
    let at = id;
    for (let steps = 0; steps <= heads.length && at !== 0; steps++) at = heads[at - 1]!;
    return at === 0;
  };
  return (
    heads.filter(h => h === 0).length === 1 &&
    sentence.tokens.every(t => reaches(t.id) && (t.head === 0) === (t.deprel === "root"))
  );
}

const odd = [
  "Kenya's army didn't leave.",
  "...",
  "(((",
  "and and and and the the of of",
  "KAMPALA, NOV 25",
  "😀 ünïcödé ١٢٣ 中文",
  "a".repeat(5000),
  "He said that she said that they said that it said that we said so.",
];

describe("sentencesOf", () => {
  test.each(odd.map(t => [t.slice(0, 40), t]))("one tree for %s", (_, text) => {
    const { sentences } = sentencesOf(text, engine);
    expect(sentences.length).toBeGreaterThan(0);
    expect(sentences.every(isTree)).toBe(true);
  });

  test("spans quote the words; words of a multiword token share its surface", () => {
    const text = "  Kenya’s army didn't leave. It stayed.";
    const { sentences } = sentencesOf(text, engine);
    const tokens = sentences.flatMap(s => s.tokens);
    expect(tokens.map(t => text.slice(t.start, t.end))).toEqual(tokens.map(t => t.form));
    expect(sentences.map(s => [s.index, text.slice(s.start, s.end)])).toEqual([
      [0, "Kenya’s army didn't leave."],
      [1, "It stayed."],
    ]);
    expect(sentences[0]!.multiwords.map(m => m.form)).toEqual(["Kenya’s", "didn't"]);
  });

  test("curly and straight apostrophes are read alike", () => {
    const read = (text: string) =>
      sentencesOf(text, engine).sentences[0]!.tokens.map(t => [t.lemma, t.upos, t.head, t.deprel]);
    expect(read("Kenya’s army won’t leave.")).toEqual(read("Kenya's army won't leave."));
  });

  test("a sentence of too many words is left out with a note", () => {
    const long = "word ".repeat(maximumWords + 1).trim();
    const { sentences, notes } = sentencesOf(`He left.\n\n${long}.\n\nShe stayed.`, engine);
    expect(sentences.map(s => s.tokens.length)).toEqual([3, 3]);
    expect(notes).toHaveLength(1);
    expect(notes[0]!.reason).toContain(String(maximumWords));
  });

  test("a token of a million letters neither hangs nor crashes", () => {
    const { sentences } = sentencesOf(`He left. ${"x'".repeat(500_000)} She stayed.`, engine);
    expect(sentences.every(isTree)).toBe(true);
  });

  test("an empty text has no sentences", () => {
    expect(sentencesOf("\n \n", engine)).toEqual({ sentences: [], notes: [] });
  });
});

test("equal input gives equal output, whatever was read before", () => {
  const document = {
    id: "a",
    text: "Rebels left the town on Monday. The army moved in.",
    published: "2016-11-24",
  };
  const first = JSON.stringify(analyzer(engine)(document));
  sentencesOf(odd.join(" "), engine);
  expect(JSON.stringify(analyzer(engine)(document))).toBe(first);
});

test("given words stay as given; all else is new", () => {
  const word = (id: number, form: string, misc = "_") => ({
    id,
    form,
    lemma: "?",
    upos: "?",
    xpos: "?",
    feats: "?",
    head: 0,
    deprel: "?",
    misc,
  });
  const given = {
    comments: [],
    words: [word(1, "They"), word(2, "wo"), word(3, "n't"), word(4, "go", "SpaceAfter=No"), word(5, ".")],
    multiwords: [{ first: 2, last: 3, form: "won't", spaceAfter: true }],
  };
  const { text, sentence } = readGiven(given, engine);
  expect(text).toBe("They won't go. ");
  expect(sentence.tokens.map(t => [t.form, t.start, t.end])).toEqual([
    ["They", 0, 4],
    ["wo", 5, 7],
    ["n't", 7, 10],
    ["go", 11, 13],
    [".", 13, 14],
  ]);
  expect(sentence.multiwords).toEqual([{ first: 2, last: 3, form: "won't" }]);
  expect(isTree(sentence)).toBe(true);
  expect(sentence.tokens.every(t => t.upos !== "?")).toBe(true);
});
