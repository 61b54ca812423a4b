import { oncePer } from "../text/once.ts";
import { children, type Sentence, type Token } from "./sentence.ts";

/** Whether a verb form is passive: an auxiliary or subject says so, or it is a past participle after a noun. */
export function isPassive(sentence: Sentence, verb: Token): boolean {
  const known = voicesOf(sentence);
  known[verb.id] ??= isPassiveIn(sentence, verb);
  return known[verb.id]!;
}

/** Whether the verbs of a sentence are passive, by their ids, as they have been asked for. */
const voicesOf = oncePer((_: Sentence): (boolean | undefined)[] => []);

function isPassiveIn(sentence: Sentence, verb: Token): boolean {
  if (children(sentence, verb, "aux:pass").length > 0) return true;
  // A subject of the passive beside an object, without an auxiliary, is a past tense misread: "Peru cut off gas".
  if (children(sentence, verb, "nsubj:pass").length > 0)
    return (
      !wholeClause(sentence, verb) &&
      (children(sentence, verb, "obj").length === 0 || children(sentence, verb, "aux").length > 0)
    );
  if (children(sentence, verb, "aux").length > 0) return false;
  if (verb.xpos === "VBD" && verb.deprel === "acl") return children(sentence, verb, "obj").length === 0;
  if (verb.xpos !== "VBN") return false;
  // A participle after a noun has no object of its own: "the government today welcomed the offer" is a clause misread.
  if (verb.deprel === "acl" || verb.deprel === "amod") return children(sentence, verb, "obj").length === 0;
  if (verb.deprel === "advcl" || verb.deprel === "conj")
    return children(sentence, verb, "nsubj", "obj").length === 0;
  return (
    (sentence.standing !== "body" || !/^\W+$/.test(sentence.tokens.at(-1)!.form)) &&
    children(sentence, verb, "obj").length === 0
  );
}

/** Whether a verb without an auxiliary heads a sentence that is closed by a stop: it is a past tense, whatever the tree says ("The union called off a march."). */
const wholeClause = (sentence: Sentence, verb: Token): boolean =>
  verb.head === 0 &&
  sentence.tokens.at(-1)?.form === "." &&
  children(sentence, verb, "aux", "cop").length === 0 &&
  !children(sentence, verb, "obl", "obl:agent").some(c => caseOf(sentence, c) === "by");

/** The preposition of a phrase in lower case, of several words where they are one ("because of", "out of"); "" for none. */
export function caseOf(sentence: Sentence, token: Token): string {
  const mine = casesOf(sentence);
  mine[token.id] ??= caseIn(sentence, token);
  return mine[token.id]!;
}

/** The prepositions of a sentence's phrases by the ids of their heads, as they have been asked for. */
const casesOf = oncePer((_: Sentence): (string | undefined)[] => []);

function caseIn(sentence: Sentence, token: Token): string {
  const marks = children(sentence, token, "case").filter(c => c.id < token.id && c.upos !== "PART");
  const first = marks[0];
  if (first === undefined) return "";
  const fixed = children(sentence, first, "fixed");
  const next = marks[1];
  const rest = fixed.length > 0 ? fixed : next !== undefined && next.id === first.id + 1 ? [next] : [];
  return [first, ...rest].map(t => t.lemma.toLowerCase()).join(" ");
}
