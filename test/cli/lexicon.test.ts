import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { loadLexicons } from "../../src/events/lexicons.ts";
import { LexiconFault } from "../../src/text/fault.ts";
import { loadWorld } from "../../src/world/world.ts";

const program = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "bin", "attache.js");
const folder = mkdtempSync(join(tmpdir(), "attache-lexicon-"));
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
    .map(line => JSON.parse(line) as Readonly<Record<string, never>>);

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

write(
  "mine/actors/people.yaml",
  `# People and bodies of our own; all are invented.
- {name: Astrid Fjeldheim, country: NOR, aliases: [], roles: [[Minister of Fisheries, 2015-02?, 2017]]}
- {id: kestrel, name: Kestrel Brigade, country: KEN, group: KESTREL, kind: group, sectors: [REB], aliases: [Kestrels]}
- {extend: sergei-lavrov, aliases: [Sergo Lavrenti]}
- {remove: reuters}
`,
);
write(
  "mine/offices/own.yaml",
  `- {country: NOR, office: Prime Minister, add: [[Leif Grindstad, 2016-03-01, 2016-06-01]]}
- {country: KEN, office: Foreign Minister, held: [[Amani Wekesa, 2010-01-01]]}
`,
);
write("mine/roles.yaml", "- {sectors: [MIL], actor: true, words: [stormhand, stormhands]}\n");
write("mine/countries.yaml", "- {extend: KEN, seats: [Savanna House]}\n");
write(
  "mine/signals.yaml",
  `- id: signal/lamp
  event: CONSULT
  verbs: [lamp]
  patterns: ["$ >agent actor >patient recipient"]
`,
);
write(
  "over/actors/more.yaml",
  "- {id: kestrel, name: Kestrel Brigade, country: UGA, kind: party, sectors: [PTY]}\n",
);
write(
  "over/offices/own.yaml",
  "- {country: NOR, office: Prime Minister, add: [[Berit Vollan, 2016-05-01, 2016-06-01]]}\n",
);
write(
  "report.txt",
  "The Kestrel Brigade attacked Uganda on Monday. Savanna House condemned Russia. The stormhands of Norway shelled Kenya.\n",
);

const who = (name: string, date: string, ...lexicon: readonly string[]) =>
  objects(attache("actors", name, "--date", date, ...lexicon.flatMap(l => ["--lexicon", l])).out);

describe("--lexicon", () => {
  test("adds people with dated offices, their dates as sure and exact as they are told", () => {
    const [found] = who("Fjeldheim", "2016-11-26", "mine");
    expect(found).toMatchObject({
      country: "NOR",
      by: "world/office",
      office: {
        name: "Minister of Fisheries",
        from: { date: "2015-02", precision: "month", sure: false },
        to: { date: "2017", precision: "year", sure: true },
        source: "mine/actors/people.yaml:2",
      },
    });
    expect(who("Fjeldheim", "2015-02-10", "mine")[0]!.why).toContain(
      "whether Minister of Fisheries of NOR on 2015-02-10 is not sure: 2015-02? to 2017",
    );
  });

  test("lays a holder over the package's for his time alone", () => {
    const holder = (date: string) => who("Erna Solberg", date, "mine")[0]!.by;
    expect(who("Leif Grindstad", "2016-04-01", "mine")[0]).toMatchObject({ by: "world/office" });
    expect(["2016-02-01", "2016-04-01", "2016-07-01"].map(holder)).toEqual([
      "world/office",
      "world/former-office",
      "world/office",
    ]);
  });

  test("puts a whole list of holders in place of the package's", () => {
    expect(who("Amani Wekesa", "2016-01-01", "mine")[0]).toMatchObject({
      country: "KEN",
      by: "world/office",
    });
    const stale = attache(
      "actors",
      "stale",
      "--date",
      "2009-01-01",
      "--country",
      "KEN",
      "--lexicon",
      "mine",
    ).out;
    expect(objects(stale).map(o => o.office)).toContain("Foreign Minister");
  });

  test("adds names to an actor that is known, and takes one away", () => {
    expect(who("Sergo Lavrenti", "2016-01-01", "mine")[0]!.id).toBe("sergei-lavrov");
    expect(attache("actors", "Reuters", "--lexicon", "mine").code).toBe(2);
    expect(attache("actors", "Reuters").code).toBe(0);
  });

  test("serves the coder: groups, seats, role words and rules", () => {
    const coded = objects(attache("code", "report.txt", "--date", "2016-11-26", "--lexicon", "mine").out);
    const side = (all: readonly { country: string; group?: string; sector: string }[]) =>
      all.map(p => [p.country, p.group, p.sector].filter(Boolean).join(" ")).join("+");
    expect(coded.map(e => `${e.event} ${side(e.actor)} > ${side(e.recipient)}`)).toEqual([
      "ASSAULT KEN KESTREL REB > UGA",
      "ACCUSE KEN GOV > RUS",
      "ASSAULT NOR MIL > KEN",
    ]);
    expect(attache("trace", "Norway lamped Kenya.", "--lexicon", "mine").out).toContain("CONSULT");
  });

  test("may be given twice: the later folder goes before the earlier", () => {
    expect(who("Kestrel Brigade", "2016-01-01", "mine", "over")[0]).toMatchObject({
      country: "UGA",
      sectors: ["PTY"],
    });
    expect(who("Kestrel Brigade", "2016-01-01", "over", "mine")[0]).toMatchObject({ country: "KEN" });
    expect(who("Leif Grindstad", "2016-05-10", "mine", "over")[0]!.by).toBe("world/former-office");
    expect(who("Leif Grindstad", "2016-04-10", "mine", "over")[0]!.by).toBe("world/office");
  });

  test("is checked for contradictions with all that goes before", () => {
    expect(attache("actors", "check", "--lexicon", "mine", "--lexicon", "over")).toMatchObject({
      code: 0,
      out: "",
    });
    write(
      "twins/actors/x.yaml",
      "- {name: Ada Fjellbo, country: NOR, roles: [[Keeper of Seals, 2015]]}\n- {name: Ole Fjellbo, country: NOR, roles: [[Keeper of Seals, 2015]]}\n",
    );
    const { code, out, err } = attache("actors", "check", "--lexicon", "twins");
    expect([code, objects(out).map(o => o.kind)]).toEqual([8, ["name undecided"]]);
    expect(err).toMatch(/^error: twins\/actors\/x\.yaml:2: 1 contradiction; mend/);
  });
});

