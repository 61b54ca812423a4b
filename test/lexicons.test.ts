import { basename } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Coder, codeEvents } from "../src/events/code.ts";
import { type Event, eventTypes } from "../src/events/event.ts";
import { loadLexicons } from "../src/events/lexicons.ts";
import type { Example } from "../src/events/rule.ts";
import type { Means } from "../src/language/analyze.ts";
import { loadEngine } from "../src/language/engine.ts";
import { Gazetteer } from "../src/language/gazetteer.ts";
import { loadWorld } from "../src/world/world.ts";
import { analysisOf, storedTrees } from "./helpers/trees.ts";
import { written } from "./helpers/written.ts";

const lexicons = loadLexicons();
const { examples, predicates } = lexicons.rules;

describe("the rules of events", () => {
  const trees = storedTrees();
  let coder: Coder;
  let means: Means;
  beforeAll(() => {
    coder = { world: loadWorld(), lexicons };
    means = { engine: loadEngine(), gazetteer: new Gazetteer(coder.world.gazetteer) };
  });

  /** What is wrong with an example: nothing, or the sentence, what was wanted and what came. */
  function slip(example: Example): readonly string[] {
    const stored = trees.get(example.text);
    if (stored === undefined) return [`${example.text}: no stored tree; run \`npm run golden\``];
    const events = codeEvents(analysisOf(example.text, stored, means), coder).filter(known);
    const got = events.map(e => `${written(e)} by ${e.rule}`).join("; ");
    const fits = events.map(written).join("; ") === example.wanted;
    return fits
      ? []
      : [
          `${example.rule} (line ${example.line}): ${example.text} wanted ${example.wanted || "nothing"}, got ${got || "nothing"}`,
        ];
  }

  for (const file of new Set(examples.map(e => e.file)))
    test(`give what the examples of ${basename(file)} say`, () => {
      expect(examples.filter(e => e.file === file).flatMap(slip)).toEqual([]);
    });

  test("say what an event is about as the examples of contexts.yaml have it", () => {
    const slips = lexicons.contexts.examples.flatMap(({ text, wanted, unwanted, line }) => {
      const stored = trees.get(text);
      if (stored === undefined) return [`${text}: no stored tree; run \`npm run golden\``];
      const got = codeEvents(analysisOf(text, stored, means), coder).flatMap(e => e.context);
      const fits = wanted.every(c => got.includes(c)) && !unwanted.some(c => got.includes(c));
      return fits
        ? []
        : [
            `line ${line}: ${text} wanted ${wanted.join(", ")}, not ${unwanted.join(", ")}; got ${got.join(", ")}`,
          ];
    });
    expect(slips).toEqual([]);
  });

  test("tell all of PLOVER's contexts, each with two examples and a counter-example", () => {
    expect(lexicons.contexts.all.map(c => c.name)).toEqual([...lexicons.ontology.contexts]);
    for (const { name } of lexicons.contexts.all) {
      const { examples: all } = lexicons.contexts;
      expect(all.filter(e => e.wanted.includes(name)).length, name).toBeGreaterThanOrEqual(2);
      expect(
        all.some(e => e.unwanted.includes(name)),
        name,
      ).toBe(true);
    }
  });

  test("have two examples and a counter-example each", () => {
    const rules = new Set(examples.map(e => e.rule));
    const few = [...rules].filter(rule => {
      const mine = examples.filter(e => e.rule === rule);
      return mine.filter(e => e.wanted !== "").length < 2 || mine.every(e => e.wanted !== "");
    });
    expect(few).toEqual([]);
  });

  test("cover every type with at least twenty predicates", () => {
    for (const type of eventTypes) expect(predicates[type], type).toBeGreaterThanOrEqual(20);
  });
});

/** Somebody is named. */
const known = (e: Event): boolean => e.actor.length + e.recipient.length > 0;
