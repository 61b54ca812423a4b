import { children, plainRelation, type Sentence, type Token } from "../language/sentence.ts";
import type { Span } from "../text/span.ts";

/** What hangs on a noun without being part of its name: clauses, appositions, the rest of a list, its preposition. */
const outside = new Set([
  "acl",
  "appos",
  "conj",
  "cc",
  "punct",
  "parataxis",
  "case",
  "mark",
  "advcl",
  "dep",
  "discourse",
  "cop",
  "nsubj",
  "aux",
  "advmod",
  "obl",
  "ccomp",
  "xcomp",
]);
/** Of these a possessor or "of"-phrase is kept: "sources in the president's office". */
const maximum = 12;

/**
 * The words of a phrase without what is said about it: "the Turkish military", not "the military, which denied it".
 *
 * Contiguous tokens around the head, from the first to the last that belong to it.
 */
export function phraseTokens(sentence: Sentence, head: Token): readonly Token[] {
  let mine = known.get(sentence);
  if (mine === undefined) {
    mine = [];
    known.set(sentence, mine);
  }
  mine[head.id] ??= phraseAround(sentence, head);
  return mine[head.id]!;
}

/** The phrases of a sentence by their heads, once they have been asked for. */
const known = new WeakMap<Sentence, (readonly Token[])[]>();

function phraseAround(sentence: Sentence, head: Token): readonly Token[] {
  const inside = new Set([head.id]);
  const list = [head];
  for (let i = 0; i < list.length; i++)
    for (const t of children(sentence, list[i]!))
      if (!inside.has(t.id) && belongs(t, head)) {
        inside.add(t.id);
        list.push(t);
      }
  const found = contiguous(sentence, head, inside);
  const first = found.findIndex(t => t.id === head.id || !leading.has(t.upos));
  return found.slice(Math.max(0, first));
}

/** What no phrase begins with, wherever the tree hangs it ("with President Putin"). */
const leading: ReadonlySet<string> = new Set(["ADP", "PUNCT", "SCONJ", "CCONJ"]);

function belongs(token: Token, head: Token): boolean {
  const relation = plainRelation(token);
  if (token.head !== head.id)
    return relation !== "conj" && relation !== "cc" && relation !== "acl" && relation !== "appos"
      ? true
      : token.id < head.id;
  return !outside.has(relation);
}

/** The stretch around the head that the phrase fills without a gap (marks between its words excepted). */
function contiguous(sentence: Sentence, head: Token, inside: ReadonlySet<number>): readonly Token[] {
  let from = head.id;
  let to = head.id;
  while (from > 1 && (inside.has(from - 1) || hyphen(sentence, from - 1, inside, -1))) from--;
  while (to < sentence.tokens.length && (inside.has(to + 1) || hyphen(sentence, to + 1, inside, 1))) to++;
  const tokens = sentence.tokens.slice(from - 1, to);
  return tokens.length > maximum ? tokens.filter(t => t.id <= head.id || t.head === head.id) : tokens;
}

const hyphen = (sentence: Sentence, id: number, inside: ReadonlySet<number>, step: number): boolean =>
  sentence.tokens[id - 1]?.upos === "PUNCT" &&
  /^[-–]$/.test(sentence.tokens[id - 1]!.form) &&
  inside.has(id + step);

/** The span of `phraseTokens`. */
export function phraseSpan(sentence: Sentence, head: Token): Span {
  const tokens = phraseTokens(sentence, head);
  return { start: tokens[0]!.start, end: tokens.at(-1)!.end };
}
