import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";

const program = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "bin", "attache.js");
const folder = mkdtempSync(join(tmpdir(), "attache-import-"));
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
    .map(line => JSON.parse(line) as Readonly<Record<string, unknown>>);

const snak = (id: string) => ({ snaktype: "value", datavalue: { type: "wikibase-entityid", value: { id } } });
const is = (...ids: readonly string[]) => ids.map(id => ({ mainsnak: snak(id), rank: "normal" }));
const text = (value: string) => [{ mainsnak: { snaktype: "value", datavalue: { value } }, rank: "normal" }];
const time = (time: string, precision: number) => [
  { snaktype: "value", datavalue: { type: "time", value: { time: `+${time}T00:00:00Z`, precision } } },
];
const held = (id: string, qualifiers: object, rank = "normal") => ({ mainsnak: snak(id), rank, qualifiers });
const item = (id: string, label: string | undefined, claims: object, aliases: readonly string[] = []) => ({
  type: "item",
  id,
  labels: label === undefined ? {} : { en: { language: "en", value: label } },
  aliases: { en: aliases.map(value => ({ language: "en", value })) },
  claims,
});

const entities = [
  // A person stands before the offices and lands that she refers to: a dump has no order.
  item(
    "Q9001",
    "Astrid Fjeldheim",
    {
      P31: is("Q5"),
      P39: [
        held("Q8001", { P580: time("2031-10-14", 11), P582: time("2033-02-00", 10) }),
        held("Q8003", { P580: time("2029-00-00", 9), P1480: [snak("Q5727902")] }),
        held("Q8001", { P580: time("1900-01-01", 11) }, "deprecated"),
        held("Q8009", { P580: time("2020-01-01", 11) }),
      ],
    },
    ["Astrid M. Fjeldheim", "fjeldheim"],
  ),
  item("Q9002", "Leif Grindstad", {
    P31: is("Q5"),
    P39: [held("Q8001", { P580: time("2033-01-20", 11) }), held("Q8002", {})],
  }),
  item("Q9003", "Idle Person", { P31: is("Q5") }),
  item("Q9004", undefined, { P31: is("Q5"), P39: [held("Q8001", { P580: time("2035-01-01", 11) })] }),
  item("Q20", "Norway", { P31: is("Q3624078"), P298: text("NOR"), P297: text("NO") }),
  item("Q8001", "Minister of Foreign Affairs of Norway", { P31: is("Q4164871"), P1001: is("Q20") }),
  item("Q8002", "Prime Minister of Norway", { P31: is("Q294414"), P17: is("Q20") }),
  item("Q8003", "Norwegian ambassador to Kenya", { P31: is("Q4164871") }),
  item("Q7001", "Fjord Renewal Party", { P31: is("Q7278"), P17: is("Q20") }, ["Fjord Renewal", "FRP-N"]),
  item("Q7002", "Kestrel Brigade of the North", { P31: is("Q77777"), P17: is("Q20") }),
  item("Q77777", "northern brigade", { P279: is("Q17149090") }),
];
const lines = entities.map(e => JSON.stringify(e));
const dump = `[\n${lines.slice(0, 4).join(",\n")},\n{"id": "Q1", "P297", broken},\nno entity at all\n${lines.slice(4).join(",\n")}\n]\n`;
writeFileSync(join(folder, "dump.json"), dump);
writeFileSync(join(folder, "dump.json.gz"), gzipSync(dump));
writeFileSync(join(folder, "half.json.gz"), gzipSync(dump).subarray(0, 400));
writeFileSync(join(folder, "packed.json.bz2"), "BZh91AY&SY");

