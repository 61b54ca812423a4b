import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { sortedFile } from "../../src/cli/sorted-file.ts";
import { placeKey } from "../../src/world/place-name.ts";
import { zip } from "../helpers/zip.ts";

const program = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "bin", "attache.js");
const folder = mkdtempSync(join(tmpdir(), "attache-places-"));
afterAll(() => rmSync(folder, { recursive: true }));

function attache(...words: readonly string[]) {
  const done = spawnSync(process.execPath, [program, ...words], { encoding: "utf8", cwd: folder });
  return { code: done.status, out: done.stdout, err: done.stderr };
}
const objects = (out: string) =>
  out
    .trim()
    .split("\n")
    .filter(Boolean)
    .map(l => JSON.parse(l) as Record<string, unknown>);

/** A line of GeoNames' main format: 19 columns. */
const line = (
  id: number | string,
  name: string,
  others: string,
  at: readonly [number | string, number | string],
  code: string,
  people: number | string = 0,
): string =>
  [
    id,
    name,
    name,
    others,
    ...at,
    code.slice(0, 1),
    code.slice(1),
    "SY",
    "",
    "09",
    "",
    "",
    "",
    people,
    "",
    300,
    "Asia/Damascus",
    "2020-01-01",
  ].join("\t");

const good = [
  line(90000001, "Tall Zawri", "Tell Zauri,Тель,TZW,zawri", [36.51234, 37.12345], "PPPL", 812),
  line(90000002, "Kafr Zawri", "", [36.6, 37.2], "PPPL", 0),
  line(90000003, "Zawri District", "", [36.5, 37.1], "AADM2", 0),
  line(90000004, "Nahr Zawri", "Zawri River", [36.55, 37.15], "HSTM"),
];
const bad = [
  "one\ttwo",
  line("x", "No Number", "", [36, 37], "PPPL", 5),
  line(90000005, "Far North", "", [96, 37], "PPPL", 5),
  line(90000006, "Bad\u0000Name", "", [36, 37], "PPPL", 5),
  line(90000007, "Many", "", [36, 37], "PPPL", "-3"),
  "y".repeat(70_000),
];
const write = (name: string, data: string | Buffer): string => {
  writeFileSync(join(folder, name), data);
  return name;
};
const dump = write("SY.txt", `${[...good, ...bad].join("\n")}\n`);

test("a dump is imported, its bad lines told by number and left out", () => {
  const { code, out, err } = attache("places", "import", dump, "--lexicon", "mine");
  expect(code).toBe(0);
  expect(objects(out)).toEqual([
    { folder: "mine", file: "places.tsv", lines: 10, places: 2, names: 3, leftOut: 6 },
  ]);
  expect(err.split("\n").slice(0, 7)).toEqual([
    "warning: SY.txt:5: expected 19 columns cut by tabs, found 2; left out",
    "warning: SY.txt:6: expected a geonameid (a whole number) in column 1; left out",
    "warning: SY.txt:7: expected a latitude (-90 to 90) in column 5; left out",
    "warning: SY.txt:8: expected a name in column 2; left out",
    "warning: SY.txt:9: expected a number of people in column 15; left out",
    "warning: SY.txt:10: longer than 65536 bytes; left out",
    "warning: 6 of 10 lines were left out",
  ]);
  expect(readdirSync(join(folder, "mine"))).toEqual(["places.tsv"]);
});

test("what was imported is answered by its names, with the ground", () => {
  const [found, ...more] = objects(
    attache("places", "Tell", "Zauri", "--country", "SY", "--lexicon", "mine").out,
  );
  expect(more).toEqual([]);
  expect(found).toMatchObject({
    name: "Tall Zawri",
    country: "SYR",
    lat: 36.51234,
    lon: 37.12345,
    geonameid: 90000001,
    by: "own",
    otherName: true,
    why: { land: 2.5 },
  });
  const { code, err } = attache("places", "Tell", "Zauri");
  expect([code, err]).toEqual([
    2,
    'error: no place known is called "Tell Zauri"; attache places import adds more\n',
  ]);
});

test("a report is read with what was imported and with places of one's own", () => {
  write("mine/places.yaml", '- [Camp Ondori, SYR, 36.9, 37.9, MILB, "Ondori Base"]\n');
  write(
    "report.txt",
    "Syrian troops shelled rebels near Tall Zawri on Monday. A convoy left for Ondori Base in Syria.\n",
  );
  const places = objects(attache("annotate", "report.txt", "--lexicon", "mine").out)[0]!
    .places as readonly Record<string, unknown>[];
  expect(places.map(p => [p.name, p.geonameid, p.countryCode])).toContainEqual([
    "Tall Zawri",
    90000001,
    "SY",
  ]);
  expect(places.map(p => p.name)).toContain("Camp Ondori");
  rmSync(join(folder, "mine", "places.yaml"));
});

