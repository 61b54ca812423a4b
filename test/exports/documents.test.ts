import { describe, expect, test } from "vitest";
import { counts } from "../../src/exports/network.ts";
import type { Report } from "../../src/record/report.ts";
import { exported, type Wanted } from "../helpers/exported.ts";
import { readXml, within } from "../helpers/xml.ts";
import { reports } from "./make.ts";

type Json = Readonly<Record<string, unknown>>;
const lines = (text: string): readonly Json[] =>
  text
    .trim()
    .split("\n")
    .map(line => JSON.parse(line) as Json);

describe("plover", () => {
  const records = lines(exported("plover", reports));

  test("has the fields that the manual demands, and lists where it has lists", () => {
    for (const r of records) {
      expect(r).toMatchObject({ id: expect.any(String), date: expect.any(String) });
      for (const key of ["actor", "recipient", "event", "event_text", "mode", "context"])
        expect(Array.isArray(r[key]), key).toBe(true);
    }
  });

  test("says negation and future as modes, a headline in its comment, the dead in size", () => {
    expect(records.map(r => r.mode)).toEqual([["aerial"], [], ["negation"], ["future"], [], [], []]);
    expect(records[4]!.comment).toBe("headline");
    expect(records[0]!.size).toEqual({ dead: 3 });
  });
});

describe("geojson", () => {
  interface Feature {
    readonly type: string;
    readonly geometry: { readonly type: string; readonly coordinates: readonly number[] } | null;
    readonly properties: Json;
  }
  const read = (wanted: Wanted = {}) =>
    JSON.parse(exported("geojson", reports, wanted)) as {
      readonly type: string;
      readonly features: readonly Feature[];
    };

  test("is a FeatureCollection of points within the degrees of the earth, longitude first", () => {
    expect(read().type).toBe("FeatureCollection");
    for (const f of read().features) {
      expect([f.type, f.geometry!.type]).toEqual(["Feature", "Point"]);
      const [longitude, latitude, ...more] = f.geometry!.coordinates;
      expect(Math.abs(longitude!)).toBeLessThanOrEqual(180);
      expect(Math.abs(latitude!)).toBeLessThanOrEqual(90);
      expect(more).toEqual([]);
      expect(f.properties.precision).toBe("town");
    }
  });

  test("has events with places; all of them have no geometry where they have no place", () => {
    expect(read().features.map(f => f.properties.place)).toEqual(["Lira", "Oslo"]);
    expect(read({ all: true }).features.filter(f => f.geometry === null)).toHaveLength(5);
  });

  test("of nothing is an empty collection", () =>
    expect(JSON.parse(exported("geojson", []))).toEqual({ type: "FeatureCollection", features: [] }));
});

describe("graphml", () => {
  const root = readXml(exported("graphml", reports));
  const edges = within(root, "edge").map(e => [
    `${e.attributes.source}>${e.attributes.target}`,
    Object.fromEntries(e.children.map(d => [d.attributes.key, d.text])),
  ]);

  test("declares every key it uses, and every node that an edge joins", () => {
    const keys = within(root, "key").map(k => k.attributes.id);
    for (const d of within(root, "data")) expect(keys).toContain(d.attributes.key);
    const nodes = within(root, "node").map(n => n.attributes.id);
    expect(new Set(nodes).size).toBe(nodes.length);
    for (const e of within(root, "edge"))
      expect(nodes).toEqual(expect.arrayContaining([e.attributes.source, e.attributes.target]));
  });

  test("counts by type and quad class what happened between two; talks in both directions", () => {
    expect(edges).toEqual([
      ["ADF>UGA", { weight: "1", quad3: "1", THREATEN: "1", first: "2016-11-01", last: "2016-11-30" }],
      ["KEN>NOR", { weight: "1", quad1: "1", CONSULT: "1", first: "2016-11-25", last: "2016-11-25" }],
      ["KEN>UGA", { weight: "1", quad4: "1", ASSAULT: "1", first: "2016-11-24", last: "2016-11-24" }],
      ["NOR>KEN", { weight: "1", quad1: "1", CONSULT: "1", first: "2016-11-25", last: "2016-11-25" }],
    ]);
  });
});

describe("gexf", () => {
  const root = readXml(exported("gexf", reports));

  test("is of version 1.3, declares its attributes and nodes, and dates its edges", () => {
    expect(root.attributes).toMatchObject({ xmlns: "http://gexf.net/1.3", version: "1.3" });
    const declared = within(root, "attribute").map(a => a.attributes.id);
    expect(declared).toEqual([...counts]);
    for (const v of within(root, "attvalue")) expect(declared).toContain(v.attributes.for);
    const nodes = within(root, "node").map(n => n.attributes.id);
    for (const e of within(root, "edge")) expect(nodes).toContain(e.attributes.target);
    const spells = within(root, "spell").map(s => [s.attributes.start!, s.attributes.end!]);
    expect(spells).toHaveLength(4);
    for (const [start, end] of spells) {
      expect(start).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(end! >= start!).toBe(true);
    }
  });
});

