import type { Event } from "../events/event.ts";

/** The day of an event, `YYYY-MM-DD`; absent where it is known less exactly or lasted longer. */
export function dayOf(event: Event): string | undefined {
  const { start, end } = event.date ?? { start: "", end: "" };
  const day = start.slice(0, 10);
  return day.length === 10 && day === end.slice(0, 10) ? day : undefined;
}

/** The first and last day that an event's date leaves open; absent where it has none, or one before the common era. */
export function daysOf(event: Event): readonly [first: string, last: string] | undefined {
  if (event.date === undefined) return undefined;
  const [first, last] = [firstDay(event.date.start), lastDay(event.date.end)];
  return first === undefined || last === undefined ? undefined : [first, last];
}

const firstDay = (date: string): string | undefined => {
  const [, year, month = "01", day = "01"] = parts(date) ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
};

function lastDay(date: string): string | undefined {
  const [, year, month = "12", day] = parts(date) ?? [];
  if (year === undefined) return undefined;
  return `${year}-${month}-${day ?? new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()}`;
}

const parts = (date: string): RegExpExecArray | null =>
  /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T|$)/.exec(date);
