import { children, type Sentence, type Token, tokenAt } from "../language/sentence.ts";
import type { Mention } from "../language/mention.ts";
import type { Resolved } from "../world/actor.ts";
import type { Reading } from "./draft.ts";

/** How deep a phrase is followed: possessor of a possessor, pronoun to name. */
const maximumDepth = 4;

/**
 * Who or what a phrase names, by its head token: at the report's date, in the role then held.
 *
 * Several for "both leaders" or "the two countries"; `[]` where the words name no actor. A phrase composes: its country
 * from an adjective, a possessor or an "of"-phrase, its sector from its head noun.
 * @see CODEBOOK.md#parties
 */
export function resolveHead(sentence: number, token: number, reading: Reading): readonly Resolved[] {
  return follow(reading, sentence, token, 0);
}

function follow(reading: Reading, index: number, id: number, depth: number): readonly Resolved[] {
  const sentence = reading.analysis.sentences[index];
  if (sentence === undefined || depth > maximumDepth) return [];
  const token = tokenAt(sentence, id);
  const mention = mentionAt(reading, index, token);
  if (mention?.members) return distinct(mention.members.flatMap(m => ofMention(reading, m, depth)));
  if (mention?.kind === "PRO") return chained(reading, mention, depth);
  if (mention?.kind === "NAM") return ofName(reading, sentence, token, mention, depth);
  return ofNoun(reading, sentence, token, mention, depth);
}

/** The mention whose head this token is, a name before a noun; else the name that holds it. */
function mentionAt(reading: Reading, index: number, token: Token): Mention | undefined {
  const here = reading.analysis.mentions.filter(m => m.sentence === index);
  const headed = here.filter(m => m.head === token.id && m.start <= token.start && m.end >= token.end);
  return headed.find(m => m.kind === "NAM") ?? headed[0] ?? here.find(m => m.kind === "NAM" && m.type !== "NORP" && m.start <= token.start && m.end >= token.end);
}

function ofMention(reading: Reading, index: number, depth: number): readonly Resolved[] {
  const mention = reading.analysis.mentions[index]!;
  return follow(reading, mention.sentence, mention.head, depth + 1);
}

/** A pronoun or bare noun through its chain: the first name in it that says who it is. */
function chained(reading: Reading, mention: Mention, depth: number): readonly Resolved[] {
  if (mention.chain === undefined) return [];
  const chain = reading.analysis.chains[mention.chain]!;
  const names = chain.mentions.filter(m => reading.analysis.mentions[m]!.kind !== "PRO" && reading.analysis.mentions[m] !== mention);
  for (const name of names) {
    const found = ofMention(reading, name, depth);
    if (found.length > 0) return found.map(r => ({ ...r, by: `${r.by}+coreference` }));
  }
  return [];
}

function ofName(reading: Reading, sentence: Sentence, token: Token, mention: Mention, depth: number): readonly Resolved[] {
  const text = reading.analysis.document.text.slice(mention.start, mention.end);
  const known = mention.entry === undefined ? [] : reading.world.named(text, reading.analysis.document.published);
  const best = mention.type === "NORP" ? known.filter(r => r.sectors.length === 0) : known;
  if (best[0]) return headed(reading, sentence, token, best[0]);
  const composed = compose(reading, sentence, token, depth);
  if (composed.length > 0) return composed;
  return mention.type === "PER" || mention.type === "ORG" ? chained(reading, mention, depth) : [];
}

/** A country's name as modifier of the real head ("Turkey's army" asked at "Turkey") stays the country. */
const headed = (_reading: Reading, _sentence: Sentence, _token: Token, resolved: Resolved): readonly Resolved[] => [resolved];

function ofNoun(reading: Reading, sentence: Sentence, token: Token, mention: Mention | undefined, depth: number): readonly Resolved[] {
  const bearer = named(reading, sentence, token);
  if (bearer !== undefined) {
    const found = follow(reading, sentence.index, bearer, depth + 1);
    if (found.length > 0) return found;
  }
  const composed = compose(reading, sentence, token, depth);
  if (composed.some(r => r.country !== "")) return composed;
  const known = mention ? chained(reading, mention, depth) : [];
  return known.length > 0 ? known : composed;
}

/** The person's name inside a titled phrase: "President Vladimir Putin", "his counterpart, Sergei Lavrov". */
function named(reading: Reading, sentence: Sentence, token: Token): number | undefined {
  const inside = children(sentence, token, "flat", "appos", "compound", "nmod:desc").map(t => t.id);
  return reading.analysis.mentions.find(
    m => m.sentence === sentence.index && m.kind === "NAM" && m.type === "PER" && inside.includes(m.head),
  )?.head;
}

/** Country from the modifiers, sector from the head: "three Turkish soldiers", "Russia's defence ministry". */
function compose(reading: Reading, sentence: Sentence, token: Token, depth: number): readonly Resolved[] {
  const role = reading.world.role(roleWords(sentence, token));
  const owners = ownersOf(reading, sentence, token, depth);
  if (owners.length === 0 && role === undefined) return [];
  const name = quote(reading.analysis.document.text, phraseSpan(sentence, token));
  if (owners.length === 0) return role!.actor ? [{ country: "", sectors: role!.sectors, name, by: "resolve/role" }] : [];
  return owners.map(owner => ({
    country: owner.country,
    ...(owner.group === undefined ? {} : { group: owner.group }),
    sectors: role?.sectors ?? (possession(sentence, token) ? [] : owner.sectors),
    name,
    by: role ? "resolve/owner-role" : "resolve/possession",
  }));
}
/** Lemmas of the compound that tells a role, its head last: "foreign ministry spokesman", "special forces". */
function roleWords(sentence: Sentence, token: Token): readonly string[] {
  const before = phraseTokens(sentence, token).filter(t => t.id < token.id && (t.head === token.id || tokenAt(sentence, t.id).deprel === "compound"));
  return [...before, token].filter(t => t.upos !== "PUNCT" && t.upos !== "DET").map(t => t.lemma.toLowerCase());
}

/** Those whose the thing is: demonym or country before it, possessor, "of" or "from" after it. */
function ownersOf(reading: Reading, sentence: Sentence, token: Token, depth: number): readonly Resolved[] {
  for (const relation of ["amod", "compound", "nmod:poss", "nmod:of", "nmod:desc", "flat", "appos"] as const) {
    const found = children(sentence, token, relation.startsWith("nmod:of") ? "nmod" : relation)
      .filter(t => relation !== "nmod:of" || owning(sentence, t, reading))
      .flatMap(t => follow(reading, sentence.index, t.id, depth + 1))
      .filter(r => r.country !== "");
    if (found.length > 0) return found;
  }
  return [];
}

const owning = (sentence: Sentence, token: Token, reading: Reading): boolean =>
  children(sentence, token, "case").some(t => reading.lexicons.resolution.owning.has(t.lemma.toLowerCase()));

const distinct = (all: readonly Resolved[]): readonly Resolved[] =>
  all.filter((r, i) => all.findIndex(o => o.country === r.country && o.id === r.id && o.group === r.group) === i);
