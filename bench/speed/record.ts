/**
 * Questions on a large record: `npm run bench:record [-- --events=N]` (a million by default; `--record` appends to bench/results.jsonl; a record
 * that lies in `--folder=DIR` is asked as it is, and its index built anew with `--rebuild`).
 *
 * The record is made of the events of the example reports, each time between two other states and on another day of ten years,
 * under seed 1; no two texts are the same. Pairs are as unlike in number as in news: the n-th of 4,000 has a share that falls with
 * the root of n. Each question is asked seven times of an open index; the median counts, beside the first.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { linesOf } from "../../src/cli/build-index.ts";
import { incidentsOf } from "../../src/cli/incidents.ts";
import { loadReader, worldOf } from "../../src/cli/reading.ts";
import type { Event, Participant } from "../../src/events/event.ts";
import { eventId } from "../../src/events/event-id.ts";
import { frontMatter } from "../../src/intake/plain.ts";
import { openIndex, rebuildIndex } from "../../src/record/database.ts";
import type { Entry } from "../../src/record/entry.ts";
import { type EvidenceQuery, wordsOf } from "../../src/record/evidence.ts";
import { JournalWriter } from "../../src/record/journal.ts";
import { contentHash } from "../../src/record/report.ts";
import { writeBrief } from "../../src/relations/brief.ts";
import { relate } from "../../src/relations/relation.ts";
import { series, usualHalfLife } from "../../src/relations/series.ts";
import { loadSeriesWords } from "../../src/relations/series-words.ts";
import { sideOf } from "../../src/relations/side.ts";
import { loadBriefWords } from "../../src/relations/words.ts";
import type { Document } from "../../src/text/document.ts";
import { generator } from "../../test/helpers/chance.ts";
import { machine, recordFigures, root } from "./stamp.ts";

const pairs = 4000;
const days = 3650;
const batch = 500;
const asked = 7;
const world = worldOf(undefined);
const states = world.countries.map(c => c.code);
const random = generator(1);

interface Template {
  readonly document: Document;
  readonly events: readonly Event[];
}

/** The example reports that tell of events, coded. */
function templates(): readonly Template[] {
  const { take } = loadReader({});
  const folder = join(root, "examples", "reports");
  return readdirSync(folder)
    .sort()
    .map(name => {
      const { body, ...meta } = frontMatter(readFileSync(join(folder, name), "utf8"));
      const document = { id: name, text: body, ...meta } as Document;
      return { document, events: take(document).events };
    })
    .filter(t => t.events.length > 0);
}

/** A pair by its rank: the first few are far more often told of. */
function pairAt(rank: number): readonly [string, string] {
  const a = (rank * 7) % states.length;
  return [states[a]!, states[(a + 1 + ((rank * 13) % (states.length - 1))) % states.length]!];
}

/** A rank in [0, pairs) whose chance falls with its root. */
const rank = (): number => Math.floor(pairs * (random(1e6) / 1e6) ** 2);

function dayAfter(iso: string, more: number): string {
  return new Date(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) + more * 864e5).toISOString().slice(0, 10);
}

/** All small words of the templates by their length. */
const vocabulary = new Map<number, string[]>();

/** A text in which every other small word is another of the same length: no copy of the first, its spans where they were. */
const reworded = (text: string): string =>
  text.replace(/\b[a-z]{3,}\b/g, word => {
    const like = vocabulary.get(word.length)!;
    return random(2) === 0 ? word : like[random(like.length)]!;
  });

function learnWords(text: string): void {
  for (const [word] of text.matchAll(/\b[a-z]{3,}\b/g))
    vocabulary.set(word.length, [...(vocabulary.get(word.length) ?? []), word]);
}

/** A template told of another pair, on another day. */
function variant({ document, events }: Template, number: number): readonly Entry[] {
  const pair = pairAt(rank());
  const [later, id] = [random(days), `r${number}`];
  const told: Document = {
    ...document,
    id,
    text: `${reworded(document.text)}\nReport ${number}.`,
    published: dayAfter("2010-01-01", later),
    publisher: `Paper ${number % 40}`,
  };
  const swap = new Map<string, string>();
  const party = (p: Participant): Participant => {
    if (p.country === undefined) return p;
    const known: string = swap.get(p.country) ?? (swap.size < 2 ? pair[swap.size]! : p.country);
    swap.set(p.country, known);
    return { ...p, country: known };
  };
  const shift = (iso: string) => (iso.length === 10 ? dayAfter(told.published!, -random(4)) : iso);
  const moved = events.map(e => {
    const start = e.date && shift(e.date.start);
    return {
      ...e,
      id: eventId(id, e.rule, e.trigger),
      document: id,
      actor: e.actor.map(party),
      recipient: e.recipient.map(party),
      ...(e.date
        ? { date: { ...e.date, start: start!, end: e.date.start === e.date.end ? start! : e.date.end } }
        : {}),
    };
  });
  return [
    { kind: "report", id, content: contentHash(told), document: told },
    { kind: "events", report: id, run: { program: "bench", models: "", lexicons: "" }, events: moved },
  ];
}

