import { overlaps, type Span } from "../../text/span.ts";
import type { Reading } from "../draft.ts";

/** A cause as words name it; `negative` where they say that it was not this. */
export interface Cause {
  readonly span: Span;
  readonly value: string;
  readonly kind: string;
  readonly negative: boolean;
}

/** The last cause that a stretch of text names; absent where it names none. */
export function causeIn(x: Span & { readonly sentence: number }, reading: Reading): Cause | undefined {
  return causesIn(x, reading).at(-1);
}

/** All causes that a stretch of text names, in text order. */
export function causesIn(x: Span & { readonly sentence: number }, reading: Reading): readonly Cause[] {
  const { text } = reading.analysis.document;
  const lower = text.slice(x.start, x.end).toLowerCase();
  const found: Cause[] = [];
  for (const [words, kind] of reading.lexicons.tellings.causes) {
    for (let at = indexOfWord(lower, words, 0); at >= 0; at = indexOfWord(lower, words, at + 1)) {
      const span = { start: x.start + at, end: x.start + at + words.length };
      if (found.some(f => overlaps(f.span, span))) continue;
      found.push({ span, value: text.slice(span.start, span.end), kind, negative: isNegated(x, span, reading) });
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** Where whole words (or their plural) stand in a text. */
function indexOfWord(text: string, words: string, from: number): number {
  for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1)) {
    const [before, after] = [text[at - 1] ?? " ", text.slice(at + words.length).replace(/^s\b/, "")[0] ?? " "];
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
