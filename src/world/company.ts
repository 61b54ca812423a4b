import { oncePer } from "../text/once.ts";
import type { Candidate, Place } from "./place.ts";

/**
 * The company a name keeps: what speaks for one place of that name rather than another.
 *
 * `lands`: countries (alpha-3) that the text is about, each with a weight from 0 to 1. `places`: what is already known to be meant
 * beside it. `within`: the place that the text says it lies in ("Austin, Texas"). `region`: the text calls it a region ("X province").
 */
export interface Company {
  readonly lands?: ReadonlyMap<string, number>;
  readonly places?: readonly Place[];
  readonly within?: readonly Place[];
  readonly region?: boolean;
}

/** A candidate with its weight; `why` names each ground and what it adds. */
export interface Ranked extends Candidate {
  readonly score: number;
  readonly why: Readonly<Grounds>;
}

/** Candidates by how likely each is meant, likeliest first; equal ones keep their order. Small places that bear a land's name are left out. */
export function rankPlaces(candidates: readonly Candidate[], company: Company = {}): readonly Ranked[] {
  const land = candidates.some(c => c.by === "land" && !c.alias);
  return candidates
    .filter(c => !land || known(c) >= 5)
    .map(candidate => {
      const { place, by, alias } = candidate;
      const why = groundsOf(candidate, company);
      let score = 0;
      for (const ground of grounds) score += why[ground] ?? 0;
      return { place, by, alias, score: round(score), why };
    })
    .sort((a, b) => b.score - a.score);
}

/** The same where nothing else is known, found once for each list of candidates. */
export const rankAlone = oncePer((candidates: readonly Candidate[]) => rankPlaces(candidates));

const round = (n: number): number => Math.round(n * 100) / 100;

/** What speaks for a place, in the order in which it is told. */
const grounds = ["known", "alias", "land", "within", "near", "region"] as const;
type Grounds = Partial<Record<(typeof grounds)[number], number>>;

function groundsOf(candidate: Candidate, company: Company): Readonly<Grounds> {
  const { place } = candidate;
  const found: Grounds = {};
  const add = (ground: (typeof grounds)[number], n: number) => {
    if (n !== 0) found[ground] = round(n);
  };
  add("known", known(candidate));
  add("alias", otherName(candidate));
  if (place.country !== undefined) add("land", 2.5 * (company.lands?.get(place.country) ?? 0));
  if (company.within !== undefined) add("within", within(place, company.within));
  if (company.places !== undefined) add("near", near(place, company.places));
  if (company.region === true)
    add("region", place.precision === "region" ? 2 : place.precision === "town" ? -0.5 : 0);
  return found;
}

/** What it takes from a place that the name asked for is not its first. */
function otherName({ alias, by }: Candidate): number {
  if (!alias || by === "hand") return 0;
  return by === "land" ? -1.2 : -0.7;
}

/** How well known a place is by itself: lands and places of the news, then by how many live there (powers of ten). */
function known({ place, by }: Candidate): number {
  if (by === "land") return 7.5;
  if (by === "hand") return Math.max(6.5, people(place));
  if (place.featureCode === "ADM1") return 2 + 0.6 * people(place);
  if (place.featureCode === "ADM2") return 0.6 * people(place);
  const seat = place.featureCode === "PPLC" ? 1 : place.featureCode === "PPLA" ? 0.4 : 0;
  return people(place) + seat - (place.featureCode === "PPLX" ? 0.5 : 0);
}

const people = (place: Place): number => Math.log10(Math.max(300, place.population ?? 0));

/** Whether it lies in what the text names as its surroundings: a region or land that holds it, or a place close by. */
function within(place: Place, around: readonly Place[]): number {
  const best = around.map(a => {
    if (a.precision === "country") return a.country === place.country ? 3 : -1;
    if (a.featureCode === "ADM1" && a.admin1 !== undefined)
      return place.admin1 === a.admin1 && place.featureCode !== "ADM1"
        ? 4
        : distance(a, place) < 300
          ? 1
          : -1;
    return distance(a, place) < 150 ? 3 : a.country !== undefined && a.country === place.country ? 0.5 : -1;
  });
  return Math.max(...best, -1);
}

/** How close the nearest of the other places is. */
function near(place: Place, others: readonly Place[]): number {
  if (place.precision !== "town" && place.precision !== "point") return 0;
  let best = 0;
  for (const other of others) {
    if (other.precision === "country") continue;
    const same = other.admin1 !== undefined && other.admin1 === place.admin1;
    if (!same && Math.abs(place.latitude - other.latitude) > farDegrees) continue;
    const km = distance(place, other);
    best = Math.max(best, km < 80 ? 1.6 : km < 250 ? 1.1 : same ? 1.1 : km < 600 ? 0.4 : 0);
  }
  return best;
}

/** Degrees of latitude that are more than the longest distance that counts: spares the reckoning of it. */
const farDegrees = 5.5;

/** Kilometres between two places. */
export function distance(a: Place, b: Place): number {
  const [p, q] = [radians(a.latitude), radians(b.latitude)];
  const across = radians(b.longitude - a.longitude);
  const h = Math.sin((q - p) / 2) ** 2 + Math.cos(p) * Math.cos(q) * Math.sin(across / 2) ** 2;
  return 12742 * Math.asin(Math.min(1, Math.sqrt(h)));
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
