import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openIndex, rebuildIndex } from "../../src/record/database.ts";
import type { Entry } from "../../src/record/entry.ts";
import { ingest } from "../../src/record/ingest.ts";
import { JournalWriter, readJournal, segments } from "../../src/record/journal.ts";
import { memoryStore } from "../../src/record/memory.ts";
import { verify } from "../../src/record/verify.ts";
import type { Document } from "../../src/text/document.ts";

const folder = () => mkdtempSync(join(tmpdir(), "attache-record-"));
const quiet = () => {};
const run = { program: "1", models: "m", lexicons: "l" };
async function* reports(...texts: readonly string[]): AsyncGenerator<Document> {
  for (const [i, text] of texts.entries())
    yield { id: `r${i}-${text.length}`, text, publisher: `paper ${i}` };
}

async function kept(place: string, code: (d: Document) => [], ...texts: readonly string[]) {
  const writer = await JournalWriter.open(place, quiet);
  const acks: string[] = [];
  const done = await ingest(reports(...texts), writer, readJournal(place, quiet), {
    code: document => ({ events: code(document) }),
    run,
    ack: id => acks.push(id),
    warn: quiet,
  });
  writer.close();
  return { done, acks };
}

test("the same text twice is one report with two sightings", async () => {
  const place = folder();
  const { done, acks } = await kept(place, () => [], "Kenya left.", "Kenya  left.");
  expect(done).toEqual({ added: 1, seen: 1, failed: 0, forgotten: 0 });
  expect(acks).toHaveLength(2);
  const [report] = await memoryStore(readJournal(place, quiet)).reports();
  expect(report!.sightings.map(s => s.publisher)).toEqual(["paper 0", "paper 1"]);
});

test("a report that cannot be coded is kept with its reason and the rest goes on", async () => {
  const place = folder();
  const { done } = await kept(
    place,
    d => {
      if (d.text.includes("bad")) throw new Error("no tree");
      return [];
    },
    "a bad text",
    "a good text",
  );
  expect(done).toMatchObject({ added: 2, failed: 1 });
  const all = await memoryStore(readJournal(place, quiet)).reports();
  expect(all.map(r => r.failed)).toEqual(["no tree", undefined]);
});

test("a torn last line is left out, told, and written over", async () => {
  const place = folder();
  await kept(place, () => [], "one");
  appendFileSync(segments(place)[0]!, 'deadbeef {"kind":');
  const told: string[] = [];
  expect(readJournal(place, m => told.push(m))).toHaveLength(2);
  expect(told[0]).toContain("torn");
  await kept(place, () => [], "two");
  expect(
    readJournal(place, m => {
      throw new Error(m);
    }),
  ).toHaveLength(4);
});

test("a changed byte is found and named", async () => {
  const place = folder();
  await kept(place, () => [], "one", "two");
  const path = segments(place)[0]!;
  writeFileSync(path, readFileSync(path, "utf8").replace("one", "0ne"));
  expect(() => readJournal(place, quiet)).toThrow(/:2: line does not fit its checksum/);
});

test("a second writer is told who holds the record", async () => {
  const place = folder();
  const first = await JournalWriter.open(place, quiet);
  await expect(JournalWriter.open(place, quiet)).rejects.toThrow(`PID ${process.pid}`);
  first.close();
}, 10_000);

test("a dead writer's lock is taken over", async () => {
  const place = folder();
  (await JournalWriter.open(place, quiet)).close();
  writeFileSync(join(place, "lock"), "999999999");
  (await JournalWriter.open(place, quiet)).close();
});

test("the index answers as the journal does, and knows when it is out of date", async () => {
  const place = folder();
  await kept(place, () => [], "one", "two");
  const entries: readonly Entry[] = readJournal(place, quiet);
  await rebuildIndex(place, () => entries);
  const index = await openIndex(place);
  expect(await index!.count()).toBe(2);
  expect(await index!.reports()).toEqual(await memoryStore(entries).reports());
  await index!.close();
  await kept(place, () => [], "three");
  expect(await openIndex(place)).toBeUndefined();
});

test("verify finds spans that do not index their words", async () => {
  const place = folder();
  await kept(place, () => [], "Kenya left.");
  expect(verify(readJournal(place, quiet)).faults).toEqual([]);
});
