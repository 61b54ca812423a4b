import {
  children,
  hasRelation,
  headOf,
  type Sentence,
  type Token,
  tokenAt,
} from "../../language/sentence.ts";
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
  for (const { name, sectors } of reading.lexicons.contexts.all) {
    const party = [...draft.actor, ...draft.recipient].find(p => p.sectors.some(s => sectors.has(s)));
    if (party !== undefined && !found.has(name)) found.set(name, `"${party.text}"`);
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
  const inside = clauseOf(sentence, tokenAt(sentence, draft.predicate));
  const found = new Map<string, string>();
  for (const token of sentence.tokens) {
    if (!inside.has(token.id)) continue;
    for (const { of, words } of phrasesAt(sentence, token, reading))
      if (of.types.has(draft.coding.event) && !found.has(of.name)) found.set(of.name, words);
  }
  return found;
}

function phrasesAt(
  { tokens }: Sentence,
  token: Token,
  reading: Reading,
): readonly { readonly of: Context; readonly words: string }[] {
  const { phrases } = reading.lexicons.contexts;
  const firsts = new Set([token.lemma.toLowerCase(), token.form.toLowerCase()]);
  return [...firsts].flatMap(first =>
    (phrases.get(first) ?? [])
      .filter(({ rest }) => rest.every((word, i) => spells(tokens[token.id + i], word)))
      .map(({ rest, of }) => ({ of, words: [first, ...rest].join(" ") })),
  );
}

const spells = (token: Token | undefined, word: string): boolean =>
  token !== undefined && (token.lemma.toLowerCase() === word || token.form.toLowerCase() === word);

/** Ids of the words of the clause that a predicate stands in: no clause beside it and none that it is told in. */
function clauseOf(sentence: Sentence, predicate: Token): ReadonlySet<number> {
  const top = clauseHead(sentence, predicate);
  const inside = new Set([top.id]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const t of sentence.tokens)
      if (!inside.has(t.id) && inside.has(t.head) && !(t.head === top.id && beside(sentence, t))) {
        inside.add(t.id);
        grown = true;
      }
  }
  return inside;
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
