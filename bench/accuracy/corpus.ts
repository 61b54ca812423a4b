/**
 * The sentences of training/events: `npx tsx bench/accuracy/corpus.ts [learn|measure] [--slips]` prints precision and recall of
 * events, of each type and of each construction; with `--slips` also what is printed wrongly and what is missed.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadReader, type Reader } from "../../src/cli/reading.ts";
import { type Event, eventTypes } from "../../src/events/event.ts";
import { between, f1, type Label, typed } from "../score/labels.ts";

const folder = join(import.meta.dirname, "..", "..", "training", "events");

interface Party {
  readonly text: string;
  readonly country?: string | undefined;
  readonly group?: string | undefined;
  readonly sector?: string | undefined;
}

/** An event of a sentence, as its writer labelled it. @see training/events/README.md */
interface Told {
  readonly event: string;
  readonly mode?: readonly string[];
  readonly trigger: string;
  readonly actor: readonly Party[];
  readonly recipient: readonly Party[];
  readonly reciprocal?: boolean;
  readonly factuality: string;
  readonly status: string;
  readonly speaker?: Party;
  readonly also?: readonly string[];
}

export interface Item {
  readonly text: string;
  readonly date: string;
  readonly shows: readonly string[];
  readonly events: readonly Told[];
  readonly negative?: string;
}

export type Part = "learn" | "measure";

export const readCorpus = (part: Part): readonly Item[] =>
  readdirSync(join(folder, part))
    .filter(name => name.endsWith(".jsonl"))
    .sort()
    .flatMap(name =>
      readFileSync(join(folder, part, name), "utf8")
        .split("\n")
        .filter(Boolean)
        .map(line => JSON.parse(line) as Item),
    );

/** What came of one sentence: pairs of labelled and printed events, and those of each that have no other. */
export interface Outcome {
  readonly item: Item;
  readonly pairs: readonly { readonly told: Told; readonly event: Event; readonly parties: boolean }[];
  readonly missed: readonly Told[];
  readonly surplus: readonly Event[];
}

/** Pairs labelled and printed events by type, those with right parties and near triggers first. */
export function outcomeOf(item: Item, printedBy: (item: Item) => readonly Event[]): Outcome {
  const printed = printedBy(item).filter(e => e.actor.length + e.recipient.length > 0);
  const fits = item.events.flatMap((told, i) =>
    printed.flatMap((event, j) => {
      const label = labelOf(told, item.text);
      if (!typed(label, event)) return [];
      const parties = between(label, event);
      const apart = Math.abs(event.trigger.start - label.evidence.start);
      return [{ i, j, told, event, parties, rank: (parties ? 0 : 1e6) + apart }];
    }),
  );
  const pairs: (typeof fits)[number][] = [];
  for (const fit of fits.sort((a, b) => a.rank - b.rank))
    if (!pairs.some(p => p.i === fit.i || p.j === fit.j)) pairs.push(fit);
  return {
    item,
    pairs,
    missed: item.events.filter((_, i) => !pairs.some(p => p.i === i)),
    surplus: printed.filter((_, j) => !pairs.some(p => p.j === j)),
  };
}

/** Reads a sentence as a report of its day. */
export const coded =
  (reader: Pick<Reader, "code">) =>
  ({ text, date }: Item): readonly Event[] =>
    reader.code({ id: "s", text, published: date });

function labelOf(told: Told, text: string): Label {
  const codes = (all: readonly Party[]) =>
    all.flatMap(p => [p.country, p.group].filter(c => c !== undefined));
  const start = Math.max(0, text.indexOf(told.trigger));
  return {
    event: told.event,
    also: told.also ?? [],
    actor: codes(told.actor),
    recipient: codes(told.recipient),
    reciprocal: told.reciprocal ?? false,
    evidence: { start, end: start + told.trigger.length },
  };
}

/** In percent. `type` asks for the type alone, `full` for the parties too. */
export interface CorpusFigures {
  readonly type: { readonly precision: number; readonly recall: number; readonly f1: number };
  readonly full: { readonly precision: number; readonly recall: number; readonly f1: number };
  /** Of the hard negatives, how many print an event. */
  readonly negativesCoded: number;
  /** Of the events of the right type, how many have the right certainty, status, speaker's country. */
  readonly factuality: number;
  readonly status: number;
  readonly speaker: number;
  readonly sentences: number;
  readonly events: number;
}

export function corpusFigures(reader: Reader, part: Part): CorpusFigures {
  return figuresOf(readCorpus(part).map(item => outcomeOf(item, coded(reader))));
}

function figuresOf(outcomes: readonly Outcome[]): CorpusFigures {
  const pairs = outcomes.flatMap(o => o.pairs);
  const printed = pairs.length + outcomes.reduce((n, o) => n + o.surplus.length, 0);
  const wanted = pairs.length + outcomes.reduce((n, o) => n + o.missed.length, 0);
  const rate = (right: number) => {
    const [precision, recall] = [(100 * right) / Math.max(1, printed), (100 * right) / Math.max(1, wanted)];
    return { precision, recall, f1: f1(precision, recall) };
  };
  const share = (right: (p: (typeof pairs)[number]) => boolean) =>
    (100 * pairs.filter(right).length) / Math.max(1, pairs.length);
  const negatives = outcomes.filter(o => o.item.events.length === 0);
  return {
    type: rate(pairs.length),
    full: rate(pairs.filter(p => p.parties).length),
    negativesCoded:
      (100 * negatives.filter(o => o.surplus.length > 0).length) / Math.max(1, negatives.length),
    factuality: share(({ told, event }) => told.factuality === event.factuality),
    status: share(({ told, event }) => told.status === event.status),
    speaker: share(({ told, event }) => spoke(told.speaker, event)),
    sentences: outcomes.length,
    events: wanted,
  };
}

