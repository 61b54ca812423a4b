import { children, type Sentence, subtree, type Token } from "../language/sentence.ts";
import { cover, type Span } from "../text/span.ts";
import type { Cues } from "./cues.ts";

/** What a verb of saying governs: `firm` clauses are its complements, `loose` ones stand beside it. */
export interface Governed {
  readonly firm: readonly Span[];
  readonly loose: readonly Span[];
}

/** The clauses that a verb of saying, believing or planning puts into its subject's mouth. */
export function governedBy(s: Sentence, verb: Token, ahead: boolean, cues: Cues, text: string): Governed {
  const own = children(s, verb);
  const firm = own
    .filter(c => c.deprel === "ccomp" || (c.deprel === "xcomp" && takesInfinitive(s, verb, c, ahead, cues)))
    .map(c => clauseSpan(s, verb, c, cues, text));
  if (ahead) return { firm, loose: [] };
  const before = own.filter(c => c.deprel === "parataxis" && c.id < verb.id).map(c => spanOf(s, c, text));
  return { firm, loose: trails(s, verb) ? [...before, around(s, verb, text)] : before };
}

/** "plans *to sign*", "is said *to have signed*", but not "was told *to sign*" or "was found *dead*". */
function takesInfinitive(s: Sentence, verb: Token, clause: Token, ahead: boolean, cues: Cues): boolean {
  if (ahead || cues.believe.has(verb.lemma)) return isInfinitive(s, clause);
  const { report, request } = cues;
  return (
    isPassiveCue(s, verb) && report.has(verb.lemma) && !request.has(verb.lemma) && isInfinitive(s, clause)
  );
}

const isInfinitive = (s: Sentence, clause: Token): boolean =>
  children(s, clause, "mark").some(m => m.xpos === "TO");

const isPassiveCue = (s: Sentence, verb: Token): boolean =>
  children(s, verb, "aux:pass", "nsubj:pass").length > 0 ||
  (verb.xpos === "VBN" && verb.deprel.startsWith("acl"));

/** Whether a verb and its subject stand behind or within what is said ("…, the minister said"). */
const trails = (s: Sentence, verb: Token): boolean =>
  verb.deprel === "parataxis" &&
  verb.head !== 0 &&
  children(s, verb, "nsubj").length > 0 &&
  children(s, verb, "obj").every(o => o.upos === "NOUN" || o.upos === "PROPN");

/** A clause with what the tree hangs on its verb of saying but the speaker goes on to say: "that A *and B*", "A, *because B*". */
function clauseSpan(s: Sentence, verb: Token, clause: Token, cues: Cues, text: string): Span {
  const span = spanOf(s, clause, text);
  const more = children(s, verb, "conj", "advcl").filter(c => c.id > clause.id && goesOn(s, c, cues));
  return trimmed(cover([span, ...more.map(c => spanOf(s, c, text))]), text);
}

function goesOn(s: Sentence, c: Token, cues: Cues): boolean {
  if (c.deprel.startsWith("advcl")) return children(s, c, "mark").some(m => cues.grounds.has(m.lemma));
  const and = children(s, c, "cc")[0];
  const comma = and !== undefined && s.tokens[and.id - 2]?.upos === "PUNCT";
  return !comma && children(s, c, "nsubj").length > 0;
}

/** The stretch of a token and all that hangs on it, without marks at its ends. */
export function spanOf(s: Sentence, head: Token, text: string): Span {
  const tokens = subtree(s, head).filter(t => t.upos !== "PUNCT");
  return trimmed(cover(tokens.length > 0 ? tokens : [head]), text);
}

/** The sentence without a verb of saying and its speaker. */
function around(s: Sentence, verb: Token, text: string): Span {
  const mine = new Set(subtree(s, verb));
  const rest = s.tokens.filter(t => !mine.has(t) && t.upos !== "PUNCT");
  const long = runs(rest, s).sort((a, b) => b.length - a.length)[0];
  return trimmed(cover(long ?? [verb]), text);
}

/** Unbroken runs of tokens (marks between them do not break). */
export function runs(tokens: readonly Token[], s: Sentence): (readonly Token[])[] {
  const out: Token[][] = [];
  for (const t of tokens) {
    const last = out.at(-1)?.at(-1);
    const between = last ? s.tokens.slice(last.id, t.id - 1) : [];
    if (last && between.every(b => b.upos === "PUNCT")) out.at(-1)!.push(t);
    else out.push([t]);
  }
  return out;
}

export function trimmed(span: Span, text: string): Span {
  let { start, end } = span;
  while (start < end && /[\s,"“”]/.test(text[start]!)) start++;
  while (end > start && /[\s,"“”]/.test(text[end - 1]!)) end--;
  return { start, end };
}

/** Overlapping stretches as one. */
export function joined(spans: readonly Span[]): readonly Span[] {
  const out: Span[] = [];
  for (const s of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = out.at(-1);
    if (last && s.start <= last.end + 1) out[out.length - 1] = cover([last, s]);
    else out.push(s);
  }
  return out;
}
