import type * as Fs from "node:fs";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import type { Entry } from "../../src/record/entry.ts";
import { JournalWriter, readJournal, segments } from "../../src/record/journal.ts";

/** What the disk under the journal is told, in order, and what it answers. */
const disk = vi.hoisted(() => ({
  log: [] as ({ readonly at: number; readonly bytes: Buffer } | "sync")[],
  fails: undefined as ((call: "write" | "sync" | "open", n: number) => string | undefined) | undefined,
  calls: { write: 0, sync: 0, open: 0 },
}));

vi.mock("node:fs", async original => {
  const real = await original<typeof Fs>();
  const asked = (call: "write" | "sync" | "open"): void => {
    const code = disk.fails?.(call, ++disk.calls[call]);
    if (code) throw Object.assign(new Error(`${code}: simulated, ${call}`), { code });
  };
  return {
    ...real,
    openSync: (path: string, flags: string) => {
      if (flags !== "r") asked("open");
      return real.openSync(path, flags);
    },
    writeSync: (file: number, bytes: Buffer, from: number, length: number, at: number) => {
      asked("write");
      if (typeof bytes === "string") return real.writeSync(file, bytes, from);
      disk.log.push({ at, bytes: Buffer.from(bytes.subarray(from, from + length)) });
      return real.writeSync(file, bytes, from, length, at);
    },
    fsyncSync: (file: number) => {
      asked("sync");
      disk.log.push("sync");
      return real.fsyncSync(file);
    },
  };
});

beforeEach(() => {
  disk.log.length = 0;
  disk.fails = undefined;
  disk.calls = { write: 0, sync: 0, open: 0 };
});

const folder = (): string => mkdtempSync(join(tmpdir(), "attache-disk-"));
const quiet = (): void => {};
const line = (id: string): Entry => ({ kind: "seen", id, publisher: "x".repeat(300) });
const idsOf = (entries: readonly Entry[]): readonly string[] =>
  entries.flatMap(e => (e.kind === "seen" ? [e.id] : []));

/** A record with two lines in its first batch, and one in each that follows. */
async function written(place: string, batches: number): Promise<void> {
  const writer = await JournalWriter.open(place, quiet);
  writer.append([line("0"), line("0b")]);
  for (let i = 1; i < batches; i++) writer.append([line(String(i)), line(`${i}b`)]);
  writer.close();
}

/** Contents that the sectors of a write may have after a power cut: each written or still zeros, the file cut at any of them. */
function* halves(bytes: Buffer, sector: number): Generator<Buffer> {
  for (let cut = 0; cut <= bytes.length; cut += 37) yield bytes.subarray(0, cut);
  for (let hole = 0; hole < bytes.length; hole += sector) {
    const torn = Buffer.from(bytes);
    torn.fill(0, hole, Math.min(hole + sector, bytes.length));
    yield torn;
    yield Buffer.concat([bytes.subarray(0, hole), Buffer.alloc(bytes.length - hole)]);
  }
}

test("after a power cut at any moment every acknowledged line is there once, and writing goes on", async () => {
  const place = folder();
  await written(place, 4);
  const [segment] = segments(place);
  const whole = readFileSync(segment!);
  const writes = disk.log.filter(w => w !== "sync");
  expect(writes).toHaveLength(4);
  let states = 0;
  for (const [acknowledged, { at, bytes }] of writes.entries()) {
    const ids = Array.from({ length: acknowledged }, (_, i) => [String(i), `${i}b`]).flat();
    for (const half of [...halves(bytes, 512), ...halves(bytes, 64)]) {
      const cut = folder();
      mkdirSync(join(cut, "journal"));
      writeFileSync(join(cut, "journal", basename(segment!)), Buffer.concat([whole.subarray(0, at), half]));
      const found = idsOf(readJournal(cut, quiet));
      expect(found.slice(0, ids.length)).toEqual(ids);
      expect([...ids, String(acknowledged), `${acknowledged}b`].slice(0, found.length)).toEqual(found);
      const writer = await JournalWriter.open(cut, quiet);
      writer.append([line("next")]);
      writer.close();
      expect(idsOf(readJournal(cut, fail))).toEqual([...found, "next"]);
      states++;
    }
  }
  expect(states).toBeGreaterThan(100);
});

const fail = (message: string): void => {
  throw new Error(message);
};

