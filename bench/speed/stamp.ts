import { execFileSync } from "node:child_process";
import { appendFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";

export const root = join(import.meta.dirname, "..", "..");

/** The machine that a figure was measured on. */
export const machine = (): string =>
  `${cpus()[0]?.model ?? "unknown"} x ${cpus().length}, Node ${process.version}`;

/** Appends figures of one ability, measured now, to bench/results.jsonl. */
export function recordFigures(ability: string, rows: readonly object[]): void {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], {
    cwd: root,
    encoding: "utf8",
  }).trim();
  const run = new Date().toISOString();
  const stamp = { date: run.slice(0, 10), commit, machine: machine(), run, ability };
  for (const row of rows)
    appendFileSync(join(root, "bench", "results.jsonl"), `${JSON.stringify({ ...stamp, ...row })}\n`);
}
