/**
 * The relations index held against what is known: `npx tsx bench/accuracy/series.ts [--in=DIR] [--record]`.
 *
 * The reports are those of `../shared/pool/current_events_2015_2017`, coded into a record of their own (or, with `--in=DIR`, in one that
 * holds them). Measured: the days on which Türkiye and Russia broke and made up, against 24 November 2015 and 27 June 2016; how many pairs
 * show a turn once the days of their incidents are dealt anew by chance; how often the index of one half of a pair's incidents, parted by
 * chance, lies in the 90 % interval of the other half's.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { incidentsOf } from "../../src/cli/incidents.ts";
import type { Incident } from "../../src/record/incident.ts";
import { readJournal } from "../../src/record/journal.ts";
import { memoryStore } from "../../src/record/memory.ts";
import { codesOf } from "../../src/record/store.ts";
import { chance, shuffled } from "../../src/relations/chance.ts";
import { gauge } from "../../src/relations/gauge.ts";
import { type Measured, measured } from "../../src/relations/measured.ts";
import { dayNumber } from "../../src/relations/periods.ts";
import { relate } from "../../src/relations/relation.ts";
import { series } from "../../src/relations/series.ts";
import { turns } from "../../src/relations/turns.ts";
import { recordFigures, root } from "../speed/stamp.ts";

const pool = join(root, "..", "shared", "pool", "current_events_2015_2017.jsonl.gz");
const known = { worse: "2015-11-24", better: "2016-06-27" } as const;

/** Incidents that a pair must have to be asked. */
const least = 24;
const deals = 5;
const halfLifeDays = 60;

function recordOf(given: string | undefined): string {
  if (given !== undefined) return given;
  const folder = mkdtempSync(join(tmpdir(), "attache-series-"));
  const words = [join(root, "bin", "attache.js"), "ingest", "--record", folder, pool];
  const done = spawnSync(process.execPath, words, { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stderr);
  return folder;
}

/** Pairs of countries or groups with enough dated incidents between them. */
async function pairsIn(folder: string): Promise<readonly (readonly [string, readonly Measured[]])[]> {
  const reports = await memoryStore(readJournal(folder, console.error)).reports();
  const incidents = incidentsOf(reports);
  const shared = new Map<string, Incident[]>();
  for (const incident of incidents) {
    const codes = codesOf({ events: incident.events } as Parameters<typeof codesOf>[0]);
    for (const a of codes)
      for (const b of codes)
        if (a < b) shared.set(`${a} ${b}`, [...(shared.get(`${a} ${b}`) ?? []), incident]);
  }
  return [...shared]
    .map(([pair, all]) => {
      const [a, b] = pair.split(" ") as [string, string];
      return [pair, measured(relate(all, a, b), a, b, "plover").dated] as const;
    })
    .filter(([, dated]) => dated.length >= least)
    .sort(([x], [y]) => (x < y ? -1 : 1));
}

/** Pairs that show a turn once their days are dealt anew, in so many deals. */
function falseTurns(pairs: readonly (readonly [string, readonly Measured[]])[]): {
  asked: number;
  turned: number;
} {
  let [asked, turned] = [0, 0];
  for (let deal = 0; deal < deals; deal++)
    for (const [, dated] of pairs) {
      const next = chance(1000 * deal + dated.length);
      const days = shuffled(
        dated.map(m => m.day),
        next,
      );
      const dealt = dated.map((m, i) => ({ ...m, day: days[i]! })).sort((x, y) => x.day - y.day);
      asked++;
      if (turns(dealt, deal + 1).length > 0) turned++;
    }
  return { asked, turned };
}

/** How often a half's index lies in the other half's interval, at the end of every quarter of a year where both say anything. */
function coverage(pairs: readonly (readonly [string, readonly Measured[]])[]): {
  asked: number;
  covered: number;
} {
  let [asked, covered] = [0, 0];
  for (let deal = 0; deal < deals; deal++)
    for (const [, dated] of pairs) {
      const next = chance(7000 * deal + dated.length);
      const side = dated.map(() => next() < 0.5);
      const [one, two] = [dated.filter((_, i) => side[i]), dated.filter((_, i) => !side[i])];
      const days = Array.from({ length: 12 }, (_, i) => dayNumber("2015-04-01") + 91 * i);
      const [here, there] = [
        gauge(one, days, halfLifeDays, deal + 1),
        gauge(two, days, halfLifeDays, deal + 2),
      ];
      for (const [i, h] of here.entries()) {
        const t = there[i];
        if (h?.low === undefined || h.high === undefined || t?.low === undefined) continue;
        asked++;
        if (t.index >= h.low && t.index <= h.high) covered++;
      }
    }
  return { asked, covered };
}

async function main(options: readonly string[]): Promise<void> {
  const given = options.find(o => o.startsWith("--in="))?.slice(5);
  const folder = recordOf(given);
  try {
    const reports = await memoryStore(readJournal(folder, console.error)).between("TUR", "RUS");
    const found = series(incidentsOf(reports), {
      a: "TUR",
      b: "RUS",
      by: "month",
      scale: "plover",
      halfLifeDays,
    });
    const gap = (direction: "worse" | "better") =>
      Math.min(
        ...found.changes
          .filter(c => c.direction === direction)
          .map(c => Math.abs(dayNumber(c.date) - dayNumber(known[direction]))),
      );
    console.log(`TUR and RUS: ${found.incidents} dated incidents`);
    for (const c of found.changes)
      console.log(`  ${c.date} ${c.direction} ${c.before} -> ${c.after} (p ${c.p})`);
    const pairs = await pairsIn(folder);
    const [dealt, halves] = [falseTurns(pairs), coverage(pairs)];
    const own = pairs.filter(([, dated]) => turns(dated, 1).length > 0).length;
    const share = (n: number, of: number) => Math.round((1000 * n) / of) / 10;
    console.log(
      `break: ${gap("worse")} days from ${known.worse} (bar 7); recovery: ${gap("better")} days from ${known.better} (bar 42)`,
    );
    console.log(`${pairs.length} pairs of ${least} dated incidents or more; ${own} show a turn`);
    console.log(
      `days dealt anew: ${dealt.turned} of ${dealt.asked} show a turn, ${share(dealt.turned, dealt.asked)} % (bar 5)`,
    );
    console.log(
      `halves: ${halves.covered} of ${halves.asked} covered, ${share(halves.covered, halves.asked)} % (bar 90)`,
    );
    if (options.includes("--record"))
      recordFigures("series", [
        { break: gap("worse"), recovery: gap("better"), pairs: pairs.length, ...dealt, ...halves },
      ]);
  } finally {
    if (given === undefined) rmSync(folder, { recursive: true });
  }
}

await main(process.argv.slice(2));