describe("a Wikidata dump", () => {
  const made = attache("actors", "import", "dump.json.gz", "--out", "wd");

  test("becomes offices, people and bodies; what is left out is counted, bad lines are told with their number", () => {
    expect(made.code).toBe(0);
    expect(objects(made.out)).toEqual([
      {
        written: { "actors/wikidata.yaml": 4, "offices/wikidata.yaml": 1 },
        skipped: {
          "ends moved to the next holder's beginning": 1,
          "people without an English name": 1,
          "terms in an office that the dump does not describe": 1,
          "terms without a beginning": 1,
        },
      },
    ]);
    expect(made.err).toMatch(
      /^warning: dump\.json\.gz:6: no JSON .*\nwarning: dump\.json\.gz:7: no entity of Wikidata; left out\n$/,
    );
    expect(readFileSync(join(folder, "wd", "offices", "wikidata.yaml"), "utf8")).toBe(
      `# source: dump.json.gz, by attache actors import
# licence: CC0 1.0 (Wikidata)
- {country: NOR, office: Foreign Minister, sector: GOV, add: [["Astrid Fjeldheim|Astrid M. Fjeldheim", 2031-10-14, 2033-01-20], [Leif Grindstad, 2033-01-20]]}
`,
    );
    expect(readFileSync(join(folder, "wd", "actors", "wikidata.yaml"), "utf8")).toBe(
      `# source: dump.json.gz, by attache actors import
# licence: CC0 1.0 (Wikidata)
- {id: Q9001, name: Astrid Fjeldheim, country: NOR, aliases: [Astrid M. Fjeldheim], roles: [[Ambassador to Kenya, 2029?, "", GOV, NOR]]}
- {id: Q9002, name: Leif Grindstad, country: NOR, aliases: []}
- {id: Q7001, name: Fjord Renewal Party, country: NOR, kind: party, sectors: [PTY], aliases: [Fjord Renewal, FRP-N]}
- {id: Q7002, name: Kestrel Brigade of the North, country: NOR, kind: group, sectors: [REB], aliases: []}
`,
    );
  });

  test("plain and packed is the same, as is a second time", () => {
    expect(attache("actors", "import", "dump.json", "--out", "plain").out).toBe(made.out);
    const read = (out: string) => readFileSync(join(folder, out, "actors", "wikidata.yaml"), "utf8");
    expect(read("plain").replace("dump.json", "dump.json.gz")).toBe(read("wd"));
  });

  test("is read by --lexicon: whoever it says holds an office on a day", () => {
    const who = objects(attache("actors", "Fjeldheim", "--date", "2032-05-01", "--lexicon", "wd").out)[0]!;
    expect([who.id, who.country, who.sectors]).toEqual(["Q9001", "NOR", ["GOV"]]);
    expect(who.office).toMatchObject({
      name: "Foreign Minister",
      to: { date: "2033-01-20", precision: "day" },
    });
    const before = objects(attache("actors", "Fjeldheim", "--date", "2029-05-01", "--lexicon", "wd").out)[0]!;
    expect(before.office).toMatchObject({
      name: "Ambassador to Kenya",
      from: { date: "2029", precision: "year", sure: false },
    });
  });

  test("that breaks off or is packed otherwise is refused, and the rest is done", () => {
    const { code, out, err } = attache(
      "actors",
      "import",
      "half.json.gz",
      "packed.json.bz2",
      "dump.json",
      "--out",
      "rest",
    );
    expect(code).toBe(3);
    expect(err).toContain("warning: half.json.gz: cannot be read to its end");
    expect(err).toContain("warning: packed.json.bz2: packed by bzip2");
    expect(objects(out)[0]!.written).toEqual({ "actors/wikidata.yaml": 4, "offices/wikidata.yaml": 1 });
  });

  test("wants a place to write and files to read", () => {
    expect(attache("actors", "import", "dump.json")).toMatchObject({
      code: 2,
      err: expect.stringContaining("--out DIR"),
    });
    expect(attache("actors", "import", "--out", "x")).toMatchObject({ code: 2 });
  });
});

