import { cutCore } from "./core.ts";
import type { Cutting, Surface, TokenWords } from "./cutting.ts";
import { ownsStop } from "./stop.ts";

const link = /^(?:(?:https?:\/\/|www\.|mailto:)\S+|[\w.+-]+@[\w-]+\.[\w.-]+)/;
const face = /^[:;=][-']?[()DPp|/\\]{1,2}$|^\(:$|^<3$/;
const endFace = /[:;=]-?[()]$/;
const open = /^[([{"'“‘«<>*_~#=]$/;
const close = /^[)\]}"'”’»>,;:*_~=…]$/;
const runs = /^[*_~=<>'’‘]$/;

/** The longest stretch without space that is cut further; what is longer stays one token. */
export const maximumChunk = 2000;

/** The surface tokens of a stretch of text, in order; offsets index `text`. */
export function tokenize(text: string, start: number, end: number, words: TokenWords): readonly Surface[] {
  const cutting: Cutting = { text, words, out: [], quoted: false, end };
  let i = start;
  while (i < end) {
    if (isSpace(text.charCodeAt(i))) {
      i++;
      continue;
    }
    let j = i;
    while (j < end && !isSpace(text.charCodeAt(j))) j++;
    if (j - i > maximumChunk || face.test(text.slice(i, j))) cutting.out.push({ start: i, end: j, cuts: [] });
    else cutChunk(cutting, i, j);
    i = j;
  }
  return cutting.out;
}

/** Space of any kind, line ends and the zero-width space among them. */
export const isSpace = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  (code >= 0x80 &&
    (code === 0x85 ||
      code === 0xa0 ||
      code === 0x3000 ||
      code === 0x202f ||
      code === 0xfeff ||
      (code >= 0x2000 && code <= 0x200b) ||
      code === 0x2028 ||
      code === 0x2029));

/** One stretch without space: marks peeled from both ends, then the core. */
function cutChunk(cutting: Cutting, start: number, end: number): void {
  const { text, out } = cutting;
  const from = peelFront(cutting, start, end);
  const url = link.exec(text.slice(from, end))?.[0].replace(/[.,;:!?)\]>'"”’]{1,9}$/, "");
  if (url) {
    out.push({ start: from, end: from + url.length, cuts: [] });
    if (from + url.length < end) cutChunk(cutting, from + url.length, end);
    return;
  }
  const tail: Surface[] = [];
  let to = end;
  while (to > from) {
    const cut = peelBack(cutting, from, to);
    if (cut === to) break;
    tail.push({ start: cut, end: to, cuts: [] });
    to = cut;
  }
  if (to > from) cutCore(cutting, from, to);
  out.push(...tail.reverse());
}

/** Puts out the marks that open a stretch; gives where the rest begins. */
function peelFront(cutting: Cutting, start: number, end: number): number {
  const { text, out } = cutting;
  let from = start;
  while (from < end) {
    const mark = text[from]!;
    const bullet = /^[-–—•·]$/.test(mark) && /[\p{L}"“]/u.test(text[from + 1] ?? "") && from === start;
    if (!bullet && (!open.test(mark) || elided(cutting, from, end) || tagged(text, from))) break;
    const to = runs.test(mark) ? sameUntil(text, from, end) : from + 1;
    if (/['‘]/.test(mark)) cutting.quoted = true;
    out.push({ start: from, end: to, cuts: [] });
    from = to;
  }
  return from;
}

/** Whether a hash stands before letters ("#syria"): then it is theirs. */
const tagged = (text: string, from: number): boolean =>
  text[from] === "#" && !/\d/.test(text[from + 1] ?? "");

function sameUntil(text: string, from: number, end: number): number {
  let to = from + 1;
  while (to < end && text[to] === text[from]) to++;
  return to;
}

/** Whether an opening apostrophe belongs to the word ("'tis", "'90s", "'em"). */
function elided({ text, words }: Cutting, from: number, end: number): boolean {
  if (!/['’‘]/.test(text[from]!)) return false;
  const rest = `'${text.slice(from + 1, Math.min(end, from + 12)).toLowerCase()}`;
  return (
    words.contractions.has(rest) ||
    words.elisions.has(rest.replace(/[.,;:!?]{1,12}$/, "")) ||
    /^'\d0s\b/.test(rest)
  );
}

/** Where the last mark of a chunk begins; its end where nothing is to be peeled. */
function peelBack(cutting: Cutting, from: number, to: number): number {
  const { text } = cutting;
  const last = text[to - 1]!;
  if (/[.!?]/.test(last)) return peelStops(cutting, from, to);
  if (last === "%") return to - from > 1 ? to - 1 : to;
  if (!close.test(last)) return to;
  if (endFace.test(text.slice(Math.max(from, to - 3), to)) && !text.slice(from, to).includes("("))
    return to - (text[to - 2] === "-" ? 3 : 2);
  if (/['’]/.test(last)) {
    if (!cutting.quoted && /[sSzZxX]/.test(text[to - 2] ?? "") && to - from > 2) return to;
    cutting.quoted = false;
  }
  if (!runs.test(last)) return to - 1;
  let start = to - 1;
  while (start > from && text[start - 1] === last) start--;
  return start;
}

/** Where the full stops, question and exclamation marks at a chunk's end begin. */
function peelStops(cutting: Cutting, from: number, to: number): number {
  const { text } = cutting;
  let start = to;
  while (start > from && /[.!?]/.test(text[start - 1]!)) start--;
  if (text[start] !== "." || start === from) return start;
  if (!ownsStop(cutting, from, start) || closes(cutting, from, start, to)) return start;
  return start + 1;
}

/** Whether a stop after "etc", "p.m" or the like closes the paragraph: then it is a word of its own. */
const closes = ({ text, words, end }: Cutting, from: number, stop: number, to: number): boolean =>
  to - stop === 1 && to >= end && words.enders.has(text.slice(from, stop).toLowerCase());
