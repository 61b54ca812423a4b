import type { Cutting } from "./cutting.ts";

const telephone = /^(?:\d-)?\d{3}-(?:\d{3}-)?\d{4}$|^\d{1,2}-\d{1,2}-\d{2,4}$|^\d{4}-\d\d-\d\d$|^\d-\d{4}$/;
const measure = /^(\d[\d.,:]*)(\p{L}[\p{L}./²³]*)$/u;

/** Cuts a stretch without marks at its ends: money and measures, dashes, hyphens and slashes, then clitics. */
export function cutCore(cutting: Cutting, start: number, end: number): void {
  const { text, out } = cutting;
  if (telephone.test(text.slice(start, Math.min(end, start + 20))) && end - start < 20) {
    out.push({ start, end, cuts: [] });
    return;
  }
  let from = start;
  for (let i = start; i < end; i++) {
    const width = separator(cutting, from, i, end);
    if (width === 0) continue;
    if (i > from) cutWord(cutting, from, i);
    out.push({ start: i, end: i + width, cuts: [] });
    i += width - 1;
    from = i + 1;
  }
  if (from < end) cutWord(cutting, from, end);
}

/** How many characters at `i` separate two words and are a token themselves; 0 for none. */
function separator({ text, words }: Cutting, from: number, i: number, end: number): number {
  const c = text[i]!;
  if (/[\p{L}\p{N}]/u.test(c)) return 0;
  const before = i > from ? text[i - 1]! : "";
  const after = i + 1 < end ? text[i + 1]! : "";
  if (c === "—" || c === "…" || /[()[\]{}"“”«»]/.test(c)) return 1;
  if ((c === "-" || c === ".") && after === c) return sameFrom(text, i, end);
  if (/[$€£¥₺₽₴]/.test(c) && /[\d.]/.test(after)) return 1;
  if (/[€£¥₺₽₴%]/.test(c) && /\d/.test(before)) return 1;
  if (/[,;:?!]/.test(c) && /\p{L}/u.test(after) && /[\p{L}"”’)]/u.test(before)) return 1;
  if (before === "" || after === "") return 0;
  if (c === "/") return slash(text, from, i, end) ? 1 : 0;
  if (c === "-" || c === "–") return hyphen(text.slice(from, i), text.slice(i + 1, end), words) ? 1 : 0;
  return 0;
}

function sameFrom(text: string, from: number, end: number): number {
  let to = from + 1;
  while (to < end && text[to] === text[from]) to++;
  return to - from;
}

/** A slash parts two words of two letters or more ("and/or"), not "w/o" and "b/c". */
const slash = (text: string, from: number, i: number, end: number): boolean =>
  i - from > 1 && end - i > 2 && /\p{L}/u.test(text[i - 1]!) && /\p{L}/u.test(text[i + 1]!);

/** Whether a hyphen parts two words: not after a prefix, nor inside codes and types ("F-16", "Su-24", "COVID-19"). */
function hyphen(before: string, after: string, words: Cutting["words"]): boolean {
  if (words.prefixes.has(before.toLowerCase()) || words.suffixes.has(after.toLowerCase())) return false;
  if (/^\p{Lu}+$/u.test(before) && /\d/.test(after)) return false;
  if (/^\p{Lu}\p{L}{1,2}$/u.test(before) && /^\d/.test(after)) return false;
  return /[\p{L}\p{N}.'’]$/u.test(before) && /^[\p{L}\p{N}$€£]/u.test(after);
}

/** A word: with its unit or its clitics as words of their own. */
function cutWord(cutting: Cutting, start: number, end: number): void {
  const { text, words, out } = cutting;
  const lower = text
    .slice(start, end)
    .toLowerCase()
    .replace(/[’‘ʼ`]/g, "'");
  const unit = measure.exec(lower);
  if (unit && words.units.has(unit[2]!.replace(/\.$/, ""))) {
    const cut = start + unit[1]!.length;
    out.push({ start, end: cut, cuts: [] }, { start: cut, end, cuts: [] });
    return;
  }
  out.push({ start, end, cuts: cutsOf(lower, words).map(at => start + at) });
}

/** Where a word in lower case splits into UD words; none for most. */
function cutsOf(lower: string, words: Cutting["words"]): readonly number[] {
  const contracted = words.contractions.get(lower);
  if (contracted !== undefined) return [contracted];
  if (!lower.includes("'") || !/^[\p{L}\p{N}]/u.test(lower)) return [];
  if (/[szx]'$/.test(lower)) return [lower.length - 1];
  const clitic = words.clitics.find(c => lower.length > c.length && lower.endsWith(c));
  if (clitic === undefined) return [];
  const inner = lower.slice(0, -clitic.length);
  const second = words.clitics.find(c => inner.length > c.length && inner.endsWith(c));
  return second === undefined ? [inner.length] : [inner.length - second.length, inner.length];
}
