import type { Item } from "./alike.ts";

/** Days before its report that a mention without a day may recall. */
const recallDays = 400;

/** Days that the day of a report may differ from the day of what it tells, and reports of one undated happening. */
const slackDays = 8;

/** Months beyond which a span of time is of any month. */
const longestSpan = 30;

/** The key of what may be of any month. */
const any = "any";

/** The months that an event's date covers; of one without a date the month of its report; `any` where neither is known or the span is long. */
export function monthsOf({ event, published }: Item): readonly string[] {
  if (event.date !== undefined) return between(event.date.start, event.date.end, 0, 0);
  return published === undefined ? [any] : [published.slice(0, 7)];
}

/** The months of all events that can be one happening with an event, and `any`. */
export function monthsNear({ event, published }: Item): readonly string[] {
  const [from, to] = [event.date?.start ?? published, event.date?.end ?? published];
  if (from === undefined || to === undefined) return [any];
  const back = event.date === undefined ? recallDays : slackDays;
  return [...between(from, to, back, slackDays), any];
}

function between(start: string, end: string, back: number, ahead: number): readonly string[] {
  const [from, to] = [monthNumber(start, -back), monthNumber(end, ahead)];
  if (to - from > longestSpan) return [any];
  return Array.from({ length: Math.max(1, to - from + 1) }, (_, i) => nameOf(from + i));
}

/** Months since year 0 of a day so many days away. */
function monthNumber(iso: string, days: number): number {
  const day = new Date(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) + days * 86_400_000);
  return day.getUTCFullYear() * 12 + day.getUTCMonth();
}

const nameOf = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
