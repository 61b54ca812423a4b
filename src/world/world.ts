import { join } from "node:path";
import { fold } from "../text/fold.ts";
import { lexiconRoot } from "../text/lexicon.ts";
import type { Actor, Resolved, Role } from "./actor.ts";
import { byDay } from "./by-day.ts";
import { covers, decidedBy, foremost, inOrder, type Prominence, readProminence, roleOn } from "./choose.ts";
import { readLayers } from "./layers.ts";
import { type Office, readTitles, type Titles } from "./offices.ts";
import { type Bearer, mergePeople, readCustoms } from "./people.ts";
import { readPeoples } from "./peoples.ts";
import type { Candidate, Place } from "./place.ts";
import { likeliest, type PlaceFinder } from "./places.ts";
import { type Country, readCountries, readRoles } from "./read.ts";
import { readPlaces } from "./read-places.ts";
import { type RoleFinder, roleFinder } from "./roles.ts";

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
  /** The offices that one holds at a time, with their holders in order. */
  readonly offices: readonly Office[];
  readonly titles: Titles;
  readonly gazetteer: readonly WorldName[];
  /** Who bears a name on a date, likeliest first; `company`: codes of lands that the text speaks of. @see CODEBOOK.md#names-borne-by-several */
  readonly named: (name: string, date?: string, company?: readonly string[]) => readonly Resolved[];
  /** The same as they stand in the lists. */
  readonly bearers: (
    name: string,
    date?: string,
    company?: readonly string[],
  ) => readonly (Bearer | Country)[];
  /** The rule that puts the first before the second. */
  readonly decidedBy: (
    a: Bearer | Country,
    b: Bearer | Country,
    date?: string,
    company?: readonly string[],
  ) => string;
  readonly prominence: Prominence;
  /** The actor behind a gazetteer key, in the role held on a date. */
  readonly keyed: (key: string, date?: string) => Resolved | undefined;
  /** The role that a list of lower-case lemmas ends in. */
  readonly role: RoleFinder;
  /** Who held an office of a country or group (`TUR`, `NATO`) on a date, by its words: `prime minister`; without a date its best-known holder. */
  readonly holder: (country: string, office: string, date?: string) => Resolved | undefined;
  /** Somebody in an office that he held at some time, by its words, the latest such; `undefined` where his list has none. */
  readonly officeOf: (id: string, office: string) => Resolved | undefined;
  /** The lands of a people without a state of its own name (`Kurdish`); `[]` for all else. */
  readonly landsOf: (people: string) => readonly string[];
  readonly place: (name: string, countries?: readonly string[]) => Place | undefined;
  /** All places that may bear a name. */
  readonly places: (name: string) => readonly Candidate[];
  /** Name of a country or group by its code. */
  readonly nameOf: (code: string) => string;
}

/** Loads the world from its lexicon folder, and the user's `own` folders over it, the last before all; a broken file is a `LexiconFault`. */
export function loadWorld(folder: string = join(lexiconRoot, "world"), own: readonly string[] = []): World {
  const folders = [folder, ...own];
  let countries: readonly Country[] = [];
  for (const f of folders) countries = readCountries(f, countries);
  const { actors: listed, offices } = readLayers(folders);
  const actors = mergePeople(
    listed,
    offices.flatMap(o => o.tenures),
    readCustoms(folders),
  );
  const prominence = readProminence(folders);
  const titles = new Map(folders.flatMap(f => [...readTitles(f)]));
  const holders = holdersOf(actors, titles);
  const bearers = bearersOf(countries, actors);
  const peoples = readPeoples(folder);
  let finder: PlaceFinder | undefined;
  const places: PlaceFinder = name => {
    // Read when first asked for: most commands ask for no place.
    finder ??= readPlaces(folder, own, countries);
    return finder(name);
  };
  const byId = new Map(actors.map(a => [a.id, a]));
  const keyed = byDay(keyIndex(countries, byId));
  const among = (all: readonly (Bearer | Country)[], date: string | undefined, company: readonly string[]) =>
    inOrder(all, { date, company, prominence, base: folder }).map(w =>
      "code" in w ? ofCountry(w, "world/country") : ofActor(w, date),
    );
  const alone = byDay((all: readonly (Bearer | Country)[], date) => among(all, date, []));
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
    offices,
    titles,
    gazetteer: gazetteerOf(countries, actors),
    named: (name, date, company = []) => {
      const all = bearers.get(fold(name).toLowerCase());
      if (all === undefined) return [];
      return company.length === 0 ? alone(all, date) : among(all, date, company);
    },
    bearers: (name, date, company = []) =>
      inOrder(bearers.get(fold(name).toLowerCase()) ?? [], { date, company, prominence, base: folder }),
    decidedBy: (a, b, date, company = []) => decidedBy(a, b, { date, company, prominence, base: folder }),
    prominence,
    keyed: (key, date) => keyed(key, date),
    role: roleFinder(folder, folders.toReversed().flatMap(readRoles)),
    holder: (country, office, date) => holders(country, office.toLowerCase(), date),
    officeOf: (id, office) => inOffice(byId.get(id), titles.get(office) ?? [office]),
    landsOf: people => peoples.get(people) ?? [],
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
    const all = index.get(key);
    if (all) all.push(who);
    else index.set(key, [who]);
  };
  for (const c of countries)
    for (const n of [...c.names, ...c.people, ...(c.capital ? [c.capital[0]] : []), ...c.seats]) add(n, c);
  for (const a of actors) for (const n of new Set([a.name, ...a.aliases])) add(n, a);
  return index;
}

