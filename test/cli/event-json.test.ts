import { expect, test } from "vitest";
import { eventJson } from "../../src/cli/json/event.ts";
import { toPoints } from "../../src/cli/json/offsets.ts";
import type { Event } from "../../src/events/event.ts";

const text = "🔥 Ruritania bombed Zembla.";
const quoteOf = (words: string) => ({
  text: words,
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
});
const event: Event = {
  id: "e:1",
  document: "d",
  headline: false,
  inTitle: false,
  event: "ASSAULT",
  mode: ["aerial"],
  context: ["military"],
  cameo: "195",
  quad: 4,
  goldstein: -10,
  intensity: -9.5,
  actor: [{ ...quoteOf("Ruritania"), country: "RUR", sectors: [], name: "Ruritania", id: "RUR", by: "x" }],
  recipient: [
    { ...quoteOf("Zembla"), sectors: ["REB"], sector: "REB", group: "ZLF", name: "Zembla", by: "x" },
  ],
  reciprocal: false,
  factuality: "CT+",
  authorFactuality: "CT+",
  status: "occurred",
  attribution: [],
  quantities: [{ ...quoteOf("bombed"), kind: "killed", value: 3, low: 3, unit: "person", by: "q" }],
  trigger: quoteOf("bombed"),
  evidence: quoteOf(text),
  rule: "assault/bomb",
  confidence: 0.83333,
  why: ["trigger: bombed"],
};
const at = toPoints(text);

test("keys stand in the contract's order, absent values are null", () => {
  const json = eventJson(event, at);
  expect(Object.keys(json)).toEqual(
    "id document event mode context cameo quad goldstein intensity actor recipient reciprocal date place factuality authorFactuality status attribution quantities project trigger evidence rule confidence".split(
      " ",
    ),
  );
  expect(json).toMatchObject({ date: null, place: null, project: null, confidence: 0.833 });
  expect(json.quantities).toEqual([
    {
      kind: "killed",
      value: 3,
      low: 3,
      high: null,
      unit: "person",
      side: null,
      text: "bombed",
      spans: [[12, 18]],
      by: "q",
    },
  ]);
});

test("offsets are code points of the text", () => {
  const json = eventJson(event, at) as {
    actor: { start: number; end: number; text: string }[];
    evidence: { start: number; end: number };
  };
  const points = [...text];
  expect(json.actor[0]).toMatchObject({ start: 2, end: 11 });
  expect(points.slice(2, 11).join("")).toBe("Ruritania");
  expect(json.evidence).toMatchObject({ start: 0, end: points.length });
});

test("a party shows group only where it has one, and null for an unknown country or id", () => {
  const [party] = eventJson(event, at).recipient as readonly object[];
  expect(party).toEqual({
    text: "Zembla",
    start: 19,
    end: 25,
    country: null,
    group: "ZLF",
    sector: "REB",
    sectors: ["REB"],
    name: "Zembla",
    id: null,
  });
});

test("headline, title and why are printed only where they hold", () => {
  expect(eventJson({ ...event, headline: true }, at)).toMatchObject({ headline: true });
  expect(eventJson({ ...event, inTitle: true }, at)).toMatchObject({ in: "title" });
  expect(eventJson(event, at, true)).toMatchObject({ why: ["trigger: bombed"] });
});
