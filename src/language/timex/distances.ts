import { isoDay, pad } from "./calendar.ts";
import { amountAt } from "./numbers.ts";
import { at, implied, one, type Place, type Reading, stated, tagAt } from "./reading.ts";
import { shifted, toldFor, undated, unitAt } from "./units.ts";

/** "three days ago", "a week earlier", "two years later", "the day before", "years ago". */
export function distance(p: Place): Reading | undefined {
  const counted = countedUnit(p);
  if (counted === undefined) return undefined;
  const { n, unit, length } = counted;
  const turn = directionAfter(p, length);
  if (turn === undefined) return undefined;
  const total = length + turn.length;
  if (n === "X") return stated(total, vague(p, turn), "vague-distance");
  const from = turn.told ? toldFor(p, unit.startsWith("T") ? "D" : unit) : p.now;
  if (from === undefined)
    return stated(total, undated(grain(unit.startsWith("T") ? "D" : unit, turn.told)), "distance-undated");
  if (unit.startsWith("T")) return onClock(p, total, turn.by * n * minutesOf(unit), turn.told);
  const day = shifted(from, unit, turn.by * n);
  if (day === undefined) return undefined;
  const value = unitAt(day, grain(unit, turn.told), 0)!;
  return turn.told
    ? implied(total, value, "distance-from-told")
    : implied(total, moreThan(p, value), "distance");
}

/** "years later" in a tale of the past is past. */
const vague = (p: Place, { by, told }: { readonly by: number; readonly told: boolean }): string =>
  by < 0 || (told && p.tense() !== "ahead") ? "PAST_REF" : "FUTURE_REF";

/** "two weeks ago" is a week, but "two weeks later" a day, as was what it counts from; "a century ago" is a year. */
function grain(unit: string, told: boolean): string {
  if (unit === "DE" || unit === "CE") return "Y";
  return told && (unit === "W" || unit === "F") ? "D" : unit;
}

const minutesOf = (unit: string): number => ({ TH: 60, TM: 1 })[unit] ?? 0;

/** "two hours later" than an hour told; "six hours ago": the day that was. Nothing where no hour was told. */
function onClock(p: Place, length: number, minutes: number, told: boolean): Reading | undefined {
  if (!told) return implied(length, moreThan(p, isoDay(p.now! + Math.ceil(minutes / 1440))), "distance");
  if (p.told.minute === undefined || p.told.day === undefined) return undefined;
  const minute = p.told.minute + minutes;
  const day = p.told.day + Math.floor(minute / 1440);
  const rest = ((minute % 1440) + 1440) % 1440;
  const value = `${isoDay(day)}T${pad(Math.floor(rest / 60))}:${pad(rest % 60)}`;
  return implied(length, value, "distance-from-told", "TIME");
}

/** "over two years ago" is any time up to then. */
const moreThan = (p: Place, value: string): string =>
  p.w.moreThan.has(at(p, -1)) && !value.includes("/") ? `../${value}` : value;

interface Counted {
  readonly n: number | "X";
  readonly unit: string;
  readonly length: number;
}

/** A number and a unit, "the" and a unit before "before" or "after", a bare plural ("years"). */
function countedUnit(p: Place): Counted | undefined {
  const count = amountAt(p, 0);
  if (count !== undefined) {
    const word = at(p, count.length);
    const unit = (p.w.plurals.get(word) ?? p.w.units.get(word)) as string | undefined;
    return unit === undefined ? undefined : { n: count.n, unit, length: count.length + 1 };
  }
  const the = p.w.the.has(at(p, 0)) ? (p.w.units.get(at(p, 1)) as string | undefined) : undefined;
  if (the !== undefined && p.w.clausal.has(at(p, 2))) return { n: 1, unit: the, length: 2 };
  const counted = tagAt(p, -1) === "CD" || p.w.several.has(at(p, -1));
  const bare = counted ? undefined : (p.w.plurals.get(at(p, 0)) as string | undefined);
  return bare === undefined || p.w.clausal.has(at(p, 1)) ? undefined : { n: "X", unit: bare, length: 1 };
}

/** The word that says which way, and whether from the report's day or from what was told. */
function directionAfter(
  p: Place,
  k: number,
): { readonly by: number; readonly length: number; readonly told: boolean } | undefined {
  const word = at(p, k);
  if (p.w.ago.has(word)) return { by: -1, length: 1, told: false };
  if (p.w.fromNow.has(`${word} ${at(p, k + 1)}`)) return { by: 1, length: 2, told: false };
  if (p.w.fromNow.has(word)) return { by: 1, length: 1, told: false };
  const by = p.w.earlier.has(word) ? -1 : p.w.later.has(word) ? 1 : undefined;
  if (by === undefined || (p.w.clausal.has(word) && governs(p, k + 1))) return undefined;
  return { by, length: 1, told: true };
}

/** Whether "before" or "after" has something behind it: then it is counted from that. */
const governs = (p: Place, k: number): boolean =>
  at(p, k) !== "" &&
  !/^(?:[.,;:)'"”’?!-]+|-RRB-|CC|VBD|VBZ|VBP|MD)$/.test(tagAt(p, k)) &&
  !/^[.,;:)"”!?]$/.test(at(p, k));

/** "in three weeks", "in two days' time", where the clause looks ahead. */
export function inDistance(p: Place): Reading | undefined {
  const before = at(p, -2);
  if (!p.w.in.has(at(p, -1)) || p.now === undefined || p.w.timeWord.has(before)) return undefined;
  const count = amountAt(p, 0);
  const word = at(p, count?.length ?? 0);
  const unit = (p.w.plurals.get(word) ?? p.w.units.get(word)) as string | undefined;
  if (count === undefined || count.n === "X" || unit === undefined || unit.startsWith("T")) return undefined;
  if (shifted(p.now, unit, 1) === undefined || p.tense() !== "ahead") return undefined;
  const length = count.length + 1;
  const possessive = /^(?:'s|')$/.test(at(p, length)) ? 1 : 0;
  const time = possessive ? 1 + one(p, length + 1, p.w.timeWord) : 0;
  return implied(length + (time === 2 ? 2 : 0), unitAt(p.now, unit, count.n)!, "distance");
}
