import { beforeAll, expect, test } from "vitest";
import { distance, rankPlaces } from "../../src/world/company.ts";
import { gazetteer } from "../../src/world/gazetteer.ts";
import type { Candidate, Place } from "../../src/world/place.ts";
import { placeKey } from "../../src/world/place-name.ts";
import { inMemory, lineFinder } from "../../src/world/sorted-lines.ts";
import { loadWorld, type World } from "../../src/world/world.ts";

let world: World;
beforeAll(() => {
  world = loadWorld();
});

const best = (name: string, company = {}) => rankPlaces(world.places(name), company)[0]?.place;

test.each([
  ["St. Marc", "saint marc"],
  ["Saint-Marc", "saint marc"],
  ["Sana’a", "sanaa"],
  ["The Hague", "hague"],
  ["Rīga", "riga"],
  ["Washington, D.C", "washington, dc"],
])("%s has the key %s", (name, key) => expect(placeKey(name)).toBe(key));

test("every line of a sorted list is found, and nothing else", () => {
  const names = Array.from({ length: 3000 }, (_, i) => `Place${String(i).padStart(5, "0")}`);
  const lines = inMemory(Buffer.from(names.map(n => `${n}\tXX\n`).join("")));
  for (const i of [0, 1, 2, 777, 1499, 2998, 2999])
    expect(lineFinder(lines)(placeKey(names[i]!)).map(c => c[0])).toEqual([names[i]]);
  for (const key of ["", "a", "place", "place00000x", "zzz"]) expect(lineFinder(lines)(key)).toEqual([]);
  expect(lineFinder(inMemory(Buffer.alloc(0)))("a")).toEqual([]);
});

test("lines of one key are found over the bounds of blocks, and a last line without its end", () => {
  const text = `Aaa\t1\n${"Same\tx\n".repeat(4000)}Zzz\t2`;
  expect(lineFinder(inMemory(Buffer.from(text)))("same")).toHaveLength(4000);
  expect(lineFinder(inMemory(Buffer.from(text)))("zzz")).toEqual([["Zzz", "2"]]);
});

test("another name leads to the place it is of, among several", () => {
  const text =
    "Halab\t>\tNewtown\t2\nNewtown\tSY\t1\t1\t500\t1\tPPL\t01\nNewtown\tSY\t36\t37\t900\t2\tPPLA\t09\n";
  const find = gazetteer(inMemory(Buffer.from(text)), new Map([["SY", "SYR"]]), "gazetteer");
  expect(find("Halab").map(c => [c.place.geonameid, c.place.country, c.place.admin1, c.alias])).toEqual([
    [2, "SYR", "SY.09", true],
  ]);
});

test.each([
  ["Texas", "USA", "region"],
  ["Queensland", "AUS", "region"],
  ["Anbar", "IRQ", "region"],
  ["Donetsk", "UKR", "town"],
  ["Kiev", "UKR", "town"],
  ["Deir Ezzor", "SYR", "town"],
  ["Scotland", "GBR", "region"],
  ["Bab el-Mandeb", undefined, "region"],
  ["Kerch Strait", undefined, "region"],
  ["Bagram Air Base", "AFG", "point"],
  ["Rafah crossing", undefined, "point"],
  ["Scarborough Shoal", undefined, "point"],
  ["Hindu Kush", undefined, "region"],
  ["Georgia", "GEO", "country"],
])("%s lies in %s, known as a %s", (name, country, precision) => {
  expect(best(name)).toMatchObject({ precision });
  expect(best(name)?.country).toBe(country);
});

test("the company decides between places of one name", () => {
  expect(best("Tripoli")?.country).toBe("LBY");
  expect(best("Tripoli", { lands: new Map([["LBN", 1]]) })?.country).toBe("LBN");
  expect(best("Paris", { within: [best("Texas")!] })?.admin1).toBe("US.TX");
  expect(best("Georgia", { lands: new Map([["USA", 1]]), within: [best("United States")!] })?.country).toBe(
    "USA",
  );
  expect(best("Birmingham")?.country).toBe("GBR");
  expect(best("Birmingham", { lands: new Map([["USA", 1]]), places: [best("Alabama")!] })?.admin1).toBe(
    "US.AL",
  );
});

test("a rank says its grounds, and they add up", () => {
  const [first] = rankPlaces(world.places("Aleppo"), { lands: new Map([["SYR", 1]]) });
  expect(Object.keys(first!.why)).toEqual(["known", "land"]);
  expect(first!.score).toBeCloseTo(
    Object.values(first!.why).reduce((a, b) => a + b, 0),
    1,
  );
});

test("the likeliest place of a name is that of a land it may lie in", () => {
  expect(world.place("Tripoli", ["LBN"])?.country).toBe("LBN");
  expect(world.place("Atlantis-on-Sea")).toBeUndefined();
});

test("equal places of equal weight keep their order", () => {
  const at = (name: string): Candidate => ({
    place: { name, latitude: 0, longitude: 0, precision: "town", population: 1000 },
    by: "gazetteer",
    alias: false,
  });
  expect(rankPlaces([at("a"), at("b"), at("c")]).map(r => r.place.name)).toEqual(["a", "b", "c"]);
});

test("every place of our lists has coordinates, and none is far from its namesake in GeoNames", () => {
  const land = (p: Place) => p.precision === "town" && p.geonameid !== undefined;
  for (const name of ["Aleppo", "Mosul", "Gwadar", "Kidal", "Goma", "Kaesong"]) {
    const found = world.places(name);
    expect(found.filter(c => land(c.place)).length).toBeGreaterThan(0);
    for (const c of found) expect(Number.isFinite(c.place.latitude + c.place.longitude)).toBe(true);
  }
});

test("distances are kilometres on the globe", () => {
  const at = (latitude: number, longitude: number): Place => ({
    name: "",
    latitude,
    longitude,
    precision: "point",
  });
  expect(distance(at(0, 0), at(0, 1))).toBeCloseTo(111.2, 0);
  expect(distance(at(0, 179.5), at(0, -179.5))).toBeCloseTo(111.2, 0);
});
