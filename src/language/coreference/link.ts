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

/** Says which of the candidates a phrase speaks of; `undefined` for something new. */
export type Decide = (
  phrase: Phrase,
  candidates: readonly Entity[],
  evidence: Evidence,
) => Entity | undefined;

/** Links phrases in text order to what they speak of; every phrase is in one entity, most are alone in it. */
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
    const known = decide(phrase, candidatesOf(phrase, done, index, ground), evidence);
    const entity = known ?? newEntity(phrase);
    if (known) join(known, phrase);
    else entities.push(entity);
    ground.entityOf[phrase.order] = entity;
    remember(phrase, entity, index);
    done.push(phrase);
  }
  return entities;
}

/** Decides by weights: the candidate with the greatest sum, if that is greater than the sum for something new. */
export const byWeights =
  (weights: Weights): Decide =>
  (phrase, candidates, evidence) => {
    let best: Entity | undefined;
    let most = sum(weights, evidence.slots, evidence.ofNew(phrase, candidates));
    for (const [rank, entity] of candidates.entries()) {
      const score = sum(weights, evidence.slots, evidence.ofLink(phrase, entity, rank));
      if (score > most) [best, most] = [entity, score];
    }
    return best;
  };
