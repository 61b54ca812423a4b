import { placeKey } from "./place-name.ts";

/** Which lines of a GeoNames dump are kept. */
export interface Keep {
  /** Feature classes: `A` regions, `P` towns, `H` waters, `T` mountains, `L` areas, `S` spots, ... */
  readonly classes: ReadonlySet<string>;
  /** Two-letter codes; absent: all lands. */
  readonly countries?: ReadonlySet<string>;
  /** Least people of a town or a lower region; first- and second-level regions and their seats are kept with fewer. */
  readonly minPopulation: number;
}

/** A line of a sorted list of places: its key, and its cells as `gazetteer` reads them. */
export interface ListedLine {
  readonly key: string;
  readonly line: string;
}

/** What became of a line of a dump: rows to keep (none where the filter leaves it out), or what is wrong with it. */
export type Taken = { readonly rows: readonly ListedLine[] } | { readonly fault: string };

const columns = 19;
const always = /^(?:ADM1|ADM2|PPLA|PPLA2|PPLC)$/;
const states = /^PCL[IHX]/;

/**
 * Reads one line of a dump in GeoNames' main format: 19 columns cut by tabs (geonameid, name, asciiname, alternatenames, latitude,
 * longitude, feature class, feature code, country, cc2, admin1 to admin4, population, elevation, dem, timezone, modification date).
 *
 * States are left out: they are known. Other names are kept that are written in Latin letters.
 */
export function takeLine(line: string, keep: Keep): Taken {
  const cells = line.split("\t");
  if (cells.length !== columns)
    return { fault: `expected ${columns} columns cut by tabs, found ${cells.length}` };
  const [id, name, ascii, others, latitude, longitude, featureClass, code, country] =
    cells as readonly string[];
  const population = cells[14] === "" ? 0 : Number(cells[14]);
  const wrong = wrongIn({ id, name, latitude, longitude, featureClass, code, country }, population);
  if (wrong !== undefined) return { fault: wrong };
  if (!isKept(keep, featureClass!, code!, country!, population)) return { rows: [] };
  const own = [name, country, Number(latitude), Number(longitude), population, id, code, cells[10]].join(
    "\t",
  );
  const more = otherNames(name!, [ascii!, ...others!.split(",")]);
  return {
    rows: [
      { key: placeKey(name!), line: own },
      ...more.map(other => ({ key: placeKey(other), line: [other, ">", name, id].join("\t") })),
    ],
  };
}

function wrongIn(
  cells: Readonly<Record<string, string | undefined>>,
  population: number,
): string | undefined {
  if (!/^[1-9]\d{0,11}$/.test(cells.id!)) return "expected a geonameid (a whole number) in column 1";
  if (!isName(cells.name!)) return "expected a name in column 2";
  if (!isDegree(cells.latitude!, 90)) return "expected a latitude (-90 to 90) in column 5";
  if (!isDegree(cells.longitude!, 180)) return "expected a longitude (-180 to 180) in column 6";
  if (!/^[AHLPRSTUV]?$/.test(cells.featureClass!))
    return "expected a feature class (A, H, L, P, R, S, T, U, V) in column 7";
  if (!/^[A-Z0-9]{0,10}$/.test(cells.code!)) return "expected a feature code in column 8";
  if (!/^(?:[A-Z]{2})?$/.test(cells.country!)) return "expected a country of two letters in column 9";
  if (!Number.isSafeInteger(population) || population < 0) return "expected a number of people in column 15";
  return undefined;
}

// U+FFFD stands where bytes were no UTF-8; a control character would break the list or a terminal.
const isName = (text: string): boolean =>
  text.length <= 200 && /\S/.test(text) && !/[\p{Cc}\uFFFD]/u.test(text) && placeKey(text) !== "";

const isDegree = (text: string, most: number): boolean =>
  /^-?\d{1,3}(?:\.\d+)?$/.test(text) && Math.abs(Number(text)) <= most;

function isKept(
  keep: Keep,
  featureClass: string,
  code: string,
  country: string,
  population: number,
): boolean {
  if (!keep.classes.has(featureClass) || states.test(code)) return false;
  if (keep.countries !== undefined && !keep.countries.has(country)) return false;
  const counted = featureClass === "P" || featureClass === "A";
  return !counted || always.test(code) || population >= keep.minPopulation;
}

const latin = /^\p{Lu}[\p{Script=Latin}\p{M}'’ .-]{3,99}$/u;

/** Names that an English report may use, one to a key, the place's own left out; no codes of airports. */
export function otherNames(own: string, all: readonly string[]): readonly string[] {
  const seen = new Set([placeKey(own)]);
  return all.filter(name => {
    const key = placeKey(name);
    if (!latin.test(name) || name === name.toUpperCase() || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The order of a sorted list: by key, then by line. */
export const byKey = (a: ListedLine, b: ListedLine): number =>
  a.key < b.key ? -1 : a.key > b.key ? 1 : a.line < b.line ? -1 : a.line > b.line ? 1 : 0;
