import type { Document } from "../text/document.ts";
import { oncePer } from "../text/once.ts";
import type { Chain, Mention, Timex } from "./mention.ts";
import type { Sentence } from "./sentence.ts";

/** A document as read: sentences with trees, mentions in text order, coreference chains, time expressions. */
export interface Analysis {
  readonly document: Document;
  readonly sentences: readonly Sentence[];
  readonly mentions: readonly Mention[];
  readonly chains: readonly Chain[];
  readonly timexes: readonly Timex[];
  /** Sentences that were not analysed (too long), with the reason. */
  readonly notes: readonly Note[];
}

/** The mentions in a sentence, by its index, in text order. */
export const mentionsIn = (analysis: Analysis, sentence: number): readonly Mention[] =>
  mentionsOf(analysis)[sentence] ?? [];

/** The time expressions in a sentence, by its index, in text order. */
export const timexesIn = (analysis: Analysis, sentence: number): readonly Timex[] =>
  timexesOf(analysis)[sentence] ?? [];

const mentionsOf = oncePer((analysis: Analysis) => bySentence(analysis.mentions));
const timexesOf = oncePer((analysis: Analysis) => bySentence(analysis.timexes));

function bySentence<T extends { readonly sentence: number }>(
  all: readonly T[],
): readonly (readonly T[] | undefined)[] {
  const out: T[][] = [];
  for (const one of all) {
    const mine = out[one.sentence];
    if (mine === undefined) out[one.sentence] = [one];
    else mine.push(one);
  }
  return out;
}

/** Why part of a text was left out, and where. */
export interface Note {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** A name that the caller knows: how it is written, what it names, and the caller's own key for it. */
export interface GazetteerEntry {
  readonly name: string;
  readonly type: import("./mention.ts").MentionType;
  readonly key: string;
}

/** What the caller of `analyze` knows of the world; plain data, so that language/ imports nothing but text/. */
export interface Knowledge {
  readonly gazetteer: readonly GazetteerEntry[];
}
