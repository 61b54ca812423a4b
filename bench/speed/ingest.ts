/**
 * Whether taking reports into a record keeps up with the coder: `npm run bench:ingest [-- --reports=N]` (3,000 by default, 100,000 at full
 * size; `--record` appends to bench/results.jsonl). The reports are those of `../shared/pool`, as often as it takes, each time with another last line.
 *
 * The two commands are run as a user runs them, from start to exit, one coding thread each: `attache code`, then `attache ingest` into
 * an empty record, its index and one fsync a report included. Bar: 80 in a hundred of the coder's reports in the same time.
 */
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { machine, recordFigures, root } from "./stamp.ts";

const pool = ["current_events_2015_2017", "state_releases"];

/** Writes so many reports as JSON Lines; how many words they have. */
function write(file: string, reports: number): number {
  const all = pool.flatMap(name =>
    gunzipSync(readFileSync(join(root, "..", "shared", "pool", `${name}.jsonl.gz`)))
      .toString("utf8")
      .trim()
      .split("\n")
      .map(line => JSON.parse(line) as { readonly id: string; readonly text: string }),
  );
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

/** A program that runs attache with its words and tells its memory last, in KiB. */
const program = `process.on("exit", () => process.stderr.write("\\nMEMORY " + process.resourceUsage().maxRSS + "\\n"));
const { main } = await import(${JSON.stringify(join(root, "dist", "cli", "main.js"))});
process.exitCode = await main(process.argv.slice(2));
`;

/** Seconds that a command takes, and the memory of it at most in MiB. */
function timed(
  script: string,
  words: readonly string[],
): { readonly seconds: number; readonly memoryMiB: number } {
  const begun = performance.now();
  const done = spawnSync(process.execPath, [script, ...words], {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
    maxBuffer: 1 << 30,
  });
  const seconds = (performance.now() - begun) / 1000;
  if (done.status !== 0) throw new Error(`attache ${words.join(" ")}: ${done.stderr}`);
  return { seconds, memoryMiB: Number(/MEMORY (\d+)/.exec(done.stderr)![1]) / 1024 };
}

function main(options: readonly string[]): void {
  const reports = Number(options.find(w => w.startsWith("--reports="))?.slice(10) ?? 3000);
  const folder = mkdtempSync(join(tmpdir(), "attache-bench-"));
  try {
    const file = join(folder, "reports.jsonl");
    const words = write(file, reports);
    const script = join(folder, "run.mjs");
    writeFileSync(script, program);
    const code = timed(script, ["code", "--jobs", "1", file]);
    const ingest = timed(script, ["ingest", "--jobs", "1", "--record", join(folder, "record"), file]);
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
