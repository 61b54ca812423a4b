import { caseOf } from "../language/arguments.ts";
import type { Mention } from "../language/mention.ts";
import { children, type Sentence, type Token, tokenAt } from "../language/sentence.ts";
import { quote, type Span } from "../text/span.ts";
import type { Place } from "../world/place.ts";
import type { Reading } from "./draft.ts";

/** A place that a phrase names, with the words of its name. */
export interface Located {
  readonly place: Place;
  readonly span: Span;
  readonly by: string;
}

/** A toponym of the text; `metonym` where the name stands for those who govern there. */
export interface Toponym extends Span {
  readonly place: Place;
  readonly metonym: boolean;
}

/** The places in the locative phrases of an event's word (of its object only where `things` are done to it: talk has none), of its parties, and of the verb that carries it. */
export function locate(
  index: number,
  predicate: number,
  hints: readonly string[],
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
  return [...heads, ...nested].flatMap(t => named(s, t, hints, reading));
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
function named(s: Sentence, head: Token, hints: readonly string[], reading: Reading): readonly Located[] {
  const own = mentionAt(s, head, reading);
  if (own) return found(own, [...hints, ...nearby(s, head, reading)], reading, "locative");
  if (!reading.lexicons.places.kinds.has(head.lemma.toLowerCase())) return [];
  const below = [
    ...children(s, head, "nmod", "appos", "flat"),
    ...children(s, head, "compound", "nmod:poss", "amod"),
  ];
  return below
    .flatMap(t => [t, ...children(s, t, "flat")])
    .flatMap(t => {
      const mention = mentionAt(s, t, reading);
      return mention ? found(mention, [...hints, ...nearby(s, head, reading)], reading, "locative-of") : [];
    });
}

const mentionAt = (s: Sentence, token: Token, reading: Reading): Mention | undefined =>
  reading.analysis.mentions.find(
    m =>
      m.sentence === s.index &&
      m.kind === "NAM" &&
      m.type !== "PER" &&
      m.type !== "NORP" &&
      m.head === token.id,
  );

/** Countries named by the words around a place ("the Syrian city of al-Bab"). */
const nearby = (s: Sentence, head: Token, reading: Reading): readonly string[] =>
  reading.analysis.mentions
    .filter(
      m => m.sentence === s.index && m.entry !== undefined && m.head >= head.id - 4 && m.head <= head.id + 6,
    )
    .flatMap(m => reading.world.keyed(m.entry!)?.country ?? []);

function found(mention: Mention, hints: readonly string[], reading: Reading, by: string): readonly Located[] {
  const named = placed(mention, hints, reading);
  return named ? [{ ...named, by }] : [];
}

/** A name's place: with the article of another tongue before it where the map has it so ("al-Bab"), else by itself. */
function placed(
  mention: Mention,
  hints: readonly string[],
  reading: Reading,
): Omit<Located, "by"> | undefined {
  const { text } = reading.analysis.document;
  const tokens = reading.analysis.sentences[mention.sentence]!.tokens;
  const at = tokens.findIndex(t => t.start === mention.start);
  const article = /^[-–’']$/.test(tokens[at - 1]?.form ?? "") ? tokens[at - 2] : tokens[at - 1];
  const spans =
    article && reading.lexicons.places.articles.has(article.form.toLowerCase())
      ? [{ start: article.start, end: mention.end }]
      : [];
  for (const span of [...spans, { start: mention.start, end: mention.end }]) {
    const place = reading.world.place(quote(text, span), hints);
    if (place) return { place, span };
  }
  return undefined;
}

/** Every toponym of a document: where it lies, and whether it stands for an actor. */
export function toponyms(reading: Reading): readonly Toponym[] {
  const { mentions, sentences } = reading.analysis;
  const company = mentions.flatMap(m =>
    m.type === "GPE" && m.entry !== undefined ? (reading.world.keyed(m.entry)?.country ?? []) : [],
  );
  return mentions
    .filter(
      m =>
        m.kind === "NAM" && (m.type === "GPE" || m.type === "LOC" || m.type === "MISC" || m.type === "FAC"),
    )
    .flatMap(m => {
      const named = placed(m, company, reading);
      const s = sentences[m.sentence]!;
      return named
        ? [{ ...named.span, place: named.place, metonym: acts(s, tokenAt(s, m.head), reading) }]
        : [];
    });
}

/** Whether a place's name does what only people do: subject of a verb, or a party by its preposition. */
function acts(s: Sentence, head: Token, reading: Reading): boolean {
  if (head.deprel.startsWith("nsubj")) return head.head !== 0 && tokenAt(s, head.head).upos === "VERB";
  const marker = caseOf(s, head);
  return (
    head.deprel === "nmod:poss" ||
    marker === "with" ||
    marker === "between" ||
    (marker === "by" && reading.lexicons.places.parties.has(marker))
  );
}
