import { expect, test } from "vitest";
import { findPhrases } from "../../../src/language/coreference/phrase.ts";
import { findQuotes, inOrder } from "../../../src/language/coreference/quotes.ts";
import { nameOf, sentencesFrom, words } from "./trees.ts";

const sentences = sentencesFrom(`
  “      PUNCT  ''  3 punct
  I      PRON   PRP 3 nsubj
  agree  VERB   VBP 6 ccomp
  ”      PUNCT  ''  3 punct
  Berti  PROPN  NNP 6 nsubj
  said/say VERB VBD 0 root

  He     PRON   PRP 2 nsubj
  left   VERB   VBD 0 root
`);
const phrases = findPhrases(sentences, [nameOf(sentences[0]!, 5, 5, 5, "PER")], words);
const quotes = findQuotes(sentences, phrases, words);

test("words between quotation marks are of one quotation, whose speaker is the subject of the verb of saying", () => {
  expect([...quotes.of]).toEqual([0, 0, 1, 1, 0, 0, 0, 0, 0]);
  expect(quotes.speakers[1]!.token.form).toBe("Berti");
});

test("who speaks of himself comes after the name of the speaker", () => {
  expect(inOrder(phrases, quotes).map(p => p.token.form)).toEqual(["Berti", "I", "He"]);
});
