import { mentionsIn } from "../language/analysis.ts";
import type { Mention } from "../language/mention.ts";
import { children, type Sentence, type Token, tokenAt } from "../language/sentence.ts";
import { caseOf } from "../language/voice.ts";
import { overlaps, type Span } from "../text/span.ts";
import type { Place } from "../world/place.ts";
import type { Reading } from "./draft.ts";
import { toponyms } from "./toponyms.ts";

/** A place that a phrase names, with the words of its name. */
export interface Located {
  readonly place: Place;
  readonly span: Span;
  readonly by: string;
}

/** The places in the locative phrases of an event's word (of its object only where `things` are done to it: talk has none), of its parties, and of the verb that carries it. */
export function locate(
  index: number,
  predicate: number,
  reading: Reading,
  things: boolean,
): readonly Located[] {
  const s = reading.analysis.sentences[index]!;
  const word = tokenAt(s, predicate);
  const governor = word.upos === "NOUN" && word.head !== 0 ? [tokenAt(s, word.head)] : [];
  const heads = [word, ...listedResults(s, word, reading), ...governor].flatMap(w => phrases(s, w, reading));
  const nested = children(s, word, "nsubj", "nsubj:pass", ...(things ? ["obj"] : [])).flatMap(t =>
    phrases(s, t, reading),
  );
  return [...heads, ...nested].flatMap(t => named(s, t, reading));
}

/** The results told with a result in one breath: where the last is set, all are ("three were killed and ten *wounded* near the town"). */
function listedResults(s: Sentence, word: Token, reading: Reading): readonly Token[] {
  const { killed, injured } = reading.lexicons.figures;
  const result = (t: Token) => killed.has(t.lemma.toLowerCase()) || injured.has(t.lemma.toLowerCase());
  return result(word) ? children(s, word, "conj").filter(t => t.upos === "VERB" && result(t)) : [];
}

/** The locative phrases of a word, and those nested in them ("near al-Bab in northern Syria"). */
function phrases(s: Sentence, word: Token, reading: Reading): readonly Token[] {
  const own = children(s, word, "obl", "nmod").filter(t =>
    reading.lexicons.places.locatives.has(caseOf(s, t)),
  );
  return [...own, ...own.flatMap(t => phrases(s, t, reading))];
}

/** The place that a locative phrase names: its head, or the name after "the city of". */
function named(s: Sentence, head: Token, reading: Reading): readonly Located[] {
  const own = mentionAt(s, head, reading);
  if (own) return found(own, reading, "locative");
  if (!reading.lexicons.places.kinds.has(head.lemma.toLowerCase())) return [];
  const below = [
    ...children(s, head, "nmod", "appos", "flat"),
    ...children(s, head, "compound", "nmod:poss", "amod"),
  ];
  return below
    .flatMap(t => [t, ...children(s, t, "flat")])
    .flatMap(t => {
      const mention = mentionAt(s, t, reading);
      return mention ? found(mention, reading, "locative-of") : [];
    });
}

const mentionAt = (s: Sentence, token: Token, reading: Reading): Mention | undefined =>
  mentionsIn(reading.analysis, s.index).find(
    m => m.head === token.id && m.kind === "NAM" && m.type !== "PER" && m.type !== "NORP",
  );

function found(mention: Mention, reading: Reading, by: string): readonly Located[] {
  const toponym = toponyms(reading).find(t => overlaps(t, mention));
  return toponym ? [{ place: toponym.place, span: { start: toponym.start, end: toponym.end }, by }] : [];
}