test("the filter takes other classes, other lands, and places without people", () => {
  const all = attache(
    "places",
    "import",
    dump,
    "--lexicon",
    "all",
    "--classes",
    "APH",
    "--min-population",
    "0",
  );
  expect(objects(all.out)[0]).toMatchObject({ places: 4 });
  const none = attache("places", "import", dump, "--lexicon", "none", "--country", "IQ");
  expect(none.code).toBe(3);
  expect(none.err).toContain("no place in 10 lines passed (6 of them were bad)");
  expect(existsSync(join(folder, "none", "places.tsv"))).toBe(false);
});

test("gzip and zip of a dump are read as the dump is", () => {
  const want = readFileSync(join(folder, "mine", "places.tsv"));
  const text = readFileSync(join(folder, dump));
  write("SY.txt.gz", gzipSync(text));
  write(
    "SY.zip",
    zip([
      ["readme.txt", "Read me.\n"],
      ["SY.txt", text],
    ]),
  );
  write("stored.zip", zip([["SY.txt", text]], { stored: true }));
  for (const file of ["SY.txt.gz", "SY.zip", "stored.zip"]) {
    expect(attache("places", "import", file, "--lexicon", file.replace(".", "-")).code).toBe(0);
    expect(readFileSync(join(folder, file.replace(".", "-"), "places.tsv")).equals(want)).toBe(true);
  }
});

test("a zip that is cut short gives its whole lines, and says so", () => {
  const text = Array.from({ length: 20_000 }, (_, i) =>
    line(91000000 + i, `Cut${i}x`, "", [1 + (i % 89), (i * 7) % 179], "PPPL", 5),
  ).join("\n");
  const whole = zip([["allCountries.txt", text]]);
  write("cut.zip", whole.subarray(0, whole.length / 2));
  const { code, out, err } = attache("places", "import", "cut.zip", "--lexicon", "cut");
  expect(code).toBe(0);
  expect(err).toMatch(
    /^warning: cut\.zip:byte \d+: zip data is cut short or damaged .*; the \d+ whole lines before it were kept; fetch the file anew/,
  );
  const { places } = objects(out)[0] as { places: number };
  expect(places).toBeGreaterThan(1000);
  expect(places).toBeLessThan(20_000);
});

test.each([
  ["an empty file", "", "holds no lines; nothing was changed"],
  [
    "a zip cut in its first bytes",
    zip([["a.txt", "x"]]).subarray(0, 12),
    "no zip archive, or cut in its first bytes",
  ],
  ["an encrypted zip", zip([["a.txt", "x"]], { flags: 1 }), '"a.txt" is encrypted; unpack it and try again'],
])("%s is refused, and what was there stays", (_, data, message) => {
  const before = readFileSync(join(folder, "mine", "places.tsv"));
  const { code, err } = attache("places", "import", write("odd.zip", data), "--lexicon", "mine");
  expect(code).toBe(3);
  expect(err).toContain(message);
  expect(readFileSync(join(folder, "mine", "places.tsv")).equals(before)).toBe(true);
  expect(readdirSync(join(folder, "mine"))).toEqual(["places.tsv"]);
});

test("a file of imported places that was cut or changed is refused before use", () => {
  attache("places", "import", dump, "--lexicon", "hurt");
  const path = join(folder, "hurt", "places.tsv");
  writeFileSync(path, readFileSync(path).subarray(0, -5));
  const { code, err } = attache("places", "Aleppo", "--lexicon", "hurt");
  expect(code).toBe(8);
  expect(err).toContain("cut short or changed since it was written; import it anew");
});

test.each([
  [["places"], "name a place"],
  [["places", "import", "SY.txt"], "say into which folder"],
  [["places", "import", "--lexicon", "mine"], "name a file"],
  [["places", "Aleppo", "--country", "XQ"], 'no country has the code "XQ"'],
  [["places", "Aleppo", "--country", "Syria!"], "is no list of country codes"],
  [["places", "import", "SY.txt", "--lexicon", "mine", "--classes", "Q"], "names no feature classes"],
])("%j is a usage fault", (words, message) => {
  const { code, err } = attache(...words);
  expect([code, err.includes(message)]).toEqual([2, true]);
});

test("rows beyond what memory holds come out in the same order", () => {
  const rows = Array.from({ length: 1000 }, (_, i) => `N${(i * 7919) % 1000}x`).map(name => ({
    key: placeKey(name),
    line: `${name}\t1`,
  }));
  const write = (name: string, most: number) => {
    const file = sortedFile(join(folder, name), 8, most);
    for (const row of rows) file.add([row, row]);
    file.finish(() => "! first");
    return readFileSync(join(folder, name), "utf8");
  };
  expect(write("parts", 64)).toBe(write("whole", 1e6));
  expect(write("parts", 64).split("\n")).toHaveLength(1002);
});
