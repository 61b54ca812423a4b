/** How exactly a place is known. */
export type PlacePrecision = "point" | "town" | "region" | "country";

/** A place with GeoNames fields; degrees, WGS 84. `country` is ISO 3166-1 alpha-3, absent for seas. */
export interface Place {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly country?: string;
  readonly geonameid?: number;
  readonly featureCode?: string;
  readonly population?: number;
  readonly precision: PlacePrecision;
}
