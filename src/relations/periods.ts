/** The steps of a series, as the calendar has them; weeks begin on Monday. */
export const steps = ["day", "week", "month", "quarter", "year"] as const;
export type Step = (typeof steps)[number];

/** A stretch of days [start, end), ISO. */
export interface Period {
  readonly start: string;
  readonly end: string;
}

/** Milliseconds of a day. */
const dayLength = 86_400_000;

/** The number of an ISO day, counted from 1970-01-01. */
export const dayNumber = (iso: string): number => Math.floor(Date.parse(`${iso}T00:00:00Z`) / dayLength);

/** The ISO day of such a number. */
export const dayOfNumber = (n: number): string => new Date(n * dayLength).toISOString().slice(0, 10);

/** More periods were asked for than a series may have. */
export class PeriodsFault extends Error {}

/** The periods that cover [from, to), the first and the last cut to it; `[]` where it is empty. More than `most` are a `PeriodsFault`. */
export function periodsOf(from: string, to: string, by: Step, most: number): readonly Period[] {
  const periods: Period[] = [];
  for (let start = from; start < to; ) {
    if (periods.length === most)
      throw new PeriodsFault(
        `${from} to ${to} by ${by} is more than ${most} periods; take longer steps or fewer days`,
      );
    const next = nextStart(start, by);
    const end = next < to ? next : to;
    periods.push({ start, end });
    start = end;
  }
  return periods;
}

/** The first day of the step after the one that holds a day. */
function nextStart(iso: string, by: Step): string {
  const n = dayNumber(iso);
  if (by === "day") return dayOfNumber(n + 1);
  // 1970-01-01 was a Thursday: Mondays are the days whose number is 4 modulo 7.
  if (by === "week") return dayOfNumber(n + 7 - ((((n - 4) % 7) + 7) % 7));
  const months = { month: 1, quarter: 3, year: 12 }[by];
  const [year, month] = [Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1];
  const first = month - (month % months) + months;
  return dayOfNumber(Math.floor(Date.UTC(year, first, 1) / dayLength));
}
