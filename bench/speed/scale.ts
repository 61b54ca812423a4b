/**
 * How `attache code` uses the cores: `npm run bench:scale [-- --reports=N --model=fast --record]`.
 *
 * Reports of some 400 words, made of those of `../shared/pool` put end to end, as JSON Lines; the command as a user runs it, from start to
 * exit, with one thread and with as many as there are cores. What is printed must be the same bytes. Bars: 1.7 times as fast on two cores,
 * under 1.2 GB of resident memory.
 */
import { createHash } from "node:crypto";
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { longReports } from "./reports.ts";
import { optionOf, timed } from "./run.ts";
import { machine, recordFigures } from "./stamp.ts";

function main(options: readonly string[]): void {
  const reports = Number(optionOf(options, "reports") ?? 1000);
  const model = optionOf(options, "model") ?? "default";
  const folder = mkdtempSync(join(tmpdir(), "attache-bench-"));
  try {
    const file = join(folder, "reports.jsonl");
    const all = longReports(reports, 400);
    writeFileSync(file, all.map(r => `${JSON.stringify(r)}\n`).join(""));
    console.log(
      `${reports} reports of 400 words, ${model}; ${machine()}; load before: ${loadavg()[0]!.toFixed(1)}\n`,
    );
    console.log("| threads | s | reports/s | s of all cores | memory, MiB |\n|---:|---:|---:|---:|---:|");
    const rows = [1, availableParallelism()].map(jobs => {
      const out = join(folder, `${jobs}.jsonl`);
      const done = timed(["code", "--model", model, "--jobs", String(jobs), file], openSync(out, "w"));
      console.log(
        `| ${jobs} | ${done.seconds.toFixed(1)} | ${(reports / done.seconds).toFixed(1)} | ${done.workSeconds.toFixed(1)} | ${Math.round(done.memoryMiB)} |`,
      );
      return { jobs, ...done, sha256: createHash("sha256").update(readFileSync(out)).digest("hex") };
    });
    if (rows[0]!.sha256 !== rows[1]!.sha256) throw new Error("the two did not print the same bytes");
    const faster = rows[0]!.seconds / rows[1]!.seconds;
    console.log(
      `\nthe same bytes, ${faster.toFixed(2)} times as fast; load after: ${loadavg()[0]!.toFixed(1)}`,
    );
    if (options.includes("--record")) recordFigures("scale", [{ reports, model, rows, faster }]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main(process.argv.slice(2));
