import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readJournal } from "../../src/record/journal.ts";
import { writeParquet } from "../../src/record/parquet-table.ts";

const program = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "bin", "attache.js");
const folder = mkdtempSync(join(tmpdir(), "attache-events-"));
afterAll(() => rmSync(folder, { recursive: true }));

function attache(...words: readonly string[]) {
  const done = spawnSync(process.execPath, [program, ...words], { encoding: "utf8", cwd: folder });
  return { code: done.status, out: done.stdout, err: done.stderr };
}
const entries = (record: string) => readJournal(join(folder, record), () => {});

/** A Parquet file with such rows in a column. */
async function parquet(name: string, rows: readonly (string | null)[], column = "coded"): Promise<void> {
  const lines = join(folder, "rows.jsonl");
  writeFileSync(
    lines,
    rows.map((row, n) => `${JSON.stringify({ n: String(n).padStart(4, "0"), [column]: row })}\n`).join(""),
  );
  const columns = ["n", column].map(c => ({ name: c, type: "VARCHAR" as const }));
  await writeParquet(lines, columns, ["n"], join(folder, name));
}

const report = (id: string, text: string, more: object = {}): string =>
  JSON.stringify({ id, text, date: "2020-05-02", publisher: "Daily", ...more });
const reports = [
  report(
    "r1",
    "A 😀 blast in Nairobi killed 14 people, Kenya said. Kenya accused Chad of lying about the dam on Monday.",
  ),
  report("r2", "Chad imposed sanctions on Kenya.", { title: "😀 Chad punishes Kenya, Kenya denies lying" }),
  report("r2", "Kenya thanked Chad for its help with the floods."),
  report("r3", "Chad  imposed sanctions on Kenya.", {
    title: "😀 Chad punishes Kenya, Kenya denies lying",
    publisher: "Weekly",
  }),
  report(
    "r4",
    "Präsident Macron reiste am Montag nach Berlin, um mit der Kanzlerin über die Lage zu sprechen. ".repeat(
      3,
    ),
  ),
];
let lines: readonly string[];

beforeAll(async () => {
  writeFileSync(join(folder, "reports.jsonl"), `${reports.join("\n")}\n`);
  attache("ingest", "--model", "fast", "--record", "own", "reports.jsonl");
  lines = attache("code", "--lines", "--whole", "--model", "fast", "reports.jsonl").out.trimEnd().split("\n");
  await parquet("coded.parquet", lines);
});

test("a record of what was coded elsewhere is the one that coding here makes", () => {
  const done = attache("ingest", "--record", "given", "--events", "coded.parquet");
  expect(done).toMatchObject({ code: 0, out: "4 reports added, 1 known already, 0 not coded\n" });
  expect(done.err).toMatch(/^warning: r2: another text bears this id; kept as r2~[0-9a-f]{8}\n$/);
  expect(entries("given")).toEqual(entries("own"));
  const answers = (record: string) =>
    [["verify"], ["brief", "KEN", "TCD"]].map(question => attache(...question, "--record", record));
  expect(answers("given")).toEqual(answers("own"));
}, 240_000);

test("taken in again, nothing is added", () => {
  const before = entries("given");
  const done = attache("ingest", "--record", "given", "--events", "coded.parquet", "--progress", "acks");
  expect(done.out.split("\n")).toHaveLength(reports.length + 1);
  expect(entries("given")).toEqual(before);
});

test("rows that do not fit are told by their place and left out, and the rest is taken", async () => {
  const [first, second] = lines;
  await parquet("bad.parquet", [
    "half a ro",
    null,
    first!.replaceAll('"text":"accused"', '"text":"accuses"'),
    second!.replace(/"kept":.*,"coder"/, '"coder"'),
    '{"id":null,"ok":false,"events":[],"error":"not a JSON object","coder":"0+m+l"}',
    second!,
  ]);
  const { code, out, err } = attache("ingest", "--record", "bad", "--events", "bad.parquet");
  expect([code, out]).toEqual([0, "1 reports added, 0 known already, 0 not coded\n"]);
  expect(
    err
      .trimEnd()
      .split("\n")
      .map(line => line.slice(0, 60)),
  ).toEqual([
    "warning: bad.parquet: row 1: not a JSON object; row left out",
    "warning: bad.parquet: row 2: not a JSON object; row left out",
    "warning: bad.parquet: row 3: an event does not fit the text:",
    'warning: bad.parquet: row 4: "kept" is not what attache code',
    "warning: bad.parquet: row 5: was no report when it was coded",
  ]);
  expect(attache("verify", "--record", "bad").code).toBe(0);
});

test("a report that could not be coded elsewhere is kept with the reason, and coded by a later try", async () => {
  const { document, coder } = JSON.parse(lines[0]!);
  const failed = { id: "r1", ok: false, events: [], error: "took longer than 120 s", document, coder };
  await parquet("failed.parquet", [JSON.stringify(failed)]);
  expect(attache("ingest", "--record", "failed", "--events", "failed.parquet")).toMatchObject({
    code: 0,
    out: "1 reports added, 0 known already, 1 not coded\n",
  });
  expect(entries("failed").at(-1)).toMatchObject({ kind: "failed", reason: "took longer than 120 s" });
  expect(attache("quarantine", "retry", "--model", "fast", "--record", "failed").out).toBe(
    '{"id":"r1","ok":true}\n',
  );
});

test("a folder is read with those below it, as Spark writes them", async () => {
  const days = ["date=2020-05-02", "date=__HIVE_DEFAULT_PARTITION__", "_temporary"];
  for (const [i, day] of days.entries()) {
    mkdirSync(join(folder, "out", day), { recursive: true });
    await parquet(join("out", day, "part-0.parquet"), [lines[i]!]);
  }
  writeFileSync(join(folder, "out", "_SUCCESS"), "");
  writeFileSync(join(folder, "out", days[0]!, ".part-0.parquet.crc"), "x");
  expect(attache("ingest", "--record", "out-record", "--events", "out").out).toBe(
    "2 reports added, 0 known already, 0 not coded\n",
  );
});

test("a file that is no such Parquet is refused with what was wanted", async () => {
  await parquet("other.parquet", ["x"], "line");
  const { code, err } = attache(
    "ingest",
    "--record",
    "none",
    ...["other.parquet", "reports.jsonl", "missing.parquet"].flatMap(file => ["--events", file]),
  );
  expect(code).toBe(3);
  expect(err).toContain('other.parquet: no text column "coded"');
  expect(err).toContain("reports.jsonl: cannot be read as Parquet");
  expect(err).toContain("missing.parquet: cannot be read as Parquet");
  expect(attache("ingest", "--record", "none", "--events", "x", "reports.jsonl").code).toBe(2);
});
