import { join } from "node:path";
import { fold } from "../text/fold.ts";
import type { Actor, Role } from "./actor.ts";
import { record, strings } from "./fields.ts";
import { linesOf, type Tenure } from "./offices.ts";

/** An actor with `best`: the one meant by a shared name when no office decides. */
export type Bearer = Actor & { readonly best: boolean };

/** How people's short names are made: by the land's custom, and which are borne by too many to stand alone. */
export interface NameCustoms {
  /** Lands whose people are called by the first of their names. */
  readonly first: ReadonlySet<string>;
  /** Lands whose people are called by their whole name. */
  readonly whole: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  readonly shared: ReadonlySet<string>;
}

const customs = ["first", "whole", "particles", "titles", "shared"];

/** Reads the `surnames.yaml` of each folder that has one, their lists joined. */
export function readCustoms(folders: readonly string[]): NameCustoms {
  const entries = folders.flatMap(folder => linesOf(join(folder, "surnames.yaml")));
  const rows = entries.map(e => [e, record(e, customs)] as const);
  const set = (field: string): ReadonlySet<string> =>
    new Set(rows.flatMap(([e, row]) => strings(e, row[field] ?? [], field)));
  return {
    first: set("first"),
    whole: set("whole"),
    particles: set("particles"),
    titles: set("titles"),
    shared: set("shared"),
  };
}

/** People by hand and office holders as one list: those of one whole name are one person, his roles in order of time. */
export function mergePeople(
  actors: readonly Bearer[],
  tenures: readonly Tenure[],
  customs: NameCustoms,
): readonly Bearer[] {
  const known = new Map<string, Bearer>();
  for (const a of actors)
    if (a.kind === "person")
      for (const n of [a.name, ...a.aliases])
        if (n === a.name || n.includes(" ")) known.set(identity(n, a.country, customs), a);
  const held = new Map<string, Held>();
  for (const t of tenures) {
    const keys = t.names.map(n => identity(n, t.role.country, customs));
    const person = first(keys, k => known.get(k));
    const slot = first(person ? [person.id] : keys, k => held.get(k)) ?? { person, tenures: [] };
    slot.tenures.push(t);
    for (const k of person ? [person.id] : keys) held.set(k, slot);
  }
  const made = actors.map(a =>
    a.kind === "person" ? withTenures(a, held.get(a.id)?.tenures ?? [], customs) : a,
  );
  const fresh = new Set([...held.values()].filter(s => s.person === undefined));
  return [...made, ...[...fresh].map(s => withTenures(blank(s.tenures), s.tenures, customs))];
}

interface Held {
  readonly person: Bearer | undefined;
  readonly tenures: Tenure[];
}

function first<T, R>(all: readonly T[], find: (t: T) => R | undefined): R | undefined {
  for (const t of all) {
    const found = find(t);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** One person's key: his whole name; a king's or a single name counts within its land alone. */
function identity(name: string, country: string, customs: NameCustoms): string {
  const words = fold(name).toLowerCase();
  return name.includes(" ") && !customs.titles.has(name.split(" ")[0]!) ? words : `${country} ${words}`;
}

/** PLOVER's codes of what is no state. */
const bodies = new Set(["UNO", "EUR", "IGO", "NGO", "IMG", "ISM", "MNC"]);

function blank(tenures: readonly Tenure[]): Bearer {
  const name = tenures[0]!.names[0]!;
  const home = tenures.find(t => !bodies.has(t.role.country)) ?? tenures[0]!;
  return {
    id: slug(name),
    name,
    kind: "person",
    country: home.role.country,
    sectors: [],
    aliases: [],
    roles: [],
    best: false,
    ...(tenures[0]!.role.source === undefined ? {} : { source: tenures[0]!.role.source }),
  };
}

function withTenures(person: Bearer, tenures: readonly Tenure[], customs: NameCustoms): Bearer {
  const names = tenures.flatMap(t => t.names);
  const short = [...new Set([person.name, ...names])].flatMap(n => shortNames(n, person.country, customs));
  const aliases = [...new Set([...person.aliases, ...names, ...short])].filter(n => n !== person.name);
  // An office told in the entry of one of a group is the group's; one told with its land is the land's.
  const own = person.roles.map(r => (person.group === undefined ? r : { group: person.group, ...r }));
  const roles = [...own, ...tenures.map(t => t.role)].sort((a, b) => compare(a, b));
  return { ...person, aliases, roles };
}

const compare = (a: Role, b: Role): number =>
  (a.from ?? "") < (b.from ?? "") ? -1 : (a.from ?? "") > (b.from ?? "") ? 1 : 0;

/**
 * What somebody is called for short: `Abdelaziz Bouteflika` is `Bouteflika`, `Nouri al-Maliki` `al-Maliki` and `Maliki`,
 * `Li Keqiang` `Li`, and a king nothing but his name. Names borne by many are left out.
 */
export function shortNames(name: string, country: string, customs: NameCustoms): readonly string[] {
  const words = name.split(" ").filter(w => !/^(?:[IVX]+|Jr\.?|Sr\.?)$/.test(w));
  if (words.length < 2 || customs.titles.has(words[0]!) || customs.whole.has(country)) return [];
  if (customs.first.has(country)) return [words[0]!].filter(w => suits(w, customs));
  let from = words.length - 1;
  while (from > 1 && customs.particles.has(words[from - 1]!.toLowerCase())) from--;
  const last = words.slice(from).join(" ");
  const bare = /^(?:al|el|ul)[- ](.+)$/i.exec(last)?.[1];
  return [last, ...(bare === undefined ? [] : [bare])].filter(w => suits(w, customs));
}

const suits = (word: string, customs: NameCustoms): boolean =>
  word.length > 2 && !word.endsWith(".") && !customs.shared.has(word);

/** An id from a name: `recep-tayyip-erdogan`. */
export const slug = (name: string): string =>
  fold(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
