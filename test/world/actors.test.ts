import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fold } from "../../src/text/fold.ts";
import { lexiconRoot } from "../../src/text/lexicon.ts";
import type { Actor } from "../../src/world/actor.ts";
import { readRoles } from "../../src/world/read.ts";
import { readActors } from "../../src/world/read-actors.ts";
import { loadWorld } from "../../src/world/world.ts";

const world = loadWorld();
const bodies = world.actors.filter(a => a.kind !== "person");

/** A name as the gazetteer tells it from others: its words without diacritics and marks. */
const key = (name: string): string => (fold(name).match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");

const namesOf = (a: Actor): readonly string[] => [...new Set([a.name, ...a.aliases].map(key))];

describe("a name of a group, body, company or undertaking", () => {
  test("names one of them alone", () => {
    const owner = new Map<string, string>();
    const twice: string[] = [];
    for (const a of bodies)
      for (const n of namesOf(a)) {
        if (owner.has(n)) twice.push(`${n}: ${owner.get(n)}, ${a.id}`);
        owner.set(n, a.id);
      }
    expect(twice).toEqual([]);
  });

  test("is no name of a state or its people", () => {
    const lands = new Set(
      world.countries
        .flatMap(c => [...c.names, ...c.people, ...(c.capital ? [c.capital[0]] : []), ...c.seats])
        .map(key),
    );
    expect(bodies.flatMap(namesOf).filter(n => lands.has(n))).toEqual([]);
  });

  test("is no person's name or surname", () => {
    const people = new Set(world.actors.filter(a => a.kind === "person").flatMap(namesOf));
    // The movement bears its founder's family's name, and stands before them in the lists.
    expect(bodies.flatMap(namesOf).filter(n => people.has(n))).toEqual(["Houthi"]);
  });

  test("is no common word, if it is one word not all in capitals", () => {
    const words = new Set([...readRoles(join(lexiconRoot, "world")).flatMap(r => r.words), ...commonWords()]);
    // Assemblies and offices that bear the word as their name.
    const meant = new Set(["Pentagon", "Congress", "Duma", "Bundestag", "Interpol"]);
    const slips = bodies
      .flatMap(namesOf)
      .filter(n => !n.includes(" ") && words.has(n.toLowerCase()) && n !== n.toUpperCase() && !meant.has(n));
    expect(slips).toEqual([]);
  });

  test("says more than three letters, unless in capitals", () => {
    const short = bodies.flatMap(namesOf).filter(n => /^.{1,3}$/.test(n) && !/\p{Lu}/u.test(n));
    expect(short).toEqual(["dpa"]);
  });
});

/** Words in small letters of the stored trees that are no names. */
function commonWords(): readonly string[] {
  const rows = readFileSync(join(lexiconRoot, "en", "trees.conllu"), "utf8").split("\n");
  return rows
    .map(row => row.split("\t"))
    .filter(([, form, , upos]) => upos !== undefined && upos !== "PROPN" && /^\p{Ll}+$/u.test(form!))
    .map(([, form]) => form!);
}

describe("a code of a group", () => {
  test("is no code of a state", () => {
    const codes = new Set(world.countries.map(c => c.code));
    expect(bodies.filter(a => a.group && codes.has(a.group)).map(a => a.id)).toEqual([]);
  });

  test("is named for the body, not for its organs or leaders", () => {
    const wanted = { UN: "United Nations", EU: "European Union", NATO: "NATO", ISIS: "Islamic State" };
    for (const [code, name] of Object.entries({ ...wanted, SADC: "SADC", COE: "Council of Europe" }))
      expect(world.nameOf(code)).toBe(name);
  });
});

test.each([
  ["Wagner Group", "RUS WAGNER PRM"],
  ["Quds Force", "IRN IRGC MIL"],
  ["JNIM", "MLI JNIM REB"],
  ["Sinaloa Cartel", "MEX SINALOA CRM"],
  ["UNHCR", "UNO UN REF"],
  ["European Parliament", "EUR EU LEG"],
  ["Yeni Şafak", "TUR  JRN"],
  ["Fars news agency", "IRN  JRN"],
  ["Almaz-Antey", "RUS  BUS"],
  ["PSOE", "ESP PSOE PTY"],
])("%s is %s", (name, wanted) => {
  const found = world.named(name)[0]!;
  expect([found.country, found.group ?? "", found.sectors[0]].join(" ")).toBe(wanted);
});

describe("members of a body", () => {
  const on = (id: string, date: string) =>
    bodies
      .find(a => a.id === id)!
      .members!.filter(m => m.from <= date && (m.to === undefined || date < m.to))
      .map(m => m.member);

  test("are those of the day", () => {
    expect(on("nato", "1990-01-01")).toHaveLength(16);
    expect(on("nato", "2025-01-01")).toHaveLength(32);
    expect(on("eu", "2010-01-01")).toContain("GBR");
    expect(on("eu", "2025-01-01")).toHaveLength(27);
    expect(on("eu", "2025-01-01")).not.toContain("GBR");
    expect(on("gcc", "2020-01-01")).toEqual(["BHR", "OMN", "KWT", "QAT", "SAU", "ARE"].sort(inOrder("gcc")));
    expect(on("opec", "2020-06-01")).toHaveLength(13);
    expect(on("g8", "2014-06-01")).toEqual([]);
  });

  const inOrder = (id: string) => {
    const row = bodies.find(a => a.id === id)!.members!.map(m => m.member);
    return (a: string, b: string) => row.indexOf(a) - row.indexOf(b);
  };

  test("are known states or bodies, in order of time, each stay ending after it began", () => {
    const codes = new Set([...world.countries.map(c => c.code), ...bodies.map(a => a.group), "EUR"]);
    for (const a of bodies.filter(b => b.members)) {
      expect(
        a.members!.filter(m => !codes.has(m.member)),
        a.id,
      ).toEqual([]);
      expect(
        a.members!.map(m => m.from),
        a.id,
      ).toEqual(a.members!.map(m => m.from).sort());
      expect(
        a.members!.filter(m => m.to !== undefined && m.to <= m.from),
        a.id,
      ).toEqual([]);
    }
  });

  test.each(["[TUR]", "[Turkey, 1952]", "[TUR, 1952, 1953, 1954]", "[TUR, soon]", "TUR"])(
    "are refused as %s",
    row => {
      const folder = mkdtempSync(join(tmpdir(), "attache-members-"));
      mkdirSync(join(folder, "actors"));
      writeFileSync(
        join(folder, "actors", "x.yaml"),
        `- {id: x, name: X Pact, country: IGO, kind: organisation, aliases: [], members: [${row}]}\n`,
      );
      expect(() => readActors(folder)).toThrow(/x\.yaml.*1.*expected/s);
      rmSync(folder, { recursive: true });
    },
  );
});
