import type { Sentence, Token } from "../../language/sentence.ts";
import { overlaps } from "../../text/span.ts";
import type { Reading } from "../draft.ts";
import { numberOf } from "../figures.ts";
import type { Counted } from "../telling-words.ts";
import type { Bounds } from "./telling.ts";

/** A number as it stands among the tokens of a sentence: `from` and `to` are indexes, both inclusive, with the words that bound it. */
export interface Numeral {
  readonly from: number;
  /** Where the figure itself begins. */
  readonly core: number;
  readonly to: number;
  readonly bounds: Bounds;
  /** Counted without a number ("dozens"). */
  readonly vague: boolean;
}

/** A number with the phrase that it counts. */
export interface CountedPhrase extends Numeral {
  /** Index of the last token of the phrase. */
  readonly end: number;
  readonly counted: Counted;
}

/** The numbers of a sentence that may count people; days, years and ages are none. */
export function numeralsIn(s: Sentence, reading: Reading): readonly Numeral[] {
  const found: Numeral[] = [];
  for (let i = 0; i < s.tokens.length; ) {
    const numeral = numeralAt(s, i, reading);
    if (numeral === undefined) i++;
    else {
      found.push(numeral);
      i = numeral.to + 1;
    }
  }
  return found;
}

function numeralAt(s: Sentence, i: number, reading: Reading): Numeral | undefined {
  const words = reading.lexicons.tellings;
  const token = s.tokens[i]!;
  const form = token.form.toLowerCase();
  if (isTime(token, reading)) return undefined;
  if (words.nobody.has(form) || (words.no.has(form) && s.tokens[i + 1]?.form.toLowerCase() === "one"))
    return { from: i, core: i, to: words.nobody.has(form) ? i : i + 1, bounds: exactly(0), vague: false };
  const vague = words.vague.get(form);
  if (vague !== undefined && !words.questions.has(s.tokens[i - 1]?.form.toLowerCase() ?? ""))
    return { from: i, core: i, to: i, bounds: { low: vague[0], high: vague[1], loose: true }, vague: true };
  const first = valueAt(s, i, reading);
  if (first === undefined) return words.no.has(form) ? zero(i) : undefined;
  return bounded(s, i, first, reading);
}

const zero = (i: number): Numeral => ({ from: i, core: i, to: i, bounds: exactly(0), vague: false });
const exactly = (n: number): Bounds => ({ low: n, high: n, loose: false });

/** Part of a date or duration; a number that no day, month or year has is none ("140 a day earlier"). */
const isTime = (t: Token, reading: Reading): boolean =>
  reading.analysis.timexes.some(x => overlaps(x, t)) &&
  !/^(?:3[2-9]|[4-9]\d|\d{3}|\d{1,3}(?:,\d{3})+)$/.test(t.form);

/** A number over one or more tokens ("two hundred", "55,000"), with the index of its last. */
function valueAt(
  s: Sentence,
  i: number,
  reading: Reading,
): { readonly value: number; readonly to: number } | undefined {
  const f = reading.lexicons.figures;
  const token = s.tokens[i]!;
  const first =
    /^\d/.test(token.form) || token.upos === "NUM" || f.numbers.has(token.form.toLowerCase())
      ? numberOf(token.form, f)
      : undefined;
  if (first === undefined || first === 0 || !Number.isInteger(first)) return undefined;
  let [value, to] = [first, i];
  for (let next = s.tokens[to + 1]; next !== undefined; next = s.tokens[to + 1]) {
    const more = f.numbers.get(next.form.toLowerCase());
    if (more === undefined || more < 100) break;
    value *= more;
    to++;
  }
  return { value, to };
}

function bounded(
  s: Sentence,
  i: number,
  first: { readonly value: number; readonly to: number },
  reading: Reading,
): Numeral | undefined {
  const words = reading.lexicons.tellings;
  const after = s.tokens.slice(first.to + 1, first.to + 3);
  const unit = after[0]?.upos === "PUNCT" ? after[1] : after[0];
  if (unit !== undefined && words.units.has(unit.lemma.toLowerCase())) return undefined;
  const [from, mark] = before(s, i, reading);
  const range = words.ranges.has(after[0]?.form.toLowerCase() ?? "") && !isFormer(s, from, reading);
  const other = range ? valueAt(s, first.to + 2, reading) : undefined;
  const second = other !== undefined && other.value > first.value ? other : undefined;
  const to = second?.to ?? first.to;
  const high = second?.value ?? first.value;
  const bounds: Bounds =
    mark === "open"
      ? { low: first.value, loose: true }
      : mark === "upper"
        ? { low: Math.floor(high / 2), high, loose: true }
        : { low: first.value, high, loose: mark === "loose" };
  return { from, core: i, to, bounds, vague: false };
}

/** The first of two figures of one count, the one that was and the one that is ("rose from 25 to 71"). */
function isFormer(s: Sentence, from: number, reading: Reading): boolean {
  const words = reading.lexicons.tellings;
  return (
    words.from.has(s.tokens[from - 1]?.form.toLowerCase() ?? "") &&
    s.tokens.some(t => words.tolls.has(t.lemma.toLowerCase()))
  );
}

/** "rises *up to* 358" is no bound. */
const isRaise = (t: Token | undefined, reading: Reading): boolean =>
  t !== undefined && reading.lexicons.tellings.raises.has(t.lemma.toLowerCase());

/** The words before a number that bound it, and where they begin. */
function before(
  s: Sentence,
  i: number,
  reading: Reading,
): readonly [number, "open" | "loose" | "upper" | "exact"] {
  const words = reading.lexicons.tellings;
  const end = s.tokens[i - 1]?.xpos === "DT" ? i - 1 : i;
  for (const length of [3, 2, 1]) {
    if (end < length) continue;
    const text = s.tokens
      .slice(end - length, end)
      .map(t => t.form.toLowerCase())
      .join(" ");
    for (const kind of ["open", "upper", "loose"] as const)
      if (words[kind].has(text) && !(kind === "upper" && isRaise(s.tokens[end - length - 1], reading)))
        return [end - length, kind];
  }
  return [i, "exact"];
}
