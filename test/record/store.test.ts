import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { openIndex, rebuildIndex } from "../../src/record/database.ts";
import type { Entry } from "../../src/record/entry.ts";
import { type EvidenceQuery, wordsOf } from "../../src/record/evidence.ts";
import { JournalWriter, readJournal } from "../../src/record/journal.ts";
import { memoryStore } from "../../src/record/memory.ts";
import { contentHash } from "../../src/record/report.ts";
import type { Store } from "../../src/record/store.ts";
import { report } from "./make.ts";

const run = { program: "1", models: "m", lexicons: "l" };
const reports = [
  report(
    "a",
    "Herald",
    "2016-03-02",
    "😀 Türkiye accused Russia on Tuesday. Russia will not strike İzmir.",
    { event: "ACCUSE", words: "accused", by: ["Türkiye = TUR.GOV"], to: ["Russia = RUS"], on: "2016-03-01" },
    {
      event: "ASSAULT",
      words: "strike",
      by: ["Russia = RUS"],
      to: ["İzmir = TUR"],
      sure: "CT-",
      place: "İzmir",
    },
  ),
  report("b", "Post", "2016-04-02", "Turkey shelled the PKK near Cizre.", {
    event: "ASSAULT",
    words: "shelled",
    by: ["Turkey = TUR.MIL"],
    to: ["PKK = TUR/PKK.REB"],
    place: "Cizre",
  }),
  report("c", "Post", "2016-05-02", "Nothing passed between them."),
];
const entries: readonly Entry[] = reports.flatMap(({ document, events }) => [
  { kind: "report", id: document.id, content: contentHash(document), document },
  { kind: "events", report: document.id, run, events },
]);

async function indexed(): Promise<Store> {
  const place = mkdtempSync(join(tmpdir(), "attache-store-"));
  const writer = await JournalWriter.open(place, () => {});
  writer.append(entries);
  writer.close();
  await rebuildIndex(place, () => readJournal(place, () => {}));
  return (await openIndex(place))!;
}

describe.each([
  ["in memory", async () => memoryStore(entries)],
  ["in DuckDB", indexed],
])("a store %s", (_, open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  const found = async (query: EvidenceQuery) =>
    (await store.find(query, 10)).evidence.map(e => `${e.document} ${e.type}`);

  test("gives a report by its id, and by an event of it", async () => {
    expect((await store.report("b"))!.document.publisher).toBe("Post");
    expect(await store.report("z")).toBeUndefined();
    expect((await store.telling("e:a-1"))!.document.id).toBe("a");
    expect(await store.telling("e:z")).toBeUndefined();
  });

  test("leaves what was denied out unless all is asked for, newest first", async () => {
    expect(await found({})).toEqual(["b ASSAULT", "a ACCUSE"]);
    expect(await found({ all: true })).toEqual(["b ASSAULT", "a ACCUSE", "a ASSAULT"]);
  });

  test("finds by words and phrases that begin in a sentence, whatever their case and accents", async () => {
    expect(await found({ words: wordsOf('turkiye "accused russia"') })).toEqual(["a ACCUSE"]);
    expect(await found({ words: wordsOf("cizr") })).toEqual(["b ASSAULT"]);
    expect(await found({ words: wordsOf("izre") })).toEqual([]);
    expect(await found({ words: wordsOf("%") })).toEqual(["b ASSAULT", "a ACCUSE"]);
  });

  test("finds by parties, groups too, and both sides at once", async () => {
    expect(await found({ actor: "PKK" })).toEqual(["b ASSAULT"]);
    expect(await found({ actor: "RUS", other: "TUR" })).toEqual(["a ACCUSE"]);
    expect(await found({ actor: "'; drop table reports; --" })).toEqual([]);
  });

  test("finds by type, day, place, publisher and certainty", async () => {
    expect(await found({ types: ["ACCUSE"] })).toEqual(["a ACCUSE"]);
    expect(await found({ types: [] })).toEqual([]);
    expect(await found({ from: "2016-03-01", to: "2016-03-02" })).toEqual(["a ACCUSE"]);
    expect(await found({ place: "cizre" })).toEqual(["b ASSAULT"]);
    expect(await found({ place: "Izm", all: true, placed: true })).toEqual(["a ASSAULT"]);
    expect(await found({ publisher: "Herald" })).toEqual(["a ACCUSE"]);
    expect(await found({ certainty: "CT", all: true, document: "a" })).toEqual(["a ACCUSE", "a ASSAULT"]);
    expect(await found({ event: "e:a-0" })).toEqual(["a ACCUSE"]);
  });

  test("gives a part and says how many there are", async () => {
    const { total, evidence } = await store.find({ all: true }, 1, 1);
    expect(total).toBe(3);
    expect(evidence.map(e => e.event)).toEqual(["e:a-0"]);
  });

  test("points at words in code points", async () => {
    const [e] = (await store.find({ event: "e:a-0" }, 1)).evidence;
    expect([e!.start, e!.end, e!.trigger]).toEqual([0, 36, [10, 17]]);
  });

  test("gives the latest reports first", async () => {
    expect((await store.latest(2)).map(r => r.id)).toEqual(["c", "b"]);
    expect((await store.latest(2, 2)).map(r => r.id)).toEqual(["a"]);
  });

  test("counts actors, pairs and publishers", async () => {
    expect(await store.tally()).toEqual({
      actors: [
        { code: "TUR", events: 2 },
        { code: "PKK", events: 1 },
        { code: "RUS", events: 1 },
      ],
      pairs: [
        { a: "PKK", b: "TUR", events: 1, conflict: 1 },
        { a: "RUS", b: "TUR", events: 1, conflict: 1 },
      ],
      publishers: [
        { name: "Post", reports: 2 },
        { name: "Herald", reports: 1 },
      ],
      reports: 3,
      events: 2,
      first: "2016-03-02",
      last: "2016-05-02",
    });
  });
});
