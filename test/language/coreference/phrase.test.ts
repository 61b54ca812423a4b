import { expect, test } from "vitest";
import { findPhrases } from "../../../src/language/coreference/phrase.ts";
import { nameOf, sentencesFrom, words } from "./trees.ts";

const [met] = sentencesFrom(`
  President  PROPN NNP 2 nmod:desc
  Aldo       PROPN NNP 5 nsubj
  Berti      PROPN NNP 2 flat
  ,          PUNCT ,   5 punct
  met        VERB  VBD 0 root
  the        DET   DT  8 det
  old        ADJ   JJ  8 amod
  envoy      NOUN  NN  5 obj
  of         ADP   IN  10 case
  Kenya      PROPN NNP 8 nmod
  himself    PRON  PRP 5 obl
`);
const phrases = findPhrases(
  [met!],
  [nameOf(met!, 2, 3, 2, "PER"), nameOf(met!, 10, 10, 10, "GPE", "state:1")],
  words,
);
const seen = (form: string) => phrases.find(p => p.token.form === form)!;

test("names, nouns and pronouns are phrases; a title and the flat part of a name are none", () => {
  expect(phrases.map(p => p.token.form)).toEqual(["Aldo", "envoy", "Kenya", "himself"]);
});

test("a phrase reaches from its determiner to the end of its last dependent, without its preposition", () => {
  const tokens = (form: string) => [seen(form).first, seen(form).last];
  expect(tokens("envoy")).toEqual([6, 10]);
  expect(tokens("Kenya")).toEqual([10, 10]);
  expect(tokens("Aldo")).toEqual([1, 3]);
});

test("its opening says whether it is known", () => {
  expect([seen("envoy").opening, seen("Kenya").opening, seen("himself").opening]).toEqual([
    "the",
    "name",
    "pronoun",
  ]);
});

test("its sort comes from its words, its title, its first name or its pronoun", () => {
  expect([seen("envoy").sort, seen("Kenya").sort, seen("himself").sort]).toEqual(["person", "land", "male"]);
  const [named] = sentencesFrom("Maria PROPN NNP 0 root\nBerti PROPN NNP 1 flat");
  expect(findPhrases([named!], [nameOf(named!, 1, 2, 1, "PER")], words)[0]!.sort).toBe("female");
});

test("expletives and relative pronouns are no phrases", () => {
  const [rains] = sentencesFrom(`
    It    PRON PRP 2 expl
    rains VERB VBZ 0 root
    which PRON WDT 2 obl
  `);
  expect(findPhrases([rains!], [], words)).toEqual([]);
});

test("an adjective of nationality is no phrase", () => {
  const [s] = sentencesFrom("Kenyan ADJ JJ 2 amod\nenvoys/envoy NOUN NNS 0 root");
  const found = findPhrases([s!], [nameOf(s!, 1, 1, 1, "NORP", "people:1")], words);
  expect(found.map(p => [p.token.form, p.number])).toEqual([["envoys", 2]]);
});
