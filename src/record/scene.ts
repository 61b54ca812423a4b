import type { Telling } from "../events/tellings/telling.ts";
import type { Report } from "./report.ts";

/** How much a word of the sentences around weighs beside one of the sentence itself, and a name beside another word. */
const aroundWeight = 0.4;
const nameWeight = 2;

/** Characters around a sentence that set its scene. */
const around = 400;

/** A sentence of a report with what it tells; `words` are beginnings of its words and of those around, with their weights. */
export interface Scene {
  readonly document: string;
  readonly published: string;
  readonly start: number;
  readonly tellings: readonly Telling[];
  /** Those of the whole report. */
  readonly all: readonly Telling[];
  readonly words: ReadonlyMap<string, number>;
  /** Day of the happening; the report's where the sentence tells none. */
  readonly day: string;
  readonly dated: boolean;
  /** Words with a capital inside a sentence, here or around. */
  readonly names: ReadonlySet<string>;
  readonly kinds: readonly string[];
}

/** The scenes of a report: its sentences that tell something. Reports without a day have none to be matched by. */
export function scenesOf(report: Report): readonly Scene[] {
  const { tellings } = report.tellings ?? { tellings: [] };
  const { id, text, published } = report.document;
  if (published === undefined) return [];
  const starts = [...new Set(tellings.map(t => t.evidence.start))];
  return starts.map(start => {
    const mine = tellings.filter(t => t.evidence.start === start);
    const { end } = mine[0]!.evidence;
    const words = wordsOf(text, start, end);
    return {
      document: id,
      published: published.slice(0, 10),
      start,
      tellings: mine,
      all: tellings,
      words,
      names: new Set([...words].filter(([, weight]) => isName(weight)).map(([w]) => w)),
      day: mine[0]!.day ?? published.slice(0, 10),
      dated: mine[0]!.dated,
      kinds: mine[0]!.kinds,
    };
  });
}

const isName = (weight: number): boolean => weight === nameWeight || weight === nameWeight * aroundWeight;

function wordsOf(text: string, start: number, end: number): ReadonlyMap<string, number> {
  const bag = new Map<string, number>();
  const [from, to] = [Math.max(0, start - around), Math.min(text.length, end + around)];
  for (const match of text.slice(from, to).matchAll(/[\p{L}\p{N}]{3,}/gu)) {
    const at = from + match.index;
    const name = /^\p{Lu}/u.test(match[0]) && !opens(text, at) ? nameWeight : 1;
    const weight = name * (at >= start && at < end ? 1 : aroundWeight);
    const key = match[0].toLowerCase().slice(0, 5);
    bag.set(key, Math.max(bag.get(key) ?? 0, weight));
  }
  return bag;
}

/** Whether a word opens a sentence, where a capital tells nothing. */
const opens = (text: string, at: number): boolean =>
  at === 0 || /(?:[.!?]["”’)]?\s|\n)$/.test(text.slice(Math.max(0, at - 3), at));
