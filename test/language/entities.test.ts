import { describe, expect, test } from "vitest";
import { agree, type Name } from "../../src/language/agree.ts";
import type { GazetteerEntry } from "../../src/language/analysis.ts";
import { analyzer } from "../../src/language/analyze.ts";
import { loadEngine } from "../../src/language/engine.ts";
import type { MentionType } from "../../src/language/mention.ts";

const gazetteer: readonly GazetteerEntry[] = [
  { name: "Kenya", type: "GPE", key: "state:1" },
  { name: "Gaza", type: "GPE", key: "state:2" },
  { name: "Washington", type: "GPE", key: "seat:3" },
  { name: "Kenyan", type: "NORP", key: "people:1" },
];
const analyze = analyzer(loadEngine(), { gazetteer });

/** The names of a text as `TYPE words`, with `*` where the gazetteer's key stands. */
const names = (text: string): readonly string[] =>
  analyze({ id: "t", text })
    .mentions.filter(m => m.kind === "NAM")
    .map(m => `${m.type} ${text.slice(m.start, m.end)}${m.entry === undefined ? "" : "*"}`);

describe("findNames", () => {
  test("the gazetteer's names keep type and key", () => {
    expect(names("Kenya sent a Kenyan envoy to Washington.")).toEqual([
      "GPE Kenya*",
      "NORP Kenyan*",
      "GPE Washington*",
    ]);
  });

  test("persons without their titles, places, bodies that no list knows", () => {
    const found = names("On Monday Mr. Peter Njoroge of the Mombasa University met John Carter in Nakuru.");
    expect(found).toContain("PER Peter Njoroge");
    expect(found).toContain("PER John Carter");
    expect(found).toContain("ORG Mombasa University");
    expect(found).toContain("GPE Nakuru");
  });

  test("a known name inside a longer one gives way; what only adds a kind of land keeps the key", () => {
    expect(names("He was treated at the University of Kenya in Nairobi.")).toContain(
      "ORG University of Kenya",
    );
    expect(names("They returned to the Gaza Strip on Monday.")).toContain("GPE Gaza Strip*");
  });

  test("no capital, no name", () => {
    expect(names("nobody came to see them.")).toEqual([]);
  });
});

describe("agree", () => {
  const text = "Ivan Petrov. Petrov. Petrov.";
  const name = (start: number, end: number, type: MentionType, entry?: string): Name => ({
    sentence: 0,
    head: 1,
    kind: "NAM",
    start,
    end,
    type,
    ...(entry === undefined ? {} : { entry }),
  });
  const types = (given: readonly Name[]) => agree(given, text).map(n => n.type);

  test("the last word of a person's full name is that person", () => {
    expect(types([name(0, 11, "PER"), name(13, 19, "GPE"), name(21, 27, "MISC")])).toEqual([
      "PER",
      "PER",
      "PER",
    ]);
  });

  test("a name with a key keeps its type", () => {
    expect(types([name(0, 11, "PER"), name(13, 19, "ORG", "x")])).toEqual(["PER", "ORG"]);
  });
});
