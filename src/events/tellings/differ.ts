import type { Telling } from "./telling.ts";

/** By how much a later figure may pass a lower bound, and two loose figures differ, without being another account. */
const boundSlack = 1.2;
const looseSlack = 1.1;

/** Whether two figures exclude each other, bounds and looseness of words allowed for. */
export function differ(a: Telling, b: Telling): boolean {
  const [x, y] = [a.bounds, b.bounds];
  if (x === undefined || y === undefined) return false;
  if (x.loose || y.loose) {
    const slack = x.high === undefined || y.high === undefined ? boundSlack : looseSlack;
    const raised = a.raised || b.raised;
    return (
      apart(x.low, x.high ?? x.low, y.low, y.high ?? y.low, raised ? 1 : slack) || below(x, y) || below(y, x)
    );
  }
  return x.low > y.high! || y.low > x.high!;
}

interface Range {
  readonly low: number;
  readonly high?: number;
}

/** An exact figure below what another says is the least. */
const below = (exact: Range, bound: Range): boolean =>
  bound.high === undefined && exact.high !== undefined && exact.high < bound.low;

/** Whether two ranges lie apart by more than a share. */
const apart = (aLow: number, aHigh: number, bLow: number, bHigh: number, slack: number): boolean =>
  aLow > bHigh * slack || bLow > aHigh * slack;

/** Whether two figures count other people: those of one kind against those of another, a part against the whole. */
export function countedDiffer(a: Telling, b: Telling): boolean {
  if (a.counted === b.counted) return false;
  if (a.partial || b.partial) return true;
  return a.counted !== "anybody" && b.counted !== "anybody";
}
