/** How exactly a place is known. */
export type PlacePrecision = "point" | "town" | "region" | "country";

/** A place with GeoNames fields; degrees, WGS 84. `country` is ISO 3166-1 alpha-3, absent for seas. */
export interface Place {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly country?: string | undefined;
  readonly geonameid?: number | undefined;
  readonly featureCode?: string | undefined;
  readonly population?: number | undefined;
  readonly precision: PlacePrecision;
  /** The first-level region it lies in, or is, by GeoNames' code: `US.TX`. */
  readonly admin1?: string | undefined;
}

/**
 * A place that may be meant by a name.
 *
 * `by`: the list it stands in: `hand` (the package's own list of places in the news), `land` (states), `own` (the user's), `gazetteer`.
 * `alias`: the name asked for is not its first name.
 */
export interface Candidate {
  readonly place: Place;
  readonly by: "hand" | "land" | "own" | "gazetteer";
  readonly alias: boolean;
}

/** The same with the keys of its place laid out as all others have theirs: lists tell different things of places, and those that look alike are compared fastest. */
export const laidOut = ({ place, by, alias }: Candidate): Candidate => ({
  place: {
    name: place.name,
    latitude: place.latitude,
    longitude: place.longitude,
    country: place.country,
    geonameid: place.geonameid,
    featureCode: place.featureCode,
    population: place.population,
    precision: place.precision,
    admin1: place.admin1,
  },
  by,
  alias,
});
