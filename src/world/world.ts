import { join } from "node:path";
import { fold } from "../text/fold.ts";
import { lexiconRoot } from "../text/lexicon.ts";
import type { Actor, Resolved, Role, Sector } from "./actor.ts";
import { readOffices, readTitles, type Titles } from "./offices.ts";
import { type Bearer, mergePeople, readCustoms } from "./people.ts";
import type { Candidate, Place } from "./place.ts";
import { likeliest, type PlaceFinder } from "./places.ts";
import { type Country, readActors, readCountries, readRoles } from "./read.ts";
import { readPlaces } from "./read-places.ts";

/** A name with what it names, as `analyze` wants it handed in. */
export interface WorldName {
  readonly name: string;
  readonly type: "PER" | "ORG" | "GPE" | "NORP" | "PROJECT";
  readonly key: string;
}

/** What is known of states, people, bodies and places; built once, never changed. */
export interface World {
  readonly actors: readonly Actor[];
  readonly countries: readonly Country[];
  readonly gazetteer: readonly WorldName[];
  /** Who bears a name on a date, likeliest first; without a date the best-known bearer. */
  readonly named: (name: string, date?: string) => readonly Resolved[];
  /** The actor behind a gazetteer key, in the role held on a date. */
  readonly keyed: (key: string, date?: string) => Resolved | undefined;
  /** Sectors of the longest phrase that ends a list of lower-case lemmas; `undefined` if none is a role. */
  readonly role: (words: readonly string[]) => RoleMatch | undefined;
  /** Who held an office of a country or group (`TUR`, `NATO`) on a date, by its words: `prime minister`; without a date its best-known holder. */
  readonly holder: (country: string, office: string, date?: string) => Resolved | undefined;
  /** The likeliest place of a name, where it may lie in any of some lands. */
  readonly place: (name: string, countries?: readonly string[]) => Place | undefined;
  /** All places that may bear a name. */
  readonly places: (name: string) => readonly Candidate[];
  /** Name of a country or group by its code. */
  readonly nameOf: (code: string) => string;
}

/** A role word: its sectors, and whether it names somebody by itself. */
export interface RoleMatch {
  readonly sectors: readonly Sector[];
  readonly actor: boolean;
  readonly words: string;
}

/** Loads the world from its lexicon folder, and the user's `own` folders over it; a broken file is a `LexiconFault`. */
export function loadWorld(folder: string = join(lexiconRoot, "world"), own: readonly string[] = []): World {
  const countries = readCountries(folder);
  const actors = mergePeople(readActors(folder), readOffices(folder), readCustoms(folder));
  const holders = holdersOf(actors, readTitles(folder));
  const bearers = bearersOf(countries, actors);
  const roles = new Map<string, Omit<RoleMatch, "words">>();
  for (const r of readRoles(folder)) for (const w of r.words) if (!roles.has(w)) roles.set(w, r);
  let finder: PlaceFinder | undefined;
  const places: PlaceFinder = name => {
    // Read when first asked for: most commands ask for no place.
    finder ??= readPlaces(folder, own, countries);
    return finder(name);
  };
  const keyed = keyIndex(countries, actors);
  const names = new Map([
    // An organ bears its body's code and stands after it: the body's name is the code's.
    ...actors
      .filter(a => a.group && a.kind !== "person")
      .toReversed()
      .map(a => [a.group!, a.name] as const),
    ...countries.toReversed().map(c => [c.code, c.names[0]!] as const),
  ]);
  return {
    actors,
    countries,
    gazetteer: gazetteerOf(countries, actors),
    named: (name, date) => rank(bearers.get(fold(name).toLowerCase()) ?? [], date),
    keyed,
    role: words => longestRole(words, roles),
    holder: (country, office, date) => holders(country, office.toLowerCase(), date),
    place: (name, lands = []) => likeliest(places(name), lands),
    places,
    nameOf: code => names.get(code) ?? special[code] ?? code,
  };
}

const special: Readonly<Record<string, string>> = {
  UNO: "United Nations",
  EUR: "European Union",
  NGO: "non-governmental organisations",
  IGO: "international organisations",
  IMG: "transnational armed groups",
  ISM: "international movements",
  MNC: "multinational companies",
};

/** Everybody by folded lower-case name: states, then people and bodies in the order of their files. */
function bearersOf(countries: readonly Country[], actors: readonly Bearer[]) {
  const index = new Map<string, (Bearer | Country)[]>();
  const add = (name: string, who: Bearer | Country) => {
    const key = fold(name).toLowerCase();
    index.set(key, [...(index.get(key) ?? []), who]);
  };
  for (const c of countries)
    for (const n of [...c.names, ...c.people, ...(c.capital ? [c.capital[0]] : []), ...c.seats]) add(n, c);
  for (const a of actors) for (const n of new Set([a.name, ...a.aliases])) add(n, a);
  return index;
}

