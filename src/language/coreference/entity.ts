import type { Phrase } from "./phrase.ts";
import { pronounNumber } from "./phrase.ts";
import type { Sort } from "./sort.ts";

/** Something spoken of so far, with what its mentions tell of it; grown only by `join`. */
export interface Entity {
  readonly phrases: Phrase[];
  /** Those that are no pronouns. */
  readonly described: Phrase[];
  last: Phrase;
  sort: Sort;
  number: 0 | 1 | 2;
  /** What a gazetteer names it, `people:7` and `state:7` alike. */
  key: string | undefined;
  /** A bit for each sort of pronoun that stood for it. */
  pronouns: number;
  named: boolean;
}

/** What a gazetteer key names: `people:7` and `state:7` are one land. */
export const thingOf = (key: string): string => key.slice(key.indexOf(":") + 1);

export const newEntity = (phrase: Phrase): Entity => ({
  phrases: [phrase],
  described: phrase.kind === "PRO" ? [] : [phrase],
  last: phrase,
  sort: phrase.sort,
  number: phrase.number,
  key: phrase.name?.entry === undefined ? undefined : thingOf(phrase.name.entry),
  pronouns: phrase.kind === "PRO" ? 1 << pronounNumber(phrase) : 0,
  named: phrase.kind === "NAM",
});

export function join(entity: Entity, phrase: Phrase): void {
  entity.phrases.push(phrase);
  if (phrase.kind === "PRO") entity.pronouns |= 1 << pronounNumber(phrase);
  else entity.described.push(phrase);
  entity.last = phrase;
  if (rank(phrase.sort) > rank(entity.sort)) entity.sort = phrase.sort;
  if (entity.number === 0) entity.number = phrase.number;
  if (phrase.name?.entry !== undefined) entity.key ??= thingOf(phrase.name.entry);
  if (phrase.kind === "NAM") entity.named = true;
}

/** How much a sort tells: gender most. */
function rank(sort: Sort): number {
  if (sort === "male" || sort === "female") return 4;
  if (sort === "person" || sort === "land" || sort === "body" || sort === "place") return 3;
  if (sort === "likelyPerson" || sort === "name") return 2;
  return sort === "unknown" ? 0 : 1;
}
