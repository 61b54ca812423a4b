import type { Mention } from "../../language/mention.ts";
import { children, type Sentence, type Token } from "../../language/sentence.ts";
import type { Resolved } from "../../world/actor.ts";
import type { Reading } from "../draft.ts";
import { roleOf } from "../roles.ts";
import { chained } from "./chains.ts";
import { compose } from "./compose.ts";
import type { Walk } from "./walk.ts";
import { ofWord } from "./words.ts";

/** Whom a common noun means: the name it is a title of, else what its words say, else its chain. */
export function ofNoun(
  walk: Walk,
  sentence: Sentence,
  token: Token,
  mention: Mention | undefined,
): readonly Resolved[] {
  const { reading } = walk;
  const bearer = named(reading, sentence, token);
  if (bearer !== undefined) {
    const found = walk.follow(sentence.index, bearer);
    if (found.some(r => r.country !== "")) return found;
  }
  const word = ofWord(reading, token);
  if (word) return [word];
  const composed = compose(walk, sentence, token);
  if (composed.some(r => r.country !== "")) return composed;
  const known = mention ? chained(walk, mention) : [];
  return known.length > 0 ? known : composed;
}

/** The person's name inside a titled phrase: "President Vladimir Putin", "his counterpart, Sergei Lavrov". */
function named(reading: Reading, sentence: Sentence, token: Token): number | undefined {
  const inside = children(sentence, token, "flat", "appos", "compound", "nmod:desc").map(t => t.id);
  const person = (test: (m: Mention) => boolean) =>
    reading.analysis.mentions.find(
      m => m.sentence === sentence.index && m.kind === "NAM" && m.type === "PER" && test(m),
    )?.head;
  return person(m => inside.includes(m.head)) ?? person(m => m.start === titleEnd(reading, sentence, token));
}

/** Where the name begins that follows a title without a mark between, wherever the tree hangs it: "his counterpart Ivan Ivanov". */
function titleEnd(reading: Reading, sentence: Sentence, token: Token): number | undefined {
  const next = sentence.tokens[token.id];
  const title = next?.upos === "PROPN" && token.upos === "NOUN" && next.start === token.end + 1;
  return title && roleOf(reading, sentence, token) !== undefined ? next.start : undefined;
}