function rank(all: readonly (Bearer | Country)[], date: string | undefined): readonly Resolved[] {
  const score = (w: Bearer | Country) =>
    "code" in w ? 3 : date !== undefined && roleOn(w, date) ? 4 : w.kind !== "person" ? 3 : w.best ? 2 : 1;
  return [...all]
    .sort((a, b) => score(b) - score(a))
    .map(w => ("code" in w ? ofCountry(w, "world/country") : ofActor(w, date)));
}

function keyIndex(countries: readonly Country[], actors: readonly Bearer[]) {
  const byId = new Map(actors.map(a => [a.id, a]));
  return (key: string, date?: string): Resolved | undefined => {
    const land = /^(?:state|people|seat):(\d+)$/.exec(key);
    if (land)
      return ofCountry(
        countries[Number(land[1])]!,
        key.startsWith("seat") ? "world/seat" : key.startsWith("people") ? "world/demonym" : "world/country",
      );
    const actor = byId.get(key);
    return actor && ofActor(actor, date);
  };
}

const ofCountry = (c: Country, by: string): Resolved => ({
  country: c.code,
  sectors: c.sectors,
  name: c.names[0]!,
  id: c.code,
  by,
});

/** An actor in the role held on a date; a person out of office is of the former elite (ELI). */
function ofActor(actor: Bearer, date: string | undefined, role?: Role): Resolved {
  const held = role ?? (date === undefined ? actor.roles.at(-1) : roleOn(actor, date));
  const group = held?.group ?? actor.group;
  const base = { name: actor.name, id: actor.id, ...(group === undefined ? {} : { group }) };
  if (actor.roles.length === 0)
    return { ...base, country: actor.country, sectors: actor.sectors, by: `world/${actor.kind}` };
  if (held) return { ...base, country: held.country, sectors: held.sectors, by: "world/office" };
  const began = actor.roles[0]!.from;
  const before = date !== undefined && began !== undefined && date < began;
  return {
    ...base,
    country: actor.country,
    sectors: before ? [] : ["ELI"],
    by: before ? "world/before-office" : "world/former-office",
  };
}

/** The role held on a date, the latest begun where several are. */
const roleOn = (actor: Actor, date: string): Role | undefined =>
  actor.roles.filter(r => covers(r, date)).at(-1);

const covers = (r: Role, date: string): boolean =>
  (r.from === undefined || r.from <= date) && (r.to === undefined || date < r.to);

function gazetteerOf(countries: readonly Country[], actors: readonly Bearer[]): readonly WorldName[] {
  const out: WorldName[] = [];
  countries.forEach((c, i) => {
    for (const name of c.names) out.push({ name, type: "GPE", key: `state:${i}` });
    for (const name of c.people) out.push({ name, type: "NORP", key: `people:${i}` });
    for (const name of [...(c.capital ? [c.capital[0]] : []), ...c.seats])
      out.push({ name, type: "GPE", key: `seat:${i}` });
  });
  const types = { person: "PER", undertaking: "PROJECT", state: "GPE" } as const;
  for (const a of actors)
    for (const name of new Set([a.name, ...a.aliases]))
      out.push({ name, type: types[a.kind as keyof typeof types] ?? "ORG", key: a.id });
  return out;
}

function longestRole(
  words: readonly string[],
  roles: ReadonlyMap<string, Omit<RoleMatch, "words">>,
): RoleMatch | undefined {
  for (let from = Math.max(0, words.length - 4); from < words.length; from++) {
    const phrase = words.slice(from).join(" ");
    const found = roles.get(phrase);
    if (found) return { sectors: found.sectors, actor: found.actor, words: phrase };
  }
  return undefined;
}

/** Looks up who held an office; words in `titles.yaml` may mean several, the likeliest of those held that day. */
function holdersOf(actors: readonly Bearer[], titles: Titles) {
  const held = new Map<string, { person: Bearer; role: Role }[]>();
  for (const person of actors) {
    if (person.kind !== "person") continue;
    for (const role of person.roles)
      for (const land of new Set([role.country, role.group ?? person.group ?? role.country])) {
        const key = `${land} ${(role.office ?? "").toLowerCase()}`;
        held.set(key, [...(held.get(key) ?? []), { person, role }]);
      }
  }
  return (country: string, office: string, date: string | undefined): Resolved | undefined => {
    for (const title of titles.get(office) ?? [office]) {
      const all = held.get(`${country} ${title.toLowerCase()}`) ?? [];
      const found = date === undefined ? bestKnown(all) : all.findLast(h => covers(h.role, date));
      if (found) return ofActor(found.person, date, found.role);
    }
    return undefined;
  };
}

function bestKnown(all: readonly { person: Bearer; role: Role }[]) {
  const latest = [...all].sort((a, b) => ((a.role.from ?? "") < (b.role.from ?? "") ? 1 : -1));
  return latest.find(h => h.person.best) ?? latest[0];
}
