import { join } from "node:path";
import { readLexicon } from "../text/lexicon.ts";
import { loadWordSets } from "./names.ts";

/** How a language cuts text into words: `lexicons/<language>/tokens.yaml`. */
export interface TokenWords {
  readonly clitics: readonly string[];
  readonly contractions: ReadonlyMap<string, number>;
  readonly prefixes: ReadonlySet<string>;
  readonly abbreviations: ReadonlySet<string>;
  readonly enders: ReadonlySet<string>;
  readonly starters: ReadonlySet<string>;
}

/** Reads `tokens.yaml`; a missing list is a `LexiconFault`. */
export function loadTokenWords(folder: string): TokenWords {
  const file = join(folder, "tokens.yaml");
  const sets = loadWordSets(file);
  const { contractions } = readLexicon(file) as { contractions: Readonly<Record<string, number>> };
  return {
    clitics: [...sets("clitics")],
    contractions: new Map(Object.entries(contractions)),
    prefixes: sets("prefixes"),
    abbreviations: sets("abbreviations"),
    enders: sets("enders"),
    starters: sets("starters"),
  };
}

/** A surface token: its span and where it splits into UD words (`don't`: one cut after `do`); most have none. */
export interface Surface {
  readonly start: number;
  readonly end: number;
  readonly cuts: readonly number[];
}

