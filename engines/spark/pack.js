// Packs attache, what it needs to code, and the Node it runs on into one archive for the workers of a cluster:
// `node engines/spark/pack.js attache.tar.gz`. In it `attache/attache` is the program. The workers must have this machine's
// system and processor. DuckDB, which only records need, stays out.
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const launcher = `#!/bin/sh
here=$(dirname "$0")
exec "$here/node" "$here/bin/attache.js" "$@"
`;

function output(command, args) {
  const done = spawnSync(command, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", 2] });
  if (done.status !== 0) throw new Error(`${command} ${args.join(" ")} failed`);
  return done.stdout;
}

/** Folders of the packages that a user of attache gets, relative to the checkout. */
const packages = () =>
  output("npm", ["ls", "--omit=dev", "--all", "--parseable"])
    .split("\n")
    .map(path => relative(root, path))
    .filter(path => path.startsWith("node_modules") && !path.includes("@duckdb"));

function pack(file) {
  const folder = mkdtempSync(join(tmpdir(), "attache-pack-"));
  try {
    mkdirSync(join(folder, "bin"));
    for (const path of ["package.json", "bin/attache.js", "dist", "lexicons", "models", ...packages()])
      cpSync(join(root, path), join(folder, path), { recursive: true, dereference: true });
    cpSync(process.execPath, join(folder, "node"), { dereference: true });
    writeFileSync(join(folder, "attache"), launcher);
    for (const name of ["attache", "node"]) chmodSync(join(folder, name), 0o755);
    output("tar", ["-czf", file, "-C", folder, "."]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write("say where to write: node engines/spark/pack.js attache.tar.gz\n");
  process.exit(2);
}
pack(resolve(file));
