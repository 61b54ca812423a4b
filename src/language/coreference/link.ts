import type { Sentence } from "../sentence.ts";
import type { Clusters } from "../words.ts";
import { candidatesOf, type Index, remember } from "./candidates.ts";
import { type Entity, join, newEntity } from "./entity.ts";
import { Evidence } from "./evidence.ts";
import type { Ground } from "./ground.ts";
import type { Phrase } from "./phrase.ts";
import { findQuotes, inOrder } from "./quotes.ts";
import { sum, type Weights } from "./weights.ts";
import type { CoreferenceWords } from "./words.ts";

/** Says which of the candidates a phrase speaks of; `new` for something else, `nothing` for words that refer to nothing. */
export type Decide = (
  phrase: Phrase,
  candidates: readonly Entity[],
  evidence: Evidence,
) => Entity | "new" | "nothing";

/** Links phrases in text order to what they speak of; most are alone in their entity, those that refer to nothing in none. */
export function linkPhrases(
  sentences: readonly Sentence[],
  phrases: readonly Phrase[],
  words: CoreferenceWords,
  clusters: Clusters,
  decide: Decide,
): readonly Entity[] {
  const ground: Ground = {
    sentences,
    phrases,
    phraseAt: new Map(phrases.map(p => [p.place, p])),
    quotes: findQuotes(sentences, phrases, words),
    clusters,
    entityOf: [],
  };
  const index: Index = { byWord: new Map(), byKey: new Map() };
  const evidence = new Evidence(ground);
  const done: Phrase[] = [];
  const entities: Entity[] = [];
  for (const phrase of inOrder(phrases, ground.quotes)) {
    const decided = decide(phrase, candidatesOf(phrase, done, index, ground), evidence);
    if (decided === "nothing") continue;
    const entity = decided === "new" ? newEntity(phrase) : decided;
    if (decided === "new") entities.push(entity);
    else join(entity, phrase);
    ground.entityOf[phrase.order] = entity;
    remember(phrase, entity, index);
    done.push(phrase);
  }
  return entities;
}

/** Decides by weights: what has the greatest sum. */
export const byWeights =
  (weights: Weights): Decide =>
  (phrase, candidates, evidence) => {
    let best: ReturnType<Decide> = "new";
    let most = sum(weights, evidence.slots, evidence.ofNew(phrase, candidates));
    if (phrase.kind !== "NAM") {
      const nothing = sum(weights, evidence.slots, evidence.ofNothing(phrase, candidates));
      if (nothing > most) [best, most] = ["nothing", nothing];
    }
    for (let rank = 0; rank < candidates.length; rank++) {
      const entity = candidates[rank]!;
      const score = sum(weights, evidence.slots, evidence.ofLink(phrase, entity, rank));
      if (score > most) {
        most = score;
        best = entity;
      }
    }
    return best;
  };
