import { type Ranked, rankPlaces } from "../world/company.ts";
import type { World } from "../world/world.ts";
import type { Call, Options } from "./command.ts";
import type { Door } from "./door.ts";
import { UsageFault } from "./fault.ts";
import { jsonLine } from "./json/offsets.ts";
import { importPlaces } from "./places-import.ts";
import { worldOf } from "./reading.ts";

/** `attache places NAME`: the places of a name, likeliest first, with the grounds; `attache places import FILE` adds to what is known. */
export async function run(call: Call, door: Door): Promise<void> {
  const [first, ...rest] = call.arguments;
  if (first === "import") return importPlaces(rest, call.options, door);
  const name = call.arguments.join(" ");
  if (name === "") throw new UsageFault("name a place: attache places Aleppo");
  const world = worldOf(call.options.lexicon);
  const found = rankPlaces(world.places(name), { lands: landsOf(call.options, world) });
  if (found.length === 0)
    throw new UsageFault(`no place known is called "${name}"; attache places import adds more`);
  for (const ranked of found) door.out(jsonLine(placeJson(ranked, world)));
}

/** The lands that the user says speak for a place: by either code. */
function landsOf({ country = [] }: Options, world: World): ReadonlyMap<string, number> {
  return new Map(
    country.map(code => {
      const land = world.countries.find(c => c.iso2 === code || c.code === code);
      if (land === undefined)
        throw new UsageFault(`no country has the code "${code}"; write it as SY or SYR`);
      return [land.code, 1];
    }),
  );
}

const placeJson = ({ place, by, alias, score, why }: Ranked, world: World) => ({
  name: place.name,
  country: place.country ?? null,
  countryName: place.country === undefined ? null : world.nameOf(place.country),
  ...(place.admin1 === undefined ? {} : { admin1: place.admin1 }),
  lat: place.latitude,
  lon: place.longitude,
  precision: place.precision,
  ...(place.featureCode === undefined ? {} : { featureCode: place.featureCode }),
  ...(place.geonameid === undefined ? {} : { geonameid: place.geonameid }),
  ...(place.population === undefined ? {} : { population: place.population }),
  by,
  otherName: alias,
  score,
  why,
});
