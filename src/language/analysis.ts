import type { Document } from "../text/document.ts";
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
