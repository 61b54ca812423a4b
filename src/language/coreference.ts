import { join } from "node:path";
import { fold } from "../text/fold.ts";
import { readLexicon } from "../text/lexicon.ts";
import type { Chain, Mention, MentionType } from "./mention.ts";
import { loadWordSets } from "./names.ts";
import { children, type Sentence, type Token, tokenAt } from "./sentence.ts";

/** The words of `lexicons/<language>/coreference.yaml`. */
export interface CoreferenceWords {
  readonly pronouns: ReadonlyMap<string, Gender>;
  readonly people: ReadonlySet<string>;
  readonly states: ReadonlySet<string>;
  readonly bodies: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
}

type Gender = "male" | "female" | "thing" | "several";

/** Reads `coreference.yaml`; a missing list is a `LexiconFault`. */
export function loadCoreferenceWords(folder: string): CoreferenceWords {
  const file = join(folder, "coreference.yaml");
  const sets = loadWordSets(file);
  const { pronouns } = readLexicon(file) as { pronouns: Readonly<Record<Gender, readonly string[]>> };
  return {
    pronouns: new Map(
      Object.entries(pronouns).flatMap(([gender, forms]) => forms.map(f => [f, gender as Gender] as const)),
    ),
    people: sets("people"),
    states: sets("states"),
    bodies: sets("bodies"),
    pairs: sets("pairs"),
  };
}

/** Something spoken of so far. `weight` fades with each sentence: subjects weigh most. */
interface Entity {
  readonly type: MentionType;
  readonly mentions: number[];
  readonly names: Set<string>;
  readonly heads: Set<string>;
  key: string | undefined;
  /** Its last mention, adjectives of nationality included. */
  last: number;
  gender: Gender | undefined;
  weight: number;
  sentence: number;
}

/** What a gazetteer key names: `people:7` and `state:7` are one land. */
const thing = (key: string): string => key.slice(key.indexOf(":") + 1);

/** Sentences a pronoun looks back. */
const reach = 3;
const fading = 0.6;

/**
 * Links mentions of one thing across a document: names and their short forms, appositions, pronouns, repeated heads.
 *
 * Gets the names in text order; gives all mentions, pronouns and definite nouns among them, and chains of two or more.
 * A pair ("both leaders", "the two countries") is one mention whose `members` are the last mentions of the two.
 */
export function linkMentions(
  sentences: readonly Sentence[],
  names: readonly Mention[],
  words: CoreferenceWords,
): { readonly mentions: readonly Mention[]; readonly chains: readonly Chain[] } {
  const mentions: Mention[] = [];
  const entities: Entity[] = [];
  for (const sentence of sentences) {
    for (const entity of entities) entity.weight *= fading;
    const here = names.filter(n => n.sentence === sentence.index);
    const found = [...here, ...referring(sentence, here, words)].sort(
      (a, b) => a.start - b.start || b.end - a.end,
    );
    for (const mention of found) add(mention, sentence, mentions, entities, words);
  }
  return number(mentions, entities);
}

/** Pronouns and definite or possessed common nouns of a sentence that may speak of a name. */
function referring(
  sentence: Sentence,
  names: readonly Mention[],
  words: CoreferenceWords,
): readonly Mention[] {
  const out: Mention[] = [];
  for (const token of sentence.tokens) {
    if (names.some(n => n.start < token.end && token.start < n.end)) continue;
    const kind = kindOf(sentence, token, words);
    if (kind === undefined) continue;
    const place = { sentence: sentence.index, head: token.id, type: kind.type };
    if (kind.pronoun) out.push({ ...place, kind: "PRO", start: token.start, end: token.end });
    else out.push({ ...place, kind: "NOM", start: firstOf(sentence, token).start, end: token.end });
  }
  return out;
}

function kindOf(
  sentence: Sentence,
  token: Token,
  words: CoreferenceWords,
): { type: MentionType; pronoun: boolean } | undefined {
  if (token.upos === "PRON" && token.deprel !== "expl") {
    const gender = words.pronouns.get(token.form.toLowerCase());
    if (gender === undefined) return undefined;
    return { type: gender === "male" || gender === "female" ? "PER" : "ORG", pronoun: true };
  }
  const paired = counted(sentence, token, words);
  if (token.upos !== "NOUN" || !(definite(sentence, token) || paired)) return undefined;
  const lemma = token.lemma.toLowerCase();
  if (words.people.has(lemma)) return { type: "PER", pronoun: false };
  if (words.states.has(lemma)) return { type: "GPE", pronoun: false };
  return words.bodies.has(lemma) ? { type: "ORG", pronoun: false } : undefined;
}

