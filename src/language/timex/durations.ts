import { amountAt, isHalf } from "./numbers.ts";
import { at, capital, move, one, type Place, type Reading, stated, tagAt } from "./reading.ts";

/** "three days", "several months", "two-year", "half an hour", "a year and a half". */
export function duration(p: Place): Reading | undefined {
  const count = amountAt(p, 0);
  if (count === undefined) return bare(p);
  const dash = one(p, count.length, p.w.dash);
  const word = at(p, count.length + dash);
  const singular = p.w.units.get(word) as string | undefined;
  const unit = singular ?? (p.w.plurals.get(word) as string | undefined);
  if (unit === undefined || unit === "Q" || !agrees(p, count.n, singular !== undefined, dash, unit))
    return undefined;
  const length = count.length + dash + 1;
  if (isAge(p, length) || isRange(p) || (unit.startsWith("T") && isPoint(p, length))) return undefined;
  const half = count.n === 1 && p.w.and.has(at(p, length)) && isHalf(p, length + 1, 0);
  const n = half ? 1.5 : count.n;
  return stated(length + (half ? 3 : 0), lengthOf(n, unit), "duration", "DURATION");
}

/** "for decades". */
function bare(p: Place): Reading | undefined {
  const unit = p.w.plurals.get(at(p, 0)) as string | undefined;
  return unit !== undefined && p.w.for.has(at(p, -1))
    ? stated(1, lengthOf("X", unit), "duration", "DURATION")
    : undefined;
}

/** "8-10 years": the end of a range of figures is no length by itself. */
const isRange = (p: Place): boolean => p.w.dash.has(at(p, -1)) && /^\d+$/.test(at(p, -2));

/** "a 20-year-old", "nine years old", "at the age of 16 years": how old one is tells no time. */
const isAge = (p: Place, k: number): boolean =>
  p.w.old.has(at(p, k + one(p, k, p.w.dash))) ||
  p.w.aged.has(at(p, -1)) ||
  (p.w.of.has(at(p, -1)) && p.w.aged.has(at(p, -2)));

/** "six minutes later" is a point on a clock that nobody told. */
const isPoint = (p: Place, k: number): boolean =>
  (p.w.earlier.has(at(p, k)) || p.w.later.has(at(p, k))) && !p.w.clausal.has(at(p, k));

/** A singular unit needs "a", "one", "half a" or a hyphen; "a second" is an ordinal. */
function agrees(p: Place, n: number | "X", singular: boolean, dash: number, unit: string): boolean {
  if (unit === "TS" && singular && dash === 0) return p.w.half.has(at(p, 0));
  if (singular) return (n !== "X" && n <= 1) || dash === 1;
  return dash === 0;
}

/** A TIMEX3 duration: `P3D`, `PT30M`, `PXY`. */
export function lengthOf(n: number | "X", unit: string): string {
  if (typeof n === "number" && n < 1 && unit === "TH") return `PT${60 * n}M`;
  const [times, name] = ({ DE: [10, "Y"], CE: [100, "Y"], F: [2, "W"], Q: [3, "M"] }[unit] ?? [1, unit]) as [
    number,
    string,
  ];
  const value = n === "X" ? "X" : String(Number((n * times).toFixed(3)));
  return name.startsWith("T") ? `PT${value}${name[1]}` : `P${value}${name}`;
}

/** "every day", "each week", "every two years", "every Friday", "Mondays", "weekly", "twice a year", "per month". */
export function setOf(p: Place): Reading | undefined {
  const single = p.w.sets.get(at(p, 0)) as string | undefined;
  // "the Daily Telegraph" is a name, whatever its tag.
  const name = /^NNP/.test(tagAt(p, 0)) || (capital(p, 0) && capital(p, 1));
  if (single !== undefined && !name) return set(1, single);
  const weekdays = p.w.weekdayPlurals.get(at(p, 0));
  if (weekdays !== undefined) return set(1, `XXXX-WXX-${weekdays}`);
  if (p.w.weekends.has(at(p, 0)) && p.w.on.has(at(p, -1))) return set(1, "XXXX-WXX-WE");
  const often = timesAt(p);
  const within = move(p, often);
  const found = p.w.each.has(at(within, 0)) ? every(within) : rate(within);
  return found && set(often + found.length, found.value);
}

/** How many words "twice", "three times" take. */
function timesAt(p: Place): number {
  if (p.w.times.has(at(p, 0))) return 1;
  const count = amountAt(p, 0);
  return count !== undefined && p.w.times.has(at(p, count.length)) ? count.length + 1 : 0;
}

const set = (length: number, value: string): Reading => stated(length, value, "set", "SET");

function every(p: Place): Reading | undefined {
  const word = at(p, 1);
  if (p.w.weekend.has(word)) return set(2, "XXXX-WXX-WE");
  const named = named_(p, word);
  const part = p.w.weekdays.has(word) ? p.w.parts.get(at(p, 2)) : undefined;
  if (named !== undefined) return part === undefined ? set(2, named) : set(3, `${named}T${part}`);
  const unit = p.w.units.get(word) as string | undefined;
  // "his every day life" tells no set.
  if (unit !== undefined) return tagAt(p, 2).startsWith("NN") ? undefined : set(2, lengthOf(1, unit));
  const other = p.w.other.has(word) ? (p.w.units.get(at(p, 2)) as string | undefined) : undefined;
  if (other !== undefined) return set(3, lengthOf(2, other));
  const count = amountAt(p, 1);
  const units = count && (p.w.plurals.get(at(p, 1 + count.length)) as string | undefined);
  return units === undefined ? undefined : set(2 + count!.length, lengthOf(count!.n, units));
}

/** "every Friday", "every May", "every summer", "every morning". */
function named_(p: Place, word: string): string | undefined {
  const [day, month] = [p.w.weekdays.get(word), p.w.months.get(word)];
  const [season, part] = [p.w.seasons.get(word), p.w.parts.get(word)];
  if (day !== undefined) return `XXXX-WXX-${day}`;
  if (month !== undefined) return `XXXX-${String(month).padStart(2, "0")}`;
  if (season !== undefined) return `XXXX-${season}`;
  return part === undefined ? undefined : `XXXX-XX-XXT${part}`;
}

/** "twice a year", "barrels per day", "two hours a day". */
function rate(p: Place): Reading | undefined {
  const unit = p.w.units.get(at(p, 1)) as string | undefined;
  if (unit === undefined || !(p.w.per.has(at(p, 0)) || p.w.one.has(at(p, 0)))) return undefined;
  const counted = p.w.times.has(at(p, -1)) || /^(?:NNS|CD)$/.test(tagAt(p, -1));
  return p.w.per.has(at(p, 0)) || (counted && !tagAt(p, 2).startsWith("NN") && !isDistance(p))
    ? set(2, lengthOf(1, unit))
    : undefined;
}

const isDistance = (p: Place): boolean =>
  [p.w.ago, p.w.earlier, p.w.later, p.w.after, p.w.before].some(words => words.has(at(p, 2)));
