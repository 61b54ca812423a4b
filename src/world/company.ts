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
  readonly why: Readonly<Record<string, number>>;
}

/** Candidates by how likely each is meant, likeliest first; equal ones keep their order. Small places that bear a land's name are left out. */
export function rankPlaces(candidates: readonly Candidate[], company: Company = {}): readonly Ranked[] {
  const land = candidates.some(c => c.by === "land" && !c.alias);
  return candidates
    .filter(c => !land || known(c) >= 5)
    .map(candidate => {
      const why = groundsOf(candidate, company);
      const score = Object.values(why).reduce((sum, n) => sum + n, 0);
      return { ...candidate, score: round(score), why };
    })
    .sort((a, b) => b.score - a.score);
}

const round = (n: number): number => Math.round(n * 100) / 100;

function groundsOf(candidate: Candidate, company: Company): Readonly<Record<string, number>> {
  const { place, alias } = candidate;
  const grounds = {
    known: known(candidate),
    alias: !alias || candidate.by === "hand" ? 0 : candidate.by === "land" ? -1.2 : -0.7,
    land: place.country === undefined ? 0 : 2.5 * (company.lands?.get(place.country) ?? 0),
    within: company.within === undefined ? 0 : within(place, company.within),
    near: near(place, company.places ?? []),
    region:
      company.region !== true ? 0 : place.precision === "region" ? 2 : place.precision === "town" ? -0.5 : 0,
  };
  return Object.fromEntries(
    Object.entries(grounds).flatMap(([name, n]) => (n === 0 ? [] : [[name, round(n)]])),
  );
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
    const km = distance(place, other);
    const same = other.admin1 !== undefined && other.admin1 === place.admin1;
    best = Math.max(best, km < 80 ? 1.6 : km < 250 ? 1.1 : same ? 1.1 : km < 600 ? 0.4 : 0);
  }
  return best;
}

/** Kilometres between two places. */
export function distance(a: Place, b: Place): number {
  const [p, q] = [radians(a.latitude), radians(b.latitude)];
  const across = radians(b.longitude - a.longitude);
  const h = Math.sin((q - p) / 2) ** 2 + Math.cos(p) * Math.cos(q) * Math.sin(across / 2) ** 2;
  return 12742 * Math.asin(Math.min(1, Math.sqrt(h)));
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
