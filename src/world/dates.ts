import { LexiconFault } from "../text/fault.ts";
import type { Entry } from "../text/lexicon.ts";
import type { Role } from "./actor.ts";

/** When a term of office or membership began and ended, as `Role` has it. */
export type Term = Pick<Role, "from" | "to" | "unsure">;

const dated = /^(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(\??)$/;

/** Two dates as a lexicon writes them (`2016-11`, not sure: `2016-11?`), each checked and left out where it is absent; a date that is none, or an end before the beginning, is a `LexiconFault`. */
export function termOf(entry: Entry, from: string | undefined, to: string | undefined): Term {
  const [begin, end] = [dateOf(entry, from), dateOf(entry, to)];
  const unsure = [...(begin?.unsure ? (["from"] as const) : []), ...(end?.unsure ? (["to"] as const) : [])];
  return {
    ...(begin === undefined ? {} : { from: begin.date }),
    ...(end === undefined ? {} : { to: end.date }),
    ...(unsure.length > 0 ? { unsure } : {}),
  };
}

function dateOf(entry: Entry, text: string | undefined) {
  if (text === undefined) return undefined;
  const [, date, mark] = dated.exec(text) ?? [];
  if (date === undefined)
    throw new LexiconFault(
      entry.file,
      entry.line,
      `expected a date like 2016-11-26, 2016-11 or 2016, with "?" if it is not sure; got "${text}"`,
    );
  return { date, unsure: mark === "?" };
}

/** How exactly a date is known, by its length. */
export const precisionOf = (date: string): "day" | "month" | "year" =>
  date.length === 4 ? "year" : date.length === 7 ? "month" : "day";

/** Whether two terms share a day for certain: ends that are known to the month or year alone meet without a clash. */
export function clash(a: Term, b: Term): boolean {
  return before(a.from, b.to) && before(b.from, a.to);
}

/** Whether something began before something else ended, at the coarser of both precisions; absent ends are open. */
function before(from: string | undefined, to: string | undefined): boolean {
  if (from === undefined || to === undefined) return true;
  const length = Math.min(from.length, to.length);
  return from.slice(0, length) < to.slice(0, length);
}

/** Whether two terms share a day as they stand, dates cut short counting as their first day. */
export const overlap = (a: Term, b: Term): boolean =>
  (a.from === undefined || b.to === undefined || a.from < b.to) &&
  (b.from === undefined || a.to === undefined || b.from < a.to);

/** Whether a day falls where an end of a term is known too coarsely, or not for sure, to say on which side it lies. */
export function doubtful(term: Term, day: string): boolean {
  return (["from", "to"] as const).some(end => {
    const date = term[end];
    if (date === undefined) return false;
    if (date.length < day.length) return day.startsWith(date);
    return (term.unsure?.includes(end) ?? false) && day.slice(0, 7) === date.slice(0, 7);
  });
}
