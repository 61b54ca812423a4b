/** What a series is counted by. */
export const steps = ["day", "week", "month", "quarter", "year"] as const;
export type Step = (typeof steps)[number];

/** Days [start, end), ISO. */
export interface Period {
  readonly start: string;
  readonly end: string;
}

const dayMs = 86_400_000;

/** Days of an ISO day since 1970-01-01. */
export const dayNumber = (iso: string): number =>
  Math.floor(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / dayMs);

export const isoDay = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);

/** The first day of the period that a day is in; weeks begin on Monday. */
export function beginOf(iso: string, by: Step): string {
  const [year, month] = [iso.slice(0, 4), Number(iso.slice(5, 7))];
  if (by === "year") return `${year}-01-01`;
  if (by === "quarter") return `${year}-${two(month - ((month - 1) % 3))}-01`;
  if (by === "month") return `${iso.slice(0, 7)}-01`;
  if (by === "day") return iso.slice(0, 10);
  const day = dayNumber(iso);
  // 1970-01-01 was a Thursday.
  return isoDay(day - ((((day + 3) % 7) + 7) % 7));
}

/** The first day after the period that begins on a day. */
function endOf(start: string, by: Step): string {
  if (by === "day" || by === "week") return isoDay(dayNumber(start) + (by === "day" ? 1 : 7));
  const months = { month: 1, quarter: 3, year: 12 }[by];
  const count = 12 * Number(start.slice(0, 4)) + Number(start.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, "0")}-${two((count % 12) + 1)}-01`;
}

const two = (n: number): string => String(n).padStart(2, "0");

/** The periods from the one that holds `from` to the one that holds the day before `to`. */
export function periodsOf(from: string, to: string, by: Step): readonly Period[] {
  const all: Period[] = [];
  for (let start = beginOf(from, by); start < to; ) {
    const end = endOf(start, by);
    all.push({ start, end });
    start = end;
  }
  return all;
}
