// Runs the tests on other versions of Node: `npm run test:nodes [-- 22,24 test/intake ...]`. Their programs come from the package registry into a
// folder of their own; nothing of the checkout changes.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const [versions = "22,24", ...tests] = process.argv.slice(2);
const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
const folder = mkdtempSync(join(tmpdir(), "attache-nodes-"));
let failed = 0;
try {
  for (const version of versions.split(",")) {
    const home = join(folder, version);
    const words = [
      "install",
      "--prefix",
      home,
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
      `${name}@${version}`,
    ];
    const got = spawnSync("npm", words, { stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
    if (got.status !== 0) throw new Error(`${name}@${version} could not be installed`);
    const bin = join(home, "node_modules", name, "bin");
    const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
    const runner = [join(root, "node_modules", "vitest", "vitest.mjs"), "run", ...tests];
    const done = spawnSync(join(bin, "node"), runner, { cwd: root, stdio: "inherit", env });
    process.stdout.write(`Node ${version}: ${done.status === 0 ? "passed" : "FAILED"}\n`);
    if (done.status !== 0) failed++;
  }
} finally {
  rmSync(folder, { recursive: true });
}
if (failed > 0) process.exitCode = 1;
