import { oncePer } from "../../text/once.ts";
import type { Entity } from "./entity.ts";
import { thingOf } from "./entity.ts";
import type { Phrase } from "./phrase.ts";

/** How much the words of two phrases are alike, from least to most telling. */
export const matches = [
  "none",
  "otherKey",
  "cluster",
  "nameWord",
  "conflict",
  "fewer",
  "more",
  "bare",
  "whole",
  "partOfName",
  "surname",
  "acronym",
  "wholeName",
  "sameKey",
] as const;
export type Match = (typeof matches)[number];

/** Each match by its place in the order. */
const rank = Object.fromEntries(matches.map((m, i) => [m, i])) as Readonly<Record<Match, number>>;

/** Whether two names match so that they may be one. */
export const mayBeOne = (a: Phrase, b: Phrase): boolean => rankOf(a, b) >= rank.partOfName;

/** The last and the first phrases of an entity that are looked at. */
const looked = 5;

/** The best match of a phrase with those that describe an entity, its place in the order, and the last phrase that matches so. */
export interface BestMatch {
  readonly match: Match;
  readonly rank: number;
  readonly with: Phrase | undefined;
}

export function bestMatch(phrase: Phrase, entity: Entity): BestMatch {
  const key = phrase.name?.entry;
  const all = entity.described;
  if (key !== undefined && entity.key !== undefined)
    return best(entity.key === thingOf(key) ? rank.sameKey : rank.otherKey, all.at(-1));
  let most = rank.none;
  let found: Phrase | undefined;
  for (let i = all.length - 1; i >= 0; i--) {
    if (i < all.length - looked && i > 0) continue;
    const match = rankOf(phrase, all[i]!);
    if (match > most) {
      most = match;
      found = all[i];
    }
  }
  return best(most, found);
}

const best = (rank: number, found: Phrase | undefined): BestMatch => ({
  match: matches[rank]!,
  rank,
  with: found,
});

/** How the words of two phrases that are no pronouns compare. */
export const matchOf = (a: Phrase, b: Phrase): Match => matches[rankOf(a, b)]!;

function rankOf(a: Phrase, b: Phrase): number {
  if (a.kind === "NAM") return b.kind === "NAM" ? ofNames(a, b) : ofNameAndNoun(a, b);
  if (b.kind === "NAM") return ofNameAndNoun(b, a);
  if (a.key !== b.key) return rank.none;
  const inTheirs = within(a.modifiers, b.modifiers);
  const inMine = within(b.modifiers, a.modifiers);
  if (inTheirs && inMine) return rank.whole;
  if (a.modifiers.length === 0) return rank.bare;
  return inTheirs ? rank.fewer : inMine ? rank.more : rank.conflict;
}

function ofNameAndNoun(name: Phrase, noun: Phrase): number {
  if (noun.key === name.key) return rank.bare;
  return name.words.includes(noun.key) ? rank.nameWord : rank.none;
}

function ofNames(a: Phrase, b: Phrase): number {
  const x = a.words;
  const y = b.words;
  if (same(x, y)) return rank.wholeName;
  if (isAcronym(x, b) || isAcronym(y, a)) return rank.acronym;
  const few = x.length <= y.length ? x : y;
  const many = few === x ? y : x;
  if (within(few, many)) return few.at(-1) === many.at(-1) ? rank.surname : rank.partOfName;
  for (const w of x) if (y.includes(w)) return rank.nameWord;
  return rank.none;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Whether each of some words is one of the others. */
function within(few: readonly string[], many: readonly string[]): boolean {
  for (const w of few) if (!many.includes(w)) return false;
  return true;
}

/** "iaea" of "International Atomic Energy Agency": the first letters of its capitalised words. */
function isAcronym(short: readonly string[], long: Phrase): boolean {
  if (short.length !== 1 || long.words.length < 2) return false;
  const letters = short[0]!.replaceAll(".", "");
  if (letters.length < 2) return false;
  const { initials, capitals } = lettersOf(long);
  return letters === initials || letters === capitals;
}

/** The first letters of a name's words, and of those that bear a capital. */
const lettersOf = oncePer((long: Phrase) => ({
  initials: long.words.map(w => w[0]).join(""),
  capitals: long.sentence.tokens
    .filter(t => t.start >= long.name!.start && t.end <= long.name!.end && /^\p{Lu}/u.test(t.form))
    .map(t => t.form[0]!.toLowerCase())
    .join(""),
}));
