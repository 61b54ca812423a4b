/**
 * Articles labelled whole by readers who had not seen the rules: `npx tsx bench/accuracy/articles.ts` prints the figures of all three
 * sets and, of those that may be looked at, what is printed wrongly and what is missed. @see bench/articles/README.md
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadReader, type Reader } from "../../src/cli/reading.ts";
import type { Event } from "../../src/events/event.ts";
import type { Document } from "../../src/text/document.ts";
import { agrees, f1, type Label, typed } from "../score/labels.ts";

const folder = join(import.meta.dirname, "..", "articles");
const articles = join(import.meta.dirname, "..", "..", "..", "shared", "articles", "articles.jsonl");

/** A line of a reader's file, its offsets made UTF-16. */
interface Line extends Label {
  readonly id: string;
  readonly happening: number;
  readonly must: boolean;
  /** Where the labelling of a long article ends; absent if it was labelled to its end. */
  readonly upto?: number;
}

/** In percent. */
export interface ArticleFigures {
  /** The two readers' F1 over happenings, each found in the other's list; 100 where one reader labelled. */
  readonly agreement: number;
  /** Share of the printed events that one of the readers has. */
  readonly kept: number;
  /** The same by type alone. */
  readonly keptByType: number;
  /** Share found of the happenings that both readers have, one of them as needed. */
  readonly found: number;
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

/** The files of each set, one a reader. The coder's errors on `second` are not to be looked at. */
export const sets = {
  development: ["development"],
  first: ["first-1", "first-2"],
  second: ["second-1", "second-2"],
} as const;

export function articleFigures(reader: Reader, set: keyof typeof sets): ArticleFigures {
  const documents = new Map(readDocuments().map(d => [d.id, d]));
  const [one, two = one] = sets[set].map(name => readLabels(name, documents));
  const ends = new Map(one!.map(l => [l.id, l.upto ?? Number.POSITIVE_INFINITY]));
  const events = [...ends].flatMap(([id, end]) =>
    reader
      .code(documents.get(id)!)
      .filter(e => e.actor.length + e.recipient.length > 0 && e.trigger.start < end),
  );
  const all = [...one!, ...two!];
  const mine = (e: Event) => all.filter(l => l.id === e.document);
  const wrong = events.filter(e => !mine(e).some(l => agrees(l, e)));
  const wrongType = events.filter(e => !mine(e).some(l => typed(l, e) && overlap(l, e.trigger)));
  const needed = happenings(one!).filter(
    h =>
      h.some(l => two!.some(o => same(l, o))) && (h.some(l => l.must) || matching(h, two!).some(o => o.must)),
  );
  const missed = needed.filter(
    h => !events.some(e => [...h, ...matching(h, two!)].some(l => l.id === e.document && agrees(l, e))),
  );
  const share = (part: number, whole: number) => (100 * part) / Math.max(1, whole);
  return {
    agreement: 100 * f1(sharedBy(one!, two!), sharedBy(two!, one!)),
    kept: share(events.length - wrong.length, events.length),
    keptByType: share(events.length - wrongType.length, events.length),
    found: share(needed.length - missed.length, needed.length),
    wrong: wrong.map(e => `${e.document}: ${e.event} ${written(e)} "${e.trigger.text}" (${e.rule})`),
    missed: missed.map(h => {
      const { id, event, actor, recipient, evidence } = h[0]!;
      return `${id}: ${event} ${actor.join("+")}>${recipient.join("+")} ${documents.get(id)!.text.slice(evidence.start, evidence.end)}`;
    }),
  };
}

const written = (e: Event): string =>
  [e.actor, e.recipient].map(side => side.map(p => p.group ?? p.country ?? p.text).join("+")).join(">");

const overlap = ({ evidence }: Label, span: Label["evidence"]): boolean =>
  span.start < evidence.end && evidence.start < span.end;

/** Share of a reader's happenings that the other has too. */
function sharedBy(one: readonly Line[], two: readonly Line[]): number {
  const all = happenings(one);
  return all.filter(h => matching(h, two).length > 0).length / all.length;
}

const matching = (happening: readonly Line[], other: readonly Line[]): readonly Line[] =>
  other.filter(o => happening.some(l => same(l, o)));

/** Two readers' labels of one event. */
const same = (a: Line, b: Line): boolean =>
  a.id === b.id &&
  overlap(a, b.evidence) &&
  [a.event, ...a.also].some(t => t === b.event || b.also.includes(t)) &&
  sides(a, b);

function sides(a: Label, b: Label): boolean {
  if (a.reciprocal || b.reciprocal) {
    const all = [...b.actor, ...b.recipient];
    return [...a.actor, ...a.recipient].filter(c => all.includes(c)).length >= Math.min(2, all.length);
  }
  const share = (x: readonly string[], y: readonly string[]) =>
    x.length + y.length === 0 || x.some(c => y.includes(c));
  return share(a.actor, b.actor) && share(a.recipient, b.recipient);
}

function happenings(lines: readonly Line[]): readonly (readonly Line[])[] {
  const found = new Map<string, Line[]>();
  for (const l of lines)
    found.set(`${l.id}:${l.happening}`, [...(found.get(`${l.id}:${l.happening}`) ?? []), l]);
  return [...found.values()];
}

const readLines = <T>(file: string): readonly T[] =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map(line => JSON.parse(line) as T);

/** The articles without their titles: the readers had the text alone. */
const readDocuments = (): readonly Document[] =>
  readLines<{
    readonly id: string;
    readonly date: string;
    readonly publisher: string;
    readonly text: string;
  }>(articles).map(({ id, date, publisher, text }) => ({ id, text, published: date, publisher }));

function readLabels(name: string, documents: ReadonlyMap<string, Document>): readonly Line[] {
  type Raw = Omit<Line, "evidence"> & { readonly evidence: readonly [number, number] };
  return readLines<Raw>(join(folder, `${name}.jsonl`)).map(line => {
    const points = [...documents.get(line.id)!.text];
    const at = (n: number) => points.slice(0, n).join("").length;
    const evidence = { start: at(line.evidence[0]), end: at(line.evidence[1]) };
    return { ...line, evidence, ...(line.upto === undefined ? {} : { upto: at(line.upto) }) };
  });
}

function main(): void {
  const reader = loadReader({ model: "default" });
  for (const set of Object.keys(sets) as (keyof typeof sets)[]) {
    const { wrong, missed, ...figures } = articleFigures(reader, set);
    console.log(set, figures);
    if (set !== "second")
      console.log(`\nin no reader's list\n${wrong.join("\n")}\n\nneeded and missed\n${missed.join("\n")}\n`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
