import { overlaps, type Span } from "../../text/span.ts";
import type { Reading } from "../draft.ts";
import { telling } from "./clashes.ts";
import { denialsIn } from "./denials.ts";
import { sayingsIn } from "./saying.ts";
import type { Cause, Holder, Telling } from "./telling.ts";

/** A cause as words name it. */
export interface NamedCause extends Cause {
  readonly span: Span;
  readonly value: string;
}

/** The last cause that a stretch of text names; absent where it names none. */
export function causeIn(x: Span & { readonly sentence: number }, reading: Reading): NamedCause | undefined {
  return causesIn(x, reading).at(-1);
}

/** All causes that a stretch of text names, in text order. */
export function causesIn(x: Span & { readonly sentence: number }, reading: Reading): readonly NamedCause[] {
  const { text } = reading.analysis.document;
  const lower = text.slice(x.start, x.end).toLowerCase();
  const found: NamedCause[] = [];
  for (const [words, kind] of reading.lexicons.tellings.causes) {
    for (let at = indexOfWord(lower, words, 0); at >= 0; at = indexOfWord(lower, words, at + 1)) {
      const span = { start: x.start + at, end: x.start + at + words.length };
      if (found.some(f => overlaps(f.span, span))) continue;
      const negative = isNegated(x, span, reading);
      const mishap = reading.lexicons.tellings.mishaps.has(kind);
      found.push({ span, value: text.slice(span.start, span.end), kind, negative, mishap });
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** Where whole words (or their plural) stand in a text. */
function indexOfWord(text: string, words: string, from: number): number {
  for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1)) {
    const [before, after] = [
      text[at - 1] ?? " ",
      text.slice(at + words.length).replace(/^s\b/, "")[0] ?? " ",
    ];
    if (!/[\p{L}\p{N}-]/u.test(before) && !/[\p{L}\p{N}-]/u.test(after)) return at;
  }
  return -1;
}

/** Whether a negation or a word that excludes stands within the six words before a cause. */
function isNegated(x: Span & { readonly sentence: number }, span: Span, reading: Reading): boolean {
  const { cues, tellings: words } = reading.lexicons;
  const s = reading.analysis.sentences[x.sentence]!;
  const before = s.tokens.filter(t => t.end <= span.start).slice(-6);
  const lemmas = before.map(t => t.lemma.toLowerCase());
  const pairs = before.map((t, i) => `${t.form} ${before[i + 1]?.form ?? ""}`.toLowerCase());
  return (
    lemmas.some(l => cues.negation.has(l) || words.excludes.has(l) || words.firm.has(l)) ||
    pairs.some(p => words.excluding.has(p))
  );
}

/** Causes that somebody names or rules out, in text order. */
export function causeTellings(reading: Reading): readonly Telling[] {
  const said = sayingsIn(reading).filter(x => x.holder !== undefined);
  return [...said, ...denialsIn(reading)].flatMap(x => {
    const cause = causeIn(x, reading);
    return cause === undefined ? [] : [causeTelling(x, cause, reading)];
  });
}

/** A stretch of what somebody says, with the cause that it names. */
export function causeTelling(
  x: Span & { readonly sentence: number; readonly holder?: Holder },
  { value, kind, negative, mishap }: NamedCause,
  reading: Reading,
): Telling {
  const written = negative ? `not ${value}` : value;
  return {
    ...telling(x, "cause", written, x.sentence, x.holder, reading),
    cause: { kind, negative, mishap },
  };
}

/** Two causes exclude each other where one is what the other is said not to be, one is a mishap and the other is not, or both are exact and of other kinds. */
export function excludes(x: Cause, y: Cause): boolean {
  if (x.negative && y.negative) return false;
  if (x.negative !== y.negative) return x.kind === y.kind;
  if (x.kind === y.kind) return false;
  return x.mishap || y.mishap || (x.kind !== anyDeed && y.kind !== anyDeed);
}

/** The kind of causes that any deed may be called. */
const anyDeed = "attack";
