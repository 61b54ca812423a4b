/**
 * Questions on a large record: `npm run bench:record [-- --events=N]` (a million by default; `--record` appends to bench/results.jsonl).
 *
 * The record is that of large-record.ts. Each question is asked seven times of an open index; the median counts, beside the first.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { linesOf } from "../../src/cli/build-index.ts";
import { incidentsOf } from "../../src/cli/incidents.ts";
import { openIndex, rebuildIndex } from "../../src/record/database.ts";
import { writeBrief } from "../../src/relations/brief.ts";
import { relate } from "../../src/relations/relation.ts";
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
  return { question, firstMs: times[0]!, medianMs: [...times].sort((a, b) => a - b)[asked >> 1]!, found };
}

async function main(words: readonly string[]): Promise<void> {
  const events = Number(words.find(w => w.startsWith("--events="))?.slice(9) ?? 1e6);
  const kept = words.find(w => w.startsWith("--folder="))?.slice(9);
  const folder = kept ?? mkdtempSync(join(tmpdir(), "attache-bench-"));
  try {
    const made = await writeLarge(folder, events);
    const begun = performance.now();
    await rebuildIndex(folder, linesOf(folder, console.warn));
    const seconds = (performance.now() - begun) / 1000;
    const size = statSync(join(folder, "index", "attache.duckdb")).size / 2 ** 20;
    console.log(
      `${made.reports} reports, ${made.events} events; index built in ${seconds.toFixed(1)} s, ${Math.round(size)} MiB; ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB of memory at most; ${machine()}\n`,
    );
    const rows = await questions(folder);
    console.log("| question | first, ms | median, ms | found |\n|---|---:|---:|---|");
    for (const r of rows)
      console.log(`| ${r.question} | ${Math.round(r.firstMs)} | ${Math.round(r.medianMs)} | ${r.found} |`);
    if (words.includes("--record"))
      recordFigures(
        "record",
        rows.map(r => ({ ...made, ...r })),
      );
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true });
  }
}

async function questions(folder: string): Promise<readonly Asked[]> {
  const store = (await openIndex(folder))!;
  const brief = loadBriefWords();
  const about = (at: number) => {
    const [a, b] = pairAt(at);
    const name = `${a} ${b}, pair ${at + 1} of ${pairs}`;
    return [
      ask(`brief ${name}`, async () => {
        const reports = await store.between(a, b);
        const page = writeBrief(reports, { a, b, names: world.nameOf, words: brief });
        return `${reports.length} reports, ${page.sources.length} sources`;
      }),
    ];
  };
  const rows: Asked[] = [];
  rows.push(await ask("how many reports", async () => String(await store.count())));
  for (const at of [0, 40, 400, 2000]) for (const row of about(at)) rows.push(await row);
  for (const at of [0, 400]) {
    const [a, b] = pairAt(at);
    rows.push(
      await ask(`timeline ${a} ${b}, pair ${at + 1}`, async () => {
        const reports = await store.between(a, b);
        return `${relate(incidentsOf(reports), a, b).length} incidents`;
      }),
    );
  }
  await store.close();
  return rows;
}

await main(process.argv.slice(2));