/** Writes the journal of a record with so many events; how many reports and events it has. */
async function write(folder: string, events: number) {
  const all = templates();
  for (const t of all) learnWords(t.document.text);
  const journal = await JournalWriter.open(folder, console.warn);
  let [reports, done, waiting]: [number, number, Entry[]] = [0, 0, []];
  while (done < events) {
    const entries = variant(all[random(all.length)]!, reports++);
    done += entries[1]!.kind === "events" ? entries[1]!.events.length : 0;
    waiting.push(...entries);
    if (waiting.length < 2 * batch && done < events) continue;
    journal.append(waiting);
    waiting = [];
  }
  journal.close();
  return { reports, events: done };
}

interface Asked {
  readonly question: string;
  readonly firstMs: number;
  readonly medianMs: number;
  readonly found: string;
}

async function ask(question: string, answer: () => Promise<string>): Promise<Asked> {
  const times: number[] = [];
  let found = "";
  for (let n = 0; n < asked; n++) {
    const begun = performance.now();
    found = await answer();
    times.push(performance.now() - begun);
  }
  const [firstMs, medianMs] = [times[0]!, [...times].sort((a, b) => a - b)[asked >> 1]!];
  console.log(`| ${question} | ${Math.round(firstMs)} | ${Math.round(medianMs)} | ${found} |`);
  return { question, firstMs, medianMs, found };
}

async function main(words: readonly string[]): Promise<void> {
  const events = Number(words.find(w => w.startsWith("--events="))?.slice(9) ?? 1e6);
  const kept = words.find(w => w.startsWith("--folder="))?.slice(9);
  const folder = kept ?? mkdtempSync(join(tmpdir(), "attache-bench-"));
  try {
    if (!existsSync(join(folder, "journal"))) await write(folder, events);
    if ((await openIndex(folder)) === undefined || words.includes("--rebuild")) await build(folder);
    console.log(`\n${machine()}\n\n| question | first, ms | median, ms | found |\n|---|---:|---:|---|`);
    const rows = await questions(folder);
    if (words.includes("--record"))
      recordFigures(
        "record",
        rows.map(r => ({ reports: Number(rows[0]!.found), events, ...r })),
      );
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true });
  }
}

/** Builds the index; prints how long that took and what it needed. */
async function build(folder: string): Promise<void> {
  const begun = performance.now();
  await rebuildIndex(folder, linesOf(folder, console.warn));
  const seconds = (performance.now() - begun) / 1000;
  const size = statSync(join(folder, "index", "attache.duckdb")).size / 2 ** 20;
  console.log(
    `index built in ${seconds.toFixed(1)} s, ${Math.round(size)} MiB; ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB of memory at most`,
  );
}

/** Searches as the desk asks them. */
const searches: Readonly<Record<string, EvidenceQuery>> = {
  "evidence, all that counts": {},
  "evidence of an actor": { actor: "AFG" },
  "evidence of a pair": { actor: "AFG", other: "ALB" },
  "evidence of a type in a month": { types: ["ASSAULT"], from: "2014-03-01", to: "2014-04-01" },
  "search of a word": { words: wordsOf("sanctions") },
  "search of a phrase, all": { words: wordsOf('"foreign minister"'), all: true },
  "search that finds nothing": { words: wordsOf("xyzzy") },
  "map of a place": { place: "Ankara", placed: true },
};

async function questions(folder: string): Promise<readonly Asked[]> {
  const store = (await openIndex(folder))!;
  const brief = loadBriefWords();
  const about = async (at: number): Promise<readonly Asked[]> => {
    const [a, b] = pairAt(at);
    const name = `${a} ${b}, pair ${at + 1} of ${pairs}`;
    return [
      await ask(`timeline ${name}`, async () => {
        const reports = await store.between(a, b);
        return `${relate(incidentsOf(reports), a, b).length} incidents`;
      }),
      await ask(`series ${name}`, async () => {
        const incidents = incidentsOf(await store.between(a, b));
        const [x, y] = [sideOf(a, a), sideOf(b, b)];
        const request = { a: x, b: y, by: "month", halfLifeDays: usualHalfLife, scale: "plover" } as const;
        return `${series(incidents, { ...request, words: loadSeriesWords() }).incidents} incidents`;
      }),
      await ask(`brief ${name}`, async () => {
        const reports = await store.between(a, b);
        const page = writeBrief(reports, { a, b, names: world.nameOf, words: brief });
        return `${reports.length} reports, ${page.sources.length} sources`;
      }),
    ];
  };
  const rows: Asked[] = [];
  rows.push(await ask("how many reports", async () => String(await store.count())));
  rows.push(await ask("reports, the newest", async () => String((await store.latest(50)).length)));
  rows.push(
    await ask("reports, from the 100,000th on", async () => String((await store.latest(50, 1e5)).length)),
  );
  const [told] = (await store.find({}, 1, 5000)).evidence;
  rows.push(await ask("a report by its event", async () => (await store.telling(told!.event))!.document.id));
  for (const [question, query] of Object.entries(searches))
    rows.push(
      await ask(question, async () => {
        const { total, evidence } = await store.find(query, 50);
        return `${evidence.length} of ${total}`;
      }),
    );
  for (const at of [0, 40, 400, 2000]) rows.push(...(await about(at)));
  await store.close();
  return rows;
}

await main(process.argv.slice(2));
