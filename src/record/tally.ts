import { type EvidenceParty, isCounted, type Row, rowsOf, type Tally } from "./evidence.ts";
import type { Report } from "./report.ts";

/** Counts a record's reports one by one. */
export class Tallier {
  readonly #actors = new Map<string, number>();
  readonly #pairs = new Map<string, { events: number; conflict: number }>();
  readonly #publishers = new Map<string, number>();
  #reports = 0;
  #events = 0;
  #first: string | null = null;
  #last: string | null = null;

  /** Counts a report; gives its rows, which whoever counts may need. */
  add(report: Report): readonly Row[] {
    const { publisher, published } = report.document;
    this.#reports++;
    if (publisher !== undefined) this.#publishers.set(publisher, (this.#publishers.get(publisher) ?? 0) + 1);
    if (published !== undefined) {
      if (this.#first === null || published < this.#first) this.#first = published;
      if (this.#last === null || published > this.#last) this.#last = published;
    }
    const rows = rowsOf(report);
    for (const row of rows) this.#count(row);
    return rows;
  }

  #count({ evidence }: Row): void {
    if (!isCounted(evidence)) return;
    this.#events++;
    const [actors, recipients] = [codesOf(evidence.actor), codesOf(evidence.recipient)];
    for (const code of new Set([...actors, ...recipients]))
      this.#actors.set(code, (this.#actors.get(code) ?? 0) + 1);
    const met = evidence.reciprocal ? actors : recipients;
    const pairs = new Set(actors.flatMap(a => met.filter(b => a !== b).map(b => [a, b].sort().join(" "))));
    for (const key of pairs) {
      const pair = this.#pairs.get(key) ?? { events: 0, conflict: 0 };
      pair.events++;
      if (evidence.quad > 2) pair.conflict++;
      this.#pairs.set(key, pair);
    }
  }

  /** The most frequent first. */
  tally(): Tally {
    return {
      actors: ranked(this.#actors).map(([code, events]) => ({ code, events })),
      pairs: [...this.#pairs]
        .sort(([k, x], [l, y]) => y.events - x.events || (k < l ? -1 : 1))
        .map(([pair, counts]) => ({ a: pair.split(" ")[0]!, b: pair.split(" ")[1]!, ...counts })),
      publishers: ranked(this.#publishers).map(([name, reports]) => ({ name, reports })),
      reports: this.#reports,
      events: this.#events,
      first: this.#first,
      last: this.#last,
    };
  }
}

const ranked = (counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] =>
  [...counts].sort(([k, x], [l, y]) => y - x || (k < l ? -1 : 1));

/** The codes of parties, a group by its own. */
const codesOf = (parties: readonly EvidenceParty[]): readonly string[] => [
  ...new Set(parties.flatMap(p => p.code ?? [])),
];
