import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./stamp.ts";

/** A program that runs attache with its words and tells last its memory in KiB and the seconds that processors worked for it. What `resourceUsage` tells holds its parent's memory too. */
const program = `import { readFileSync } from "node:fs";
const memory = () => /VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1];
process.on("exit", () => process.stderr.write("\\nUSED " + memory() + " " + process.cpuUsage().user / 1e6 + "\\n"));
const { main } = await import(${JSON.stringify(join(root, "dist", "cli", "main.js"))});
process.exitCode = await main(process.argv.slice(2));
`;

/** What a command took from start to exit. */
export interface Timed {
  readonly seconds: number;
  /** Resident, at most. */
  readonly memoryMiB: number;
  /** Seconds of all processors together: the same on a machine that does other work besides. */
  readonly workSeconds: number;
}

/** The value of an option `--name=value`. */
export const optionOf = (options: readonly string[], name: string): string | undefined =>
  options.find(w => w.startsWith(`--${name}=`))?.slice(name.length + 3);

/** Runs attache as a user does; what it prints goes to `out` (a file that is open), else nowhere. */
export function timed(words: readonly string[], out: number | "ignore" = "ignore"): Timed {
  const folder = mkdtempSync(join(tmpdir(), "attache-run-"));
  try {
    const script = join(folder, "run.mjs");
    writeFileSync(script, program);
    const begun = performance.now();
    const done = spawnSync(process.execPath, [script, ...words], {
      encoding: "utf8",
      stdio: ["ignore", out, "pipe"],
      maxBuffer: 1 << 30,
    });
    const seconds = (performance.now() - begun) / 1000;
    if (done.status !== 0) throw new Error(`attache ${words.join(" ")}: ${done.stderr}`);
    const [, memory, work] = /USED (\d+) ([\d.]+)/.exec(done.stderr)!;
    return { seconds, memoryMiB: Number(memory) / 1024, workSeconds: Number(work) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
