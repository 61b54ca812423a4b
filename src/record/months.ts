import type { Item } from "./alike.ts";

/** Days before its report that a mention without a day may recall. */
const recallDays = 400;

/** Days that the day of a report may differ from the day of what it tells, and reports of one undated happening. */
const slackDays = 8;

/** Months beyond which a span of time is of any month. */
const longestSpan = 30;

/** The key of what may be of any month; months are numbered from year 0. */
const any = -1;

/** The months that an event's date covers; of one without a date the month of its report; `any` where neither is known or the span is long. */
export function monthsOf({ event, published }: Item): readonly number[] {
  if (event.date !== undefined) return between(event.date.start, event.date.end, 0, 0);
  return published === undefined ? [any] : [monthIn(published)];
}

/** The months of all events that can be one happening with an event, and `any`. */
export function monthsNear({ event, published }: Item): readonly number[] {
  const [from, to] = [event.date?.start ?? published, event.date?.end ?? published];
  if (from === undefined || to === undefined) return [any];
  const back = event.date === undefined ? recallDays : slackDays;
  return [...between(from, to, back, slackDays), any];
}

function between(start: string, end: string, back: number, ahead: number): readonly number[] {
  const [from, to] = [monthNumber(start, -back), monthNumber(end, ahead)];
  if (to - from > longestSpan) return [any];
  return Array.from({ length: Math.max(1, to - from + 1) }, (_, i) => from + i);
}

/** The month that an ISO date writes; `NaN`, which is near to none, where it writes the year alone. */
const monthIn = (iso: string): number =>
  iso.length < 7 ? Number.NaN : 12 * Number(iso.slice(0, 4)) + Number(iso.slice(5, 7)) - 1;

/** The month of a day so many days away. */
function monthNumber(iso: string, days: number): number {
  const day = new Date(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) + days * 86_400_000);
  return day.getUTCFullYear() * 12 + day.getUTCMonth();
}