test("a batch that may be in memory alone is written anew before the next", async () => {
  const place = folder();
  await written(place, 2);
  const [segment] = segments(place);
  const whole = readFileSync(segment!);
  disk.log.length = 0;
  (await JournalWriter.open(place, quiet)).close();
  const [{ at, bytes }, then] = disk.log as [{ at: number; bytes: Buffer }, unknown];
  expect(bytes.toString()).toBe(whole.subarray(at).toString());
  expect(bytes.toString()).toMatch(/^[0-9a-f]{8}\+.*"id":"1"/);
  expect(then).toBe("sync");
});

test("each batch is written once and followed by one fsync before the next", async () => {
  const place = folder();
  await written(place, 3);
  const kinds = disk.log.map(w => (w === "sync" ? "sync" : "write"));
  expect(kinds.slice(-6)).toEqual(["write", "sync", "write", "sync", "write", "sync"]);
});

test("zeros inside what was acknowledged are damage, not a torn end", async () => {
  const place = folder();
  await written(place, 3);
  const [segment] = segments(place);
  const bytes = readFileSync(segment!);
  bytes.fill(0, 100, 200);
  writeFileSync(segment!, bytes);
  expect(() => readJournal(place, quiet)).toThrow(/:2: line does not fit its checksum/);
  await expect(JournalWriter.open(place, quiet)).rejects.toThrow(/:2: line does not fit/);
  expect(readFileSync(segment!)).toEqual(bytes);
});

test.each([
  ["ENOSPC", "write", 2],
  ["EIO", "write", 1],
  ["EIO", "sync", 1],
] as const)(
  "%s on %s: nothing is acknowledged, no more is taken, and the record is sound",
  async (code, call, nth) => {
    const place = folder();
    await written(place, 2);
    const writer = await JournalWriter.open(place, quiet);
    disk.calls = { write: 0, sync: 0, open: 0 };
    disk.fails = (asked, n) => (asked === call && n >= nth ? code : undefined);
    const taken: string[] = [];
    const add = (id: string): void => {
      writer.append([line(id)]);
      taken.push(id);
    };
    expect(() => ["a", "b", "c"].forEach(add)).toThrow(new RegExp(`${code}.*make room`));
    disk.fails = undefined;
    expect(() => add("d")).toThrow(/open the record anew/);
    writer.close();
    const again = await JournalWriter.open(place, quiet);
    again.append([line("later")]);
    again.close();
    const found = idsOf(readJournal(place, fail));
    expect(found).toEqual(["0", "0b", "1", "1b", ...taken, "later"]);
  },
);

test("a read-only disk names the place; reading goes on", async () => {
  const place = folder();
  await written(place, 1);
  disk.fails = call => (call === "open" ? "EROFS" : undefined);
  await expect(JournalWriter.open(place, quiet)).rejects.toMatchObject({
    kind: "disk",
    message: expect.stringContaining(`${place}/journal/000001.jsonl: EROFS`),
  });
  expect(idsOf(readJournal(place, fail))).toEqual(["0", "0b"]);
});

test("a segment that could not be begun is begun again", async () => {
  const place = folder();
  disk.fails = (call, n) => (call === "write" && n === 1 ? "ENOSPC" : undefined);
  await expect(JournalWriter.open(place, quiet)).rejects.toMatchObject({ kind: "disk" });
  expect(readJournal(place, fail)).toEqual([]);
  disk.fails = undefined;
  await written(place, 1);
  expect(idsOf(readJournal(place, fail))).toEqual(["0", "0b"]);
});

test("a record of a later version is refused with advice; one of the first is read, and written on in a segment of its own", async () => {
  const place = folder();
  await written(place, 1);
  const [segment] = segments(place);
  const text = readFileSync(segment!, "utf8");
  writeFileSync(segment!, text.replace("attache-journal 2", "attache-journal 3"));
  expect(() => readJournal(place, quiet)).toThrow(/later version \(format 3\); update attache/);
  const old = folder();
  mkdirSync(join(old, "journal"));
  const first = readFileSync(join(import.meta.dirname, "version-1.jsonl"));
  writeFileSync(join(old, "journal", "000001.jsonl"), first);
  expect(idsOf(readJournal(old, fail))).toEqual(["old"]);
  await written(old, 1);
  expect(idsOf(readJournal(old, fail))).toEqual(["old", "0", "0b"]);
  expect(readFileSync(segments(old)[0]!)).toEqual(first);
});

test("a lock file that is not released keeps nobody out once its process is gone", async () => {
  const place = folder();
  closeSync(openSync(join(place, "lock"), "w"));
  writeFileSync(join(place, "lock"), "999999999 1");
  await written(place, 1);
  expect(idsOf(readJournal(place, fail))).toEqual(["0", "0b"]);
});
