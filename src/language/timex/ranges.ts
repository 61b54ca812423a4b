import type { Timex } from "../mention.ts";
import { bounds, isoDay, parseDay } from "./calendar.ts";
import type { TimeWords } from "./words.ts";

/** A timex and where it stands among the words of its sentence, last word exclusive. */
export interface Placed {
  readonly timex: Timex;
  readonly from: number;
  readonly to: number;
}

/** Joins the ends of ranges: each keeps its own value, and bears the whole as `range`; one end alone leaves it open. */
export function joinRanges(
  found: readonly Placed[],
  words: readonly string[],
  w: TimeWords,
): readonly Timex[] {
  const out = found.map(f => f.timex);
  for (let i = 0; i < found.length; i++) {
    const next = found[i + 1];
    const pair = next && pairOf(out[i]!, next.timex, linkOf(found[i]!, next, words, w));
    if (pair) [out[i], out[i + 1]] = pair;
    else if (out[i]!.range === undefined) out[i] = open(out[i]!, words[found[i]!.from - 1] ?? "", w);
  }
  return out;
}

type Link = "range" | "list" | undefined;

/** How two times hang together: "from A to B", "between A and B", "A - B"; "A and B" is a list. */
function linkOf(a: Placed, b: Placed, words: readonly string[], w: TimeWords): Link {
  const before = words[a.from - 1] ?? "";
  const between = words.slice(a.to, b.from);
  const link =
    between.length === 1 ? between[0]! : between[0] === "," && between.length === 2 ? between[1]! : "";
  if (w.rangeTo.has(link)) return "range";
  if (!w.and.has(link) && !w.or.has(link)) return undefined;
  return w.rangeBetween.has(before) ? "range" : "list";
}

/** Both ends with their years made to fit, a before b; `undefined` where they are no dates. */
function pairOf(a: Timex, b: Timex, link: Link): readonly [Timex, Timex] | undefined {
  if (link === undefined || !isDate(a) || !isDate(b)) return undefined;
  const first = yearless.test(a.by) && !yearless.test(b.by) ? withYear(a, b.value, -1) : onDayOf(a, b);
  const last = link === "range" && yearless.test(b.by) ? withYear(b, first.value, 1) : b;
  if (link === "list") return first === a ? undefined : [first, last];
  const [from, to] = [bounds(first.value), bounds(last.value)];
  if (from === undefined || to === undefined || from.start > to.end) return undefined;
  const range = `${first.value}/${last.value}`;
  return [
    { ...first, range },
    { ...last, range },
  ];
}

/** "between 9 a.m. and 5 p.m. on Tuesday": both hours are of that day. */
const onDayOf = (a: Timex, b: Timex): Timex =>
  a.by === "timex/clock" && b.by === "timex/clock-of-day"
    ? { ...a, value: `${b.value.slice(0, b.value.indexOf("T"))}${a.value.slice(a.value.indexOf("T"))}` }
    : a;

const isDate = (t: Timex): boolean => (t.type === "DATE" || t.type === "TIME") && !t.value.includes("/");

/** Rules that supply a year or week by themselves. */
const yearless = /(?:date-without-year|month-name|\/weekday)$/;

/** The year (for a weekday, the week) nearest to another time, not after it (-1) or not before it (1). */
function withYear(t: Timex, other: string, by: -1 | 1): Timex {
  const anchor = bounds(other);
  if (anchor === undefined || !/^\d{4}-\d\d/.test(t.value)) return t;
  if (t.by.endsWith("/weekday")) return by === 1 ? weekOn(t, anchor.start) : t;
  const year = Number((by === 1 ? anchor.start : anchor.end).slice(0, 4));
  const fits = (y: number) => {
    const b = bounds(`${y}${t.value.slice(4)}`);
    return b !== undefined && (by === 1 ? b.end >= anchor.start : b.start <= anchor.end);
  };
  const near = fits(year) ? year : year + by;
  return { ...t, value: `${near}${t.value.slice(4)}` };
}

function weekOn(t: Timex, start: string): Timex {
  const day = parseDay(t.value);
  return day === undefined || t.value.slice(0, 10) >= start
    ? t
    : { ...t, value: `${isoDay(day + 7)}${t.value.slice(10)}` };
}

/** "since July", "until Friday". */
function open(t: Timex, before: string, w: TimeWords): Timex {
  if (!isDate(t) || bounds(t.value) === undefined) return t;
  if (w.rangeSince.has(before)) return { ...t, range: `${t.value}/..` };
  return w.rangeUntil.has(before) ? { ...t, range: `../${t.value}` } : t;
}
