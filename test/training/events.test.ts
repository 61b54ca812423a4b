import { describe, expect, test } from "vitest";
import { type Item, type Part, readCorpus } from "../../bench/accuracy/corpus.ts";
import { eventTypes } from "../../src/events/event.ts";
import { loadOntology } from "../../src/events/ontology.ts";

const { types } = loadOntology();
const factualities = ["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"];
const statuses = ["occurred", "ongoing", "planned", "hypothetical", "standing"];

/** What is wrong with a sentence of the corpus. */
function slips({ text, events, negative }: Item): readonly string[] {
  if (events.length === 0) return negative ? [] : [`${text}: neither an event nor what looks like one`];
  return events.flatMap(e => {
    const parties = [...e.actor, ...e.recipient, ...(e.speaker ? [e.speaker] : [])];
    const known = (eventTypes as readonly string[]).includes(e.event);
    return [
      ...(known ? [] : [`type ${e.event}`]),
      ...(e.mode ?? [])
        .filter(m => known && !(m in (types[e.event as keyof typeof types].modes ?? {})))
        .map(m => `mode ${m} of ${e.event}`),
      ...(text.includes(e.trigger) ? [] : [`trigger "${e.trigger}"`]),
      ...parties.filter(p => !text.includes(p.text)).map(p => `party "${p.text}"`),
      ...(factualities.includes(e.factuality) ? [] : [`factuality ${e.factuality}`]),
      ...(statuses.includes(e.status) ? [] : [`status ${e.status}`]),
    ].map(slip => `${text}: ${slip}`);
  });
}

describe("the corpus of events", () => {
  for (const part of ["learn", "measure"] as readonly Part[])
    test(`is well formed: ${part}`, () => {
      expect(readCorpus(part).flatMap(slips)).toEqual([]);
    });

  test("keeps the sentences to measure on apart from those to learn from", () => {
    const learnt = new Set(readCorpus("learn").map(i => i.text));
    expect(readCorpus("measure").filter(i => learnt.has(i.text))).toEqual([]);
  });
});
