import type { Sentence } from "../sentence.ts";
import type { Clusters } from "../words.ts";
import type { Entity } from "./entity.ts";
import type { Phrase } from "./phrase.ts";
import type { Quotes } from "./quotes.ts";

/** What is looked at when a phrase is linked. */
export interface Ground {
  readonly sentences: readonly Sentence[];
  readonly phrases: readonly Phrase[];
  /** Phrases by the number of their head among the document's words. */
  readonly phraseAt: ReadonlyMap<number, Phrase>;
  readonly quotes: Quotes;
  readonly clusters: Clusters;
  /** By a phrase's order; filled as phrases are linked. */
  readonly entityOf: (Entity | undefined)[];
}
