import { fold } from "../text/fold.ts";
import type { Place } from "./place.ts";
import type { Country } from "./read.ts";

/** A name as places are compared by: folded, lower case, without hyphens and article. */
const keyOf = (name: string): string =>
  fold(name).toLowerCase().replace(/[-’']/g, " ").replace(/^the /, "").replace(/\s+/g, " ").trim();

/** Looks places up by name: those of the hinted countries first, then the list's order (by hand, then by population). */
export function placeFinder(
  places: readonly (Place & { readonly aliases: readonly string[] })[],
  countries: readonly Country[],
) {
  const index = new Map<string, Place[]>();
  const add = (name: string, place: Place) => {
    const key = keyOf(name);
    index.set(key, [...(index.get(key) ?? []), place]);
  };
  for (const c of countries)
    if (c.capital)
      add(c.capital[0], {
        name: c.capital[0],
        country: c.code,
        latitude: c.capital[1],
        longitude: c.capital[2],
        precision: "town",
      });
  for (const { aliases, ...place } of places)
    for (const name of new Set([place.name, ...aliases])) add(name, place);
  for (const c of countries) {
    if (!c.capital || !c.iso2) continue;
    for (const name of c.names)
      add(name, {
        name: c.names[0]!,
        country: c.code,
        latitude: c.capital[1],
        longitude: c.capital[2],
        precision: "country",
      });
  }
  return (name: string, hints: readonly string[]): Place | undefined => {
    const found = index.get(keyOf(name)) ?? [];
    return found.find(p => p.country !== undefined && hints.includes(p.country)) ?? found[0];
  };
}
