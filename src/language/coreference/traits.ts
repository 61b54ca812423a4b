import { children, plainRelation, type Token } from "../sentence.ts";
import { hashText } from "../words.ts";
import { sortNumber } from "./candidates.ts";
import type { Ground } from "./ground.ts";
import { openings, type Phrase, pronounNumber } from "./phrase.ts";
import { pronounSorts } from "./words.ts";

/** What a phrase is in itself, as small numbers or hashes. */
export interface Traits {
  /** Pronouns by sort and case, names by sort, nouns by their opening. */
  readonly what: number;
  readonly role: number;
  readonly key: number;
  readonly fine: number;
  readonly coarse: number;
  readonly governor: number;
  readonly governorCoarse: number;
  readonly opening: number;
  readonly quote: number;
  readonly size: number;
  /** Lemmas of its preposition and determiner, and its first modifier; 0 for none. */
  readonly preposition: number;
  readonly determiner: number;
  readonly modifier: number;
  /** 2 for a subject of the main clause, 1 for one of another clause. */
  readonly subject: number;
}

const roles = [
  "nsubj",
  "nsubj:pass",
  "obj",
  "iobj",
  "obl",
  "nmod:poss",
  "nmod",
  "appos",
  "conj",
  "compound",
  "root",
  "ccomp",
];
const roleNumber = new Map(roles.map((r, i) => [r, i]));
const openingNumber = new Map(openings.map((o, i) => [o, i]));

export function traitsOf(phrase: Phrase, { clusters, quotes }: Ground): Traits {
  const { token, sentence } = phrase;
  const governor = token.head === 0 ? undefined : sentence.tokens[token.head - 1]!;
  const { fine, coarse } = clusters(token.form.toLowerCase());
  const opening = openingNumber.get(phrase.opening)!;
  return {
    what: whatOf(phrase, opening),
    role: roleOf(token),
    key: hashText(phrase.key),
    fine,
    coarse,
    governor: governor === undefined ? 0 : hashText(governor.lemma),
    governorCoarse: governor === undefined ? 0 : clusters(governor.lemma).coarse,
    opening,
    quote: quotes.of[phrase.place]!,
    size: Math.min(phrase.last - phrase.first, 6),
    preposition: lemmaBefore(phrase, "case"),
    determiner: lemmaBefore(phrase, "det"),
    modifier: phrase.modifiers[0] === undefined ? 0 : hashText(phrase.modifiers[0]),
    subject: governor === undefined || !token.deprel.startsWith("nsubj") ? 0 : governor.head === 0 ? 2 : 1,
  };
}

function whatOf(phrase: Phrase, opening: number): number {
  const compound = phrase.token.deprel.startsWith("compound") ? 1 : 0;
  if (phrase.kind === "PRO") return 2 * pronounNumber(phrase) + (phrase.token.deprel === "nmod:poss" ? 1 : 0);
  const base = 2 * pronounSorts.length;
  if (phrase.kind === "NAM") return base + 2 * sortNumber.get(phrase.sort)! + compound;
  return base + 2 * sortNumber.size + 2 * opening + compound;
}

function roleOf(token: Token): number {
  return roleNumber.get(token.deprel) ?? roleNumber.get(plainRelation(token)) ?? roles.length;
}

/** The lemma of what hangs on a phrase's head before it, hashed; 0 for none. */
function lemmaBefore({ sentence, token }: Phrase, deprel: string): number {
  const found = children(sentence, token).find(t => t.deprel === deprel && t.id < token.id);
  return found === undefined ? 0 : hashText(found.lemma);
}
