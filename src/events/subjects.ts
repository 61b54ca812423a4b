import type { Argument, Arguments } from "../language/arguments.ts";
import type { Mention } from "../language/mention.ts";
import { children, type Sentence, type Token } from "../language/sentence.ts";
import { isPassive } from "../language/voice.ts";

/**
 * The arguments of a sentence with the `mentions` in it, with a doer for finite verbs that the tree left without one: the name right before the verb,
 * if its phrase opens a clause ("… he said", "and *Peru* signed"), with the name it is joined to ("*Mali and Niger* met").
 */
export function withSubjects(s: Sentence, all: Arguments, mentions: readonly Mention[]): Arguments {
  const names = mentions.filter(m => m.kind === "NAM" && m.type !== "PROJECT");
  if (names.length === 0) return all;
  return all.map((found, id) => {
    const more = id === 0 ? [] : missing(s, s.tokens[id - 1]!, found, names);
    return more.length === 0 ? found : [...found, ...more];
  });
}

function missing(
  s: Sentence,
  verb: Token,
  found: readonly Argument[],
  names: readonly Mention[],
): readonly Argument[] {
  if (verb.upos !== "VERB" || !/^VB[DZP]$/.test(verb.xpos) || verb.deprel.startsWith("acl")) return [];
  if (found.some(a => a.role === "agent") || isPassive(s, verb)) return [];
  const before = endingBefore(s, verb, names);
  if (before === undefined || children(s, verb, "nsubj").length > 0) return [];
  const first = opening(s, before);
  if (first === undefined) return [];
  const and = s.tokens[first - 2];
  const other = and?.upos === "CCONJ" ? names.find(m => m.end === s.tokens[and.id - 2]?.end) : undefined;
  const heads =
    other !== undefined && opening(s, other) !== undefined ? [other.head, before.head] : [before.head];
  return heads.map(token => ({ role: "agent", token, path: "before" }));
}

/** The name that ends right before a verb, adverbs and auxiliaries between not counted. */
function endingBefore(s: Sentence, verb: Token, names: readonly Mention[]): Mention | undefined {
  let i = verb.id - 1;
  while (i > 0 && /^(?:ADV|AUX)$/.test(s.tokens[i - 1]!.upos)) i--;
  const last = s.tokens[i - 1];
  return last && names.find(m => m.end === last.end);
}

/** The token id where the phrase of a name begins, if it stands at the head of a clause; `undefined` behind a preposition or possessor. */
function opening(s: Sentence, name: Mention): number | undefined {
  let i = s.tokens.findIndex(t => t.start >= name.start);
  while (i > 0 && /^(?:PROPN|NOUN|ADJ|DET|NUM)$/.test(s.tokens[i - 1]!.upos)) i--;
  if (i > 0 && s.tokens[i - 1]!.xpos === "PRP$") i--;
  const before = s.tokens[i - 1];
  return before === undefined || /^(?:PUNCT|SCONJ|CCONJ)$/.test(before.upos) ? i + 1 : undefined;
}
