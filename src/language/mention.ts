import type { Span } from "../text/span.ts";

/** Named, nominal or pronominal, as in ACE. */
export type MentionKind = "NAM" | "NOM" | "PRO";

/** ACE's types, with NORP (nationalities, religions, parties) and PROJECT (undertakings: pipelines, plants, treaties). */
export type MentionType = "PER" | "ORG" | "GPE" | "LOC" | "FAC" | "NORP" | "PROJECT" | "MISC";

/** Words that refer to something: their span, the sentence and the id of their head token. */
export interface Mention extends Span {
  readonly sentence: number;
  readonly head: number;
  readonly kind: MentionKind;
  readonly type: MentionType;
  /** Key of the gazetteer entry that named it; absent for names found by shape alone and for common nouns. */
  readonly entry?: string | undefined;
  /** Number of the coreference chain, from 0; absent for a mention that stands alone. */
  readonly chain?: number | undefined;
  /** For a mention of several ("both men", "the two countries"): indexes of the mentions it stands for. */
  readonly members?: readonly number[] | undefined;
}

/** Mentions of one thing: indexes into the analysis' mentions, in text order; at least two. */
export interface Chain {
  readonly id: number;
  readonly mentions: readonly number[];
}

/**
 * A TIMEX3: `value` resolved against the report's date; a range is `a/b`, open at a side written `..`; what no date resolves
 * keeps `XXXX`. @see CODEBOOK.md#times
 */
export interface Timex extends Span {
  readonly sentence: number;
  readonly type: "DATE" | "TIME" | "DURATION" | "SET";
  readonly value: string;
  /** The rule that read it (`timex/weekday-past`). */
  readonly by: string;
  /** `implied` where the year, month or direction was supplied by us. */
  readonly basis: "stated" | "implied";
  /** The whole of a range of which this is an end ("from 2004 to 2009": `2004/2009`; "since July": `2016-07/..`). */
  readonly range?: string;
  /** Why the value stays open (`XXXX-WXX-4`): what it counts from is not told. */
  readonly note?: string;
}
