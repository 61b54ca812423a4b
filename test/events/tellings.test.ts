import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Coder, readingOf } from "../../src/events/code.ts";
import { loadLexicons } from "../../src/events/lexicons.ts";
import type { Telling } from "../../src/events/tellings/telling.ts";
import { findTellings } from "../../src/events/tellings.ts";
import type { Means } from "../../src/language/analyze.ts";
import { loadEngine } from "../../src/language/engine.ts";
import { Gazetteer } from "../../src/language/gazetteer.ts";
import { loadWorld } from "../../src/world/world.ts";
import { readTellings, type Told, tellingsFolder } from "../helpers/tellings.ts";
import { analysisOf, treesIn } from "../helpers/trees.ts";

const trees = treesIn(join(tellingsFolder, "tellings.conllu"));

describe("a report tells", () => {
  let coder: Coder;
  let means: Means;
  beforeAll(() => {
    coder = { world: loadWorld(), lexicons: loadLexicons() };
    means = { engine: loadEngine(), gazetteer: new Gazetteer(coder.world.gazetteer) };
  });

  const found = ({ text, published }: Told) =>
    findTellings(readingOf(analysisOf(text, trees.get(text)!, means, published), coder));
  const side = (t: Telling) => `${t.value} (${t.holder?.country ?? "-"})`;

  test.each(readTellings())("$shows", told => {
    const { tellings, clashes } = found(told);
    const pairs = clashes.map(({ a, b, kind }) => {
      const [x, y] = [tellings[a]!, tellings[b]!];
      return `${y.attribute} ${side(x)} / ${side(y)} ${kind}`;
    });
    expect(pairs).toEqual(told.wanted);
  });

  test.each(readTellings())("words that stand in the text: $shows", told => {
    for (const t of found(told).tellings) {
      expect(told.text.slice(t.start, t.end)).toBe(t.text);
      expect(t.text).not.toBe("");
    }
  });
});
