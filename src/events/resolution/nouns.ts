import { mentionsIn } from "../../language/analysis.ts";
import type { Mention } from "../../language/mention.ts";
import { children, feature, type Sentence, type Token } from "../../language/sentence.ts";
import { caseOf } from "../../language/voice.ts";
import { quote } from "../../text/span.ts";
import type { Resolved } from "../../world/actor.ts";
import type { Reading } from "../draft.ts";
import { phraseSpan } from "../phrase.ts";
import { roleOf } from "../roles.ts";
import { chained } from "./chains.ts";
import { compose } from "./compose.ts";
import { inSentence } from "./lands.ts";
import { officeHolder } from "./titles.ts";
import { chainDepth, type Walk } from "./walk.ts";
import { ofSide, ofWord } from "./words.ts";

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
  const counted = countedBy(walk, sentence, token);
  if (counted.length > 0) return counted;
  const word = ofWord(reading, sentence, token) ?? ofSide(reading, token);
  if (word) return [inSentence(reading, sentence, token, word)];
  const holder = bearer === undefined ? officeHolder(walk, sentence, token) : undefined;
  if (holder) return [holder];
  const composed = compose(walk, sentence, token);
  if (composed.some(r => r.country !== "")) return composed;
  const known = mention ? chained(walk, mention) : [];
  if (known.length > 0) return known;
  const several = severalBefore(walk, sentence, token);
  return several.length > 0 ? several : composed;
}

/** Those whom a noun counts or gathers: "dozens of *soldiers*", "two of the *ministers*"; `[]` where it is told of no sector. */
function countedBy(walk: Walk, sentence: Sentence, token: Token): readonly Resolved[] {
  const { reading } = walk;
  if (token.upos !== "NUM" && !reading.lexicons.parties.measures.has(token.lemma.toLowerCase())) return [];
  const of = children(sentence, token, "nmod").find(
    t => t.id > token.id && reading.lexicons.parties.partitive.has(caseOf(sentence, t)),
  );
  const found = of ? walk.follow(sentence.index, of.id).map(asPeople) : [];
  const name = quote(reading.analysis.document.text, phraseSpan(sentence, token));
  return found.some(r => r.sectors.length > 0)
    ? found.map(r => (r.id === undefined ? { ...r, name } : r))
    : [];
}

/** Those counted by their nation's name are some of its people ("thousands of *Kenyans*"). */
const asPeople = (r: Resolved): Resolved =>
  r.by === "world/demonym" && r.sectors.length === 0 ? { ...r, sectors: ["CVL"], by: "resolve/people" } : r;

/** Who "the two leaders", "the sides" are: those of the last phrase of several before it ("the leaders of Kenya and Uganda", "between Kenya and Uganda"). */
function severalBefore(walk: Walk, sentence: Sentence, token: Token): readonly Resolved[] {
  const { dividing, sides } = walk.reading.lexicons.parties;
  const opposed = sides.has(token.lemma.toLowerCase()) && feature(token, "Number") === "Plur";
  const counted = opposed || children(sentence, token, "nummod").length > 0;
  if (!counted || walk.depth >= chainDepth || !children(sentence, token, "det").some(isDefinite)) return [];
  if (!opposed && roleOf(walk.reading, sentence, token) === undefined) return [];
  const before = walk.reading.analysis.sentences
    .slice(Math.max(0, sentence.index - 2), sentence.index + 1)
    .flatMap(s =>
      s.tokens
        .filter(t => t.start < token.start && /^(?:NOUN|PROPN)$/.test(t.upos))
        .map(t => [s, t] as const),
    );
  for (const [s, t] of before.reverse()) {
    if (opposed && dividing.has(caseOf(s, t))) {
      const both = [t, ...children(s, t, "conj")].flatMap(c => walk.follow(s.index, c.id, chainDepth));
      const lands = both.filter(r => r.country !== "");
      if (lands.length > 1) return lands.map(r => ({ ...r, by: `${r.by}+coreference` }));
    }
    if (t.upos !== "NOUN" || feature(t, "Number") !== "Plur" || roleOf(walk.reading, s, t) === undefined)
      continue;
    const found = walk.follow(s.index, t.id, chainDepth);
    if (found.length > 1) return found.map(r => ({ ...r, by: `${r.by}+coreference` }));
  }
  return [];
}

const isDefinite = (t: Token): boolean => /Definite=Def/.test(t.feats);

/** The person's name inside a titled phrase: "President Vladimir Putin", "his counterpart, Sergei Lavrov". */
function named(reading: Reading, sentence: Sentence, token: Token): number | undefined {
  const inside = children(sentence, token, "flat", "appos", "compound", "nmod:desc").map(t => t.id);
  const person = (test: (m: Mention) => boolean) =>
    mentionsIn(reading.analysis, sentence.index).find(m => m.kind === "NAM" && m.type === "PER" && test(m))
      ?.head;
  return person(m => inside.includes(m.head)) ?? person(m => m.start === titleEnd(reading, sentence, token));
}

/** Where the name begins that follows a title without a mark between, wherever the tree hangs it: "his counterpart Ivan Ivanov". */
function titleEnd(reading: Reading, sentence: Sentence, token: Token): number | undefined {
  const next = sentence.tokens[token.id];
  const title = next?.upos === "PROPN" && token.upos === "NOUN" && next.start === token.end + 1;
  return title && roleOf(reading, sentence, token) !== undefined ? next.start : undefined;
}
