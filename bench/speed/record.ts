/**
 * Questions on a large record: `npm run bench:record [-- --events=N]` (a million by default; `--record` appends to bench/results.jsonl; a record
 * that lies in `--folder=DIR` is asked as it is, and its index built anew with `--rebuild`).
 *
 * The record is that of large-record.ts. Each question is asked seven times of an open index; the median counts, beside the first.
 */
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { linesOf } from "../../src/cli/build-index.ts";
import { incidentsOf } from "../../src/cli/incidents.ts";
import { openIndex, rebuildIndex } from "../../src/record/database.ts";
import { type EvidenceQuery, wordsOf } from "../../src/record/evidence.ts";
import { writeBrief } from "../../src/relations/brief.ts";
import { relate } from "../../src/relations/relation.ts";
import { series, usualHalfLife } from "../../src/relations/series.ts";
import { loadSeriesWords } from "../../src/relations/series-words.ts";
import { sideOf } from "../../src/relations/side.ts";
import { loadBriefWords } from "../../src/relations/words.ts";
import { pairAt, pairs, world, writeLarge } from "./large-record.ts";
import { machine, recordFigures } from "./stamp.ts";

const asked = 7;

interface Asked {
  readonly question: string;
  readonly firstMs: number;
  readonly medianMs: number;
  readonly found: string;
}

async function ask(question: string, answer: () => Promise<string>): Promise<Asked> {
  const times: number[] = [];
  let found = "";
  for (let n = 0; n < asked; n++) {
    const begun = performance.now();
    found = await answer();
    times.push(performance.now() - begun);
  }
  const [firstMs, medianMs] = [times[0]!, [...times].sort((a, b) => a - b)[asked >> 1]!];
  console.log(`| ${question} | ${Math.round(firstMs)} | ${Math.round(medianMs)} | ${found} |`);
  return { question, firstMs, medianMs, found };
}

async function main(words: readonly string[]): Promise<void> {
  const events = Number(words.find(w => w.startsWith("--events="))?.slice(9) ?? 1e6);
  const kept = words.find(w => w.startsWith("--folder="))?.slice(9);
  const folder = kept ?? mkdtempSync(join(tmpdir(), "attache-bench-"));
  try {
    if (!existsSync(join(folder, "journal"))) await writeLarge(folder, events);
    if ((await openIndex(folder)) === undefined || words.includes("--rebuild")) await build(folder);
    console.log(`\n${machine()}\n\n| question | first, ms | median, ms | found |\n|---|---:|---:|---|`);
    const rows = await questions(folder);
    if (words.includes("--record"))
      recordFigures(
        "record",
        rows.map(r => ({ reports: Number(rows[0]!.found), events, ...r })),
      );
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true });
  }
}

/** Builds the index; prints how long that took and what it needed. */
async function build(folder: string): Promise<void> {
  const begun = performance.now();
  await rebuildIndex(folder, linesOf(folder, console.warn));
  const seconds = (performance.now() - begun) / 1000;
  const size = statSync(join(folder, "index", "attache.duckdb")).size / 2 ** 20;
  console.log(
    `index built in ${seconds.toFixed(1)} s, ${Math.round(size)} MiB; ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB of memory at most`,
  );
}

/** Searches as the desk asks them. */
const searches: Readonly<Record<string, EvidenceQuery>> = {
  "evidence, all that counts": {},
  "evidence of an actor": { actor: "AFG" },
  "evidence of a pair": { actor: "AFG", other: "ALB" },
  "evidence of a type in a month": { types: ["ASSAULT"], from: "2014-03-01", to: "2014-04-01" },
  "search of a word": { words: wordsOf("sanctions") },
  "search of a phrase, all": { words: wordsOf('"foreign minister"'), all: true },
  "search that finds nothing": { words: wordsOf("xyzzy") },
  "map of a place": { place: "Ankara", placed: true },
};

async function questions(folder: string): Promise<readonly Asked[]> {
  const store = (await openIndex(folder))!;
  const brief = loadBriefWords();
  const about = async (at: number): Promise<readonly Asked[]> => {
    const [a, b] = pairAt(at);
    const name = `${a} ${b}, pair ${at + 1} of ${pairs}`;
    return [
      await ask(`timeline ${name}`, async () => {
        const reports = await store.between(a, b);
        return `${relate(incidentsOf(reports), a, b).length} incidents`;
      }),
      await ask(`series ${name}`, async () => {
        const incidents = incidentsOf(await store.between(a, b));
        const [x, y] = [sideOf(a, a), sideOf(b, b)];
        const request = { a: x, b: y, by: "month", halfLifeDays: usualHalfLife, scale: "plover" } as const;
        return `${series(incidents, { ...request, words: loadSeriesWords() }).incidents} incidents`;
      }),
      await ask(`brief ${name}`, async () => {
        const reports = await store.between(a, b);
        const page = writeBrief(reports, { a, b, names: world.nameOf, words: brief });
        return `${reports.length} reports, ${page.sources.length} sources`;
      }),
    ];
  };
  const rows: Asked[] = [];
  rows.push(await ask("how many reports", async () => String(await store.count())));
  rows.push(await ask("reports, the newest", async () => String((await store.latest(50)).length)));
  rows.push(
    await ask("reports, from the 100,000th on", async () => String((await store.latest(50, 1e5)).length)),
  );
  const [told] = (await store.find({}, 1, 5000)).evidence;
  rows.push(await ask("a report by its event", async () => (await store.telling(told!.event))!.document.id));
  for (const [question, query] of Object.entries(searches))
    rows.push(
      await ask(question, async () => {
        const { total, evidence } = await store.find(query, 50);
        return `${evidence.length} of ${total}`;
      }),
    );
  for (const at of [0, 40, 400, 2000]) rows.push(...(await about(at)));
  await store.close();
  return rows;
}

await main(process.argv.slice(2));
