import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Coder, readingOf } from "../../src/events/code.ts";
import { happenings } from "../../src/events/happening.ts";
import { loadLexicons } from "../../src/events/lexicons.ts";
import type { Means } from "../../src/language/analyze.ts";
import { parseConllu } from "../../src/language/conllu.ts";
import { loadEngine } from "../../src/language/engine.ts";
import { Gazetteer } from "../../src/language/gazetteer.ts";
import { quote } from "../../src/text/span.ts";
import { loadWorld } from "../../src/world/world.ts";
import { analysisOf } from "../helpers/trees.ts";

const trees = [...parseConllu(readFileSync(join(import.meta.dirname, "happening.conllu"), "utf8"))];

describe("how sure a happening is, whether it is so, and when", () => {
  let coder: Coder;
  let means: Means;
  beforeAll(() => {
    coder = { world: loadWorld(), lexicons: loadLexicons() };
    means = { engine: loadEngine(), gazetteer: new Gazetteer(coder.world.gazetteer) };
  });

  /** The outlook of a word in the sentence that begins so. */
  const held = (beginning: string, word: string): string => {
    const text = (t: (typeof trees)[number]) => t.comments.find(c => c.startsWith("# text = "))!.slice(9);
    const tree = trees.find(t => text(t).startsWith(beginning))!;
    const reading = readingOf(analysisOf(text(tree), [tree], means), coder);
    const found = happenings(reading).find(h => quote(text(tree), h) === word)!;
    return `${found.certainty} ${found.polarity} ${found.time} ${found.factuality}`;
  };

  test("what will be is certain and lies ahead", () => {
    expect(held("The bank", "open")).toBe("CERTAIN POS FUTURE 0");
  });

  test("what dates it lies as far ahead", () => {
    expect(held("The bank", "reaches")).toBe("CERTAIN POS FUTURE 0");
  });

  test("what is delayed did not happen", () => {
    expect(held("The flight", "flight")).toBe("CERTAIN NEG NON_FUTURE -3");
  });

  test("what is announced is certain and lies ahead", () => {
    expect(held("Kenya announced", "cuts")).toBe("CERTAIN POS FUTURE 0");
  });

  test("what is expected is probable", () => {
    expect(held("Analysts", "lose")).toBe("PROBABLE POS FUTURE 0");
  });

  test("what is feared is possible", () => {
    expect(held("Markets", "recession")).toBe("POSSIBLE POS FUTURE 0");
  });

  test("what may be is possible", () => {
    expect(held("Norway may", "sell")).toBe("POSSIBLE POS FUTURE 0");
  });

  test("what somebody went to do is past", () => {
    expect(held("The mayor", "meet")).toBe("CERTAIN POS NON_FUTURE 0");
  });

  test("a contract binds, a plan does not", () => {
    expect(held("The firm signed", "supply")).toBe("CERTAIN POS FUTURE 0");
    expect(held("The firm drew", "supply")).toBe("POSSIBLE POS FUTURE 0");
  });

  test("what somebody failed to do did not happen", () => {
    expect(held("The pilot", "land")).toBe("CERTAIN NEG NON_FUTURE -3");
  });

  test("an ability is certain", () => {
    expect(held("The bus", "carry")).toMatch(/^CERTAIN POS NON_FUTURE/);
  });

  test("the reason of a refusal is not refused", () => {
    expect(held("The ministers", "plan")).toBe("CERTAIN NEG NON_FUTURE -3");
    expect(held("The ministers", "losses")).toBe("CERTAIN POS NON_FUTURE 3");
  });
});
