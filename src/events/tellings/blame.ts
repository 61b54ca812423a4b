import { children, type Sentence, subtree, type Token, tokenAt } from "../../language/sentence.ts";
import { isPassive } from "../../language/voice.ts";
import { cover } from "../../text/span.ts";
import type { Reading } from "../draft.ts";
import { resolveHead } from "../resolution.ts";
import { type Pair, telling } from "./clashes.ts";
import { holderAt, holderOf } from "./holder.ts";
import { type Saying, sayingsIn } from "./saying.ts";
import type { Telling } from "./telling.ts";

/** Who did it, as somebody claims for himself or lays on another, in text order. */
export function blameTellings(reading: Reading): readonly Telling[] {
  const claimed = reading.analysis.sentences.flatMap(s => s.tokens.flatMap(t => claimAt(s, t, reading)));
  const blamed = sayingsIn(reading)
    .filter(x => x.accused !== undefined && lays(x, reading))
    .flatMap(x => {
      const who = codeOf(x.sentence, x.accused!, reading);
      return who === undefined ? [] : [telling(x, "actor", who, x.sentence, x.holder, reading)];
    });
  const suspected = reading.analysis.sentences.flatMap(s => s.tokens.flatMap(t => suspectAt(s, t, reading)));
  return [...claimed, ...blamed, ...suspected].sort((a, b) => a.start - b.start);
}

const lays = (x: Saying, { analysis, lexicons }: Reading): boolean =>
  lexicons.tellings.lays.has(tokenAt(analysis.sentences[x.sentence]!, x.cue).lemma.toLowerCase());

/** "the rebels were first suspected". */
function suspectAt(s: Sentence, verb: Token, reading: Reading): readonly Telling[] {
  const words = reading.lexicons.tellings;
  if (verb.upos !== "VERB" || !words.suspects.has(verb.lemma.toLowerCase()) || !isPassive(s, verb)) return [];
  const subject = children(s, verb, "nsubj:pass")[0];
  const who = subject && codeOf(s.index, subject.id, reading);
  if (subject === undefined || who === undefined) return [];
  const span = cover([...phraseOf(s, subject.id), verb]);
  const found = telling(span, "actor", who, s.index, holderOf(s.index, verb, reading), reading);
  const early = children(s, verb, "advmod").some(t => words.earlier.has(t.lemma.toLowerCase()));
  return [early ? { ...found, was: true } : found];
}

/** "The group claimed responsibility", "claimed by the group", "the ministry was responsible for the raid". */
function claimAt(s: Sentence, t: Token, reading: Reading): readonly Telling[] {
  const words = reading.lexicons.tellings;
  const lemma = t.lemma.toLowerCase();
  const all = reading.arguments[s.index]![t.id]!;
  const agent = all.find(a => a.role === "agent");
  if (t.upos === "VERB" && words.takes.has(lemma) && agent !== undefined) {
    const object = children(s, t, "obj").find(o => words.responsibility.has(o.lemma.toLowerCase()));
    const by = t.xpos === "VBN" && children(s, t, "obl").some(o => o.id === agent.token);
    const [from, to] = object !== undefined ? [agent.token, object.id] : by ? [t.id, agent.token] : [0, 0];
    if (from === 0) return [];
    const who = codeOf(s.index, agent.token, reading);
    if (who === undefined) return [];
    const span = cover([...phraseOf(s, from), ...phraseOf(s, to)]);
    return [
      telling(span, "actor", who, s.index, holderAt(s.index, agent.token, undefined, reading), reading),
    ];
  }
  if (t.upos !== "ADJ" || !words.responsible.has(lemma)) return [];
  const subject = children(s, t, "nsubj")[0];
  const who = subject && codeOf(s.index, subject.id, reading);
  if (subject === undefined || who === undefined) return [];
  const span = cover([...phraseOf(s, subject.id), t]);
  return [telling(span, "actor", who, s.index, holderOf(s.index, t, reading), reading)];
}

const phraseOf = (s: Sentence, id: number): readonly Token[] =>
  subtree(s, tokenAt(s, id))
    .filter(t => Math.abs(t.id - id) <= 4 && t.upos !== "PUNCT")
    .concat(tokenAt(s, id));

/** Group or land of whoever a phrase names. */
function codeOf(sentence: number, token: number, reading: Reading): string | undefined {
  const found = resolveHead(sentence, token, reading)[0];
  return found?.group ?? (found?.country || undefined);
}

/** Two who are said to have done it, each by somebody else. */
export function blamePairs(reading: Reading): readonly Pair[] {
  const all = blameTellings(reading);
  return all.flatMap((b, i) => {
    const a = all.slice(0, i).find(x => x.value !== b.value && x.holder?.text !== b.holder?.text);
    return a === undefined
      ? []
      : [{ a, b, kind: a.was ? ("reversal" as const) : ("dispute" as const), by: "clash/actor" }];
  });
}

/** Who claimed a deed, and somebody who finds no proof that it was he. */
export function unprovenPairs(reading: Reading): readonly Pair[] {
  const { cues, tellings: words } = reading.lexicons;
  const all = blameTellings(reading);
  return reading.analysis.sentences.flatMap(s => {
    const proof = s.tokens.find(t => words.proofs.has(t.lemma.toLowerCase()));
    const no =
      proof &&
      s.tokens
        .slice(Math.max(0, proof.id - 4), proof.id - 1)
        .find(t => cues.negation.has(t.lemma.toLowerCase()));
    const a = proof && all.filter(x => x.end <= s.start && s.start - x.end < 400).at(-1);
    if (proof === undefined || no === undefined || a === undefined) return [];
    const holder = holderOf(s.index, proof, reading);
    if (holder?.text === a.holder?.text) return [];
    const span = cover([no, ...subtree(s, proof)]);
    const b = telling(span, "actor", `not ${a.value}`, s.index, holder, reading);
    return [{ a, b, kind: "dispute" as const, by: "clash/unproven" }];
  });
}
