import type { Entity } from "./entity.ts";
import { thingOf } from "./entity.ts";
import type { Ground } from "./ground.ts";
import { mayBeOne } from "./match.ts";
import type { Phrase } from "./phrase.ts";
import { type Sort, sorts } from "./sort.ts";

/** Sentences that a pronoun or bare description looks back. */
const reach = 5;
/** The most entities that a phrase is compared with: recent ones, and those that share a word with it. */
const most = { pronoun: 14, definite: 14, other: 6, alike: 8 };

/** What has been spoken of, found by its words. */
export interface Index {
  readonly byWord: Map<string, Entity[]>;
  readonly byKey: Map<string, Entity>;
}

/** The entities that a phrase may speak of, those spoken of last first; hard clashes left out. */
export function candidatesOf(
  phrase: Phrase,
  done: readonly Phrase[],
  index: Index,
  ground: Ground,
): Entity[] {
  const found = phrase.kind === "PRO" ? new Set<Entity>() : alike(phrase, index, ground);
  const limit = found.size + limitOf(phrase);
  for (let i = done.length - 1; i >= 0 && found.size < limit; i--) {
    const earlier = done[i]!;
    if (phrase.sentence.index - earlier.sentence.index > reach) break;
    const entity = ground.entityOf[earlier.order]!;
    if (entity.last === earlier && !found.has(entity) && fits(phrase, entity)) found.add(entity);
  }
  if (phrase.kind === "PRO")
    for (const e of index.byWord.get(phrase.pronoun!) ?? []) if (fits(phrase, e)) found.add(e);
  return [...found];
}

function limitOf(phrase: Phrase): number {
  if (phrase.kind === "PRO") return most.pronoun;
  const known = phrase.opening === "the" || phrase.opening === "this" || phrase.opening === "possessed";
  return known ? most.definite : most.other;
}

/** Those that share a telling word with the phrase, or with the name beside it ("the minister, Sergei Shoigu"). */
function alike(phrase: Phrase, index: Index, ground: Ground): Set<Entity> {
  const out = new Set<Entity>();
  addAlike(out, phrase, phrase, index);
  for (const name of apposedNames(phrase, ground)) addAlike(out, phrase, name, index);
  return out;
}

/** Adds those that share a telling word with `named`, which is the phrase or stands for it. */
function addAlike(out: Set<Entity>, phrase: Phrase, named: Phrase, index: Index): void {
  const key = named.name?.entry;
  const known = key === undefined ? undefined : index.byKey.get(thingOf(key));
  if (known) out.add(known);
  for (const word of wordsToFind(named)) {
    const list = index.byWord.get(word);
    if (list === undefined) continue;
    for (let i = Math.max(0, list.length - most.alike); i < list.length; i++)
      if (fits(phrase, list[i]!)) out.add(list[i]!);
  }
}

/** Names in apposition to a phrase. */
export function apposedNames(phrase: Phrase, ground: Ground): readonly Phrase[] {
  if (phrase.apposed.length === 0 || phrase.kind !== "NOM") return none;
  return phrase.apposed.flatMap(t => {
    const p = ground.phraseAt.get(phrase.place - phrase.token.id + t.id);
    return p?.kind === "NAM" ? [p] : [];
  });
}

const none: readonly Phrase[] = [];

/** The words by which an entity is found again: a name's words and its initials, a noun's lemma. */
export function wordsToFind(phrase: Phrase): readonly string[] {
  if (phrase.kind === "PRO") return [phrase.pronoun!];
  if (phrase.kind === "NOM") return [phrase.key];
  if (phrase.words.length < 2) return phrase.words.filter(w => w.length > 1).map(w => w.replaceAll(".", ""));
  const long = phrase.words.filter(w => w.length > 1);
  return [...long, initials(phrase.words), initials(phrase.words.filter(w => w.length > 3))];
}

const initials = (words: readonly string[]): string => words.map(w => w[0]).join("");

export function remember(phrase: Phrase, entity: Entity, index: Index): void {
  for (const word of new Set(wordsToFind(phrase))) {
    const list = index.byWord.get(word);
    if (list === undefined) index.byWord.set(word, [entity]);
    else if (phrase.kind === "PRO") list[0] = entity;
    else if (list.at(-1) !== entity) {
      const at = list.indexOf(entity);
      if (at >= 0) list.splice(at, 1);
      list.push(entity);
    }
  }
  if (entity.key !== undefined) index.byKey.set(entity.key, entity);
}

const thingSorts = new Set<Sort>(["land", "body", "place", "thing"]);
const personSorts = new Set<Sort>(["male", "female", "person"]);

/** Whether nothing forbids that a phrase speaks of an entity: gender, what it is, and its place in the clause. */
export function fits(phrase: Phrase, entity: Entity): boolean {
  const [a, b] = [phrase.sort, entity.sort];
  if ((a === "male" && b === "female") || (a === "female" && b === "male")) return false;
  if (phrase.kind === "PRO") {
    if (phrase.pronoun === "male" || phrase.pronoun === "female") {
      if (thingSorts.has(b) || b === "several") return false;
    } else if (phrase.pronoun === "thing" && (personSorts.has(b) || b === "several")) return false;
    return phrase.reflexive || !sameClause(phrase, entity.last);
  }
  const keyed = phrase.name?.entry;
  if (keyed !== undefined && entity.key !== undefined) return thingOf(keyed) === entity.key;
  if (phrase.kind === "NAM" && entity.named && !sharesName(phrase, entity)) return false;
  if (personSorts.has(a) && thingSorts.has(b) && b !== "thing") return false;
  return !(thingSorts.has(a) && personSorts.has(b));
}

/** Whether a name is the same as one that an entity bears, a part of it, or its initials. */
const sharesName = (phrase: Phrase, entity: Entity): boolean =>
  entity.described.some(d => d.kind === "NAM" && mayBeOne(phrase, d));

const core = /^(?:nsubj|obj|iobj|obl)/;

/** Two arguments of one verb: they are two things unless one is a reflexive. */
const sameClause = (a: Phrase, b: Phrase): boolean =>
  a.sentence === b.sentence &&
  a.token.head === b.token.head &&
  core.test(a.token.deprel) &&
  core.test(b.token.deprel);

export const sortNumber: ReadonlyMap<Sort, number> = new Map(sorts.map((s, i) => [s, i]));