writeFileSync(
  join(folder, "my.actors.txt"),
  `# a dictionary in PETRARCH's format; people and towns are invented
<!-- a comment
of several lines -->
NORWAY_  [NOR]
+FJELLSTAD_ ; a town
ASTRID_FJELDHEIM_  ; minister
+A_FJELDHEIM_
\t[NORGOV 280101-300101]
\t[NORMIL >20300102]
\t[NORELI]
LEIF_GRINDSTAD_ [NORELI <20300101][NORGOV 20300102-20301231]
&BAND
+BAND
+GANG
NORTHERN_&BAND_ [NORREBNBD]
POLAR_TRADING_HOUSE_ [NORBUS]
UNKNOWN_THING_ [QQQ]
NO_CODE_HERE_
+LONELY_
BAD_DATES_ [NORGOV 19991301-20000101]
] what is this
`,
);
writeFileSync(
  join(folder, "my.agents.txt"),
  `!PERSON! = MAN, MEN
LANDING!PERSON! [~MIL]
KRAKEN_TAMER [~CVL]
GENTRY {} [~ELI] # no plural
SPECTROMANCER {SPECTROMANTES} [~HLH]
WATCHMAN {WATCHMEN [~COP]
ODDITY [~QQQ]
---STOP---
NEVER_READ [~GOV]
`,
);

describe("PETRARCH dictionaries", () => {
  const made = attache("actors", "import", "my.actors.txt", "my.agents.txt", "--out", "pet");
  const read = (path: string) =>
    readFileSync(join(folder, "pet", path), "utf8")
      .split("\n")
      .slice(2)
      .join("\n");

  test("become people with dated roles, bodies, seats of a land and role words", () => {
    expect(made.code).toBe(0);
    expect(read(join("actors", "petrarch.yaml"))).toBe(
      `- {id: astrid-fjeldheim, name: Astrid Fjeldheim, country: NOR, aliases: [A Fjeldheim], roles: [[code NORGOV, 2028-01-01, 2030-01-02, GOV, NOR], [code NORMIL, 2030-01-02, "", MIL, NOR], [code NORELI, "", "", ELI, NOR]]}
- {id: leif-grindstad, name: Leif Grindstad, country: NOR, aliases: [], roles: [[code NORELI, "", 2030-01-02, ELI, NOR], [code NORGOV, 2030-01-02, 2031-01-01, GOV, NOR]]}
- {id: northern-band, name: Northern Band, country: NOR, kind: group, sectors: [REB], aliases: [Northern Gang]}
- {id: polar-trading-house, name: Polar Trading House, country: NOR, kind: company, sectors: [BUS], aliases: []}
`,
    );
    expect(read("countries.yaml")).toBe("- {extend: NOR, seats: [Fjellstad]}\n");
    expect(read("roles.yaml")).toBe(
      `- {sectors: [MIL], actor: true, words: [landingman, landingmen]}
- {sectors: [CVL], actor: true, words: [kraken tamer, kraken tamers]}
- {sectors: [ELI], actor: true, words: [gentry]}
- {sectors: [MED], actor: true, words: [spectromancer, spectromantes]}
`,
    );
  });

  test("tell what was left out, by line", () => {
    expect(objects(made.out)[0]!.skipped).toEqual({
      "actors whose code names no land or body": 1,
      "agents whose code is no sector of PLOVER": 1,
      "parts of codes that are neither a land's nor a sector's": 1,
    });
    expect(made.err.trim().split("\n")).toEqual(
      [
        'my.actors.txt:18: "NO CODE HERE" has no code',
        'my.actors.txt:20: expected a code as [CODE 920101-950101], got "[NORGOV 19991301-20000101]"',
        'my.actors.txt:20: "BAD DATES" has no code',
        'my.actors.txt:21: neither a name nor a code: "] what is this"',
        "my.agents.txt:6: a { without its }",
      ].map(m => `warning: ${m}; left out`),
    );
  });

  test("are read by --lexicon", () => {
    const who = objects(
      attache("actors", "Astrid Fjeldheim", "--date", "2029-01-01", "--lexicon", "pet").out,
    )[0]!;
    expect([who.country, who.sectors]).toEqual(["NOR", ["GOV"]]);
    expect(objects(attache("actors", "Fjellstad", "--lexicon", "pet").out)[0]!.country).toBe("NOR");
  });
});
