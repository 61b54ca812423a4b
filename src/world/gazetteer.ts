import type { Candidate, Place } from "./place.ts";
import { placeKey } from "./place-name.ts";
import { lineFinder, type SortedLines } from "./sorted-lines.ts";

/**
 * Places of a sorted list by name.
 *
 * A line is a place, `name iso2 latitude longitude population geonameid featureCode admin1`, or another name of one,
 * `name > its-name geonameid`; cells are cut by tabs, lines sorted by `placeKey`. `iso3` gives our country codes.
 */
export function gazetteer(
  lines: SortedLines,
  iso3: ReadonlyMap<string, string>,
  by: Candidate["by"],
): (name: string) => readonly Candidate[] {
  const linesUnder = lineFinder(lines);
  return name => {
    const found = new Map<string, Candidate>();
    for (const cells of linesUnder(placeKey(name)))
      if (cells[1] !== ">") add(found, { place: placeOf(cells, iso3), by, alias: false });
      else
        for (const own of linesUnder(placeKey(cells[2]!)))
          if (own[1] !== ">" && own[5] === cells[3])
            add(found, { place: placeOf(own, iso3), by, alias: true });
    return [...found.values()];
  };
}

/** One candidate to a place: its own name before its others. */
function add(found: Map<string, Candidate>, candidate: Candidate): void {
  const { geonameid, name, latitude } = candidate.place;
  const id = `${geonameid ?? `${name} ${latitude}`}`;
  if (!found.has(id) || found.get(id)!.alias) found.set(id, candidate);
}

/** A line's place; `precision` by its GeoNames code. */
function placeOf(cells: readonly string[], iso3: ReadonlyMap<string, string>): Place {
  const [name, iso2, latitude, longitude, population, id, featureCode, admin1] = cells as readonly (
    | string
    | undefined
  )[];
  const country = iso3.get(iso2 ?? "");
  return {
    name: name!,
    latitude: Number(latitude),
    longitude: Number(longitude),
    ...(country === undefined ? {} : { country }),
    ...(id ? { geonameid: Number(id) } : {}),
    ...(featureCode ? { featureCode } : {}),
    population: Number(population),
    precision: precisionOf(featureCode ?? ""),
    ...(admin1 ? { admin1: `${iso2}.${admin1}` } : {}),
  };
}

const wide =
  /^(?:ADM|AREA|BAY|CHN|CONT|DLTA|DSRT|FRST|GULF|ISL|LK|MTS|OCN|PEN|PRSH|RGN|RES|SEA|STM|STRT|TERR|VAL|ZN)/;

/** How exactly a place of a GeoNames feature code is known. */
export const precisionOf = (code: string): Place["precision"] =>
  code.startsWith("PPL") ? "town" : code.startsWith("PCL") ? "country" : wide.test(code) ? "region" : "point";
