import { createHash } from "node:crypto";
import type { EventType } from "../events/event.ts";
import type { Incident } from "../record/incident.ts";
import { gauge, leastWorth, type Reading } from "./gauge.ts";
import { type Direction, type Measured, measured, type Scale } from "./measured.ts";
import { dayNumber, isoDay, type Period, periodsOf, type Step } from "./periods.ts";
import { relate, type Side } from "./relation.ts";
import { ranked } from "./timeline.ts";
import { type Turn, turns } from "./turns.ts";

/** What a series is asked for: two sides, the days [from, to) it is about (ISO), what it is counted by, how it is weighed. */
export interface SeriesRequest {
  readonly a: Side;
  readonly b: Side;
  readonly by: Step;
  readonly scale: Scale;
  readonly halfLifeDays: number;
  readonly from?: string;
  readonly to?: string;
}

/** Incidents by type and by quad class (1 to 4). */
export interface Counts {
  readonly types: Readonly<Partial<Record<EventType, number>>>;
  readonly quads: Readonly<Record<1 | 2 | 3 | 4, number>>;
}

/** Where a period stands against the pair's own norm; `thin` where too little is known of either. */
export type Level = "above" | "usual" | "below" | "thin";

/** The incidents of days [start, end), and the index at its end: `null` before the first incident, bounds `null` where thin. */
export interface SeriesPeriod extends Period {
  readonly incidents: number;
  readonly counts: Readonly<Record<Direction, Counts>>;
  readonly index: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly level: Level;
}

/** A day from which on the relation is another, with the incidents that speak most for it. */
export interface SeriesChange {
  readonly date: string;
  readonly direction: "worse" | "better";
  readonly before: number;
  readonly after: number;
  readonly p: number;
  readonly incidents: readonly string[];
}

/** What passed between two sides by periods. `undated` incidents are left out of all. @see docs/series.md */
export interface Series {
  readonly incidents: number;
  readonly undated: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly periods: readonly SeriesPeriod[];
  readonly norm: { readonly index: number; readonly low: number; readonly high: number } | null;
  readonly changes: readonly SeriesChange[];
}

/** Incidents without which no norm is drawn. */
export const leastForNorm = 20;

/** Days from a change on in which the incidents behind it are looked for, and how many are named. */
const behind = { days: 45, most: 5 } as const;

/** The series of a pair of sides from the incidents of a record. Pure: the bootstrap draws by the incidents' ids. */
export function series(incidents: readonly Incident[], request: SeriesRequest): Series {
  const { a, b, by, scale, halfLifeDays } = request;
  const passed = relate(incidents, a, b, request.from, request.to);
  const all = measured(passed, a, b, scale);
  const within = (m: Measured) =>
    (request.from === undefined || isoDay(m.day) >= request.from) &&
    (request.to === undefined || isoDay(m.day) < request.to);
  const dated = all.dated.filter(within);
  const { undated } = all;
  const empty = {
    incidents: dated.length,
    undated,
    from: null,
    to: null,
    periods: [],
    norm: null,
    changes: [],
  };
  if (dated.length === 0) return empty;
  const from = request.from ?? isoDay(dated[0]!.day);
  const to = request.to ?? isoDay(dated.at(-1)!.day + 1);
  const seed = seedOf(dated);
  const norm = normOf(dated, seed);
  const periods = periodsOf(from, to, by);
  const ends = periods.map(p => dayNumber(p.end));
  const readings = gauge(dated, ends, halfLifeDays, seed);
  return {
    incidents: dated.length,
    undated,
    from,
    to,
    periods: periodsWith(dated, periods, readings, norm),
    norm,
    changes: turns(dated, seed).map((t, i, list) => changeOf(t, dated, list[i + 1]?.day)),
  };
}

/** The same incidents give the same chances. */
function seedOf(dated: readonly Measured[]): number {
  const hash = createHash("sha256");
  for (const m of dated) hash.update(`${m.incident.id}\n`);
  return hash.digest().readUInt32BE(0);
}

/** The mean of all incidents alike, however old, with its interval; none of few. */
function normOf(dated: readonly Measured[], seed: number): Series["norm"] {
  if (dated.length < leastForNorm) return null;
  const [reading] = gauge(dated, [dated.at(-1)!.day + 1], Number.POSITIVE_INFINITY, seed);
  const { index, low, high } = reading!;
  return low === undefined || high === undefined
    ? null
    : { index: round(index), low: round(low), high: round(high) };
}

function periodsWith(
  dated: readonly Measured[],
  periods: readonly Period[],
  readings: readonly (Reading | undefined)[],
  norm: Series["norm"],
): readonly SeriesPeriod[] {
  let next = 0;
  return periods.map((period, i) => {
    const first = next;
    while (next < dated.length && isoDay(dated[next]!.day) < period.end) next++;
    const here = dated.slice(first, next);
    const reading = readings[i];
    return {
      ...period,
      incidents: here.length,
      counts: { ab: countsOf(here, "ab"), ba: countsOf(here, "ba"), mutual: countsOf(here, "mutual") },
      index: reading === undefined ? null : round(reading.index),
      low: reading?.low === undefined ? null : round(reading.low),
      high: reading?.high === undefined ? null : round(reading.high),
      level: levelOf(reading, norm),
    };
  });
}

function countsOf(here: readonly Measured[], direction: Direction): Counts {
  const types: Partial<Record<EventType, number>> = {};
  const quads = { 1: 0, 2: 0, 3: 0, 4: 0 };
  for (const { event, direction: d } of here) {
    if (d !== direction) continue;
    types[event.event] = (types[event.event] ?? 0) + 1;
    quads[event.quad]++;
  }
  return { types: Object.fromEntries(Object.entries(types).sort(([x], [y]) => (x < y ? -1 : 1))), quads };
}

/** Beyond the norm only where the whole interval is. */
function levelOf(reading: Reading | undefined, norm: Series["norm"]): Level {
  if (norm === null || reading?.low === undefined || reading.high === undefined || reading.worth < leastWorth)
    return "thin";
  if (reading.low > norm.index) return "above";
  return reading.high < norm.index ? "below" : "usual";
}

/** A turn with the weightiest incidents after it that went its way. */
function changeOf(turn: Turn, dated: readonly Measured[], nextTurn: number | undefined): SeriesChange {
  const better = turn.after > turn.before;
  const until = Math.min(turn.day + behind.days, nextTurn ?? Number.POSITIVE_INFINITY);
  const along = dated.filter(
    m => m.day >= turn.day && m.day < until && (better ? m.value > turn.before : m.value < turn.before),
  );
  return {
    date: isoDay(turn.day),
    direction: better ? "better" : "worse",
    before: round(turn.before),
    after: round(turn.after),
    p: turn.p,
    incidents: ranked(along.map(m => m.incident))
      .slice(0, behind.most)
      .map(i => i.id),
  };
}

const round = (value: number): number => Math.round(value * 100) / 100 || 0;
