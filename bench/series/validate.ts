/**
 * Series against truth: `npm run eval -- series`. Codes the pool of dated one-line reports (some minutes; `ATTACHE_POOL=DIR` names a
 * record that holds it already) and asks what docs/series.md says of changes and intervals.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Door } from "../../src/cli/door.ts";
import { incidentsOf } from "../../src/cli/incidents.ts";
import { openReports } from "../../src/cli/reports.ts";
import type { Incident } from "../../src/record/incident.ts";
import type { Report } from "../../src/record/report.ts";
import { chanceFrom, shuffled } from "../../src/relations/chance.ts";
import type { Scale } from "../../src/relations/passage.ts";
import { dayNumber, type Step } from "../../src/relations/periods.ts";
import { bearingOf, counts } from "../../src/relations/relation.ts";
import { type Series, series } from "../../src/relations/series.ts";
import { loadSeriesWords } from "../../src/relations/series-words.ts";
import { sideOf } from "../../src/relations/side.ts";
import { leastForNorm } from "../../src/relations/tone.ts";

const checkout = join(import.meta.dirname, "..", "..");
const pool = join(checkout, "..", "shared", "pool", "current_events_2015_2017.jsonl.gz");
const examples = join(checkout, "examples", "reports");

/** The days that the pool reports. */
const window = { from: "2015-01-01", to: "2018-01-01" } as const;

/** Times that all dates are dealt anew, and that a record is split. */
const shuffles = 10;
const splits = 3;

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly incidents: readonly Incident[];
}

/** Figures in percent, and the Türkiye-Russia changes as found: of the pool, and of the pool with the example reports. */
export interface SeriesFigures {
  readonly pairs: number;
  readonly quiet: number;
  readonly quietUnbounded: number;
  readonly covered: readonly {
    readonly scale: Scale;
    readonly halfLifeDays: number;
    readonly share: number;
    readonly of: number;
  }[];
  readonly turkiyeRussia: readonly {
    readonly set: string;
    readonly incidents: number;
    readonly changes: Series["changes"];
  }[];
  readonly changed: readonly string[];
}

/** Asks everything once; without the pool it says what is missing. */
export async function seriesFigures(): Promise<SeriesFigures> {
  if (process.env.ATTACHE_POOL === undefined && !existsSync(pool))
    throw new Error(
      `series are measured on ${pool}, which is not there; ATTACHE_POOL=DIR names a record that holds it`,
    );
  const reports = await reportsIn([pool], process.env.ATTACHE_POOL);
  const all = incidentsOf(reports).filter(i => i.start !== undefined);
  const within = all.filter(i => i.start! >= window.from && i.start! < window.to);
  const pairs = pairsOf(within);
  const both = incidentsOf([...reports, ...(await reportsIn([examples], undefined))]);
  return {
    pairs: pairs.length,
    quiet: quietShare(pairs, within, window),
    quietUnbounded: quietShare(pairs, within, {}),
    covered: (
      [
        ["plover", 60],
        ["plover", 30],
        ["plover", 180],
        ["goldstein", 60],
      ] as const
    ).map(([scale, halfLifeDays]) => ({ scale, halfLifeDays, ...coverage(pairs, scale, halfLifeDays) })),
    turkiyeRussia: [
      { set: "pool", ...turkiyeRussia(incidentsOf(reports)) },
      { set: "pool and example reports", ...turkiyeRussia(both) },
    ],
    changed: pairs.flatMap(p =>
      asked(p, p.incidents, window).changes.map(c => `${p.a}-${p.b} ${c.date} ${c.direction}`),
    ),
  };
}

async function reportsIn(files: readonly string[], record: string | undefined): Promise<readonly Report[]> {
  const store = await openReports(record ? [] : files, record ? { record } : {}, new Door());
  const reports = await store.reports();
  await store.close();
  return reports;
}

/** All pairs of codes between which at least ten incidents passed. */
function pairsOf(incidents: readonly Incident[]): readonly Pair[] {
  const found = new Map<string, Incident[]>();
  for (const incident of incidents)
    for (const key of new Set(incident.events.filter(counts).flatMap(pairsIn))) {
      const list = found.get(key);
      if (list) list.push(incident);
      else found.set(key, [incident]);
    }
  return [...found]
    .map(([key, those]) => ({ a: key.split(" ")[0]!, b: key.split(" ")[1]!, incidents: those }))
    .filter(pair => asked(pair, pair.incidents, {}, "plover", 60, "year").incidents >= leastForNorm);
}

function pairsIn(e: Incident["events"][number]): readonly string[] {
  const codes = [
    ...new Set([...e.actor, ...e.recipient].flatMap(p => [p.country, p.group].filter(c => c !== undefined))),
  ];
  return codes
    .flatMap(a => codes.filter(b => a < b).map(b => [a, b] as const))
    .filter(([a, b]) => bearingOf(e, a, b) === "between")
    .map(([a, b]) => `${a} ${b}`);
}

const words = loadSeriesWords();
const asked = (
  { a, b }: Pick<Pair, "a" | "b">,
  incidents: readonly Incident[],
  days: { readonly from?: string; readonly to?: string },
  scale: Scale = "plover",
  halfLifeDays = 60,
  by: Step = "month",
): Series => series(incidents, { a: sideOf(a, a), b: sideOf(b, b), by, scale, halfLifeDays, words, ...days });

/** How many in a hundred pairs show no change once the dates of all incidents of the record are dealt anew. */
function quietShare(
  pairs: readonly Pair[],
  record: readonly Incident[],
  days: Partial<typeof window>,
): number {
  let quiet = 0;
  for (let r = 0; r < shuffles; r++) {
    const dates = shuffled(record, chanceFrom("shuffle", String(r)));
    const at = new Map(record.map((incident, i) => [incident.id, dates[i]!.start!]));
    for (const pair of pairs) {
      const dealt = pair.incidents.map(i => ({ ...i, start: at.get(i.id)!, end: at.get(i.id)! }));
      if (asked(pair, dealt, days, "plover", 60, "year").changes.length === 0) quiet++;
    }
  }
  return (100 * quiet) / (shuffles * pairs.length);
}

/** How many in a hundred month ends, at which both halves of a pair's incidents have an index, find the one half's in the other's interval. */
function coverage(
  pairs: readonly Pair[],
  scale: Scale,
  halfLifeDays: number,
): { readonly share: number; readonly of: number } {
  let [held, of] = [0, 0];
  for (const pair of pairs)
    for (let r = 0; r < splits; r++) {
      const order = shuffled(pair.incidents, chanceFrom("split", pair.a, pair.b, String(r)));
      const half = Math.ceil(order.length / 2);
      const [one, other] = [order.slice(0, half), order.slice(half)].map(some =>
        asked(pair, some, window, scale, halfLifeDays),
      );
      one!.periods.forEach(({ index, low, high }, j) => {
        const point = other!.periods[j]!.index;
        if (index === null || point === null) return;
        of++;
        if (point >= low! && point <= high!) held++;
      });
    }
  return { share: (100 * held) / of, of };
}

function turkiyeRussia(incidents: readonly Incident[]): {
  readonly incidents: number;
  readonly changes: Series["changes"];
} {
  const found = asked({ a: "TUR", b: "RUS" }, incidents, window);
  return { incidents: found.incidents, changes: found.changes };
}

/** Whether a change of a direction falls within so many days of a day. */
export const changedNear = (
  changes: Series["changes"],
  direction: "worse" | "better",
  day: string,
  days: number,
): boolean =>
  changes.some(c => c.direction === direction && Math.abs(dayNumber(c.date) - dayNumber(day)) <= days);
