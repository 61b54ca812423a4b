import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Coder, readingOf } from "../../src/events/code.ts";
import type { Participant } from "../../src/events/event.ts";
import { loadLexicons } from "../../src/events/lexicons.ts";
import { participantsAt } from "../../src/events/steps/resolve.ts";
import type { Means } from "../../src/language/analyze.ts";
import { loadEngine } from "../../src/language/engine.ts";
import { Gazetteer } from "../../src/language/gazetteer.ts";
import { loadWorld } from "../../src/world/world.ts";
import { type Party, partiesFolder, readParties } from "../helpers/parties.ts";
import { analysisOf, treesIn } from "../helpers/trees.ts";

const trees = treesIn(join(partiesFolder, "parties.conllu"));

describe("a phrase names", () => {
  let coder: Coder;
  let means: Means;
  let people: ReadonlySet<string>;
  beforeAll(() => {
    coder = { world: loadWorld(), lexicons: loadLexicons() };
    means = { engine: loadEngine(), gazetteer: new Gazetteer(coder.world.gazetteer) };
    people = new Set(coder.world.actors.filter(a => a.kind === "person").map(a => a.id));
  });

  test.each(readParties())("$wanted: $text", party => {
    const found = partiesOf(party).map(p => told(p, party.wanted.includes("@")));
    expect(found.join(" + ") || "nobody").toBe(party.wanted);
  });

  function partiesOf({ text, phrase, published }: Party): readonly Participant[] {
    const reading = readingOf(analysisOf(text, trees.get(text)!, means, published), coder);
    const sentence = reading.analysis.sentences.find(s => s.start <= phrase.start && phrase.end <= s.end)!;
    const inside = sentence.tokens.filter(t => t.start >= phrase.start && t.end <= phrase.end);
    const head = inside.find(t => !inside.some(other => other.id === t.head))!;
    return participantsAt(sentence.index, head.id, reading);
  }

  const told = (p: Participant, named: boolean): string =>
    [
      `${p.country ?? "?"}${p.group === undefined ? "" : `/${p.group}`}`,
      p.sector,
      named && p.id !== undefined && people.has(p.id) ? `@${p.id}` : undefined,
      p.backers && `<${p.backers.join(",")}`,
    ]
      .filter(Boolean)
      .join(" ");
});
