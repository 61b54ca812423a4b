import { describe, expect, test } from "vitest";
import { eventId } from "../../src/events/event-id.ts";
import { defaultLimits, type ReadOptions } from "../../src/intake/input.ts";
import { GivenFault, givenFrom } from "../../src/record/given.ts";
import { documentJson, keptFrom, keptJson } from "../../src/record/kept.ts";
import { report } from "./make.ts";

const options: ReadOptions = {
  today: "2020-05-03",
  limits: defaultLimits,
  warn: () => {},
  refuse: () => {},
};
const text = "😀 Kenya accused Chad of lying. Chad, 😀, denied it.";
const made = report("r1", "Daily", "2020-05-02", text, {
  event: "ACCUSE",
  words: "accused",
  by: ["Kenya = KEN"],
  to: ["Chad = TCD"],
  on: "2020-05-01",
  place: "Chad",
});
const { document } = made;
const events = made.events.map(e => ({ ...e, id: eventId("r1", e.rule, e.trigger) }));
const [event] = events;
const kept = { events, tellings: { tellings: [], clashes: [] } };
const run = { program: "1", models: "m", lexicons: "l" };

const lineOf = (more: object = {}): string =>
  JSON.stringify({
    id: "r1",
    ok: true,
    events: [],
    document: documentJson(document),
    kept: keptJson(kept, document),
    coder: "1+m+l",
    ...more,
  });
const withEvent = (change: object): string =>
  lineOf({ kept: keptJson({ ...kept, events: [{ ...event!, ...change }] }, document) });

test("offsets are code points outside and come back as they were", () => {
  const outside = JSON.parse(JSON.stringify(keptJson(kept, document)));
  const { start, end } = outside.events[0].trigger;
  expect([...text].slice(start, end).join("")).toBe("accused");
  expect(start).toBe(event!.trigger.start - 1);
  expect(keptFrom(outside, document)).toEqual(JSON.parse(JSON.stringify(kept)));
});

test("offsets of what a title tells count in the title", () => {
  const titled = { ...document, title: "😀😀 Kenya accused Chad" };
  const told = { ...event!, inTitle: true, trigger: { start: 11, end: 18, text: "accused" } };
  const outside = JSON.parse(JSON.stringify(keptJson({ events: [told] }, titled)));
  expect(outside.events[0].trigger).toEqual({ start: 9, end: 16, text: "accused" });
  const back = keptFrom(outside, titled) as { readonly events: readonly [{ readonly trigger: object }] };
  expect(back.events[0].trigger).toEqual(told.trigger);
});

test("a line gives the report, what was found in it, and what coded it", () => {
  const given = givenFrom(lineOf(), options);
  expect(given).toEqual({ document, run, taken: JSON.parse(JSON.stringify(kept)) });
});

test("a report that could not be coded comes with the reason", () => {
  const line = lineOf({ ok: false, error: "took longer than 120 s", kept: undefined });
  expect(givenFrom(line, options)).toEqual({ document, run, reason: "took longer than 120 s" });
});

test("the date and publisher of a command do not change a report that is coded", () => {
  const bare = { id: "r1", text };
  const line = lineOf({ document: bare, kept: keptJson({ events: [] }, { id: "r1", text }) });
  expect(givenFrom(line, { ...options, date: "1999-01-01", publisher: "X" }).document).toEqual(bare);
});

describe("a line is refused", () => {
  const start = event!.trigger.start - 1;
  test.each([
    ["that is no JSON", "half a ro", "not a JSON object"],
    ["that is a list", "[]", "not a JSON object"],
    [
      "of what was no report",
      '{"id":null,"ok":false,"error":"not a JSON object","coder":"1+m+l"}',
      "was no report",
    ],
    ["without its report", lineOf({ document: undefined }), "code with --whole"],
    ["whose report has no text", lineOf({ document: { id: "r1" } }), '"text" is missing'],
    ["without a coder", lineOf({ coder: "1+m" }), "names no program"],
    ["without what a record keeps", lineOf({ kept: undefined }), "attache code --lines --whole"],
    ["with an unknown type", withEvent({ event: "HELP" }), "attache code --lines --whole"],
    ["with a party that is no party", withEvent({ actor: [{ name: "Kenya" }] }), "attache code"],
    ["with half an offset", lineOf().replace(`"start":${start},`, `"start":${start}.5,`), "is no offset"],
    [
      "with other words than stand there",
      withEvent({ evidence: { start: 0, end: 5, text: "Kenya" } }),
      "does not fit the text",
    ],
    [
      "with a place outside the text",
      withEvent({ date: { ...event!.date!, spans: [{ start: 40, end: 4000 }] } }),
      "does not fit the text",
    ],
    ["with another report's event", withEvent({ document: "r2" }), "no event of r1"],
    ["with an event of another id", withEvent({ id: "e:0000000000000000" }), "no event of r1"],
  ])("%s", (_, line, wanted) => {
    expect(() => givenFrom(line, options)).toThrow(GivenFault);
    expect(() => givenFrom(line, options)).toThrow(wanted);
  });

  test("nested deeper than can be read", () => {
    const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
    const line = `${lineOf({ kept: undefined }).slice(0, -1)},"kept":{"events":[${deep}]}}`;
    expect(() => givenFrom(line, options)).toThrow(GivenFault);
  });
});
