import {
  children,
  hasRelation,
  headOf,
  lowerCaseOf,
  type Sentence,
  type Token,
  tokenAt,
} from "../../language/sentence.ts";
import { oncePer } from "../../text/once.ts";
import type { Context } from "../contexts.ts";
import type { Draft, Reading, Step } from "../draft.ts";
import type { Participant } from "../event.ts";

/** What an event is about: its rule's contexts, those that the words of its clause speak of, and those of its parties. */
export const context: Step = {
  name: "context",
  apply: (drafts, reading) => drafts.map(draft => placed(draft, reading)),
};

function placed(draft: Draft, reading: Reading): Draft {
  const found = new Map<string, string>();
  for (const name of draft.coding.context) found.set(name, draft.coding.rule);
  for (const [name, word] of spoken(draft, reading)) if (!found.has(name)) found.set(name, `"${word}"`);
  const parties = [...draft.actor, ...draft.recipient];
  for (const { name, sectors } of reading.lexicons.contexts.all) {
    if (found.has(name) || sectors.size === 0) continue;
    const party = parties.find(p => p.sectors.some(s => sectors.has(s)));
    if (party !== undefined) found.set(name, `"${party.text}"`);
  }
  if (irregular(draft)) found.delete("military");
  const names = reading.lexicons.contexts.all.map(c => c.name).filter(name => found.has(name));
  if (names.length === 0) return { ...draft, coding: { ...draft.coding, context: names } };
  const why = `context: ${names.map(name => `${name} (${found.get(name)})`).join(", ")}`;
  return { ...draft, coding: { ...draft.coding, context: names }, why: [...draft.why, why] };
}

/** Contexts that words of the event's clause speak of, each with the first such words. */
function spoken(draft: Draft, reading: Reading): ReadonlyMap<string, string> {
  const sentence = reading.analysis.sentences[draft.sentence]!;
  const all = phrasesIn(sentence, reading);
  const found = new Map<string, string>();
  if (all.length === 0) return found;
  const inside = clauseOf(sentence, tokenAt(sentence, draft.predicate));
  for (const { of, words, token } of all)
    if (inside.has(token) && of.types.has(draft.coding.event) && !found.has(of.name))
      found.set(of.name, words);
  return found;
}

/** Words of a sentence that speak of a context, and the id of the first of them. */
interface Phrase {
  readonly of: Context;
  readonly words: string;
  readonly token: number;
}

/** The phrases of a sentence that speak of contexts, in text order; found once for a reading. */
function phrasesIn(sentence: Sentence, reading: Reading): readonly Phrase[] {
  const all = known(reading);
  all[sentence.index] ??= sentence.tokens.flatMap(t => phrasesAt(sentence, t, reading));
  return all[sentence.index]!;
}

const known = oncePer((_: Reading): (readonly Phrase[])[] => []);

function phrasesAt(sentence: Sentence, token: Token, reading: Reading): readonly Phrase[] {
  const { phrases } = reading.lexicons.contexts;
  const { lemmas, forms } = lowerCaseOf(sentence);
  const lemma = lemmas[token.id - 1]!;
  const form = forms[token.id - 1]!;
  const found: Phrase[] = [];
  for (const first of lemma === form ? [lemma] : [lemma, form])
    for (const { rest, of } of phrases.get(first) ?? [])
      if (rest.every((word, i) => lemmas[token.id + i] === word || forms[token.id + i] === word))
        found.push({ of, words: [first, ...rest].join(" "), token: token.id });
  return found;
}

/** Ids of the words of the clause that a predicate stands in: no clause beside it and none that it is told in. */
function clauseOf(sentence: Sentence, predicate: Token): ReadonlySet<number> {
  const top = clauseHead(sentence, predicate);
  const all = [top];
  for (let i = 0; i < all.length; i++)
    for (const t of children(sentence, all[i]!)) if (i > 0 || !beside(sentence, t)) all.push(t);
  return new Set(all.map(t => t.id));
}

function clauseHead(sentence: Sentence, predicate: Token): Token {
  let at = predicate;
  for (let head = headOf(sentence, at); head !== undefined && !opens(at); head = headOf(sentence, at))
    at = head;
  return at;
}

/** A clause of its own: its words do not say what the words above it are about. */
const opens = (t: Token): boolean =>
  ["ccomp", "advcl", "acl", "parataxis"].some(r => hasRelation(t, r)) ||
  (t.deprel === "conj" && t.upos === "VERB");

/** What hangs on a clause without being part of it: one beside it, or one of time or reason with a subject of its own. */
const beside = (sentence: Sentence, t: Token): boolean =>
  t.deprel === "parataxis" ||
  (t.deprel === "conj" && t.upos === "VERB") ||
  (hasRelation(t, "advcl") && children(sentence, t, "nsubj").length > 0);

/** Only the forces of states are military: others bear the arms here, and none of theirs is named. */
function irregular({ actor, recipient }: Draft): boolean {
  return actor.some(isIrregular) && ![...actor, ...recipient].some(p => p.sectors.includes("MIL"));
}

const isIrregular = (p: Participant): boolean =>
  p.sectors.some(s => ["REB", "UAF", "CRM", "PRM"].includes(s)) || p.country === "IMG";
