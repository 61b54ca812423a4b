/**
 * Whether taking reports into a record keeps up with the coder: `npm run bench:ingest [-- --reports=N]` (3,000 by default, 100,000 at full
 * size; `--record` appends to bench/results.jsonl). The reports are those of `../shared/pool`, as often as it takes, each time with another last line.
 *
 * The two commands are run as a user runs them, from start to exit, one coding thread each: `attache code`, then `attache ingest` into
 * an empty record, its index and one fsync a report included. Bar: 80 in a hundred of the coder's reports in the same time.
 */
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { poolReports } from "./reports.ts";
import { timed } from "./run.ts";
import { machine, recordFigures } from "./stamp.ts";

/** Writes so many reports as JSON Lines; how many words they have. */
function write(file: string, reports: number): number {
  const all = poolReports();
  const out = openSync(file, "w");
  let words = 0;
  for (let n = 0; n < reports; n++) {
    const [report, copy] = [all[n % all.length]!, Math.floor(n / all.length)];
    const text = copy === 0 ? report.text : `${report.text} Edition ${copy}.`;
    words += text.split(/\s+/).length;
    writeSync(out, `${JSON.stringify({ ...report, id: `${report.id}-${copy}`, text })}\n`);
  }
  closeSync(out);
  return words;
}

function main(options: readonly string[]): void {
  const reports = Number(options.find(w => w.startsWith("--reports="))?.slice(10) ?? 3000);
  const folder = mkdtempSync(join(tmpdir(), "attache-bench-"));
  try {
    const file = join(folder, "reports.jsonl");
    const words = write(file, reports);
    const code = timed(["code", "--jobs", "1", file]);
    const ingest = timed(["ingest", "--jobs", "1", "--record", join(folder, "record"), file]);
    console.log(`${reports} reports, ${words} words; ${machine()}\n`);
    console.log("| command | s | reports/s | words/s | memory, MiB |\n|---|---:|---:|---:|---:|");
    for (const [name, { seconds, memoryMiB }] of [
      ["code", code],
      ["ingest", ingest],
    ] as const)
      console.log(
        `| attache ${name} | ${[seconds, reports / seconds, words / seconds, memoryMiB].map(Math.round).join(" | ")} |`,
      );
    const share = (100 * code.seconds) / ingest.seconds;
    console.log(`\ningest runs at ${share.toFixed(1)} % of the coder's speed`);
    if (options.includes("--record")) recordFigures("ingest", [{ reports, words, code, ingest, share }]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main(process.argv.slice(2));
