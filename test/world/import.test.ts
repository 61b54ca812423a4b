import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lexiconRoot } from "../../src/text/lexicon.ts";
import { readWikidataTable } from "../../src/world/import/classes.ts";
import { readCodeTable, takeApart } from "../../src/world/import/codes.ts";
import { WikidataImport } from "../../src/world/import/from-wikidata.ts";
import { positionOf } from "../../src/world/import/position.ts";
import { isEntityLine, readItem } from "../../src/world/import/wikidata.ts";
import { flow } from "../../src/world/import/yaml.ts";
import { loadWorld } from "../../src/world/world.ts";

const world = loadWorld();
const table = readWikidataTable(join(lexiconRoot, "import"));

test.each([
  ["President of France", "", "FRA President GOV single"],
  ["President of the Republic of Kenya", "", "KEN President GOV single"],
  ["United States Secretary of Defense", "USA", "USA Defense Secretary MIL single"],
  ["Secretary of State for Foreign and Commonwealth Affairs", "GBR", "GBR Foreign Secretary GOV single"],
  ["Secretary of State for Northern Ireland", "GBR", "GBR Secretary of State for Northern Ireland GOV many"],
  ["Federal Chancellor of Germany", "", "DEU Chancellor GOV single"],
  ["Federal Minister for Foreign Affairs", "DEU", "DEU Foreign Minister GOV single"],
  ["Minister for Europe and Foreign Affairs", "FRA", "FRA Foreign Minister GOV single"],
  ["Minister of National Defense", "CHN", "CHN Defence Minister MIL single"],
  ["Russian Foreign Minister", "", "RUS Foreign Minister GOV single"],
  ["Secretary General of NATO", "", "IGO NATO Secretary General GOV single"],
  ["President of the European Commission", "", "EUR EU Commission President GOV single"],
  ["member of the German Bundestag", "DEU", "DEU Member of the German Bundestag LEG many"],
  ["Ambassador of Norway to Kenya", "", "NOR Ambassador to Kenya GOV many"],
  ["president of the chess club", "", ""],
])("the office %s of %s is %s", (label, country, wanted) => {
  const p = positionOf(label, country === "" ? undefined : { country }, world, table);
  expect(
    p ? [p.country, p.group, p.office, p.sector, p.single ? "single" : "many"].filter(Boolean).join(" ") : "",
  ).toBe(wanted);
});

describe("an entity of a dump", () => {
  const held = (time: string, precision: number) => ({
    id: "Q1",
    labels: { mul: { value: "A" } },
    claims: {
      P39: [
        {
          mainsnak: { snaktype: "value", datavalue: { value: { "numeric-id": 5 } } },
          qualifiers: { P580: [{ snaktype: "value", datavalue: { value: { time, precision } } }] },
        },
      ],
    },
  });

  test.each([
    ["+2004-03-09T00:00:00Z", 11, "2004-03-09"],
    ["+2004-03-00T00:00:00Z", 11, "2004-03"],
    ["+2004-03-09T00:00:00Z", 10, "2004-03"],
    ["+2004-01-01T00:00:00Z", 9, "2004"],
    ["+2000-01-01T00:00:00Z", 8, undefined],
    ["-0044-03-15T00:00:00Z", 11, undefined],
  ])("a time %s of precision %i is %s", (time, precision, wanted) => {
    const item = readItem(`${JSON.stringify(held(time, precision))},`);
    expect(item!.positions).toEqual([{ value: "Q5", unsure: false, ...(wanted ? { from: wanted } : {}) }]);
    expect(item!.label).toBe("A");
  });

  test("is told from brackets, blank lines, and what is none", () => {
    expect(["[", "]", "", "  ", '{"type":"property","id":"P31"},'].map(readItem)).toEqual(
      Array(5).fill(undefined),
    );
    expect(readItem('[{"id":"Q2"},')!.id).toBe("Q2");
    expect(readItem('{"id":"Q3"}]')!.id).toBe("Q3");
    expect(["[", "]", "", '{"id":"Q1"},', "nonsense", '{"id":"Q1"'].map(isEntityLine)).toEqual([
      ...[true, true, true, true],
      ...[false, false],
    ]);
    expect(() => readItem('{"id": Q1},')).toThrow(SyntaxError);
  });
});

test.each([
  ["TUR", "TUR", "", ""],
  ["TURGOV", "TUR", "GOV", ""],
  ["TURREBPKK", "TUR", "REB", "PKK"],
  ["IGOUNO", "UNO", "", ""],
  ["IGOEUREEC", "EUR", "", ""],
  ["NORMED", "NOR", "JRN", ""],
  ["MNCNOR", "MNC", "BUS", "NOR"],
  ["REB", undefined, "REB", ""],
  ["TURGO", undefined, "", "TURGO"],
])("the code %s is %s %s %s", (code, country, sectors, rest) => {
  const lands = new Set(world.countries.map(c => c.code));
  const parts = takeApart(code, lands, readCodeTable(join(lexiconRoot, "import")));
  expect([parts.country, parts.sectors.join(), parts.rest.join()]).toEqual([country, sectors, rest]);
});

test("YAML on one line quotes what would be read as something else", () => {
  expect(flow({ a: "No", b: "x: y", c: ["2016-11?", ""], d: undefined, e: true, f: 'say "so"' })).toBe(
    '{a: "No", b: "x: y", c: [2016-11?, ""], e: true, f: "say \\"so\\""}',
  );
});

test("people of a dump who are somebody known add to him, two of them as one", () => {
  const skipped: string[] = [];
  const made = new WikidataImport(world, table, reason => void skipped.push(reason) as undefined);
  const blank = {
    aliases: [],
    classes: [],
    parents: [],
    lands: [],
    jurisdictions: [],
    citizenships: [],
    positions: [],
  };
  const known = {
    ...blank,
    label: "Sergei Lavrov",
    classes: ["Q5"],
    positions: [{ value: "Q12", from: "1994-02-03", to: "2004-07-12", unsure: false }],
  };
  const items = [
    { ...blank, id: "Q11", label: "Russia", iso3: "RUS", classes: ["Q6256"] },
    { ...blank, id: "Q12", label: "ambassador of Russia to a body", classes: ["Q4164871"] },
    { ...known, id: "Q13", aliases: ["Sergei V. Lavrov"] },
    { ...known, id: "Q14", aliases: ["S. V. Lavrov"] },
  ];
  for (const item of items) made.learn(item);
  for (const item of items) made.take(item);
  const role = ["Ambassador to a body", "1994-02-03", "2004-07-12", "GOV", "RUS"];
  expect(made.result()).toEqual({
    actors: [{ extend: "sergei-lavrov", aliases: ["Sergei V. Lavrov", "S. V. Lavrov"], roles: [role] }],
    offices: [],
  });
  expect(skipped).toEqual(["people of one name taken as one"]);
});