describe("a slip in a file of one's own is told with file, line and what to do, exit code 8", () => {
  test.each([
    [
      "actors/a.yaml",
      "- {name: A B, country: NOR, alias: [X]}",
      /:1: unknown field "alias"; one of id, name, country/,
    ],
    [
      "actors/a.yaml",
      "- {name: A B, country: Norway}",
      /:1: expected `country`, three capital letters, got "Norway"/,
    ],
    [
      "actors/a.yaml",
      "# one\n- {name: A B, country: NOR, kind: robot}",
      /:2: unknown kind "robot"; one of state, person/,
    ],
    [
      "actors/a.yaml",
      "- {name: A B, country: NOR, roles: [[President, soon]]}",
      /:1: expected a date like 2016-11-26/,
    ],
    [
      "actors/a.yaml",
      "- {name: A B, country: NOR}\n- {name: A B, country: NOR}",
      /:2: "a-b" stands in line 1 of .*join the two, or give/,
    ],
    [
      "actors/a.yaml",
      "- {extend: nobody-known, aliases: [X]}",
      /:1: `extend`: no actor has the id "nobody-known"/,
    ],
    [
      "offices/o.yaml",
      "- {country: NOR, office: Seer, held: [[A, 2010-01, 2012-05], [B, 2011-01]]}",
      /:1: A \(to 2012-05\) and B \(from 2011-01\) hold it on one day/,
    ],
    [
      "offices/o.yaml",
      "- {country: NOR, office: Seer, sector: GOOV, held: []}",
      /:1: unknown sector "GOOV"; one of COP, GOV/,
    ],
    ["countries.yaml", "- {extend: QQQ, names: [X]}", /:1: `extend`: no state has the code "QQQ"/],
    ["roles.yaml", "- {sectors: [MIL], word: [x]}", /:1: unknown field "word"; one of sectors, actor, words/],
    ["rules.yaml", "- {id: x/y, event: AIDE, verbs: [x]}", /:1: unknown event "AIDE"; one of/],
    ["actors/a.yaml", "- {name: A B, country: NOR", /a.yaml:\d: .*must be/],
  ])("%s: %s", (file, content, message) => {
    const dir = `slip${Math.abs(hash(file + content))}`;
    write(join(dir, file), `${content}\n`);
    const own = join(folder, dir);
    const load = () => (file === "rules.yaml" ? loadLexicons("en", [own]) : loadWorld(undefined, [own]));
    expect(load).toThrow(LexiconFault);
    expect(load).toThrow(message);
    expect(load).toThrow(join(dir, file));
  });

  test.each([
    ["actors", "Lavrov"],
    ["code", "report.txt"],
    ["timeline", "TUR", "RUS", "report.txt"],
  ])("%s", (...words) => {
    write("slip/actors/a.yaml", "- {name: A B, country: NOR, alias: [X]}\n");
    const { code, out, err } = attache(...words, "--lexicon", "slip");
    expect([code, out]).toEqual([8, ""]);
    expect(err).toMatch(/^error: slip\/actors\/a\.yaml:1: unknown field "alias"/);
  });

  test("a folder that is not there", () => {
    expect(attache("brief", "TUR", "RUS", "report.txt", "--lexicon", "nowhere")).toMatchObject({
      code: 8,
      err: expect.stringContaining("nowhere: no such folder"),
    });
  });
});

const hash = (text: string): number => [...text].reduce((n, c) => (n * 31 + c.charCodeAt(0)) | 0, 7);
