import { isoDay, pad } from "./calendar.ts";
import { fullDate } from "./dates.ts";
import { at, capital, implied, longest, move, one, type Place, type Reading, stated } from "./reading.ts";
import { relativeUnit } from "./units.ts";
import { dayWord, weekdayName } from "./weekdays.ts";

interface Hour {
  readonly time: string;
  readonly length: number;
}

/** "10 p.m.", "3:30 am", "22:30", "1400 GMT", "noon", "10:30 a.m. on Friday": on the day told with it, else the one told last. */
export function clock(p: Place): Reading | undefined {
  const hour = named(p) ?? halfDay(p) ?? military(p);
  if (hour === undefined) return undefined;
  const zone = zoneAt(p, hour.length);
  const length = hour.length + zone.length;
  const time = `T${hour.time}${zone.value}`;
  const on = dayAfter(p, length);
  if (on !== undefined)
    return { ...on, length: on.length, value: `${on.value}${time}`, by: "clock-of-day", type: "TIME" };
  const day = behindAside(p, length)?.value ?? (p.told.day === undefined ? undefined : isoDay(p.told.day));
  return day === undefined
    ? stated(length, `XXXX-XX-XX${time}`, "clock-undated", "TIME")
    : implied(length, `${day}${time}`, "clock", "TIME");
}

/** The day behind the same hour in another zone: "3 a.m. (0100 GMT) on Sunday". */
function behindAside(p: Place, k: number): Reading | undefined {
  const close = at(p, k) === "(" ? [2, 3, 4].find(n => at(p, k + n) === ")") : undefined;
  return close === undefined ? undefined : dayAfter(p, k + close + 1);
}

/** "noon", "midnight", "five o'clock". */
function named(p: Place): Hour | undefined {
  const hour = p.w.hours.get(at(p, 0)) as string | undefined;
  if (hour !== undefined) return { time: hour, length: 1 };
  const n = Number(at(p, 0)) || (p.w.numbers.get(at(p, 0)) as number | undefined);
  return n !== undefined && n <= 12 && p.w.oclock.has(at(p, 1))
    ? { time: `${pad(n)}:00`, length: 2 }
    : undefined;
}

/** "10 p.m.", "3.30 am", "10am", "22:30". */
function halfDay(p: Place): Hour | undefined {
  const m = /^(\d{1,2})(?:([:.])(\d\d))?([ap]\.?m\.?)?$/.exec(at(p, 0));
  if (!m) return undefined;
  const half = p.w.halves.get(m[4] ?? at(p, 1)) as number | undefined;
  const [hour, minutes] = [Number(m[1]), m[3] ?? "00"];
  if (hour > 24 || Number(minutes) > 59 || (half !== undefined && hour > 12)) return undefined;
  if (half !== undefined)
    return { time: `${pad((hour % 12) + half)}:${minutes}`, length: m[4] === undefined ? 2 : 1 };
  return m[2] === ":" ? { time: `${pad(hour)}:${minutes}`, length: 1 } : undefined;
}

/** "1400 GMT". */
function military(p: Place): Hour | undefined {
  const m = /^([01]\d|2[0-3])([0-5]\d)$/.exec(at(p, 0));
  return m && zoneAt(p, 1).length > 0 ? { time: `${m[1]}:${m[2]}`, length: 1 } : undefined;
}

function zoneAt(p: Place, k: number): { readonly value: string; readonly length: number } {
  const zone = p.w.zones.get(at(p, k)) as string | undefined;
  if (zone !== undefined && capital(p, k)) return { value: zone, length: 1 };
  const local = p.w.localTime.has(at(p, k)) && p.w.timeWord.has(at(p, k + 1));
  return { value: "", length: local ? 2 : 0 };
}

/** The day told right after a clock time: "on Friday", ", 24 November", "the next day". */
function dayAfter(p: Place, k: number): Reading | undefined {
  const link = at(p, k) === "," || p.w.on.has(at(p, k)) ? 1 : 0;
  const day = longest(move(p, k + link), [fullDate, weekdayName, dayWord, relativeUnit]);
  const single = day && /^(?:\d{4}|XXXX)-(?:\d\d-\d\d|WXX-\d|XX-XX)$/.test(day.value);
  return single ? { ...day, length: k + link + day.length } : undefined;
}

/** "the evening of 24 November", "the early hours of Friday". */
export function partOf(p: Place): Reading | undefined {
  const the = one(p, 0, p.w.the);
  const two = p.w.partPhrases.get(`${at(p, the)} ${at(p, the + 1)}`);
  const part = two ?? p.w.parts.get(at(p, the));
  const k = the + (two === undefined ? 1 : 2);
  if (part === undefined || !(p.w.of.has(at(p, k)) || p.w.on.has(at(p, k)))) return undefined;
  const day = longest(move(p, k + 1), [fullDate, weekdayName, dayWord]);
  return day && day.type === "DATE" && !day.value.includes("/")
    ? { ...day, length: k + 1 + day.length, value: `${day.value}T${part}`, type: "TIME", by: "part-of-day" }
    : undefined;
}