describe("annotation", () => {
  interface Annotation {
    readonly id: string;
    readonly body: readonly { readonly purpose: string; readonly value: string }[];
    readonly target: { readonly source: { readonly id: string }; readonly selector: readonly [Quote, Place] };
  }
  interface Quote {
    readonly type: string;
    readonly exact: string;
    readonly prefix: string;
    readonly suffix: string;
  }
  interface Place {
    readonly type: string;
    readonly start: number;
    readonly end: number;
  }
  const inTitle: Report = {
    ...reports[1]!,
    document: { ...reports[1]!.document, title: "😀 Norway praised the truce" },
    events: reports[1]!.events.slice(2, 3).map(e => ({
      ...e,
      inTitle: true,
      evidence: { start: 3, end: 27, text: "Norway praised the truce" },
    })),
  };
  const page = JSON.parse(exported("annotation", [...reports, inTitle])) as {
    readonly type: string;
    readonly items: readonly Annotation[];
  };

  test("selects the same words by quote and by place, in the text or the title", () => {
    expect(page.type).toBe("AnnotationPage");
    expect(page.items).toHaveLength(8);
    const texts = [
      ...Array<string>(3).fill(reports[0]!.document.text),
      ...Array<string>(4).fill(reports[1]!.document.text),
    ];
    for (const [i, { target }] of page.items.entries()) {
      const [quote, place] = target.selector;
      const points = [...(texts[i] ?? inTitle.document.title!)];
      expect([quote.type, place.type]).toEqual(["TextQuoteSelector", "TextPositionSelector"]);
      expect(points.slice(place.start, place.end).join("")).toBe(quote.exact);
      expect(points.slice(0, place.start).join("").endsWith(quote.prefix)).toBe(true);
      expect(points.slice(place.end).join("").startsWith(quote.suffix)).toBe(true);
    }
    expect(page.items.at(-1)!.target.source.id).toBe("urn:attache:report:two#title");
  });

  test("says type, certainty and rule in bodies of their own", () =>
    expect(page.items[2]!.body.slice(0, 3).map(b => [b.purpose, b.value])).toEqual([
      ["classifying", "ASSAULT"],
      ["assessing", "CT-"],
      ["tagging", "test"],
    ]));
});

describe("prov", () => {
  const prov = JSON.parse(exported("prov", reports)) as Readonly<
    Record<string, Readonly<Record<string, Json>>>
  >;
  const declared = new Set(["entity", "activity", "agent"].flatMap(list => Object.keys(prov[list]!)));

  test("declares everything that it relates, under prefixes that it declares", () => {
    const relations = ["wasAssociatedWith", "used", "wasGeneratedBy", "wasDerivedFrom"];
    expect(Object.keys(prov)).toEqual(["prefix", "entity", "activity", "agent", ...relations]);
    const roles = /^prov:(?:entity|activity|agent|generatedEntity|usedEntity)$/;
    for (const list of relations)
      for (const [id, relation] of Object.entries(prov[list]!)) {
        expect(id).toMatch(/^_:[\w%-]+$/);
        for (const [key, value] of Object.entries(relation))
          if (roles.test(key)) expect(declared).toContain(value);
      }
    for (const id of declared) expect(id).toMatch(/^attache:[a-z]+\/[\w%-]+$/);
  });

  test("derives each event from a quote, and the quote from its report; one run codes all", () => {
    expect(Object.keys(prov.activity!)).toEqual(["attache:run/0%2e0%2e1%2Bm%2Bl"]);
    expect(
      Object.values(prov.wasDerivedFrom!)
        .slice(0, 2)
        .map(d => [d["prov:generatedEntity"], d["prov:usedEntity"]]),
    ).toEqual([
      ["attache:quote/one_%F0%9D%92%9C-0", "attache:report/one_%F0%9D%92%9C"],
      ["attache:event/one_%F0%9D%92%9C-0", "attache:quote/one_%F0%9D%92%9C-0"],
    ]);
    expect(Object.keys(prov.wasGeneratedBy!)).toHaveLength(7);
  });
});

test("reports are document lines, one for each place where a text was met", () => {
  const met = { publisher: "Herald", published: "2016-11-26" };
  const [one] = reports;
  const told = lines(exported("reports", [{ ...one!, sightings: [...one!.sightings, met] }]));
  expect(told.map(l => [l.id, l.publisher, l.date, l.text === one!.document.text])).toEqual([
    ["one_𝒜", "Courier", "2016-11-25", true],
    ["one_𝒜", "Herald", "2016-11-26", true],
  ]);
});
