// Packs what npm would publish, installs it in an empty folder as a user does, and runs it there: `npm run pack:try`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = mkdtempSync(join(tmpdir(), "attache-pack-"));

function run(command, words, cwd) {
  const done = spawnSync(command, words, {
    cwd,
    encoding: "utf8",
    maxBuffer: 1 << 26,
    shell: process.platform === "win32",
  });
  if (done.status !== 0) throw new Error(`${command} ${words.join(" ")}: ${done.stdout}${done.stderr}`);
  return done.stdout;
}

try {
  const [packed] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", folder], root));
  const odd = packed.files
    .map(({ path }) => path)
    .filter(
      path =>
        !/^(?:bin|dist|lexicons|models|src\/record\/migrations)\/|^(?:package\.json|README\.md|LICENSE|NOTICE)$/.test(
          path,
        ),
    );
  if (odd.length > 0) throw new Error(`no user needs ${odd.join(", ")}`);
  const mebibytes = bytes => (bytes / (1 << 20)).toFixed(1);
  const home = join(folder, "home");
  writeFileSync(join(folder, "report.txt"), "Turkey accused Russia of violating its airspace on Thursday.\n");
  run(
    "npm",
    [
      "install",
      "--prefix",
      home,
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
      join(folder, packed.filename),
    ],
    folder,
  );
  const program = join(home, "node_modules", ".bin", "attache");
  const events = run(program, ["code", "report.txt", "--date", "2016-11-26"], folder)
    .trim()
    .split("\n")
    .map(line => JSON.parse(line));
  if (events[0].event !== "ACCUSE") throw new Error(`the event is ${events[0].event}`);
  run(program, ["ingest", "--record", "desk", "report.txt", "--date", "2016-11-26"], folder);
  const count = run(program, ["count", "--record", "desk"], folder).trim();
  if (count !== "1") throw new Error(`the record holds ${count} reports`);
  const size = statSync(join(folder, packed.filename)).size;
  process.stdout.write(
    `${packed.files.length} files, ${mebibytes(size)} MiB packed, ${mebibytes(packed.unpackedSize)} MiB unpacked: installed in an empty folder, coded a report and kept a record\n`,
  );
} finally {
  rmSync(folder, { recursive: true });
}
