import type { Event } from "../events/event.ts";
import type { Report } from "../record/report.ts";
import { notesOn, type ReviewNote } from "./reviewed.ts";

/**
 * A numbered source of a brief: the report and the sentence that a line rests on.
 *
 * `start` and `end` count in the report's text (in its title where `in` says so), UTF-16; `also` names others who published the
 * same words.
 */
export interface Source {
  readonly number: number;
  readonly document: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly title?: string;
  readonly url?: string;
  readonly also: readonly string[];
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly in?: "title";
  /** What analysts decided on the events that the sentence is cited for; absent where they did not. */
  readonly reviewed?: readonly ReviewNote[];
}

/** Most sentences that one line cites. */
const mostCited = 4;

/** Numbers sentences in the order in which they are first cited; copies of a report are cited as one. */
export class Sources {
  readonly #reports: ReadonlyMap<string, Report>;
  readonly #copies: ReadonlyMap<string, string>;
  readonly #numbers = new Map<string, Source>();

  constructor(reports: readonly Report[], copies: ReadonlyMap<string, string>) {
    this.#reports = new Map(reports.map(r => [r.document.id, r]));
    this.#copies = copies;
  }

  /** The numbers of the sentences of events, each once, the first first; at most four, one a report and its copies. */
  cite(events: readonly Event[]): readonly number[] {
    const seen = new Set<string>();
    const chosen = events.filter(e => {
      const one = this.#copies.get(e.document) ?? e.document;
      return seen.has(one) ? false : seen.add(one);
    });
    return chosen
      .slice(0, mostCited)
      .map(e => this.#source(e).number)
      .sort((a, b) => a - b);
  }

  list(): readonly Source[] {
    return [...this.#numbers.values()];
  }

  publisherOf(e: Event): string | undefined {
    return this.#reports.get(e.document)?.document.publisher;
  }

  #source(e: Event): Source {
    const key = `${e.document}|${e.inTitle}|${e.evidence.start}`;
    const known = this.#numbers.get(key);
    if (known) return this.#noted(key, known, e);
    const d = this.#reports.get(e.document)?.document;
    const source: Source = {
      number: this.#numbers.size + 1,
      document: e.document,
      ...(d?.publisher === undefined ? {} : { publisher: d.publisher }),
      ...(d?.published === undefined ? {} : { published: d.published }),
      ...(d?.title === undefined ? {} : { title: d.title }),
      ...(d?.url === undefined ? {} : { url: d.url }),
      also: this.#others(e.document, d?.publisher),
      quote: e.evidence.text,
      start: e.evidence.start,
      end: e.evidence.end,
      ...(e.inTitle ? { in: "title" as const } : {}),
    };
    return this.#noted(key, source, e);
  }

  /** Keeps a source with what analysts decided on one more event of its sentence. */
  #noted(key: string, source: Source, e: Event): Source {
    const { reviewed = [] } = source;
    const notes = notesOn(e).filter(n => reviewed.every(r => r.event !== n.event));
    const noted = notes.length === 0 ? source : { ...source, reviewed: [...reviewed, ...notes] };
    this.#numbers.set(key, noted);
    return noted;
  }

  /** Publishers of the same words besides the first: of the report's other sightings and of its copies. */
  #others(document: string, publisher: string | undefined): readonly string[] {
    const one = this.#copies.get(document) ?? document;
    const copies = [...this.#reports.values()].filter(
      r => (this.#copies.get(r.document.id) ?? r.document.id) === one,
    );
    const names = copies.flatMap(r => [r.document.publisher, ...r.sightings.map(s => s.publisher)]);
    return [...new Set(names.filter(n => n !== undefined && n !== publisher))].sort() as readonly string[];
  }
}
