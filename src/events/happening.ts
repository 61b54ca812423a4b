import { children, type Sentence, type Token, tokenAt } from "../language/sentence.ts";
import type { Span } from "../text/span.ts";
import { type Commitment, commitmentOf } from "./commitment.ts";
import type { Reading } from "./draft.ts";
import { statementsOver } from "./statement.ts";

/** A word that reports something that happens, with the author's own commitment to it. */
export interface Happening extends Span {
  /** From -3 (did not happen) through 0 (unknown) to 3 (happened). */
  readonly factuality: number;
  readonly certainty: "CERTAIN" | "PROBABLE" | "POSSIBLE";
  readonly polarity: "POS" | "NEG";
  readonly time: "NON_FUTURE" | "FUTURE";
}

/** Every verb or event noun of a document, in text order. @see contract: annotate, `happenings` */
export function happenings(reading: Reading): readonly Happening[] {
  return reading.analysis.sentences.flatMap(s =>
    s.tokens.filter(t => happens(s, t, reading)).map(t => happeningOf(s, t, reading)),
  );
}

function happens(s: Sentence, t: Token, reading: Reading): boolean {
  if (t.upos === "VERB")
    return !(t.deprel === "amod" || t.deprel === "case" || t.deprel === "mark" || t.deprel === "compound");
  if (t.upos !== "NOUN") return false;
  const { rules, cues } = reading.lexicons;
  return (
    rules.nouns.has(t.lemma.toLowerCase()) ||
    cues.plans.has(t.lemma) ||
    cues.sayings.has(t.lemma) ||
    cues.occurrences.has(t.lemma) ||
    [...cues.deverbal].some(ending => t.lemma.length > ending.length + 2 && t.lemma.endsWith(ending)) ||
    (reading.arguments[s.index]![t.id]!.some(a => a.path.includes("^")) && children(s, t).length > 0)
  );
}

function happeningOf(s: Sentence, t: Token, reading: Reading): Happening {
  const { cues } = reading.lexicons;
  const stop = new Set(
    statementsOver(reading.statements, s.index, t)
      .filter(x => x.sentence === s.index && x.kind !== "believe" && x.kind !== "plan")
      .map(x => x.cueToken),
  );
  const c = commitmentOf(s, t, cues, stop);
  const ahead = isAhead(c) || (isSubject(t) && isAhead(commitmentOf(s, tokenAt(s, t.head), cues, stop)));
  return {
    start: t.start,
    end: t.end,
    factuality: numberOf(c),
    certainty: certaintyOf(c),
    polarity: c.negative ? "NEG" : "POS",
    time: ahead && !attained(s, t) ? "FUTURE" : "NON_FUTURE",
  };
}

/** A plan is sure to be one: only what may be, what is supposed and what hangs on a condition is not certain. */
function certaintyOf({ certainty, status }: Commitment): Happening["certainty"] {
  if (certainty === 3 || (certainty === 0 && status === "planned")) return "CERTAIN";
  return certainty === 2 ? "PROBABLE" : "POSSIBLE";
}

const isAhead = ({ status, certainty }: Commitment): boolean =>
  status === "planned" || (status === "hypothetical" && certainty === 0);

/** "The *change* will occur in May": what a noun tells is as far ahead as what is said of it. */
const isSubject = (t: Token): boolean => t.upos === "NOUN" && /^nsubj/.test(t.deprel) && t.head !== 0;

/** What somebody did something for, or how something ended: past with it ("met to discuss", "fell to close at 5,210"). */
function attained(s: Sentence, t: Token): boolean {
  if (t.deprel !== "advcl" || t.head === 0) return false;
  return tokenAt(s, t.head).xpos === "VBD";
}

const numberOf = (c: Commitment): number =>
  c.status === "occurred" || c.status === "ongoing" ? c.certainty * (c.negative ? -1 : 1) : 0;
