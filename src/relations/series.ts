import type { Incident } from "../record/incident.ts";
import { countsOf } from "./count.ts";
import { betweenSides, isDated, type Passage, passageOf, type Scale } from "./passage.ts";
import { dayNumber, dayOfNumber, type Period, periodsOf, type Step } from "./periods.ts";
import { notesOf } from "./series-notes.ts";
import type { Change, Level, Series, SeriesPeriod } from "./series-shapes.ts";
import type { SeriesWords } from "./series-words.ts";
import { apart, type Side } from "./side.ts";
import { leastEvidence, type Norm, normOf, tonesAt, widthsAt } from "./tone.ts";
import { type Days, filledDays, type Turn, turnsOf } from "./turns.ts";
import { fill } from "./words.ts";

export type { Change, Level, Series, SeriesPeriod } from "./series-shapes.ts";

/** What a series is asked for; days [from, to), ISO; without them from the first incident to the last. */
export interface SeriesRequest {
  readonly a: Side;
  readonly b: Side;
  readonly by: Step;
  readonly from?: string;
  readonly to?: string;
  readonly halfLifeDays: number;
  readonly scale: Scale;
  readonly words: SeriesWords;
  /** How many periods there may be; 50,000 where not said. */
  readonly mostPeriods?: number;
}

/** Periods of a series, at most, where its asker sets no bound. */
const mostPeriods = 50_000;

/** Half-life of an incident where the user sets none, in days. */
export const usualHalfLife = 60;

/** Incidents named behind a change. */
const namedIncidents = 5;

/** Counts, index, norm and changes of what passed between two sides; too many periods are a `PeriodsFault`. Incidents from before `from` age into the index; those from `to` on are not looked at. */
export function series(incidents: readonly Incident[], request: SeriesRequest): Series {
  const { by, halfLifeDays, scale, words } = request;
  const { a, b, shared } = apart(request.a, request.b);
  const all = passagesOf(incidents, a, b, scale).filter(
    p => request.to === undefined || p.day < dayNumber(request.to),
  );
  const [from, to] = bounds(all, request);
  const spans =
    from === undefined || to === undefined ? [] : periodsOf(from, to, by, request.mostPeriods ?? mostPeriods);
  const inside = from === undefined ? [] : all.filter(p => p.day >= dayNumber(from));
  const undated = incidents.filter(i => !isDated(i) && betweenSides(i, a, b).length > 0).length;
  const norm =
    normOf(
      all,
      spans.map(s => dayNumber(s.end)),
      halfLifeDays,
    ) ?? null;
  const periods = periodsWith(spans, all, inside, norm, halfLifeDays);
  const changes = changesOf(inside, request);
  const seen = { incidents: inside.length, undated, periods, norm: norm && roundedNorm(norm), changes };
  return {
    a: { code: a.code, name: a.name },
    b: { code: b.code, name: b.name },
    by,
    from: from ?? null,
    to: to ?? null,
    scale,
    halfLifeDays,
    formula: fill(words.formula, { scale: words.scales[scale]!, halfLife: halfLifeDays }),
    ...seen,
    notes: notesOf({ ...seen, bounded: request.from !== undefined }, shared, words),
  };
}

/** What of the incidents counts between two sides, in order of time. */
export const passagesOf = (
  incidents: readonly Incident[],
  a: Side,
  b: Side,
  scale: Scale,
): readonly Passage[] =>
  incidents
    .flatMap(i => passageOf(i, a, b, scale) ?? [])
    .sort((x, y) => x.day - y.day || (x.incident < y.incident ? -1 : 1));

function bounds(
  passages: readonly Passage[],
  { from, to }: SeriesRequest,
): readonly [string | undefined, string | undefined] {
  const [first, last] = [passages[0], passages.at(-1)];
  return [from ?? (first && dayOfNumber(first.day)), to ?? (last && dayOfNumber(last.day + 1))];
}

function periodsWith(
  spans: readonly Period[],
  all: readonly Passage[],
  inside: readonly Passage[],
  norm: Norm | null,
  halfLifeDays: number,
): readonly SeriesPeriod[] {
  const ends = spans.map(s => dayNumber(s.end));
  const tones = tonesAt(all, ends, halfLifeDays);
  const widths = all.length === 0 ? [] : widthsAt(all, ends, halfLifeDays);
  let next = 0;
  return spans.map((span, j) => {
    const first = next;
    while (next < inside.length && inside[next]!.day < ends[j]!) next++;
    const within = inside.slice(first, next);
    const tone = tones[j];
    return {
      ...span,
      incidents: within.length,
      counts: countsOf(within),
      index: tone === undefined ? null : rounded(tone.index),
      low: tone === undefined ? null : rounded(Math.max(-10, tone.index - widths[j]!)),
      high: tone === undefined ? null : rounded(Math.min(10, tone.index + widths[j]!)),
      level: tone === undefined ? null : levelOf(tone.index, tone.evidence, norm),
    };
  });
}

const levelOf = (index: number, evidence: number, norm: Norm | null): Level =>
  norm === null || evidence < leastEvidence
    ? "thin"
    : index > norm.high
      ? "above"
      : index < norm.low
        ? "below"
        : "usual";

/** Changes in the days asked for; without them in those that the incidents fill. */
function changesOf(inside: readonly Passage[], { from, to }: SeriesRequest): readonly Change[] {
  if (inside.length === 0) return [];
  const filled = filledDays(inside);
  const days: Days = {
    from: from === undefined ? filled.from : dayNumber(from),
    to: to === undefined ? filled.to : dayNumber(to),
  };
  const passages = inside.filter(p => p.day >= days.from && p.day < days.to);
  return turnsOf(passages, days).map(turn => ({
    date: dayOfNumber(passages[turn.at]!.day),
    direction: turn.after < turn.before ? "worse" : "better",
    before: rounded(turn.before),
    after: rounded(turn.after),
    p: turn.p,
    incidents: behind(passages, turn),
  }));
}

/** The first incidents of a turn that are of its sign. */
function behind(passages: readonly Passage[], { at, to, before, after }: Turn): readonly string[] {
  return passages
    .slice(at, to)
    .filter(p => p.score * (after - before) > 0)
    .slice(0, namedIncidents)
    .map(p => p.incident);
}

const rounded = (x: number): number => Math.round(x * 100) / 100;
const roundedNorm = ({ index, low, high }: Norm): Norm => ({
  index: rounded(index),
  low: rounded(low),
  high: rounded(high),
});
