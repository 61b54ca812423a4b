import { fold } from "../../text/fold.ts";
import type { Mention } from "../mention.ts";
import type { Sentence, Token } from "../sentence.ts";
import type { CoreferenceWords, PronounSort } from "./words.ts";

/** What sort of thing is spoken of, in the order of their numbers in the weights. */
export const sorts = [
  "unknown",
  "male",
  "female",
  "person",
  "land",
  "body",
  "place",
  "name",
  "thing",
  "several",
  "likelyPerson",
] as const;
export type Sort = (typeof sorts)[number];

const byPronoun: Readonly<Record<PronounSort, Sort>> = {
  male: "male",
  female: "female",
  thing: "thing",
  several: "several",
  speaker: "person",
  speakers: "several",
  hearer: "person",
  near: "unknown",
  nears: "several",
  anyone: "unknown",
};

export const sortOfPronoun = (pronoun: PronounSort): Sort => byPronoun[pronoun];

export function sortOfNoun(lemma: string, words: CoreferenceWords): Sort {
  if (words.men.has(lemma)) return "male";
  if (words.women.has(lemma)) return "female";
  if (words.people.has(lemma)) return "person";
  if (words.states.has(lemma)) return "land";
  return words.bodies.has(lemma) ? "body" : "unknown";
}

/** A person's gender by his title or first name; what no list knows is typed by its shape, and may be wrong. */
export function sortOfName(
  name: Mention,
  sentence: Sentence,
  head: Token,
  own: readonly Token[],
  words: CoreferenceWords,
): Sort {
  if (name.type === "GPE" || name.type === "NORP") return "land";
  if (name.type === "ORG") return "body";
  if (name.type === "LOC" || name.type === "FAC") return "place";
  if (name.type === "PER") {
    const near = [head, sentence.tokens[name.head - 1]!, ...own.filter(c => c.end <= name.start)];
    const before = sentence.tokens.find(t => t.end <= name.start && t.end >= name.start - 2);
    const first = sentence.tokens.find(t => t.start === name.start)!;
    for (const t of before === undefined ? near : [...near, before]) {
      const lemma = t.form.toLowerCase();
      if (words.men.has(lemma)) return "male";
      if (words.women.has(lemma)) return "female";
    }
    const given = first.end < name.end ? words.firstNames.get(fold(first.form).toLowerCase()) : undefined;
    return given ?? (name.entry === undefined ? "likelyPerson" : "person");
  }
  return "name";
}
