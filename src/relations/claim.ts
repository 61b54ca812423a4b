import type { Names } from "./tell.ts";
import type { BriefWords } from "./words.ts";

/** A piece of a line with numbers of its own: a change of a matter, or one side of what is contested. */
export interface Part {
  readonly text: string;
  readonly sources: readonly number[];
}

/** A sentence on the tone of a pair, with the ids of incidents behind it; without any it rests on the latest. */
export interface TrendSentence {
  readonly text: string;
  readonly incidents: readonly string[];
}

/**
 * One line of a brief: its words, the numbers of the sources it rests on, the incident it tells.
 *
 * A matter of the ledger has its `state`, and in `parts` its changes; what is contested has in `parts` its two sides.
 */
export interface Claim {
  readonly text: string;
  readonly sources: readonly number[];
  readonly incident?: string;
  readonly date?: string;
  readonly state?: string;
  readonly parts?: readonly Part[];
}

/** A part of a brief with its heading, `under` a common one; `more` lines were left out for length. */
export interface Section {
  readonly key: string;
  readonly title: string;
  readonly under?: string;
  readonly claims: readonly Claim[];
  readonly more: number;
}

/** What a brief is asked for: two codes, the days [from, to) it is about (ISO). */
export interface BriefRequest {
  readonly a: string;
  readonly b: string;
  readonly from?: string;
  readonly to?: string;
  readonly names: Names;
  readonly words: BriefWords;
  /** How the tone of the pair stands and when it turned, as a series tells it; without it only incidents are counted. */
  readonly trend?: readonly TrendSentence[];
}
