import { excludes } from "../events/tellings/causes.ts";
import { countedDiffer, differ } from "../events/tellings/differ.ts";
import type { Telling } from "../events/tellings/telling.ts";

export type Kind = "dispute" | "update" | "reversal";

/** What the telling of a later report (or of the same day) does to an earlier one of the same happening; `undefined` where both can stand. */
export function kindBetween(a: Telling, b: Telling): Kind | undefined {
  if (a.attribute !== b.attribute) return undefined;
  if (a.bounds !== undefined && b.bounds !== undefined) return figureKind(a, b);
  return a.value === b.value ? undefined : wordKind(a, b);
}

/** Figures of the same people that exclude each other: brought up to date, unless two states stand by theirs. */
function figureKind(a: Telling, b: Telling): Kind | undefined {
  if (countedDiffer(a, b) || !differ(a, b)) return undefined;
  const [x, y] = [a.holder?.country, b.holder?.country];
  if (x !== undefined && y !== undefined && x !== y) return "dispute";
  return isPlausible(a, b) ? "update" : undefined;
}

/** A count that falls by more than this share, or rises more than so many times without a word for it, is of something else. */
const fall = 0.55;
const rise = 60;

function isPlausible(a: Telling, b: Telling): boolean {
  const [x, y] = [a.bounds!, b.bounds!];
  if ((y.high ?? y.low) < fall * x.low) return false;
  return b.raised || y.low <= rise * Math.max(1, x.high ?? x.low);
}

/** Who did it, or why: two holders stand by theirs, or one takes his back. */
function wordKind(a: Telling, b: Telling): Kind | undefined {
  if (a.attribute !== "actor" && !(a.cause && b.cause && excludes(a.cause, b.cause))) return undefined;
  const [x, y] = [a.holder, b.holder];
  if (x === undefined || y === undefined || x.text === y.text) return undefined;
  const country = x.country !== undefined && x.country === y.country;
  return country ? "reversal" : "dispute";
}
