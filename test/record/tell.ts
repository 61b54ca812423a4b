import type { Telling } from "../../src/events/tellings/telling.ts";
import type { Report } from "../../src/record/report.ts";

/** What a report tells, in short: `words` as they stand in its text, bounds of a figure, whose word it is. */
export interface Short {
  readonly words: string;
  readonly attribute?: Telling["attribute"];
  readonly value?: string;
  readonly low?: number;
  /** Absent: open above, where `low` is given. */
  readonly high?: number;
  readonly by?: string;
  readonly told?: Telling["told"];
  readonly raised?: boolean;
  readonly day?: string;
  readonly kinds?: readonly string[];
}

/** A report of one sentence with what it tells. */
export function telling(id: string, published: string, text: string, ...all: readonly Short[]): Report {
  const tellings = all.map(short => longOf(short, text, published));
  return {
    document: { id, text, published },
    sightings: [],
    events: [],
    tellings: { tellings, clashes: [] },
  };
}

function longOf(short: Short, text: string, published: string): Telling {
  const { words, attribute = "killed", low, high, by, told = "news", raised = false, day } = short;
  const start = text.indexOf(words);
  if (start < 0) throw new RangeError(`"${words}" is not in "${text}"`);
  const holder = by === undefined ? {} : { holder: { start: 0, end: 1, text: by, country: by } };
  return {
    start,
    end: start + words.length,
    text: words,
    attribute,
    value: short.value ?? words,
    ...holder,
    evidence: { start: 0, end: text.length },
    ...(low === undefined ? {} : { bounds: { low, ...(high ? { high } : {}), loose: high === undefined } }),
    ...(low === undefined ? {} : { counted: "anybody" as const }),
    partial: false,
    raised,
    told: raised ? "known" : told,
    kinds: short.kinds ?? [],
    places: [],
    day: day ?? published,
    dated: day !== undefined,
  };
}
