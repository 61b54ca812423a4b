import { children, type Sentence, type Token } from "../language/sentence.ts";
import type { Span } from "../text/span.ts";
import { type Commitment, commitmentOf } from "./commitment.ts";
import type { Reading } from "./draft.ts";
import { type Outlook, outlookOf } from "./outlook.ts";
import { statementsOver } from "./statement.ts";

/** A word that reports something that happens, with the author's own commitment to it. */
export interface Happening extends Span {
  /** From -3 (did not happen) through 0 (unknown) to 3 (happened). */
  readonly factuality: number;
  readonly certainty: "CERTAIN" | "PROBABLE" | "POSSIBLE";
  readonly polarity: "POS" | "NEG";
  readonly time: "NON_FUTURE" | "FUTURE";
}

/** Every verb, predicate and event noun of a document, in text order. @see contract: annotate, `happenings` */
export function happenings(reading: Reading): readonly Happening[] {
  return reading.analysis.sentences.flatMap(s =>
    s.tokens.filter(t => happens(s, t, reading)).map(t => happeningOf(s, t, reading)),
  );
}

function happens(s: Sentence, t: Token, reading: Reading): boolean {
  if (t.upos === "VERB")
    return !(t.deprel === "amod" || t.deprel === "case" || t.deprel === "mark" || t.deprel === "compound");
  if (t.upos === "AUX") return t.deprel === "cop";
  if (t.upos === "ADJ") return children(s, t, "cop").length > 0;
  if (t.upos !== "NOUN") return false;
  if (children(s, t, "cop").length > 0) return true;
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
  const outlook = outlookOf(s, t, cues);
  const stop = new Set(
    statementsOver(reading.statements, s.index, t)
      .filter(x => x.sentence === s.index && x.kind !== "believe" && x.kind !== "plan")
      .map(x => x.cueToken),
  );
  return {
    start: t.start,
    end: t.end,
    factuality: numberOf(commitmentOf(s, t, cues, stop), outlook),
    certainty: certainties[outlook.level],
    polarity: outlook.negative ? "NEG" : "POS",
    time: outlook.ahead ? "FUTURE" : "NON_FUTURE",
  };
}

const certainties = { 1: "POSSIBLE", 2: "PROBABLE", 3: "CERTAIN" } as const;

/** From -3 to 3; 0 for what is still to come, supposed, or vouched for by nobody. */
function numberOf(c: Commitment, { level, negative, ahead }: Outlook): number {
  if (ahead || (c.status !== "occurred" && c.status !== "ongoing")) return 0;
  const size = Math.min(c.certainty, level);
  return negative && size > 0 ? -size : size;
}
