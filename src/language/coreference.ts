import type { Entity } from "./coreference/entity.ts";
import { byWeights, linkPhrases } from "./coreference/link.ts";
import type { CoreferenceMeans } from "./coreference/load.ts";
import { findPairs, typeOf } from "./coreference/pairs.ts";
import { findPhrases, type Phrase } from "./coreference/phrase.ts";
import type { CoreferenceWords } from "./coreference/words.ts";
import type { Chain, Mention, MentionType } from "./mention.ts";
import { children, type Sentence } from "./sentence.ts";

/**
 * Links mentions of one thing across a document: names and their short forms, appositions, pronouns, descriptions.
 *
 * Gets the names in text order; gives all mentions in text order and chains of two or more. Mentions are all names, the
 * pronouns and common nouns of a chain, and descriptions of people, states and bodies that stand alone. `type` of a common
 * noun or pronoun is what its words or its chain tell, `MISC` where they tell nothing.
 * A pair ("both leaders", "the two countries") is one mention whose `members` are the last mentions of the two.
 */
export function linkMentions(
  sentences: readonly Sentence[],
  names: readonly Mention[],
  { words, weights, clusters }: CoreferenceMeans,
): { readonly mentions: readonly Mention[]; readonly chains: readonly Chain[] } {
  const phrases = findPhrases(sentences, names, words);
  const pairs = findPairs(sentences, phrases, names, words);
  const entities = linkPhrases(sentences, phrases, words, clusters, byWeights(weights));
  const linked = new Map<Phrase, Entity>();
  for (const e of entities) if (e.phrases.length > 1) for (const p of e.phrases) linked.set(p, e);
  const drafts: Draft[] = names.map((mention, name) => ({ mention, name, phrase: undefined }));
  for (const p of phrases) {
    const drawn = p.kind === "NAM" ? undefined : mentionOf(p, linked.get(p), pairs.get(p.order), words);
    if (drawn !== undefined) drafts.push({ mention: drawn, name: undefined, phrase: p });
  }
  drafts.sort((a, b) => a.mention.start - b.mention.start || b.mention.end - a.mention.end);
  return numbered(drafts, entities, pairs);
}

/** A mention before it is numbered: a name by its place among the names, or a phrase. */
interface Draft {
  readonly mention: Mention;
  readonly name: number | undefined;
  readonly phrase: Phrase | undefined;
}

/** A common noun or pronoun as a mention; `undefined` for one that is linked to nothing and speaks of nobody. */
function mentionOf(
  phrase: Phrase,
  entity: Entity | undefined,
  members: readonly number[] | undefined,
  words: CoreferenceWords,
): Mention | undefined {
  const own = ownType(phrase, words);
  const alone = phrase.kind === "PRO" ? phrase.pronoun !== "anyone" : own !== undefined && described(phrase);
  if (entity === undefined && members === undefined && !alone) return undefined;
  const { token, sentence } = phrase;
  const kind = phrase.kind;
  const start = kind === "PRO" ? token.start : firstOf(phrase);
  const type = own ?? (entity && typeOfEntity(entity, words)) ?? "MISC";
  return {
    sentence: sentence.index,
    head: token.id,
    kind,
    type,
    start,
    end: token.end,
    entry: undefined,
  };
}

/** What a phrase speaks of by its own words. */
function ownType(phrase: Phrase, words: CoreferenceWords): MentionType | undefined {
  if (phrase.kind === "NAM") return phrase.name!.type;
  if (phrase.kind === "PRO")
    return phrase.pronoun === "male" || phrase.pronoun === "female" ? "PER" : undefined;
  return typeOf(phrase.key, words);
}

/** What an entity is: what its names say, else its common nouns. */
function typeOfEntity(entity: Entity, words: CoreferenceWords): MentionType | undefined {
  const of = (kind: Mention["kind"]) =>
    entity.phrases
      .filter(p => p.kind === kind)
      .map(p => ownType(p, words))
      .find(t => t !== undefined);
  return of("NAM") ?? of("NOM") ?? of("PRO");
}

/** Whether a common noun is definite, possessed, counted or apposed: it may speak of somebody known. */
const described = (phrase: Phrase): boolean =>
  phrase.token.upos === "NOUN" && (phrase.opening !== "bare" || phrase.apposed.length > 0);

/** Where the words before a noun begin that belong to it. */
function firstOf({ sentence, token }: Phrase): number {
  const before = children(sentence, token, "det", "nmod:poss", "nummod", "amod", "compound")[0];
  return before !== undefined && before.id < token.id ? before.start : token.start;
}

function numbered(
  drafts: readonly Draft[],
  entities: readonly Entity[],
  pairs: ReadonlyMap<number, readonly number[]>,
) {
  const ofName = new Map<number, number>();
  const ofPhrase = new Map<Phrase, number>();
  drafts.forEach(({ name, phrase }, i) => {
    if (name !== undefined) ofName.set(name, i);
    else ofPhrase.set(phrase!, i);
  });
  const place = (p: Phrase): number | undefined =>
    p.kind === "NAM" ? ofName.get(p.nameIndex) : ofPhrase.get(p);
  const chains: Chain[] = [];
  const chainOf = new Map<number, number>();
  for (const e of entities) {
    const all = e.phrases.filter(p => !pairs.has(p.order)).flatMap(p => place(p) ?? []);
    if (all.length < 2) continue;
    for (const m of all) chainOf.set(m, chains.length);
    chains.push({ id: chains.length, mentions: all.sort((a, b) => a - b) });
  }
  const mentions = drafts.map(({ mention, phrase }, i) => {
    const members = phrase && pairs.get(phrase.order)?.map(n => ofName.get(n)!);
    const chain = chainOf.get(i);
    return {
      sentence: mention.sentence,
      head: mention.head,
      kind: mention.kind,
      type: mention.type,
      start: mention.start,
      end: mention.end,
      entry: mention.entry,
      chain,
      members,
    };
  });
  return { mentions, chains };
}
