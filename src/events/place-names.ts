import type { Mention } from "../language/mention.ts";
import { type Sentence, type Token, tokenAt } from "../language/sentence.ts";
import { caseOf } from "../language/voice.ts";
import { quote, type Span } from "../text/span.ts";
import type { Candidate, Place } from "../world/place.ts";
import type { Reading } from "./draft.ts";

/** A name in the text that places bear: its words (not always the whole mention), and the places. */
export interface PlaceName extends Span {
  readonly mention: Mention;
  readonly candidates: readonly Candidate[];
  /** Whether nothing in the sentence says that it is a place: neither its type nor what stands before it. */
  readonly weak: boolean;
}

/** Types of names that are places, and of those that may be. */
const sure: ReadonlySet<string> = new Set(["GPE", "LOC", "FAC"]);
const open: ReadonlySet<string> = new Set(["MISC", "ORG", "PER"]);

/** The names of a document that places bear, in text order. */
export function placeNames(reading: Reading): readonly PlaceName[] {
  const all = reading.analysis.mentions
    .filter(m => m.kind === "NAM" && (sure.has(m.type) || open.has(m.type)))
    .flatMap(m => nameOf(m, reading));
  // A longer name than its mention may have taken in the next mention's words.
  return all.filter((name, i) => i === 0 || name.start >= all[i - 1]!.end);
}

function nameOf(mention: Mention, reading: Reading): readonly PlaceName[] {
  const { text } = reading.analysis.document;
  const weak = !sure.has(mention.type) && !standsAsPlace(mention, reading);
  for (const span of spansOf(mention, reading)) {
    const name = quote(text, span);
    const candidates = isWord(name, reading) ? [] : fitting(mention, name, weak, reading);
    if (candidates.length > 0)
      return isNamesake(span, mention, reading)
        ? []
        : [{ start: span.start, end: span.end, mention, candidates, weak }];
  }
  return [];
}

function standsAsPlace(mention: Mention, reading: Reading): boolean {
  const s = reading.analysis.sentences[mention.sentence]!;
  return reading.lexicons.places.locatives.has(caseOf(s, tokenAt(s, mention.head)));
}

/**
 * The places that a name of its type may mean: any for names of places and what stands where places do ("in Guerrero"); first names only for
 * what the labeller left open; well-known places for bodies; none for people; for a few capitals ("HIV") those of our own lists.
 */
function fitting(mention: Mention, name: string, weak: boolean, reading: Reading): readonly Candidate[] {
  const all = reading.world.places(name);
  const { tokens } = reading.analysis.sentences[mention.sentence]!;
  if (/^\p{Lu}{2,4}$/u.test(name) && tokens.some(t => /\p{Ll}/u.test(t.form))) return all.filter(isListed);
  if (sure.has(mention.type)) return all;
  if (mention.entry !== undefined) return [];
  if (!weak) return all;
  if (mention.type === "PER" || name.length < mention.end - mention.start) return [];
  return all.filter(c => isListed(c) || (!c.alias && (mention.type === "MISC" || isLarge(c.place))));
}

const isListed = ({ by }: Candidate): boolean => by === "hand" || by === "land";

/** Whether a place is known far beyond its land. */
export const isLarge = (place: Place): boolean =>
  place.featureCode === "ADM1" || (place.population ?? 0) > 500_000;

/** Whether what follows is named after the place and does not lie there ("the Minsk agreement"). */
function isNamesake(span: Span, mention: Mention, reading: Reading): boolean {
  const { tokens } = reading.analysis.sentences[mention.sentence]!;
  const next = tokens.find(t => t.start >= span.end);
  return next !== undefined && reading.lexicons.places.namesakes.has(next.form.toLowerCase());
}

/** Whether a name is nothing but a word for a kind or part of places ("North"). */
function isWord(name: string, { lexicons }: Reading): boolean {
  const { kinds, parts, regions } = lexicons.places;
  const word = name.toLowerCase();
  return kinds.has(word) || parts.has(word) || regions.has(word);
}

/**
 * The stretches of a name to look up, in order: with the article of another tongue before it ("al-Bab"), whole, and without
 * words for kinds and parts at its ends ("Santa Ana City", "northern Syria").
 */
function spansOf(mention: Mention, reading: Reading): readonly Span[] {
  const { tokens } = reading.analysis.sentences[mention.sentence]!;
  const first = tokens.findIndex(t => t.start === mention.start);
  const all = tokens.filter(t => t.start >= mention.start && t.end <= mention.end);
  if (first < 0 || all.length === 0) return [mention];
  const article = articleBefore(tokens, first, reading);
  const whole = { start: mention.start, end: mention.end };
  return [
    ...longer(tokens, first, first + all.length - 1, reading),
    ...(article ? [{ start: article.start, end: mention.end }] : []),
    whole,
    ...inner(all, reading),
  ];
}

/** Stretches of up to five words around a name that a well-known place bears ("New South Wales" around "South Wales"), the longest first. */
function longer(tokens: readonly Token[], first: number, last: number, reading: Reading): readonly Span[] {
  const { text } = reading.analysis.document;
  const out: Span[] = [];
  for (let size = 5; size > last - first + 1; size--)
    for (let from = Math.max(0, last - size + 1); from <= first && from + size <= tokens.length; from++) {
      const [a, b] = [tokens[from]!, tokens[from + size - 1]!];
      if (
        !isCapital(a) ||
        !isCapital(b) ||
        tokens.slice(from, from + size).some(t => t.upos === "PUNCT" && t.form !== "-")
      )
        continue;
      const span = { start: a.start, end: b.end };
      if (reading.world.places(quote(text, span)).some(c => !c.alias || c.by === "hand")) out.push(span);
    }
  return out;
}

const isCapital = (t: Token): boolean => /^\p{Lu}/u.test(t.form);

function articleBefore(tokens: readonly Token[], first: number, reading: Reading): Token | undefined {
  const article = /^[-–’']$/.test(tokens[first - 1]?.form ?? "") ? tokens[first - 2] : tokens[first - 1];
  return article && reading.lexicons.places.articles.has(article.form.toLowerCase()) ? article : undefined;
}

function inner(all: readonly Token[], reading: Reading): readonly Span[] {
  const { kinds, parts, regions, between } = reading.lexicons.places;
  const plain = (t: Token) => {
    const word = t.form.toLowerCase();
    return ![kinds, parts, regions, between].some(words => words.has(word)) && !/^[-–.]$/.test(word);
  };
  const from = all.findIndex(plain);
  const to = all.findLastIndex(plain);
  if (from < 0 || (from === 0 && to === all.length - 1)) return [];
  return [{ start: all[from]!.start, end: all[to]!.end }];
}

/** Whether the text calls a place a region right after or before its name ("Kandahar province", "the province of Kandahar"). */
export function isCalledRegion(name: PlaceName, s: Sentence, reading: Reading): boolean {
  const { regions, between } = reading.lexicons.places;
  const last = s.tokens.findIndex(t => t.end >= name.end);
  const first = s.tokens.findIndex(t => t.start >= name.start);
  const word = (i: number) => s.tokens[i]?.form.toLowerCase() ?? "";
  return regions.has(word(last + 1)) || (between.has(word(first - 1)) && regions.has(word(first - 2)));
}
