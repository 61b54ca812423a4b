import type { When } from "../events/event.ts";
import { type BriefWords, fill } from "./words.ts";

const format = (iso: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options }).format(new Date(`${iso}T00:00:00Z`));

/** An ISO day in words: "24 November 2016". */
export const dayWords = (iso: string): string =>
  format(iso, { day: "numeric", month: "long", year: "numeric" });

/** Days from the first ISO day to the second. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;

/** The ISO day so many days before another. */
export const daysBefore = (iso: string, days: number): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/**
 * The date of an event in words, cut to what is known: "24 November 2016", "November 2015", "2013".
 *
 * An undated event has the day of its report as "reported …" where `published` is given, else `dates.undated`.
 */
export function dateWords(
  e: { readonly date?: Pick<When, "start" | "end" | "precision"> | undefined },
  words?: BriefWords,
  published?: string,
): string {
  const d = e.date;
  if (d === undefined && words === undefined) return "";
  if (d === undefined)
    return published === undefined
      ? words!.dates.undated!
      : fill(words!.dates.reported!, { day: dayWords(published) });
  if (d.precision === "year") return d.start.slice(0, 4);
  if (d.precision === "month") return format(`${d.start.slice(0, 7)}-01`, { month: "long", year: "numeric" });
  if (d.start === d.end) return dayWords(d.start);
  return fill(words?.dates.range ?? "{start} – {end}", { start: dayWords(d.start), end: dayWords(d.end) });
}
