import { at, one, type Place } from "./reading.ts";

/** A number and how many words it takes; `X` where it is vague ("several"). */
export interface Amount {
  readonly n: number | "X";
  readonly length: number;
}

/** A number at a place: "12", "1,000", "twenty-five", "half a", "three and a half", "a few", "two hundred". */
export function amountAt(p: Place, k: number): Amount | undefined {
  return vagueAt(p, k) ?? halfOf(p, k) ?? withHalf(p, k, exactAt(p, k));
}

/** "a few", "several", "a couple of". */
function vagueAt(p: Place, k: number): Amount | undefined {
  const lead = p.w.one.has(at(p, k)) || p.w.the.has(at(p, k)) ? 1 : 0;
  const word = at(p, k + lead);
  if (!p.w.several.has(word) && !p.w.couple.has(word)) return undefined;
  const length = lead + 1 + one(p, k + lead + 1, p.w.of);
  return { n: p.w.couple.has(word) ? 2 : "X", length };
}

/** "half an", "a quarter of a". */
function halfOf(p: Place, k: number): Amount | undefined {
  const a = one(p, k, p.w.one);
  const quarter =
    p.w.fourth.has(at(p, k + a)) && p.w.of.has(at(p, k + a + 1)) && p.w.one.has(at(p, k + a + 2));
  if (quarter) return { n: 0.25, length: a + 3 };
  return p.w.half.has(at(p, k)) && p.w.one.has(at(p, k + 1)) ? { n: 0.5, length: 2 } : undefined;
}

function exactAt(p: Place, k: number): Amount | undefined {
  const word = at(p, k);
  const first = figure(word) ?? (p.w.numbers.get(word) as number | undefined);
  const multiple = p.w.multiples.get(first === undefined ? word : at(p, k + 1)) as number | undefined;
  if (multiple !== undefined) return { n: (first ?? 1) * multiple, length: first === undefined ? 1 : 2 };
  if (first === undefined) return undefined;
  const hyphen = one(p, k + 1, p.w.dash);
  const ones = p.w.numbers.get(at(p, k + 1 + hyphen)) as number | undefined;
  const compound =
    first >= 20 && first % 10 === 0 && ones !== undefined && ones < 10 && figure(word) === undefined;
  return compound ? { n: first + ones, length: 2 + hyphen } : { n: first, length: 1 };
}

/** "3", "2.5", "1,000", "1500"; a figure that may be a year is none but in round hundreds. */
const figure = (word: string): number | undefined =>
  /^(?:\d{1,3}(?:\.\d+|(?:,\d{3})+)?|\d{2,}00)$/.test(word) ? Number(word.replaceAll(",", "")) : undefined;

/** "three and a half", "two-and-a-half". */
function withHalf(p: Place, k: number, whole: Amount | undefined): Amount | undefined {
  if (whole === undefined) return undefined;
  const dash = one(p, k + whole.length, p.w.dash);
  const from = k + whole.length + dash;
  const half = p.w.and.has(at(p, from)) && isHalf(p, from + 1 + dash, dash);
  return half ? { n: (whole.n as number) + 0.5, length: whole.length + 3 + 3 * dash } : whole;
}

/** "a half", "a-half". */
export const isHalf = (p: Place, k: number, dash: number): boolean =>
  p.w.one.has(at(p, k)) && p.w.half.has(at(p, k + 1 + dash));

/** The day of a month: "3", "3rd"; `undefined` beyond 31. */
export function dayOf(word: string): number | undefined {
  const m = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word);
  const n = m ? Number(m[1]) : 0;
  return n >= 1 && n <= 31 ? n : undefined;
}

/** An ordinal and how many words it takes: "third", "twenty-first", "21st". */
export function ordinalAt(p: Place, k: number): { readonly n: number; readonly length: number } | undefined {
  const word = at(p, k);
  const m = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(word);
  if (m) return { n: Number(m[1]), length: 1 };
  const [tens, ones] = word.includes("-") ? (word.split("-") as [string, string]) : [word];
  const dash = ones === undefined ? one(p, k + 1, p.w.dash) : 0;
  const last = p.w.ordinals.get(ones ?? at(p, k + 1 + dash)) as number | undefined;
  const first = p.w.numbers.get(tens) as number | undefined;
  if (first !== undefined && first >= 20 && last !== undefined && last < 10)
    return { n: first + last, length: ones === undefined ? 2 + dash : 1 };
  const n = p.w.ordinals.get(word) as number | undefined;
  return n === undefined ? undefined : { n, length: 1 };
}
