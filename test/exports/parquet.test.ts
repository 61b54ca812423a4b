import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { afterAll, expect, test } from "vitest";
import { tableColumns, tableOrder } from "../../src/exports/parquet.ts";
import { type Unit, units } from "../../src/exports/telling.ts";
import { writeParquet } from "../../src/record/parquet-table.ts";
import { exported } from "../helpers/exported.ts";
import { reports } from "./make.ts";

const folder = mkdtempSync(join(tmpdir(), "attache-parquet-"));
afterAll(() => rmSync(folder, { recursive: true }));

type Row = Readonly<Record<string, unknown>>;

/** The rows of a table as they were handed over, and the file that came of them. */
async function written(
  by: Unit,
  name: string,
): Promise<{ readonly rows: readonly Row[]; readonly bytes: Buffer }> {
  const lines = exported("parquet", reports, { by });
  const [source, file] = [join(folder, `${name}.jsonl`), join(folder, `${name}'s.parquet`)];
  writeFileSync(source, lines);
  await writeParquet(source, tableColumns(by), tableOrder(by), file);
  return {
    rows: lines
      .trim()
      .split("\n")
      .map(line => JSON.parse(line) as Row),
    bytes: readFileSync(file),
  };
}

/** What another reader makes of the file, as JSON would say it. */
async function readBack(bytes: Buffer): Promise<readonly Row[]> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  const rows = await parquetReadObjects({ file, compressors });
  return rows.map(row => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, plain(v)])));
}

const plain = (value: unknown): unknown =>
  value === undefined
    ? null
    : typeof value === "bigint"
      ? Number(value)
      : value instanceof Date
        ? value.toISOString().slice(0, 10)
        : Array.isArray(value)
          ? value.map(plain)
          : value;

test.each(units)("a table by %s is read back as it was handed over, sorted", async by => {
  const { rows, bytes } = await written(by, by);
  const back = await readBack(bytes);
  const key = (r: Row) => JSON.stringify([r.event_id, r.number]);
  const sorted = (all: readonly Row[]) => [...all].sort((x, y) => (key(x) < key(y) ? -1 : 1));
  expect(sorted(back)).toEqual(sorted(rows));
  const days = back.map(r => r.date_start ?? "9");
  expect(days).toEqual([...days].sort());
});

test("the same rows give the same bytes, whatever their order, and nothing is left beside the file", async () => {
  const one = await written("event", "same");
  const two = await written("event", "again");
  expect(one.bytes.equals(two.bytes)).toBe(true);
  expect(readdirSync(folder).filter(f => !/\.(?:jsonl|parquet)$/.test(f))).toEqual([]);
});
