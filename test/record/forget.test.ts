import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { openIndex, rebuildIndex } from "../../src/record/database.ts";
import type { Entry } from "../../src/record/entry.ts";
import { compact, forgetting } from "../../src/record/forget.ts";
import { ingest } from "../../src/record/ingest.ts";
import { JournalWriter, readJournal } from "../../src/record/journal.ts";
import { reportsOf } from "../../src/record/memory.ts";
import { verify } from "../../src/record/verify.ts";
import type { Document } from "../../src/text/document.ts";
import { report } from "./make.ts";

const run = { program: "1", models: "m", lexicons: "l" };
const by = { author: "A. Editor", at: "2020-06-01T10:00:00.000Z" };
const quiet = (): void => {};
const secret = "Kenya accused Chad of hiding a witness. Both shared one wire sentence about rain.";
const other = "Peru thanked Chad for its help. Both shared one wire sentence about rain.";
const told = [
  report("r1", "Daily", "2020-05-02", secret, { event: "ACCUSE", words: "accused", by: ["Kenya = KEN"] }),
  report("r2", "Daily", "2020-05-03", other, { event: "SUPPORT", words: "thanked", by: ["Peru = PER"] }),
];

let place = "";
async function take(documents: readonly Document[]) {
  const writer = await JournalWriter.open(place, quiet);
  async function* all(): AsyncGenerator<Document> {
    yield* documents;
  }
  const warned: string[] = [];
  const done = await ingest(all(), writer, readJournal(place, quiet), {
    code: d => ({ events: told.find(r => r.document.id === d.id)?.events ?? [] }),
    run,
    ack: quiet,
    warn: m => warned.push(m),
  });
  writer.close();
  return { done, warned };
}

async function append(...entries: readonly Entry[]): Promise<void> {
  const writer = await JournalWriter.open(place, quiet);
  writer.append(entries);
  writer.close();
}

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), "attache-forget-"));
  await take(told.map(r => r.document));
  await append({ kind: "seen", id: "r1", publisher: "Other", url: "http://a.example/witness" });
  await rebuildIndex(place, () => readJournal(place, quiet));
});

const bytesOf = (): string =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter(f => f.isFile())
    .map(f => readFileSync(join(f.parentPath, f.name), "latin1"))
    .join("\n");

test("a report that is taken down is in no answer at once, and verify finds no fault", async () => {
  const line = forgetting("r1", readJournal(place, quiet), by);
  await append(line!);
  expect(reportsOf(readJournal(place, quiet)).map(r => r.document.id)).toEqual(["r2"]);
  expect(await openIndex(place)).toBeUndefined();
  expect(verify(readJournal(place, quiet))).toMatchObject({ reports: 1, events: 1, faults: [] });
});

test("the line that takes it down says when and by whom, and nothing of the text", () => {
  const line = forgetting("r1", readJournal(place, quiet), { ...by, reason: "court order" });
  expect(line).toEqual({
    kind: "forgotten",
    content: expect.stringMatching(/^[0-9a-f]{32}$/),
    ids: ["r1"],
    author: "A. Editor",
    at: "2020-06-01T10:00:00.000Z",
    reason: "court order",
  });
  expect(forgetting("nobody", readJournal(place, quiet), by)).toBeUndefined();
});

test("its text is not taken in again, under whatever id", async () => {
  await append(forgetting("r1", readJournal(place, quiet), by)!);
  const { done, warned } = await take([{ id: "new", text: secret, title: told[0]!.document.title! }]);
  expect(done).toEqual({ added: 0, seen: 0, failed: 0, forgotten: 1 });
  expect(warned).toEqual(["new: left out; its text was taken down on 2020-06-01 by A. Editor"]);
});

test("compaction leaves no byte of it in any file, and everything else as it was", async () => {
  mkdirSync(join(place, "damaged"));
  writeFileSync(join(place, "damaged", "000001-3.txt"), secret);
  writeFileSync(join(place, "journal", "000001.jsonl.next"), secret);
  const before = reportsOf(readJournal(place, quiet))[1];
  await append(forgetting("r1", readJournal(place, quiet), by)!);
  expect(bytesOf()).toContain("witness");
  expect(await compact(place)).toEqual({ reports: 1, lines: 3 });
  expect(bytesOf()).not.toMatch(/witness|Kenya|KEN/);
  expect(bytesOf()).toContain("A. Editor");
  expect(reportsOf(readJournal(place, quiet))).toEqual([before]);
  await append({ kind: "seen", id: "r2", publisher: "Third" });
  expect(await compact(place)).toEqual({ reports: 0, lines: 0 });
  expect((await take([told[0]!.document])).done.forgotten).toBe(1);
});
