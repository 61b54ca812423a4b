import type { Event } from "../events/event.ts";
import type { Document } from "../text/document.ts";

/** A numbered source of a brief: the report and the sentence that a line rests on. */
export interface Source {
  readonly number: number;
  readonly document: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly title?: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
}

/** Numbers sentences in the order in which they are first cited. */
export class Sources {
  readonly #documents: ReadonlyMap<string, Document>;
  readonly #numbers = new Map<string, Source>();

  constructor(documents: ReadonlyMap<string, Document>) {
    this.#documents = documents;
  }

  /** The numbers of the sentences of events, each once; at most three. */
  cite(events: readonly Event[]): readonly number[] {
    const numbers = events.map(e => this.#source(e).number);
    return [...new Set(numbers)].slice(0, 3).sort((a, b) => a - b);
  }

  list(): readonly Source[] {
    return [...this.#numbers.values()];
  }

  #source(e: Event): Source {
    const key = `${e.document}|${e.inTitle}|${e.evidence.start}`;
    const known = this.#numbers.get(key);
    if (known) return known;
    const d = this.#documents.get(e.document);
    const source: Source = {
      number: this.#numbers.size + 1, document: e.document,
      ...(d?.publisher === undefined ? {} : { publisher: d.publisher }),
      ...(d?.published === undefined ? {} : { published: d.published }),
      ...(d?.title === undefined ? {} : { title: d.title }),
      quote: e.evidence.text, start: e.evidence.start, end: e.evidence.end,
    };
    this.#numbers.set(key, source);
    return source;
  }
}
