import type { Names } from "./tell.ts";
import type { BriefWords } from "./words.ts";

/** One line of a brief: its words, the numbers of the sources it rests on, the incident it tells. */
export interface Claim {
  readonly text: string;
  readonly sources: readonly number[];
  readonly incident?: string;
  readonly date?: string;
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
}
