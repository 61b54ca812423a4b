import { children, type Sentence, type Token, tokenAt } from "../language/sentence.ts";
import type { RoleMatch } from "../world/world.ts";
import type { Reading } from "./draft.ts";
import { phraseTokens } from "./phrase.ts";

/** The role that a noun phrase names by its last words: "foreign ministry spokesman", "special forces". */
export function roleOf(reading: Reading, sentence: Sentence, token: Token): RoleMatch | undefined {
  const before = phraseTokens(sentence, token).filter(
    t => t.id < token.id && t.upos !== "PUNCT" && t.upos !== "DET",
  );
  const words = [...before, token].map(t => t.lemma.toLowerCase());
  const of = children(sentence, token, "nmod").find(
    c => c.id === token.id + 2 && tokenAt(sentence, c.id - 1).deprel === "case",
  );
  const office = of && [
    token.lemma.toLowerCase(),
    tokenAt(sentence, of.id - 1).lemma,
    of.lemma.toLowerCase(),
  ];
  const titles = children(sentence, token, "flat", "appos").filter(
    c => c.upos === "NOUN" || c.upos === "PROPN",
  );
  return (
    (office && reading.world.role(office)) ??
    reading.world.role(words) ??
    firstOf(titles, t => reading.world.role(roleWords(sentence, t)))
  );
}

const roleWords = (sentence: Sentence, token: Token): readonly string[] =>
  [...children(sentence, token, "compound", "amod").filter(c => c.id < token.id), token].map(t =>
    t.lemma.toLowerCase(),
  );

function firstOf<T, R>(all: readonly T[], find: (t: T) => R | undefined): R | undefined {
  for (const t of all) {
    const found = find(t);
    if (found !== undefined) return found;
  }
  return undefined;
}
