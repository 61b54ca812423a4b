import { beforeAll, describe, expect, test } from "vitest";
import { type Coder, codeEvents } from "../src/events/code.ts";
import { loadLexicons } from "../src/events/lexicons.ts";
import type { Means } from "../src/language/analyze.ts";
import { loadEngine } from "../src/language/engine.ts";
import { Gazetteer } from "../src/language/gazetteer.ts";
import { loadWorld } from "../src/world/world.ts";
import { readBoundaries } from "./helpers/boundaries.ts";
import { analysisOf, storedTrees } from "./helpers/trees.ts";
import { written } from "./helpers/written.ts";

const boundaries = readBoundaries();

describe("the codebook's boundaries", () => {
  const trees = storedTrees();
  let coder: Coder;
  let means: Means;
  beforeAll(() => {
    coder = { world: loadWorld(), lexicons: loadLexicons() };
    means = { engine: loadEngine(), gazetteer: new Gazetteer(coder.world.gazetteer) };
  });

  test("are all there", () => {
    expect(boundaries.length).toBeGreaterThanOrEqual(45);
  });

  test("hold in their examples", () => {
    const got = boundaries.map(({ text }) => {
      const stored = trees.get(text);
      if (stored === undefined) return `${text}: no stored tree; run \`npm run golden\``;
      const events = codeEvents(analysisOf(text, stored, means), coder);
      return `${text} ${events.map(e => [written(e), ...e.mode].join(" ")).join("; ")}`;
    });
    expect(got).toEqual(boundaries.map(({ text, coded }) => `${text} ${coded}`));
  });
});