function keyIndex(countries: readonly Country[], byId: ReadonlyMap<string, Bearer>) {
  return (key: string, date: string | undefined): Resolved | undefined => {
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
  group: undefined,
  sectors: c.sectors,
  name: c.names[0]!,
  id: c.code,
  by,
});

/** An actor in the role held on a date; a person out of office is of the former elite (ELI). */
function ofActor(actor: Bearer, date: string | undefined, role?: Role): Resolved {
  const held = role ?? (date === undefined ? foremost(actor.roles) : roleOn(actor, date));
  const group = held ? held.group : actor.group;
  const as = (country: string, sectors: Resolved["sectors"], by: string): Resolved => ({
    country,
    group,
    sectors,
    name: actor.name,
    id: actor.id,
    by,
  });
  if (actor.roles.length === 0) return as(actor.country, actor.sectors, `world/${actor.kind}`);
  if (held) return as(held.country, held.sectors, "world/office");
  const began = actor.roles[0]!.from;
  const before = date !== undefined && began !== undefined && date < began;
  return before
    ? as(actor.country, [], "world/before-office")
    : as(actor.country, ["ELI"], "world/former-office");
}

function inOffice(actor: Bearer | undefined, offices: readonly string[]): Resolved | undefined {
  const meant = new Set(offices.map(o => o.toLowerCase()));
  const role = actor?.roles.findLast(r => r.office !== undefined && meant.has(r.office.toLowerCase()));
  return actor && role && ofActor(actor, role.from, role);
}

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

/** Looks up who held an office; words in `titles.yaml` may mean several, the likeliest of those held that day. */
function holdersOf(actors: readonly Bearer[], titles: Titles) {
  const held = new Map<string, { person: Bearer; role: Role }[]>();
  for (const person of actors) {
    if (person.kind !== "person") continue;
    for (const role of person.roles) {
      const key = `${role.group ?? role.country} ${(role.office ?? "").toLowerCase()}`;
      held.set(key, [...(held.get(key) ?? []), { person, role }]);
    }
  }
  return (country: string, office: string, date: string | undefined): Resolved | undefined => {
    const offices = titles.get(office) ?? [office];
    for (const title of offices) {
      const all = held.get(`${country} ${title.toLowerCase()}`) ?? [];
      const found =
        date === undefined ? bestKnown(all, offices.length > 1) : all.findLast(h => covers(h.role, date));
      if (found) return ofActor(found.person, date, found.role);
    }
    return undefined;
  };
}

/** The holder meant where no date is told; of words that may mean several offices only one that still lasts. */
function bestKnown(all: readonly { person: Bearer; role: Role }[], lasting: boolean) {
  const latest = [...all].sort((a, b) => ((a.role.from ?? "") < (b.role.from ?? "") ? 1 : -1));
  const now = latest.filter(h => !lasting || h.role.to === undefined);
  return now.find(h => h.person.best) ?? now[0];
}
