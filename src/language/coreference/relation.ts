import type { Entity } from "./entity.ts";
import type { Phrase } from "./phrase.ts";

/**
 * How a phrase stands to an earlier one in the tree of their sentence, as a number: 0 for another sentence, 15 for no near relation.
 *
 * 1 to 5: it depends on the earlier one (in apposition, as subject, as conjunct, as possessor, else); 6 to 9: the reverse
 * (apposition, subject, possessor, else); 10 to 12: both on one word; 13, 14: one lies within the other.
 */
export function relationOf(phrase: Phrase, earlier: Phrase): number {
  if (earlier.sentence !== phrase.sentence) return 0;
  const [a, b] = [phrase.token, earlier.token];
  if (a.head === b.id) return downward(a.deprel);
  if (b.head === a.id) return upward(b.deprel);
  if (a.head === b.head)
    return a.deprel === "xcomp" ? 10 : a.deprel === "conj" || b.deprel === "conj" ? 11 : 12;
  if (earlier.first <= a.id && a.id <= earlier.last) return 13;
  return phrase.first <= b.id && b.id <= phrase.last ? 14 : 15;
}

/** The nearest relation in which a phrase stands to a mention of an entity; 0 where none is in its sentence. */
export function nearestRelation(phrase: Phrase, { phrases }: Entity): number {
  let best = 16;
  for (let i = phrases.length - 1; i >= 0 && phrases[i]!.sentence === phrase.sentence; i--)
    best = Math.min(best, relationOf(phrase, phrases[i]!));
  return best === 16 ? 0 : best;
}

function downward(deprel: string): number {
  if (deprel === "appos") return 1;
  if (deprel.startsWith("nsubj")) return 2;
  return deprel === "conj" ? 3 : deprel === "nmod:poss" ? 4 : 5;
}

function upward(deprel: string): number {
  if (deprel === "appos") return 6;
  if (deprel.startsWith("nsubj")) return 7;
  return deprel === "nmod:poss" ? 8 : 9;
}

/** Whether two phrases depend in one role on words of one lemma. */
export function sameGovernor(a: Phrase, b: Phrase): boolean {
  if (a.token.head === 0 || b.token.head === 0 || a.token.deprel !== b.token.deprel) return false;
  return a.sentence.tokens[a.token.head - 1]!.lemma === b.sentence.tokens[b.token.head - 1]!.lemma;
}
