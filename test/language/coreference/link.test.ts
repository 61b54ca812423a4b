import { expect, test } from "vitest";
import { linkPhrases } from "../../../src/language/coreference/link.ts";
import { findPairs } from "../../../src/language/coreference/pairs.ts";
import { findPhrases } from "../../../src/language/coreference/phrase.ts";
import { nameOf, sentencesFrom, words } from "./trees.ts";

const unknown = () => ({ fine: 0, coarse: 0 });

test("phrases go where the decision says; those that refer to nothing are in no entity", () => {
  const sentences = sentencesFrom(`
    Berti   PROPN NNP 2 nsubj
    paid    VERB  VBD 0 root
    respect NOUN  NN  2 obj

    He      PRON  PRP 2 nsubj
    left    VERB  VBD 0 root
  `);
  const phrases = findPhrases(sentences, [nameOf(sentences[0]!, 1, 1, 1, "PER")], words);
  const entities = linkPhrases(sentences, phrases, words, unknown, (phrase, candidates) =>
    phrase.key === "respect" ? "nothing" : (candidates[0] ?? "new"),
  );
  expect(entities.map(e => e.phrases.map(p => p.token.form))).toEqual([["Berti", "He"]]);
});

test("an object is not the subject of its verb, but a reflexive is", () => {
  const sentences = sentencesFrom(`
    Berti   PROPN NNP 2 nsubj
    saw     VERB  VBD 0 root
    him     PRON  PRP 2 obj

    Berti   PROPN NNP 2 nsubj
    saw     VERB  VBD 0 root
    himself PRON  PRP 2 obj
  `);
  const names = sentences.map(s => nameOf(s, 1, 1, 1, "PER"));
  const offered = new Map<string, number>();
  linkPhrases(sentences, findPhrases(sentences, names, words), words, unknown, (phrase, candidates) => {
    offered.set(phrase.token.form, candidates.length);
    return "new";
  });
  expect([offered.get("him"), offered.get("himself")]).toEqual([0, 3]);
});

test("both countries are the two that weigh most, and they are the same two", () => {
  const sentences = sentencesFrom(`
    Kenya     PROPN NNP 2 nsubj
    met       VERB  VBD 0 root
    Norway    PROPN NNP 2 obj

    Both      DET   DT  2 det
    countries/country NOUN NNS 3 nsubj
    agreed    VERB  VBD 0 root

    They      PRON  PRP 2 nsubj
    left      VERB  VBD 0 root
  `);
  const names = [
    nameOf(sentences[0]!, 1, 1, 1, "GPE", "state:1"),
    nameOf(sentences[0]!, 3, 3, 3, "GPE", "state:2"),
  ];
  const phrases = findPhrases(sentences, names, words);
  const pairs = findPairs(sentences, phrases, names, words);
  expect(phrases.flatMap(p => (pairs.has(p.order) ? [[p.token.form, pairs.get(p.order)]] : []))).toEqual([
    ["countries", [0, 1]],
    ["They", [0, 1]],
  ]);
});