const link = /^(?:https?:\/\/|www\.)\S+|^[\w.+-]+@[\w-]+\.[\w.-]+/;
const open = /^[([{"'“‘«<*_~]$/;
const close = /^[)\]}"'”’»>,;:!?*_~…]$/;

/** The longest stretch without space that is cut further; what is longer stays one token. */
export const maximumChunk = 2000;

/** The surface tokens of a stretch of text, in order; offsets index `text`. */
export function tokenize(text: string, start: number, end: number, words: TokenWords): readonly Surface[] {
  const out: Surface[] = [];
  let i = start;
  while (i < end) {
    if (isSpace(text.charCodeAt(i))) {
      i++;
      continue;
    }
    let j = i;
    while (j < end && !isSpace(text.charCodeAt(j))) j++;
    if (j - i > maximumChunk) out.push({ start: i, end: j, cuts: [] });
    else chunk(text, i, j, words, out);
    i = j;
  }
  return out;
}

export const isSpace = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x3000 || code === 0x202f || (code >= 0x2000 && code <= 0x200b) || code === 0x2028 || code === 0x2029;

/** One stretch without space: marks peeled from both ends, then the core. */
function chunk(text: string, start: number, end: number, words: TokenWords, out: Surface[]): void {
  const url = link.exec(text.slice(start, end));
  if (url) {
    const length = url[0].replace(/[.,;:!?)\]'"”’]+$/, "").length;
    out.push({ start, end: start + length, cuts: [] });
    if (start + length < end) chunk(text, start + length, end, words, out);
    return;
  }
  let from = start;
  while (from < end && open.test(text[from]!) && !elided(text, from, end, words)) {
    out.push({ start: from, end: from + 1, cuts: [] });
    from++;
  }
  const tail: Surface[] = [];
  let to = end;
  while (to > from) {
    const cut = peel(text, from, to, words);
    if (cut === to) break;
    tail.unshift({ start: cut, end: to, cuts: [] });
    to = cut;
  }
  if (to > from) core(text, from, to, words, out);
  out.push(...tail);
}

/** Whether an opening apostrophe belongs to the word ("'tis"). */
const elided = (text: string, from: number, end: number, words: TokenWords): boolean =>
  /['’‘]/.test(text[from]!) && words.contractions.has(text.slice(from, end).toLowerCase().replace(/[’‘]/g, "'"));

/** Where the last mark of a chunk begins; its end where nothing is to be peeled. */
function peel(text: string, from: number, to: number, words: TokenWords): number {
  const last = text[to - 1]!;
  if (last === ".") {
    let dots = to;
    while (dots > from && text[dots - 1] === ".") dots--;
    if (to - dots > 1) return dots;
    return belongs(text.slice(from, to - 1), words) ? to : to - 1;
  }
  if (!close.test(last)) return last === "%" && to - from > 1 ? to - 1 : to;
  if (/['’]/.test(last) && /s$/i.test(text.slice(from, to - 1)) && !/^['‘]/.test(text[from - 1] ?? "")) return to - 1;
  if (/[!?]/.test(last)) {
    let marks = to;
    while (marks > from && /[!?]/.test(text[marks - 1]!)) marks--;
    return marks;
  }
  return to - 1;
}

/** Whether a full stop after these letters belongs to them: an abbreviation or initials. */
function belongs(letters: string, words: TokenWords): boolean {
  const lower = letters.toLowerCase();
  if (words.abbreviations.has(lower) || words.enders.has(lower)) return true;
  return /^\p{Lu}$/u.test(letters) || /^(?:\p{L}\.)+\p{L}$/u.test(letters) || (/\.\p{L}+$/u.test(letters) && words.abbreviations.has(lower.split(".").at(-1)!));
}

/** The word part of a chunk: money and measures, dashes, hyphens and slashes, then clitics. */
function core(text: string, start: number, end: number, words: TokenWords, out: Surface[]): void {
  let from = start;
  for (let i = start; i < end; i++) {
    const width = separator(text, from, i, end, words);
    if (width === 0) continue;
    if (i > from) word(text, from, i, words, out);
    out.push({ start: i, end: i + width, cuts: [] });
    i += width - 1;
    from = i + 1;
  }
  if (from < end) word(text, from, end, words, out);
}

/** How many characters at `i` separate two words and are a token themselves; 0 for none. */
function separator(text: string, from: number, i: number, end: number, words: TokenWords): number {
  const c = text[i]!;
  const before = text[i - 1] ?? "";
  const after = text[i + 1] ?? "";
  if (c === "—" || c === "…") return 1;
  if (c === "-" && after === "-") return /^-+/.exec(text.slice(i, end))![0].length;
  if (c === "." && after === "." ) return /^\.+/.exec(text.slice(i, end))![0].length;
  if (/[$€£¥₺₽₴]/.test(c) && /[\d.]/.test(after)) return 1;
  if (/[€£¥%]/.test(c) && /\d/.test(before)) return 1;
  if (/[()[\]{}"“”«»]/.test(c)) return 1;
  if ((c === "," || c === ";" || c === ":" || c === "?" || c === "!") && /\p{L}/u.test(after) && /\p{L}|["”’)]/u.test(before)) return 1;
  if (i === from || i + 1 >= end) return 0;
  if (c === "/" && /\p{L}/u.test(before) && /\p{L}/u.test(after)) return 1;
  if (c === "-" || c === "–") return hyphen(text.slice(from, i), text.slice(i + 1, end), words) ? 1 : 0;
  return 0;
}

/** Whether a hyphen parts two words: not after a prefix, nor inside codes and telephone numbers. */
function hyphen(before: string, after: string, words: TokenWords): boolean {
  if (words.prefixes.has(before.toLowerCase())) return false;
  if (/\d/.test(after) && /^\p{Lu}+$/u.test(before)) return false;
  if (/^\d{3,}$/.test(before) && /^\d+-\d/.test(after)) return false;
  return /[\p{L}\p{N}.'’]$/u.test(before) && /^[\p{L}\p{N}$€£]/u.test(after);
}

function word(text: string, start: number, end: number, words: TokenWords, out: Surface[]): void {
  const lower = text.slice(start, end).toLowerCase().replace(/[’‘ʼ]/g, "'");
  const contracted = words.contractions.get(lower);
  if (contracted !== undefined) {
    out.push({ start, end, cuts: [start + contracted] });
    return;
  }
  const clitic = words.clitics.find(c => lower.length > c.length && lower.endsWith(c) && c !== "s'");
  if (clitic === undefined || !/\p{L}|\p{N}/u.test(lower[0]!)) {
    out.push({ start, end, cuts: [] });
    return;
  }
  const cut = end - clitic.length;
  const inner = lower.slice(0, -clitic.length);
  const second = words.clitics.find(c => inner.length > c.length && inner.endsWith(c));
  out.push({ start, end, cuts: second === undefined ? [cut] : [cut - second.length, cut] });
}
