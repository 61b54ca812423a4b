import { spawn, spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { JournalWriter, readJournal } from "../../src/record/journal.ts";
import { packed, record } from "../helpers/warc.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const program = join(root, "bin", "attache.js");
const folder = mkdtempSync(join(tmpdir(), "attache-torture-"));
afterAll(() => rmSync(folder, { recursive: true }));
const line = (id: string): string =>
  `${JSON.stringify({ id, text: `Kenya accused Chad of lying. ${id}` })}\n`;

/** Runs a command that tells its memory last, in KiB. */
function measured(...words: readonly string[]) {
  const script = join(folder, "run.mjs");
  writeFileSync(
    script,
    `import { readFileSync } from "node:fs";
const memory = () => /VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1];
process.on("exit", () => process.stderr.write("USED " + memory() + "\\n"));
const { main } = await import(${JSON.stringify(join(root, "dist", "cli", "main.js"))});
process.exitCode = await main(process.argv.slice(2));`,
  );
  const done = spawnSync(process.execPath, [script, ...words, "--model", "fast"], {
    encoding: "utf8",
    cwd: folder,
  });
  return {
    code: done.status,
    out: done.stdout,
    err: done.stderr,
    mebibytes: Number(/USED (\d+)/.exec(done.stderr)?.[1]) / 1024,
  };
}

const ids = (out: string): readonly string[] => [
  ...new Set(
    out
      .trim()
      .split("\n")
      .map(row => (JSON.parse(row) as { readonly document: string }).document),
  ),
];

test("a record that unpacks to a gibibyte is skipped and named in less than a gigabyte of memory", () => {
  const bomb = gzipSync(
    Buffer.concat([record(2, { headers: { "Content-Length": String(1 << 30) } }), Buffer.alloc(1 << 30)]),
  );
  const told = (n: number) =>
    record(n, {
      body: `<html><body><article>${`<p>Kenya accused Chad of ${n} lies on Friday, officials said in Nairobi on the day after.</p>`.repeat(4)}</article></body></html>`,
    });
  writeFileSync(
    join(folder, "bomb.warc.gz"),
    Buffer.concat([...packed([told(1)]), bomb, ...packed([told(3)])]),
  );
  const done = measured("code", "--jobs", "1", "bomb.warc.gz");
  expect(done.code).toBe(0);
  expect(ids(done.out)).toHaveLength(2);
  expect(done.err).toMatch(/record 2 .*longer than 16 MiB; skipped/);
  expect(done.mebibytes).toBeLessThan(954);
}, 120_000);

test("a line of 200 MB is skipped by number in memory that does not grow with it", () => {
  const file = openSync(join(folder, "long.jsonl"), "w");
  writeSync(file, line("a"));
  writeSync(file, '{"id":"b","text":"');
  for (let i = 0; i < 200; i++) writeSync(file, "x".repeat(1_000_000));
  writeSync(file, `"}\n${line("c")}`);
  closeSync(file);
  const done = measured("code", "--jobs", "1", "long.jsonl");
  expect([done.code, ids(done.out)]).toEqual([0, ["a", "c"]]);
  expect(done.err).toContain("long.jsonl:2: line longer than 32 MiB; skipped");
  expect(done.mebibytes).toBeLessThan(900);
}, 120_000);

test("lines whose input is cut in the middle of one are answered, and the exit code is not 0", () => {
  const input = `${line("a")}${line("b").slice(0, 20)}`;
  const done = spawnSync(process.execPath, [program, "code", "--lines", "--model", "fast"], {
    input,
    encoding: "utf8",
  });
  expect(done.status).toBe(1);
  const rows = done.stdout
    .trim()
    .split("\n")
    .map(row => JSON.parse(row) as { readonly id: string; readonly ok: boolean });
  expect(rows.map(row => row.ok)).toEqual([true, false]);
  expect(done.stderr).toContain("standard input:2: the input ends in the middle of a line");
});

test("lines whose reader goes away end quietly, and none was printed in part", async () => {
  const child = spawn(process.execPath, [program, "code", "--lines", "--model", "fast"]);
  child.stdin.on("error", () => {});
  child.stdin.end(Array.from({ length: 400 }, (_, i) => line(`r${i}`)).join(""));
  let out = "";
  child.stdout.setEncoding("utf8").once("data", (text: string) => {
    out = text;
    child.stdout.destroy();
  });
  const code = await new Promise(done => child.on("close", done));
  expect(code).toBe(0);
  expect(out.endsWith("\n")).toBe(true);
  for (const row of out.trim().split("\n")) expect(JSON.parse(row)).toMatchObject({ ok: true });
});

test("a second writer waits, then ends with 6 and the holder's number; readers go on", async () => {
  const place = join(folder, "desk");
  const writer = await JournalWriter.open(place, () => {});
  writer.append([{ kind: "seen", id: "a", publisher: "Courier" }]);
  writeFileSync(join(folder, "one.jsonl"), line("a"));
  const done = measured("ingest", "--record", "desk", "one.jsonl");
  expect(done.code).toBe(6);
  expect(done.err).toContain(String(process.pid));
  expect(readJournal(place, () => {})).toHaveLength(1);
  expect(
    spawnSync(process.execPath, [program, "count", "--record", place], { encoding: "utf8" }).stdout,
  ).toBe("0\n");
  writer.close();
});

test("without free file handles a run ends with a message and no half line", () => {
  writeFileSync(join(folder, "few.jsonl"), line("a"));
  const command = `ulimit -n 20; exec "${process.execPath}" "${program}" ingest --model fast --record few few.jsonl`;
  const done = spawnSync("bash", ["-c", command], { encoding: "utf8", cwd: folder });
  expect(done.status).not.toBe(0);
  expect(done.stderr).toMatch(/EMFILE|too many open files/);
});