const definite = (sentence: Sentence, noun: Token): boolean =>
  children(sentence, noun, "det", "nmod:poss", "nummod", "appos").length > 0;

/** The leftmost word before a noun that belongs to it. */
function firstOf(sentence: Sentence, noun: Token): Token {
  const before = children(sentence, noun, "det", "nmod:poss", "nummod", "amod", "compound").filter(
    t => t.id < noun.id,
  );
  return before[0] ?? noun;
}

function add(
  mention: Mention,
  sentence: Sentence,
  mentions: Mention[],
  entities: Entity[],
  words: CoreferenceWords,
): void {
  const index = mentions.length;
  const token = tokenAt(sentence, mention.head);
  const members =
    mention.kind === "NOM"
      ? pair(sentence, token, mention, entities, words)?.map(e => e.last)
      : several(sentence, token, mention, mentions, words);
  if (members !== undefined) {
    mentions.push({ ...mention, members });
    return;
  }
  mentions.push(mention);
  const entity = antecedent(mention, sentence, mentions, entities, words) ?? fresh(mention, entities);
  if (entity === undefined) return;
  entity.last = index;
  if (mention.type !== "NORP") entity.mentions.push(index);
  entity.weight += prominence(token, mention);
  entity.sentence = sentence.index;
  learn(entity, mention, sentence, words);
}

/** Whether "both" or "two" counts a noun: as its dependent, or right before it. */
const counted = (sentence: Sentence, noun: Token, words: CoreferenceWords): boolean =>
  [
    ...children(sentence, noun, "det", "nummod", "cc"),
    ...sentence.tokens.slice(Math.max(0, noun.id - 2), noun.id - 1),
  ].some(t => words.pairs.has(t.lemma.toLowerCase()));

/** The two most prominent of a kind, for "both leaders", "the two countries". */
function pair(
  sentence: Sentence,
  token: Token,
  mention: Mention,
  entities: readonly Entity[],
  words: CoreferenceWords,
) {
  if (!counted(sentence, token, words)) return undefined;
  const two = entities
    .filter(e => e.type === mention.type && e.names.size > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 2);
  return two.length === 2 ? two : undefined;
}

/** What "they" stands for: the last mention of several, or the last subject that lists names ("Kenya and Uganda … They"). */
function several(
  sentence: Sentence,
  token: Token,
  mention: Mention,
  mentions: readonly Mention[],
  words: CoreferenceWords,
): readonly number[] | undefined {
  if (mention.kind !== "PRO" || words.pronouns.get(token.form.toLowerCase()) !== "several") return undefined;
  const near = mentions.filter(m => sentence.index - m.sentence <= 2);
  return near.findLast(m => m.members !== undefined)?.members;
}

function antecedent(
  mention: Mention,
  sentence: Sentence,
  mentions: readonly Mention[],
  entities: readonly Entity[],
  words: CoreferenceWords,
) {
  if (mention.kind === "NAM") return ofName(mention, sentence, mentions, entities);
  if (mention.kind === "PRO") return ofPronoun(mention, sentence, mentions, entities, words);
  const token = tokenAt(sentence, mention.head);
  const named = entities.find(e => e.mentions.some(m => apposed(mentions[m]!, mention, sentence)));
  if (named) return named;
  const modified = children(sentence, token, "amod", "compound", "nmod").length > 0;
  if (modified) return undefined;
  return best(entities.filter(e => e.type === mention.type && e.heads.has(token.lemma.toLowerCase())));
}

function ofName(
  mention: Mention,
  sentence: Sentence,
  mentions: readonly Mention[],
  entities: readonly Entity[],
) {
  const text = nameOf(mention, sentence);
  const same = entities.filter(
    e => e.names.has(text) || (mention.entry !== undefined && e.key === thing(mention.entry)),
  );
  if (same.length > 0) return best(same);
  const parts = text.split(" ");
  if (mention.type === "PER" && parts.length === 1) {
    const bearer = best(
      entities.filter(e => e.type === "PER" && [...e.names].some(n => n.split(" ").at(-1) === text)),
    );
    if (bearer) return bearer;
  }
  return entities.find(
    e =>
      e.type === mention.type &&
      e.mentions.some(m => mentions[m]!.kind === "NOM" && apposed(mentions[m]!, mention, sentence)),
  );
}

