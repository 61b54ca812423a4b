import { type Company, distance, rankPlaces } from "./company.ts";
import { type Candidate, laidOut, type Place } from "./place.ts";
import { placeKey } from "./place-name.ts";
import type { Country } from "./read.ts";

/** A place of our own list with its other names. */
export type Listed = Place & { readonly aliases: readonly string[] };

/** All places that may bear a name. */
export type PlaceFinder = (name: string) => readonly Candidate[];

/**
 * Looks places up by name: those of our lists, the lands, and those of the gazetteers.
 *
 * A place of our list that a gazetteer has too is given once, with the gazetteer's number, people and region.
 */
export function placeFinder(
  listed: readonly Listed[],
  countries: readonly Country[],
  gazetteers: readonly PlaceFinder[],
): PlaceFinder {
  const ours = index([...listed.flatMap(byNames), ...countries.flatMap(ofLand)]);
  const seen = new Map<string, readonly Candidate[]>();
  return name => {
    const key = placeKey(name);
    const known = seen.get(key);
    if (known !== undefined) return known;
    const found = merge(ours.get(key) ?? [], once(gazetteers.flatMap(g => g(key)))).map(laidOut);
    if (seen.size < 50_000) seen.set(key, found);
    return found;
  };
}

/** The likeliest place of a name where only the lands it may lie in are known. */
export const likeliest = (candidates: readonly Candidate[], lands: readonly string[]): Place | undefined =>
  rankPlaces(candidates, { lands: new Map(lands.map(land => [land, 1])) } satisfies Company)[0]?.place;

type Named = readonly [name: string, candidate: Candidate];

function index(named: readonly Named[]): ReadonlyMap<string, readonly Candidate[]> {
  const out = new Map<string, Candidate[]>();
  for (const [name, candidate] of named) {
    const key = placeKey(name);
    const all = out.get(key) ?? [];
    if (!all.some(c => c.place === candidate.place)) out.set(key, [...all, candidate]);
  }
  return out;
}

const byNames = ({ aliases, ...place }: Listed): readonly Named[] =>
  [place.name, ...aliases].map((name, i) => [name, { place, by: "hand", alias: i > 0 }]);

/** A land by its names, and its capital; both lie where the capital does. */
function ofLand(c: Country): readonly Named[] {
  if (!c.capital || !c.iso2) return [];
  const [name, latitude, longitude] = c.capital;
  const at = { country: c.code, latitude, longitude };
  const town: Named = [name, { place: { name, ...at, precision: "town" }, by: "hand", alias: false }];
  const land: Place = { name: c.names[0]!, ...at, precision: "country" };
  return [town, ...c.names.map((n, i): Named => [n, { place: land, by: "land", alias: i > 0 }])];
}

/** Candidates of several gazetteers, a place that two of them have by its first. */
const once = (all: readonly Candidate[]): readonly Candidate[] =>
  all.filter(
    (c, i) =>
      c.place.geonameid === undefined || all.findIndex(o => o.place.geonameid === c.place.geonameid) === i,
  );

/** Our candidates and the gazetteers', what both have given once: ours with what it lacks. */
function merge(ours: readonly Candidate[], theirs: readonly Candidate[]): readonly Candidate[] {
  const used = new Set<Candidate>();
  const filled = ours.map(own => {
    const twin = theirs.find(t => !used.has(t) && isTwin(own.place, t.place));
    if (twin === undefined) return own;
    used.add(twin);
    const { geonameid, featureCode, population, admin1 } = twin.place;
    return { ...own, place: defined({ geonameid, featureCode, population, admin1 }, own.place) };
  });
  return [...filled, ...theirs.filter(t => !used.has(t))];
}

function isTwin(own: Place, other: Place): boolean {
  if (own.country !== other.country || own.precision !== other.precision) return false;
  if (own.precision === "region") return other.featureCode === "ADM1" && distance(own, other) < 600;
  return distance(own, other) < 40;
}

/** A place with the fields of another that are there; its own win. */
const defined = (more: Readonly<Record<string, unknown>>, place: Place): Place =>
  ({ ...Object.fromEntries(Object.entries(more).filter(([, v]) => v !== undefined)), ...place }) as Place;
