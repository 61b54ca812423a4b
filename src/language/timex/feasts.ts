import { oncePer } from "../../text/once.ts";
import { isoDay } from "./calendar.ts";
import { type Days, feastDays } from "./feast-days.ts";
import { yearTold } from "./months.ts";
import { at, capital, directionOf, implied, type Place, type Reading, stated, tagAt } from "./reading.ts";
import type { TimeWords } from "./words.ts";

/** "Christmas Day", "last Easter", "New Year's Eve 2014", "during Ramadan"; "9/11". */
export function feast(p: Place): Reading | undefined {
  const famous = p.w.famous.get(at(p, 0)) as string | undefined;
  if (famous !== undefined)
    return p.now === undefined || isoDay(p.now) >= famous ? stated(1, famous, "famous-day") : undefined;
  const by = directionOf(at(p, 0), p.w);
  const lead = by === undefined ? 0 : 1;
  const name = nameAt(p, lead);
  if (name === undefined) return undefined;
  const length = lead + name.length;
  const year = yearTold(p, length);
  if (p.w.openFeasts.has(name.name) && by === undefined && year === undefined && !isTime(p, length))
    return undefined;
  if (year !== undefined) {
    const days = feastDays(name.rule, year.year);
    return (
      days && {
        length: length + year.length,
        type: "DATE",
        value: spread(days),
        by: "feast-of-year",
        basis: year.basis,
      }
    );
  }
  if (p.now === undefined) return stated(length, undated(name.rule), "feast-undated");
  const days = near(p, name.rule, p.now, by);
  return days && implied(length, spread(days), "feast");
}

/** The longest name of a feast at a place, its rule, and how many words it takes. */
function nameAt(p: Place, k: number) {
  if (!firstParts(p.w.feasts).has(firstPart(at(p, k))) || !capital(p, k)) return undefined;
  for (let n = Math.min(7, p.words.length - p.i - k); n > 0; n--) {
    const name = p.words
      .slice(p.i + k, p.i + k + n)
      .join(" ")
      .replaceAll(" '", "'")
      .replaceAll(" - ", "-");
    const rule = p.w.feasts.get(name) as string | undefined;
    if (rule !== undefined) return { name, rule, length: n };
  }
  return undefined;
}

/** What feasts' names begin with, up to a space or mark. */
const firstParts = oncePer((feasts: TimeWords["feasts"]) => new Set([...feasts.keys()].map(firstPart)));
const firstPart = (name: string): string => /^[^ '-]*/.exec(name)![0];

/** Whether a name that is said of other things besides stands as a time: behind a word that leads to one, with no noun after it. */
const isTime = (p: Place, length: number): boolean =>
  p.w.feastBefore.has(at(p, -1)) && !/^(?:NN|JJ)/.test(tagAt(p, length));

const spread = ([first, last]: Days): string =>
  first === last ? isoDay(first) : `${isoDay(first)}/${isoDay(last)}`;

const undated = (rule: string): string => (/^\d\d-\d\d$/.test(rule) ? `XXXX-${rule}` : "XXXX");

/** Days ahead within which a feast that no tense dates is the coming one. */
const closeDays = 45;

/** The last such feast, or the next, as "last" and the tense say; where neither does, one close ahead is meant. */
function near(p: Place, rule: string, now: number, by: -1 | 0 | 1 | undefined): Days | undefined {
  const year = Number(isoDay(now).slice(0, 4));
  if (by === 0) return feastDays(rule, year);
  const all = [-1, 0, 1].flatMap(n =>
    [feastDays(rule, year + n) ?? []].filter(d => d.length === 2),
  ) as Days[];
  if (by === -1) return all.findLast(d => d[1] < now);
  if (by === 1) return all.find(d => d[0] > now);
  const [past, coming] = [all.findLast(d => d[0] <= now), all.find(d => d[1] >= now)];
  const tense = p.tense();
  const close = tense !== "past" && coming !== undefined && coming[0] - now <= closeDays;
  return tense === "ahead" || close ? coming : past;
}
