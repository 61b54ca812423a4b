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
const rank = new Map(matches.map((m, i) => [m, i]));

/** Whether a match of two names says that they may be one. */
export const isName = (match: Match): boolean => rank.get(match)! >= rank.get("partOfName")!;

/** The last and the first phrases of an entity that are looked at. */
const looked = 5;

/** The best match of a phrase with those that describe an entity, and the last phrase that matches so. */
export function bestMatch(
  phrase: Phrase,
  entity: Entity,
): { readonly match: Match; readonly with: Phrase | undefined } {
  const key = phrase.name?.entry;
  if (key !== undefined && entity.key !== undefined)
    return { match: entity.key === thingOf(key) ? "sameKey" : "otherKey", with: entity.described.at(-1) };
  const all = entity.described;
  let best: Match = "none";
  let found: Phrase | undefined;
  for (let i = all.length - 1; i >= 0; i--) {
    if (i < all.length - looked && i > 0) continue;
    const match = matchOf(phrase, all[i]!);
    if (rank.get(match)! > rank.get(best)!) [best, found] = [match, all[i]!];
  }
  return { match: best, with: found };
}

/** How the words of two phrases that are no pronouns compare. */
export function matchOf(a: Phrase, b: Phrase): Match {
  if (a.kind === "NAM" && b.kind === "NAM") return ofNames(a, b);
  if (a.kind === "NAM" || b.kind === "NAM") {
    const [name, noun] = a.kind === "NAM" ? [a, b] : [b, a];
    if (noun.key === name.key) return "bare";
    return name.words.includes(noun.key) ? "nameWord" : "none";
  }
  if (a.key !== b.key) return "none";
  const [mine, theirs] = [a.modifiers, b.modifiers];
  const [inTheirs, inMine] = [mine.every(m => theirs.includes(m)), theirs.every(m => mine.includes(m))];
  if (inTheirs && inMine) return "whole";
  if (mine.length === 0) return "bare";
  return inTheirs ? "fewer" : inMine ? "more" : "conflict";
}

function ofNames(a: Phrase, b: Phrase): Match {
  const [x, y] = [a.words, b.words];
  if (x.length === y.length && x.every((w, i) => w === y[i])) return "wholeName";
  if (isAcronym(x, b) || isAcronym(y, a)) return "acronym";
  const [few, many] = x.length <= y.length ? [x, y] : [y, x];
  if (few.every(w => many.includes(w))) return few.at(-1) === many.at(-1) ? "surname" : "partOfName";
  return x.some(w => y.includes(w)) ? "nameWord" : "none";
}

/** "iaea" of "International Atomic Energy Agency": the first letters of its capitalised words. */
function isAcronym(short: readonly string[], long: Phrase): boolean {
  if (short.length !== 1 || long.words.length < 2) return false;
  const letters = short[0]!.replaceAll(".", "");
  if (letters.length < 2) return false;
  const initials = long.words.map(w => w[0]).join("");
  const capitals = long.sentence.tokens
    .filter(t => t.start >= long.name!.start && t.end <= long.name!.end && /^\p{Lu}/u.test(t.form))
    .map(t => t.form[0]!.toLowerCase())
    .join("");
  return letters === initials || letters === capitals;
}
