/**
 * A large record for measurements: the events of the example reports, each time between two other states and on another day of ten years,
 * under seed 1; no two texts are the same. Pairs are as unlike in number as in news: the n-th of 4,000 has a share that falls with the root of n.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadReader, worldOf } from "../../src/cli/reading.ts";
import type { Event, Participant } from "../../src/events/event.ts";
import { eventId } from "../../src/events/event-id.ts";
import { frontMatter } from "../../src/intake/plain.ts";
import type { Entry } from "../../src/record/entry.ts";
import { JournalWriter } from "../../src/record/journal.ts";
import { contentHash } from "../../src/record/report.ts";
import type { Document } from "../../src/text/document.ts";
import { generator } from "../../test/helpers/chance.ts";
import { root } from "./stamp.ts";

export const pairs = 4000;
const days = 3650;
const batch = 500;
export const world = worldOf(undefined);
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
export function pairAt(rank: number): readonly [string, string] {
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
export async function writeLarge(folder: string, events: number) {
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