/**
 * What was printed for the events of each type: rows the labelled type, columns the printed one at the same words, "none" where
 * nothing was printed; the last row what was printed where nothing is labelled.
 */
export function confusionTable(reader: Reader, part: Part): string {
  const counts = new Map<string, number>();
  const count = (told: string, printed: string) =>
    counts.set(`${told} ${printed}`, (counts.get(`${told} ${printed}`) ?? 0) + 1);
  for (const item of readCorpus(part)) {
    const { pairs, missed, surplus } = outcomeOf(item, coded(reader));
    for (const { told } of pairs) count(told.event, told.event);
    const left = [...surplus];
    for (const told of missed) {
      const { evidence } = labelOf(told, item.text);
      const at = left.findIndex(e => e.trigger.start < evidence.end && evidence.start < e.trigger.end);
      count(told.event, at < 0 ? "none" : left.splice(at, 1)[0]!.event);
    }
    for (const e of left) count("none", e.event);
  }
  const names = [...eventTypes, "none"];
  const short = (name: string) => name.slice(0, 5);
  return [
    `| labelled \\ printed | ${names.map(short).join(" | ")} |`,
    `|---|${names.map(() => "---:").join("|")}|`,
    ...names.map(told => `| ${told} | ${names.map(p => counts.get(`${told} ${p}`) ?? "").join(" | ")} |`),
  ].join("\n");
}

function spoke(speaker: Party | undefined, { attribution }: Event): boolean {
  if (speaker === undefined || attribution.length === 0)
    return (speaker === undefined) === (attribution.length === 0);
  const [nearest] = attribution;
  const codes = [speaker.country, speaker.group].filter(c => c !== undefined);
  return codes.length === 0
    ? nearest!.country === undefined
    : codes.includes(nearest!.country ?? "") || codes.includes(nearest!.group ?? "");
}

function main(words: readonly string[]): void {
  const part: Part = words.includes("measure") ? "measure" : "learn";
  const reader = loadReader({ model: "default" });
  const outcomes = readCorpus(part).map(item => outcomeOf(item, coded(reader)));
  console.log(
    part,
    JSON.stringify(figuresOf(outcomes), (_, v) => (typeof v === "number" ? Math.round(v * 10) / 10 : v)),
  );
  for (const [name, keys] of [
    ["construction", (o: Outcome) => o.item.shows],
    ["type", (o: Outcome) => [...new Set(o.item.events.map(e => e.event))]],
  ] as const) {
    console.log(`\n${name}: sentences, type P/R, full P/R`);
    for (const key of [...new Set(outcomes.flatMap(keys))].sort()) {
      const f = figuresOf(outcomes.filter(o => keys(o).includes(key)));
      const cells = [f.type.precision, f.type.recall, f.full.precision, f.full.recall].map(x =>
        x.toFixed(0).padStart(4),
      );
      console.log(`${key.padEnd(14)} ${String(f.sentences).padStart(5)} ${cells.join(" ")}`);
    }
  }
  if (words.includes("--slips")) for (const o of outcomes) printSlips(o);
}

function printSlips({ item, pairs, missed, surplus }: Outcome): void {
  const side = (all: readonly Party[]) =>
    all.map(p => `${p.text} = ${p.group ?? p.country ?? "?"}`).join(" + ");
  const rows = [
    ...missed.map(
      t =>
        `  missed   ${t.event} "${t.trigger}" ${side(t.actor)} > ${side(t.recipient)} ${t.factuality} ${t.status}`,
    ),
    ...surplus.map(
      e => `  surplus  ${e.event} "${e.trigger.text}" ${side(e.actor)} > ${side(e.recipient)} (${e.rule})`,
    ),
    ...pairs
      .filter(p => !p.parties)
      .map(
        ({ told, event }) =>
          `  parties  ${told.event} "${told.trigger}" ${side(told.actor)} > ${side(told.recipient)}\n      got  ${side(event.actor)} > ${side(event.recipient)} (${event.rule})`,
      ),
    ...pairs
      .filter(({ told, event }) => told.factuality !== event.factuality || told.status !== event.status)
      .map(
        ({ told, event }) =>
          `  certainty "${told.trigger}" ${told.factuality} ${told.status}, got ${event.factuality} ${event.status}`,
      ),
    ...pairs
      .filter(({ told, event }) => !spoke(told.speaker, event))
      .map(
        ({ told, event }) =>
          `  speaker  "${told.trigger}" ${told.speaker?.text ?? "the report"}, got ${event.attribution[0]?.text ?? "the report"}`,
      ),
  ];
  if (rows.length > 0) console.log(`\n${item.text}\n${rows.join("\n")}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
