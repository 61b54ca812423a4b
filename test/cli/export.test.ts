import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const program = join(import.meta.dirname, "..", "..", "bin", "attache.js");
const folder = mkdtempSync(join(tmpdir(), "attache-export-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Done {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
function attache(words: readonly string[], input = ""): Done {
  const done = spawnSync(process.execPath, [program, ...words], { input, encoding: "utf8", cwd: folder });
  return { code: done.status, out: done.stdout, err: done.stderr };
}
const from = (record: string, ...words: readonly string[]) =>
  attache(["export", "--record", record, ...words]);

const first = [
  {
    id: "one",
    text: "Turkey on Thursday accused Russia of violating its airspace.",
    date: "2016-11-25",
    publisher: "A",
  },
  {
    id: "one",
    text: "Turkey on Thursday accused Russia of violating its airspace.",
    date: "2016-11-26",
    publisher: "B",
  },
  {
    id: "_2 #",
    text: "Norway and Kenya met in Oslo on Friday.",
    title: "Talks",
    date: "2016-11-26",
    url: "https://example.org/2",
  },
];
const later = {
  id: "three",
  text: "Kenyan jets bombed Ugandan troops on Monday.",
  date: "2016-11-29",
  publisher: "=A",
};
const lines = (all: readonly object[]) => all.map(d => `${JSON.stringify(d)}\n`).join("");

beforeAll(() => {
  attache(["ingest", "--model", "fast", "--record", "desk"], lines(first));
});

test("reports that are exported and taken in again are the same record", () => {
  const { out, err } = from("desk", "--format", "reports");
  expect(err).toBe("");
  expect(attache(["ingest", "--model", "fast", "--record", "copy"], out).err).toBe("");
  const journal = (record: string) => readFileSync(join(folder, record, "journal", "000001.jsonl"), "utf8");
  const entries = (record: string) =>
    journal(record)
      .split("\n")
      .slice(1)
      .map(l => l.slice(9))
      .sort();
  expect(entries("copy")).toEqual(entries("desk"));
});

test("since a moment there is what came later, and the next moment to ask from", () => {
  expect(from("desk", "--format", "csv", "--output", "all.csv", "--changes", "first.jsonl").err).toBe("");
  const { moment } = JSON.parse(readFileSync(join(folder, "first.jsonl"), "utf8")) as {
    readonly moment: number;
  };
  attache(["ingest", "--model", "fast", "--record", "desk"], lines([later]));
  const told = from("desk", "--format", "plover", "--since", String(moment), "--changes", "next.jsonl");
  expect(
    told.out
      .trim()
      .split("\n")
      .map(l => (JSON.parse(l) as { cite_info: { citation: string } }).cite_info.citation),
  ).toEqual(["three"]);
  const [next, ...gone] = readFileSync(join(folder, "next.jsonl"), "utf8").trim().split("\n");
  expect([JSON.parse(next!), gone]).toEqual([{ moment: moment + 2, since: moment }, []]);
  expect(from("desk", "--format", "reports", "--since", String(moment)).out).toContain('"id":"three"');
  expect(from("desk", "--format", "reports", "--since", String(moment)).out).not.toContain('"id":"one"');
});

test("an event that is no longer what the format takes is told as removed", () => {
  const told = from(
    "desk",
    "--format",
    "icews",
    "--since",
    "0",
    "--min-confidence",
    "1",
    "--changes",
    "none.jsonl",
  );
  expect(told.out.trim().split("\n")).toHaveLength(1);
  const [, ...gone] = readFileSync(join(folder, "none.jsonl"), "utf8").trim().split("\n");
  expect(gone.length).toBeGreaterThan(1);
  expect(JSON.parse(gone[0]!)).toMatchObject({
    removed: "event",
    id: expect.stringMatching(/^e:/),
    document: "one",
  });
});

test("what is left out is told with its reason", () =>
  expect(from("desk", "--format", "geojson").err).toMatch(
    /^warning: \d+ of \d+ left out \(.*\d+ no place.*\); --all keeps them\n$/,
  ));

test("a file is there whole or not at all; parquet needs one", () => {
  expect(from("desk", "--format", "parquet", "--by", "pair", "--output", "pairs.parquet").code).toBe(0);
  expect(readFileSync(join(folder, "pairs.parquet")).subarray(0, 4).toString()).toBe("PAR1");
  expect(readdirSync(folder).filter(f => /next|rows|spill/.test(f) && f !== "next.jsonl")).toEqual([]);
  expect(from("desk", "--format", "parquet")).toMatchObject({
    code: 2,
    err: expect.stringContaining("--output"),
  });
  expect(from("desk", "--format", "csv", "--output", "no/such.csv").code).toBe(5);
});

test.each([
  [["--format", "prov", "--by", "pair"], "by event"],
  [["--format", "gexf", "--since", "1"], "leave --since out"],
  [["--format", "csv", "--since", "1000"], "another record"],
  [["--format", "csv", "--since", "yesterday"], "no moment"],
  [["--format", "csv", "--gdelt", "1.0"], "--format gdelt"],
  [["--format", "xlsx"], "Allowed choices"],
])("%j is refused with what to do", (words, told) => {
  const { code, err } = from("desk", ...words);
  expect([code, err.includes(told)]).toEqual([2, true]);
});

test("files are coded and exported at once; a moment asks for a record", () => {
  writeFileSync(join(folder, "some.jsonl"), lines([later]));
  const { out, err } = attache([
    "export",
    "--format",
    "gdelt",
    "--by",
    "event",
    "--model",
    "fast",
    "some.jsonl",
  ]);
  expect([out.split("\n")[0]!.split("\t").length, err]).toEqual([61, ""]);
  expect(attache(["export", "--format", "csv", "--since", "1", "some.jsonl"]).code).toBe(2);
});
