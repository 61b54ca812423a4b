import { expect, test } from "vitest";
import { fits } from "../../../src/language/coreference/candidates.ts";
import { join, newEntity } from "../../../src/language/coreference/entity.ts";
import { bestMatch, matchOf } from "../../../src/language/coreference/match.ts";
import { findPhrases, type Phrase } from "../../../src/language/coreference/phrase.ts";
import type { Mention } from "../../../src/language/mention.ts";
import { nameOf, sentencesFrom, words } from "./trees.ts";

/** A name as a sentence of its own. */
function name(text: string, type: Mention["type"], entry?: string): Phrase {
  const forms = text.split(" ");
  const tree = forms.map((f, i) => `${f} PROPN NNP ${i === 0 ? 0 : 1} ${i === 0 ? "root" : "flat"}`);
  const [s] = sentencesFrom(tree.join("\n"));
  return findPhrases([s!], [nameOf(s!, 1, forms.length, 1, type, entry)], words)[0]!;
}

/** A noun with what stands before it. */
function noun(text: string): Phrase {
  const forms = text.split(" ");
  const last = forms.length;
  const tree = forms.map((f, i) =>
    i + 1 === last
      ? `${f} NOUN NN 0 root`
      : /^(?:the|a)$/.test(f)
        ? `${f} DET DT ${last} det`
        : `${f} ADJ JJ ${last} amod`,
  );
  return findPhrases(sentencesFrom(tree.join("\n")), [], words)[0]!;
}

test.each([
  ["Carla Berti", "Berti", "surname"],
  ["Carla Berti", "Carla", "partOfName"],
  ["Carla Berti", "Carla Berti", "wholeName"],
  ["Carla Berti", "Carla Rossi", "nameWord"],
  ["Carla Berti", "Nina Rossi", "none"],
] as const)("%s and %s: %s", (a, b, match) => {
  expect(matchOf(name(b, "PER"), name(a, "PER"))).toBe(match);
});

test("an acronym is the initials of a name", () => {
  const agency = name("Nordic Fisheries Agency", "ORG");
  expect(matchOf(name("NFA", "ORG"), agency)).toBe("acronym");
  expect(matchOf(name("NFU", "ORG"), agency)).toBe("none");
});

test.each([
  ["the treaty", "a new treaty", "bare"],
  ["the new treaty", "a new treaty", "whole"],
  ["the new treaty", "a treaty", "more"],
  ["the new treaty", "the old treaty", "conflict"],
  ["the new treaty", "the new road", "none"],
] as const)("%s after %s: %s", (later, earlier, match) => {
  expect(matchOf(noun(later), noun(earlier))).toBe(match);
});

test("what the gazetteer tells apart never matches, what it knows as one always does", () => {
  const lima = newEntity(name("Berti", "PER", "aldo-berti"));
  expect(bestMatch(name("Berti", "PER", "carla-berti"), lima).match).toBe("otherKey");
  expect(bestMatch(name("Kenya", "GPE", "state:3"), newEntity(name("Nairobi", "GPE", "seat:3"))).match).toBe(
    "sameKey",
  );
});

test("a woman is not spoken of as he, nor a land; a man once known stays one", () => {
  const [he] = findPhrases(sentencesFrom("He PRON PRP 2 nsubj\nleft VERB VBD 0 root"), [], words);
  expect(fits(he!, newEntity(name("Maria Berti", "PER")))).toBe(false);
  expect(fits(he!, newEntity(name("Kenya", "GPE", "state:3")))).toBe(false);
  const berti = newEntity(name("Berti", "PER"));
  expect(fits(he!, berti)).toBe(true);
  join(berti, he!);
  expect(berti.sort).toBe("male");
});

test("two names that share but a word are two things; a part or the initials of a name are one", () => {
  const ministry = newEntity(name("Nordic Fisheries Ministry", "ORG"));
  expect(fits(name("Nordic Postal Ministry", "ORG"), ministry)).toBe(false);
  expect(fits(name("Fisheries Ministry", "ORG"), ministry)).toBe(true);
  expect(fits(name("NFM", "ORG"), ministry)).toBe(true);
});
