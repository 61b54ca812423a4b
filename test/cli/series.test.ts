import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const record = mkdtempSync(join(tmpdir(), "attache-series-"));
beforeAll(() => void attache("ingest", join(root, "examples", "reports"), "--record", record), 60_000);
afterAll(() => rmSync(record, { recursive: true }));

function attache(...words: readonly string[]): {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
} {
  const done = spawnSync(process.execPath, [join(root, "bin", "attache.js"), ...words], { encoding: "utf8" });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

test("series prints counts, index, interval and level of each period as one JSON object, the same each time", () => {
  const about = ["series", "Turkey", "RUS", "--record", record, "--from", "2015-01-01"];
  const ask = [...about, "--by", "quarter", "--format", "json"];
  const { code, out } = attache(...ask);
  expect(code).toBe(0);
  const found = JSON.parse(out) as {
    readonly a: unknown;
    readonly incidents: number;
    readonly periods: readonly Readonly<Record<string, unknown>>[];
    readonly changes: readonly Readonly<Record<string, unknown>>[];
  };
  expect(found.a).toEqual({ code: "TUR", name: "Turkey" });
  expect(found.periods.reduce((n, p) => n + (p.incidents as number), 0)).toBe(found.incidents);
  expect(Object.keys(found.periods[0]!)).toEqual([
    "start",
    "end",
    "incidents",
    "counts",
    "index",
    "low",
    "high",
    "level",
  ]);
  expect(Object.keys(found.changes[0]!)).toEqual(["date", "direction", "before", "after", "p", "incidents"]);
  expect(attache(...ask).out).toBe(out);
});

test("series as csv has a row a period, and as text a table with the formula below it", () => {
  const rows = attache("series", "TUR", "RUS", "--record", record, "--by", "year", "--format", "csv")
    .out.trim()
    .split("\r\n");
  expect(rows[0]).toContain("start,end,incidents,index,low,high,level,ab_quad1");
  expect(rows.slice(1).map(r => r.slice(0, 10))).toEqual(["2015-11-24", "2016-01-01"]);
  const text = attache(
    "series",
    "TUR",
    "RUS",
    "--record",
    record,
    "--by",
    "year",
    "--scale",
    "goldstein",
    "--half-life",
    "30",
  ).out;
  expect(text).toContain("mean of the Goldstein score");
  expect(text).toContain("30 days");
});

test("a set without known members and a half-life of nothing are refused", () => {
  expect(attache("series", "PKK+", "TUR", "--record", record)).toMatchObject({ code: 2, out: "" });
  expect(attache("series", "RUS", "TUR", "--record", record, "--half-life", "0")).toMatchObject({
    code: 2,
    out: "",
  });
  expect(attache("series", "TUR,FRA", "RUS", "--record", record).out).toContain(
    "# Turkey and France and Russia",
  );
});
