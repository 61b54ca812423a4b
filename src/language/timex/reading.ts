import type { Timex } from "../mention.ts";
import type { Token } from "../sentence.ts";
import type { Tense } from "./tense.ts";
import type { TimeWords } from "./words.ts";

/** What a matcher read: how many words, and the value. */
export interface Reading {
  readonly length: number;
  readonly type: Timex["type"];
  readonly value: string;
  readonly by: string;
  readonly basis: Timex["basis"];
}

/** The last times told, each as fine as it was: the minute of the day, a day number, `[year, month]`, a year. */
export interface Told {
  readonly minute?: number;
  readonly day?: number;
  readonly month?: readonly [year: number, month: number];
  readonly year?: number;
  /** The last day told that does not lie after the report's. */
  readonly gone?: number;
  /** The day is the report's own: nothing has been told yet. */
  readonly fromReport?: boolean;
}

/** Where a matcher stands: the words in lower case, the day (number) the report counts from, what was told before. */
export interface Place {
  readonly words: readonly string[];
  readonly tokens: readonly Token[];
  readonly i: number;
  readonly w: TimeWords;
  readonly now: number | undefined;
  readonly told: Told;
  /** Where the time before in the sentence ended, last word exclusive. */
  readonly last: number | undefined;
  readonly headline: boolean;
  /** Whether the clause looks ahead or back. */
  readonly tense: () => Tense;
}

export type Matcher = (p: Place) => Reading | undefined;

/** The word `k` places on; empty beyond the sentence. */
export const at = (p: Place, k: number): string => p.words[p.i + k] ?? "";

/** The Penn tag `k` places on; empty beyond the sentence. */
export const tagAt = (p: Place, k: number): string => p.tokens[p.i + k]?.xpos ?? "";

/** Whether the word `k` places on is written with a capital, as names of months and weekdays are ("mid-July" too). */
export const capital = (p: Place, k: number): boolean =>
  /(?:^|-)\p{Lu}[^-]*$/u.test(p.tokens[p.i + k]?.form ?? "");

/** The same sentence, `k` words on. */
export const move = (p: Place, k: number): Place => ({ ...p, i: p.i + k });

/** 1 where the word `k` places on is one of a list, else 0: how many words an optional word takes. */
export const one = (p: Place, k: number, words: ReadonlySet<string>): 0 | 1 => (words.has(at(p, k)) ? 1 : 0);

/** A reading whose value the words give by themselves. */
export const stated = (length: number, value: string, by: string, type: Timex["type"] = "DATE"): Reading => ({
  length,
  type,
  value,
  by,
  basis: "stated",
});

/** A reading for whose value the report's day, the tense or an earlier time was needed. */
export const implied = (
  length: number,
  value: string,
  by: string,
  type: Timex["type"] = "DATE",
): Reading => ({
  length,
  type,
  value,
  by,
  basis: "implied",
});

/** The longest reading at a place, the first of equals. */
export function longest(p: Place, matchers: readonly Matcher[]): Reading | undefined {
  let top: Reading | undefined;
  for (const matcher of matchers) {
    const found = matcher(p);
    if (found && (top === undefined || found.length > top.length)) top = found;
  }
  return top;
}

/** 1500 to 2099. */
export const isYear = (word: string): boolean => /^(?:1[5-9]|20)\d\d$/.test(word);

/** -1 for "last", 1 for "next", 0 for "this"; `undefined` for another word. */
export function directionOf(word: string, w: TimeWords): -1 | 0 | 1 | undefined {
  if (w.previous.has(word)) return -1;
  if (w.following.has(word)) return 1;
  return w.present.has(word) ? 0 : undefined;
}
