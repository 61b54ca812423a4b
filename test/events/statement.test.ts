import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Coder, readingOf } from "../../src/events/code.ts";
import { loadLexicons } from "../../src/events/lexicons.ts";
import { quotations } from "../../src/events/quotation.ts";
import type { Analysis } from "../../src/language/analysis.ts";
import type { Means } from "../../src/language/analyze.ts";
import { parseConllu } from "../../src/language/conllu.ts";
import { loadEngine } from "../../src/language/engine.ts";
import { Gazetteer } from "../../src/language/gazetteer.ts";
import { quote, type Span } from "../../src/text/span.ts";
import { loadWorld } from "../../src/world/world.ts";
import { analysisOf } from "../helpers/trees.ts";

const trees = [...parseConllu(readFileSync(join(import.meta.dirname, "statement.conllu"), "utf8"))];

describe("who says what", () => {
  let coder: Coder;
  let means: Means;
  beforeAll(() => {
    coder = { world: loadWorld(), lexicons: loadLexicons() };
    means = { engine: loadEngine(), gazetteer: new Gazetteer(coder.world.gazetteer) };
  });

  /** Speaker, cue and content of each statement. */
  const said = (...sentences: readonly number[]): readonly string[] => {
    const chosen = sentences.map(i => trees[i]!);
    const text = chosen.map(t => t.comments.find(c => c.startsWith("# text = "))!.slice(9)).join(" ");
    const words = (s: Span) => quote(text, s);
    return readingOf(analysisOf(text, chosen, means), coder).statements.map(
      s =>
        `${s.speaker ? words(s.speaker.span) : "-"} | ${words(s.cue)} | ${s.content.map(words).join(" … ")}`,
    );
  };

  test("a quotation of several sentences is one statement", () => {
    expect(said(0, 1)).toEqual(["the Kenyan minister | said | We want peace. The talks go on"]);
  });

  test("a quotation after it has the same speaker", () => {
    expect(said(2, 3)).toEqual([
      "Okello | said | The dam is safe",
      "Okello | said | It will never be closed.",
    ]);
  });

  test("a second clause without a comma is still said", () => {
    expect(said(4)).toEqual(["Uganda | claims | that the border was crossed and its soldiers were shot"]);
  });

  test("a conviction is a belief of its subject", () => {
    expect(said(5)).toEqual(["Norway | convinced | that Mali will sign"]);
  });

  test("a price per person has no speaker", () => {
    expect(said(6)).toEqual([]);
  });

  test("an intention is its bearer's", () => {
    expect(said(7)).toEqual(["The ministry | plans | to close the port"]);
  });

  test("who is told to do something is told no statement", () => {
    expect(said(8)).toEqual([]);
  });
});

describe("quotations", () => {
  const found = (...paragraphs: readonly string[]): readonly string[] => {
    const text = paragraphs.join("\n\n");
    let end = -2;
    const sentences = paragraphs.map((p, paragraph) => {
      const start = end + 2;
      end = start + p.length;
      return {
        index: paragraph,
        paragraph,
        standing: "body" as const,
        start,
        end,
        tokens: [],
        multiwords: [],
      };
    });
    const analysis: Analysis = {
      document: { id: "x", text },
      sentences,
      mentions: [],
      chains: [],
      timexes: [],
      notes: [],
    };
    return quotations(analysis).map(q => quote(text, q));
  };

  test("go on in a paragraph that begins with a mark", () => {
    expect(found("“First.", "“Second,” he said.")).toEqual(["First.\n\n“Second,"]);
  });

  test("go on in a paragraph whose first mark closes", () => {
    expect(found('He said: "First.', 'Second." The end.')).toEqual(["First.\n\nSecond."]);
  });

  test("end with their paragraph otherwise", () => {
    expect(found('He said: "First.', "The end.")).toEqual(["First."]);
  });
});
