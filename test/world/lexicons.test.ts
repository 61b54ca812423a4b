import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { lexiconFiles, lexiconRoot } from "../../src/text/lexicon.ts";
import { contradictions } from "../../src/world/contradictions.ts";
import { loadWorld } from "../../src/world/world.ts";

const folder = mkdtempSync(join(tmpdir(), "attache-world-"));
afterAll(() => rmSync(folder, { recursive: true }));
const world = loadWorld();

const files = ["world", "import"].flatMap(f => lexiconFiles(join(lexiconRoot, f)));

test.each(files)("%s says its source and licence first", file => {
  const [source, licence] = readFileSync(file, "utf8").split("\n");
  expect(source).toMatch(/^# source: \S/);
  expect(licence).toMatch(/^# licence: \S/);
});

/** The world with a folder of one's own over it, its files by name. */
function worldWith(name: string, own: Readonly<Record<string, string>>) {
  for (const [file, content] of Object.entries(own)) {
    const path = join(folder, name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return loadWorld(undefined, [join(folder, name)]);
}

describe("contradictions", () => {
  test("there are none in the package's lexicons", () => {
    expect(contradictions(world)).toEqual([]);
  });

  test("two people whose roles give them one office on one day", () => {
    const found = contradictions(
      worldWith("two", {
        "actors/a.yaml":
          "- {name: Ada Vik, country: NOR, roles: [[Seer, 2010-01-01, 2012-05-10]]}\n- {name: Bo Lund, country: NOR, roles: [[Seer, 2012-05-09, 2013]]}\n",
        "offices/o.yaml": "- {country: NOR, office: Seer, held: []}\n",
      }),
    );
    expect(found.map(c => [c.kind, c.what])).toEqual([
      ["two holders", "Seer of NOR: Ada Vik 2010-01-01 to 2012-05-10; Bo Lund 2012-05-09 to 2013"],
    ]);
    expect(found[0]!.places.map(p => p.line)).toEqual([1, 2]);
  });

  test("a month in which one hands over to another is none", () => {
    const own = {
      "actors/a.yaml":
        "- {name: Ada Vik, country: NOR, roles: [[Seer, 2010, 2012-05-10]]}\n- {name: Bo Lund, country: NOR, roles: [[Seer, 2012-05, 2013]]}\n",
      "offices/o.yaml": "- {country: NOR, office: Seer, held: []}\n",
    };
    expect(contradictions(worldWith("handover", own))).toEqual([]);
  });

  test("an office told twice of one person", () => {
    const own = {
      "actors/a.yaml": "- {name: Ada Vik, country: NOR, roles: [[Envoy, 2010, 2012], [Envoy, 2011, 2013]]}\n",
    };
    expect(contradictions(worldWith("twice", own)).map(c => c.kind)).toEqual(["told twice"]);
  });

  test("a surname of two of one land and height; `best` decides", () => {
    const rows = (best: string) =>
      `- {name: Ada Fjellbo, country: NOR, ${best}roles: [[Envoy, 2010]]}\n- {name: Bo Fjellbo, country: NOR, roles: [[Envoy, 2012]]}\n`;
    expect(contradictions(worldWith("same", { "actors/a.yaml": rows("") })).map(c => c.kind)).toEqual([
      "name undecided",
    ]);
    expect(contradictions(worldWith("best", { "actors/a.yaml": rows("best: true, ") }))).toEqual([]);
  });
});

describe("of several who bear a name", () => {
  const first = (name: string, date?: string, company?: readonly string[]) => {
    const [w] = world.bearers(name, date, company);
    return w && ("code" in w ? w.code : w.id);
  };

  test("the one in office on the day goes first", () => {
    expect(first("Castro", "2017-01-01")).toBe("raul-castro");
    expect(first("Castro", "1995-01-01")).toBe("fidel-castro");
    expect(first("Castro", "2023-01-01")).toBe("xiomara-castro");
  });

  test("then the one of a land that the text speaks of", () => {
    expect(first("Morales", "2017-01-01", ["GTM"])).toBe("jimmy-morales");
    expect(first("Morales", "2017-01-01", ["BOL"])).toBe("evo-morales");
  });

  test("then the one in the higher office", () => {
    expect(first("Aliyev", "2003-09-01")).toBe("heydar-aliyev");
    expect(first("Keita", "2016-01-01")).toBe("ibrahim-boubacar-keita");
  });
});

describe("states", () => {
  const states = world.countries.filter(c => c.iso2 !== undefined);
  const codeOf = (name: string) => world.named(name)[0]?.country;

  test("have each a code of two and of three letters of its own, a capital and words for its people", () => {
    expect(new Set(states.map(c => c.iso2)).size).toBe(states.length);
    expect(new Set(states.map(c => c.code)).size).toBe(states.length);
    expect(states.filter(c => c.iso2!.length !== 2).map(c => c.code)).toEqual([]);
    expect(states.filter(c => !c.capital).map(c => c.code)).toEqual(["HKG", "MAC"]);
    // Dominica's adjective is the Dominican Republic's; the Vatican has none.
    expect(states.filter(c => c.people.length === 0).map(c => c.code)).toEqual(["DMA", "VAT"]);
    // The 193 members of the United Nations, the Vatican, Palestine, Kosovo, Taiwan, Hong Kong, Macau.
    expect(states).toHaveLength(199);
  });

  test.each([
    ["Islamic Republic of Iran", "IRN"],
    ["Federal Republic of Germany", "DEU"],
    ["Burma", "MMR"],
    ["Zaire", "COD"],
    ["Swaziland", "SWZ"],
    ["Soviet Union", "RUS"],
    ["Czechoslovakia", "CZE"],
    ["Serbia and Montenegro", "SRB"],
    ["East Germany", "DEU"],
    ["South Yemen", "YEM"],
    ["Ankara", "TUR"],
    ["Kremlin", "RUS"],
    ["Élysée", "FRA"],
    ["Foggy Bottom", "USA"],
    ["Brussels", "BEL"],
    ["Downing Street", "GBR"],
  ])("%s is %s", (name, code) => {
    expect(codeOf(name)).toBe(code);
  });
});
