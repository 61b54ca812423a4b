import type { Span } from "../text/span.ts";
import type { Surface, TokenWords } from "./cutting.ts";
import { paragraphs } from "./paragraphs.ts";
import type { Standing } from "./sentence.ts";
import { isSpace, tokenize } from "./tokenize.ts";

/** A sentence as its surface tokens, before it is tagged. */
export interface Segment {
  readonly paragraph: number;
  readonly standing: Standing;
  readonly tokens: readonly Surface[];
}

/** More words than a heading has. */
const headingWords = 25;

/**
 * Cuts a text into paragraphs (at empty lines, and at line ends that no wrapping explains), these into sentences, these into tokens.
 *
 * The text's first line counts as its headline when it is short, does not end like a sentence and stands apart.
 */
export function segment(text: string, words: TokenWords): readonly Segment[] {
  const out: Segment[] = [];
  paragraphs(text).forEach((span, paragraph, all) => {
    const tokens = tokenize(text, span.start, span.end, words);
    if (tokens.length === 0) return;
    const whole = split(text, tokens, words);
    if (all.length > 1 && whole.length === 1 && isHeading(text, tokens)) {
      out.push({ paragraph, standing: out.length === 0 ? "headline" : "heading", tokens });
      return;
    }
    const cut = datelineEnd(text, span, tokens);
    if (cut > 0) out.push({ paragraph, standing: "heading", tokens: tokens.slice(0, cut) });
    for (const sentence of cut > 0 ? split(text, tokens.slice(cut), words) : whole)
      out.push({ paragraph, standing: "body", tokens: sentence });
  });
  return out;
}

const dateline =
  /^\p{Lu}[\p{Lu}\p{M} .,'’/-]{2,60}(?:,\s*\p{L}+\.?\s*\d{1,2}(?:,\s*\d{4})?)?\s*(?:\([^)]{1,30}\)\s*)?(?:[-–—]{1,2}|:)\s+(?=[\p{L}\p{N}"“'‘])/u;

/** How many tokens at a paragraph's start are its dateline ("ANKARA, Nov 25 (Reuters) -"); 0 for none. */
function datelineEnd(text: string, span: Span, tokens: readonly Surface[]): number {
  const found = dateline.exec(text.slice(span.start, Math.min(span.end, span.start + 120)));
  if (found === null || !/[\p{Lu}]{3}/u.test(found[0])) return 0;
  return tokens.filter(t => t.end <= span.start + found[0].length).length;
}

/** A short line without a sentence's end; closing quotation marks and brackets do not count. */
function isHeading(text: string, tokens: readonly Surface[]): boolean {
  if (tokens.length > headingWords) return false;
  const line = text.slice(tokens[0]!.start, tokens.at(-1)!.end);
  const last = at(
    text,
    tokens.findLast(t => !/^[)\]”"’']$/.test(at(text, t))),
  );
  return /\p{L}/u.test(line) && !/^[.!:;,…]+$/.test(last);
}

/** Cuts a paragraph's tokens at sentence ends. */
function split(text: string, tokens: readonly Surface[], words: TokenWords): readonly (readonly Surface[])[] {
  const out: Surface[][] = [];
  let sentence: Surface[] = [];
  for (let i = 0; i < tokens.length; i++) {
    sentence.push(tokens[i]!);
    if (!ends(text, tokens, i, words) || isNumeral(text, sentence)) continue;
    if (i + 1 < tokens.length) sentence.push(...parted(text, sentence.pop()!, words));
    while (i + 1 < tokens.length && trails(text, tokens, i + 1)) sentence.push(tokens[++i]!);
    out.push(sentence);
    sentence = [];
  }
  if (sentence.length > 0) out.push(sentence);
  return out;
}

/** A day in figures with its time ("03/16/2001 09:22 AM") closes the head of a forwarded message. */
const stamped = (text: string, tokens: readonly Surface[], i: number): boolean =>
  /^\d+:\d\d/.test(at(text, tokens[i - 1])) && /^\d+\/\d+\/\d+$/.test(at(text, tokens[i - 2]));

/** An abbreviation that ends its sentence leaves the stop to it, as UD has it: "etc" and ".". */
function parted(text: string, token: Surface, words: TokenWords): readonly Surface[] {
  const stop = token.end - 1;
  if (!words.enders.has(text.slice(token.start, stop).toLowerCase())) return [token];
  return [
    { ...token, end: stop },
    { start: stop, end: token.end, cuts: [] },
  ];
}

/** A number or letter with its stop ("2.", "b.") opens an item and is no sentence. */
const isNumeral = (text: string, sentence: readonly Surface[]): boolean =>
  sentence.length <= 2 &&
  /^(?:\d{1,3}|\p{L}) ?[.)]$/u.test(text.slice(sentence[0]!.start, sentence.at(-1)!.end));

const link = /^(?:https?:\/\/|www\.)/;
const face = /^[:;=]-?[()DP]$/;

const at = (text: string, token: Surface | undefined): string =>
  token === undefined ? "" : text.slice(token.start, token.end);

/** Whether a sentence ends after token `i`. */
function ends(text: string, tokens: readonly Surface[], i: number, words: TokenWords): boolean {
  const token = at(text, tokens[i]);
  if (link.test(token)) return link.test(at(text, tokens[i + 1]));
  if (face.test(token)) return /^\p{Lu}/u.test(at(text, tokens[i + 1]));
  if (/^[AP]M$/.test(token)) return stamped(text, tokens, i);
  if (!/[.!?…]$/.test(token)) return false;
  let j = i + 1;
  while (j < tokens.length && trails(text, tokens, j)) j++;
  const next = at(text, tokens[j]);
  if (next === "") return true;
  const spaced = isSpace(text.charCodeAt(tokens[j]!.start - 1));
  if (!spaced) return false;
  const marks = /^[.!?…]+$/.test(token);
  const word = /^["“'‘]$/.test(next) ? at(text, tokens[j + 1]) : next;
  if (!marks) return endsAbbreviation(token.slice(0, -1).toLowerCase(), word, words);
  if (/^[…]|^\.\.+$/.test(token)) return /^[\p{Lu}"“'‘]/u.test(next);
  if (/[?!]/.test(token) && j > i + 1) return /^[\p{Lu}\p{N}"“'‘([]/u.test(next);
  if (/^\p{Ll}/u.test(next)) return startsSmall(text, tokens, i);
  if (/^[-–—]/.test(next)) return /^\p{Lu}/u.test(at(text, tokens[j + 1]));
  return !/^[,;:)]/.test(next);
}

/** Whether a small letter may begin a sentence here: after a question mark, or a full word of small letters. */
const startsSmall = (text: string, tokens: readonly Surface[], i: number): boolean =>
  /\?$/.test(at(text, tokens[i])) || /^\p{Ll}{2,}$/u.test(at(text, tokens[i - 1]));

/** An abbreviation ends its sentence only before a word that begins one. */
const endsAbbreviation = (letters: string, next: string, words: TokenWords): boolean =>
  !(words.abbreviations.has(letters) && !words.enders.has(letters)) &&
  /^\p{Lu}/u.test(next) &&
  words.starters.has(next.toLowerCase()) &&
  (letters.length > 1 || words.enders.has(letters));

/** A closing quote or bracket right after the sentence's end belongs to it. */
function trails(text: string, tokens: readonly Surface[], i: number): boolean {
  const token = at(text, tokens[i]);
  return /^[)\]}"'”’»]$/.test(token) && !isSpace(text.charCodeAt(tokens[i]!.start - 1));
}
