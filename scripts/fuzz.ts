/**
 * Feeds every parser of untrusted bytes mutated inputs: `npm run fuzz [-- --executions 1000000 --seed 1 --only html,pdf]`.
 *
 * It works in chunks, each in a process of its own with a seed of its own, and ends a chunk that is silent for too long: that is a hang.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { fuzz } from "../test/helpers/fuzz/run.ts";

const { values } = parseArgs({
  options: {
    executions: { type: "string", default: "1000000" },
    seed: { type: "string", default: "1" },
    only: { type: "string", default: "" },
    chunk: { type: "boolean", default: false },
  },
});
const [executions, seed] = [Number(values.executions), Number(values.seed)];
const only = values.only.split(",").filter(Boolean);
const chunk = 5000;
/** Chunks that may fail before the run ends. */
const most = 20;
/** Milliseconds after which a chunk hangs. */
const patience = 900_000;

if (values.chunk) process.stdout.write(JSON.stringify(await fuzz(executions, seed, only)));
else {
  let [done, failed] = [0, 0];
  for (let i = 0; done < executions && failed < most; i++) {
    const size = Math.min(chunk, executions - done);
    const words = ["--chunk", `--executions=${size}`, `--seed=${seed + i}`, `--only=${values.only}`];
    const run = spawnSync(process.execPath, ["--import", "tsx", fileURLToPath(import.meta.url), ...words], {
      encoding: "utf8",
      timeout: patience,
    });
    // A chunk that fails ends there: what it did not come to is not counted.
    done += run.status === 0 ? size : Number(/failed after (\d+) tests/.exec(run.stderr)?.[1] ?? 0);
    if (run.status !== 0) failed++;
    const said =
      run.status === 0 ? run.stdout : `FAILED (${run.error?.message ?? run.status})\n${run.stderr}`;
    process.stdout.write(`seed ${seed + i}: ${done} executions, ${failed} chunks failed; ${said}\n`);
  }
  if (failed > 0) process.exitCode = 1;
}