function ofPronoun(
  mention: Mention,
  sentence: Sentence,
  mentions: readonly Mention[],
  entities: readonly Entity[],
  words: CoreferenceWords,
) {
  const token = tokenAt(sentence, mention.head);
  const gender = words.pronouns.get(token.form.toLowerCase());
  const near = entities.filter(
    e => sentence.index - e.sentence <= reach && !clashes(e, token, sentence, mentions),
  );
  if (gender === "several") return undefined;
  if (gender === "thing")
    return best(near.filter(e => e.type === "GPE" || e.type === "ORG" || e.type === "PROJECT"));
  return best(near.filter(e => e.type === "PER" && (e.gender === undefined || e.gender === gender)));
}

/** A verb's object is not its subject ("Erdogan told him"). */
function clashes(entity: Entity, pronoun: Token, sentence: Sentence, mentions: readonly Mention[]): boolean {
  if (pronoun.deprel === "nmod:poss") return false;
  return entity.mentions.some(m => {
    const other = mentions[m]!;
    return other.sentence === sentence.index && tokenAt(sentence, other.head).head === pronoun.head;
  });
}

function fresh(mention: Mention, entities: Entity[]): Entity | undefined {
  if (mention.kind === "PRO") return undefined;
  const entity: Entity = {
    type: mention.type === "NORP" ? "GPE" : mention.type,
    mentions: [],
    last: -1,
    names: new Set(),
    heads: new Set(),
    key: mention.entry === undefined ? undefined : thing(mention.entry),
    gender: undefined,
    weight: 0,
    sentence: mention.sentence,
  };
  entities.push(entity);
  return entity;
}

/** What a mention adds to what is known: a name, the noun that describes it, a gender. */
function learn(entity: Entity, mention: Mention, sentence: Sentence, words: CoreferenceWords): void {
  const token = tokenAt(sentence, mention.head);
  if (mention.kind === "NAM") {
    entity.names.add(nameOf(mention, sentence));
    if (mention.entry !== undefined) entity.key ??= thing(mention.entry);
    for (const t of sentence.tokens)
      if (t.start >= mention.start && t.end <= mention.end) entity.heads.add(t.lemma.toLowerCase());
    for (const t of children(sentence, token, "compound", "appos", "amod"))
      entity.heads.add(t.lemma.toLowerCase());
    if (token.deprel === "flat" || token.deprel === "appos")
      entity.heads.add(tokenAt(sentence, token.head || mention.head).lemma.toLowerCase());
  }
  if (mention.kind === "NOM") entity.heads.add(token.lemma.toLowerCase());
  if (mention.kind === "PRO") entity.gender ??= words.pronouns.get(token.form.toLowerCase());
}

const best = (entities: readonly Entity[]): Entity | undefined =>
  entities.reduce<Entity | undefined>(
    (top, e) => (top === undefined || e.weight > top.weight ? e : top),
    undefined,
  );

function prominence(token: Token, mention: Mention): number {
  const role = token.deprel.startsWith("nsubj")
    ? 3
    : token.deprel === "obj" || token.deprel === "iobj"
      ? 2
      : 1;
  return mention.kind === "PRO" ? role * 0.8 : role;
}

/** Whether one of two mentions of a sentence is in apposition to the other. */
function apposed(a: Mention, b: Mention, sentence: Sentence): boolean {
  if (a.sentence !== b.sentence) return false;
  const [x, y] = [tokenAt(sentence, a.head), tokenAt(sentence, b.head)];
  return (x.head === y.id && isAppos(x)) || (y.head === x.id && isAppos(y));
}

const isAppos = (token: Token): boolean => token.deprel === "appos" || token.deprel === "flat";

const nameOf = (mention: Mention, sentence: Sentence): string =>
  sentence.tokens
    .filter(t => t.start >= mention.start && t.end <= mention.end)
    .map(t => fold(t.form).toLowerCase())
    .join(" ");

function number(mentions: readonly Mention[], entities: readonly Entity[]) {
  const chains: Chain[] = [];
  const chainOf = new Map<number, number>();
  for (const entity of entities.filter(e => e.mentions.length > 1)) {
    const id = chains.length;
    chains.push({ id, mentions: entity.mentions });
    for (const m of entity.mentions) chainOf.set(m, id);
  }
  const numbered = mentions.map((m, i) => (chainOf.has(i) ? { ...m, chain: chainOf.get(i)! } : m));
  return { mentions: numbered, chains };
}
