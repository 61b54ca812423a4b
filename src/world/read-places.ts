import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { LexiconFault } from "../text/fault.ts";
import { type Entry, lexiconFiles } from "../text/lexicon.ts";
import { readLines } from "./flow.ts";
import { gazetteer, precisionOf } from "./gazetteer.ts";
import { openImported } from "./imported.ts";
import type { PlacePrecision } from "./place.ts";
import { type Listed, type PlaceFinder, placeFinder } from "./places.ts";
import type { Country } from "./read.ts";
import { inMemory } from "./sorted-lines.ts";

const precisions: readonly string[] = [
  "point",
  "town",
  "region",
  "country",
] satisfies readonly PlacePrecision[];

/**
 * The places of the world: those of `places.yaml`, the lands, the towns and regions of `cities.tsv.br` (GeoNames), and
 * the user's `own` folders, each with a `places.yaml` and what `attache places import` has put there.
 *
 * A broken file is a `LexiconFault`.
 */
export function readPlaces(
  folder: string,
  own: readonly string[],
  countries: readonly Country[],
): PlaceFinder {
  const iso3 = new Map(countries.filter(c => c.iso2).map(c => [c.iso2!, c.code]));
  const listed = [...own.toReversed(), folder].flatMap(readListed);
  const towns = brotliDecompressSync(readFileSync(join(folder, "cities.tsv.br")));
  const imported = own.flatMap(f => openImported(f) ?? []);
  return placeFinder(listed, countries, [
    ...imported.map(lines => gazetteer(lines, iso3, "own")),
    gazetteer(inMemory(towns), iso3, "gazetteer"),
  ]);
}

/** The places of a folder's `places.yaml` and of the files below `places/`; no file, none. */
function readListed(folder: string): readonly Listed[] {
  const [file, more] = [join(folder, "places.yaml"), join(folder, "places")];
  const files = [...(existsSync(file) ? [file] : []), ...(existsSync(more) ? lexiconFiles(more) : [])];
  return files.flatMap(readLines).map(listed);
}

function listed(entry: Entry): Listed {
  const [name, country, latitude, longitude, precision, ...aliases] = Array.isArray(entry.value)
    ? (entry.value as readonly unknown[])
    : [];
  const fault = (message: string) => new LexiconFault(entry.file, entry.line, message);
  if (typeof name !== "string" || typeof country !== "string" || !/^([A-Z]{3})?$/.test(country))
    throw fault("expected [name, country, latitude, longitude, precision, aliases...]");
  if (!within(latitude, 90) || !within(longitude, 180))
    throw fault("expected latitude (-90 to 90) and longitude (-180 to 180) in degrees");
  if (aliases.some(a => typeof a !== "string")) throw fault("expected other names as words");
  return {
    name,
    ...(country ? { country } : {}),
    latitude,
    longitude,
    ...exactness(precision, fault),
    aliases: aliases as string[],
  };
}

/** How exactly a place is known, as it says itself or by its GeoNames code (`STRT`). */
function exactness(value: unknown, fault: (message: string) => LexiconFault) {
  if (precisions.includes(value as string)) return { precision: value as PlacePrecision };
  if (typeof value !== "string" || !/^[A-Z][A-Z0-9]{1,5}$/.test(value))
    throw fault(
      `unknown precision "${String(value)}"; one of ${precisions.join(", ")}, or a GeoNames feature code`,
    );
  return { precision: precisionOf(value), featureCode: value };
}

const within = (value: unknown, most: number): value is number =>
  typeof value === "number" && Math.abs(value) <= most;
