import { children, type Sentence, subtree, type Token } from "../../language/sentence.ts";
import { cover, overlaps, type Span } from "../../text/span.ts";
import { trimmed } from "../content.ts";
import type { Reading } from "../draft.ts";
import { type Pair, telling } from "./clashes.ts";
import { denialsIn, deniedBy } from "./denials.ts";
import { holderAt, holderOf } from "./holder.ts";
import { ownClause, type Saying, sayingsIn } from "./saying.ts";

/** What a report takes back: an earlier report set right, what turned out otherwise, a denial that its speaker gave up. */
export function correctionPairs(reading: Reading): readonly Pair[] {
  return [
    ...reading.analysis.sentences.flatMap(s => s.tokens.flatMap(t => earlierAt(s, t, reading))),
    ...reading.analysis.sentences.flatMap(s => s.tokens.flatMap(t => wrongClaimAt(s, t, reading))),
    ...admissions(reading),
  ];
}

/** "Kenya's *groundless* claims that troops had crossed the border": the report, or who speaks in it, holds them wrong. */
function wrongClaimAt(s: Sentence, noun: Token, reading: Reading): readonly Pair[] {
  const words = reading.lexicons.tellings;
  if (!words.claims.has(noun.lemma.toLowerCase())) return [];
  const wrong = s.tokens
    .slice(Math.max(0, noun.id - 4), noun.id - 1)
    .find(t => words.wrongs.has(t.lemma.toLowerCase()));
  const mark = s.tokens[noun.id];
  if (wrong === undefined || mark === undefined || !words.that.has(mark.lemma.toLowerCase())) return [];
  const clause = s.tokens.filter(t => t.id > mark.id && t.upos !== "PUNCT");
  if (clause.length === 0) return [];
  const owner = children(s, noun, "nmod:poss", "nmod", "amod").find(t => t.id < noun.id && t.id !== wrong.id);
  const holder = owner && holderAt(s.index, owner.id, undefined, reading);
  const told = trimmed(cover(clause), reading.analysis.document.text);
  return [
    {
      a: telling(told, "happened", "yes", s.index, holder, reading),
      b: telling(wrong, "happened", "no", s.index, holderOf(s.index, noun, reading), reading),
      kind: "dispute",
      by: "clash/wrong-claim",
    },
  ];
}

/** "An earlier report that guests had been hurt *is incorrect*", "… *the hall was destroyed*, after earlier reports that it was intact". */
function earlierAt(s: Sentence, noun: Token, reading: Reading): readonly Pair[] {
  const words = reading.lexicons.tellings;
  const lemma = noun.lemma.toLowerCase();
  if (!(words.claims.has(lemma) || words.tidings.has(lemma)) || !isEarlier(s, noun, reading)) return [];
  const { text } = reading.analysis.document;
  const clause = children(s, noun, "acl", "ccomp").find(c => c.id > noun.id) ?? governed(s, noun);
  if (clause === undefined) return [];
  const told = trimmed(cover(subtree(s, clause)), text);
  const right = rightOf(s, noun, told, reading);
  if (right === undefined || overlaps(right, told)) return [];
  const head = s.tokens.find(t => t.start >= right.start && t.end <= right.end);
  const holder = head && holderOf(right.sentence, head, reading);
  return [
    {
      a: telling(told, "happened", "yes", s.index, undefined, reading),
      b: telling(right, "happened", "no", right.sentence, holder, reading),
      kind: "reversal",
      by: "clash/earlier",
    },
  ];
}

/** "Earlier reports *indicated that* …": the clause of the verb whose subject the report is. */
function governed(s: Sentence, noun: Token): Token | undefined {
  const verb = noun.deprel.startsWith("nsubj") ? s.tokens[noun.head - 1] : undefined;
  return verb && children(s, verb, "ccomp")[0];
}

const isEarlier = (s: Sentence, noun: Token, reading: Reading): boolean =>
  subtree(s, noun).some(
    t =>
      t.id < noun.id && noun.id - t.id <= 4 && reading.lexicons.tellings.earlier.has(t.lemma.toLowerCase()),
  );

/** What stands against an earlier report: the word that calls it wrong, the rest of its sentence, else the sentence before. */
function rightOf(
  s: Sentence,
  noun: Token,
  told: Span,
  reading: Reading,
): (Span & { readonly sentence: number }) | undefined {
  const { text } = reading.analysis.document;
  const words = reading.lexicons.tellings;
  const wrong = s.tokens.find(t => t.start >= told.end && words.wrongs.has(t.lemma.toLowerCase()));
  if (wrong !== undefined) {
    const rest = s.tokens.filter(t => t.start >= told.end && t.upos !== "PUNCT");
    return { ...trimmed(cover([wrong, ...rest]), text), sentence: s.index };
  }
  const rest = s.tokens.filter(
    t => t.upos !== "PUNCT" && t.end <= noun.start && !subtree(s, noun).includes(t),
  );
  if (rest.length > 4) return { ...trimmed(cover(rest), text), sentence: s.index };
  const before = reading.analysis.sentences[s.index - 1];
  return before === undefined ? undefined : { ...ownClause(before, reading), sentence: before.index };
}

/** Somebody admits what he has denied, or what he denied turns out: "For days the ministry denied it", "… acknowledged that it had". */
function admissions(reading: Reading): readonly Pair[] {
  const words = reading.lexicons.tellings;
  const denials = denialsIn(reading).filter(d => d.holder.country !== undefined);
  const admitted = reading.analysis.sentences.flatMap(s =>
    s.tokens
      .filter(t => t.upos === "VERB" && words.admits.has(t.lemma.toLowerCase()))
      .flatMap(t => admissionAt(s, t, reading)),
  );
  return denials.flatMap(d => {
    const denied = deniedBy(d, reading);
    const now = admitted.find(
      x => x.holder?.country === d.holder.country && !overlaps(x, d) && !(denied && overlaps(x, denied)),
    );
    if (now === undefined) return [];
    return [
      {
        a: telling(d, "happened", "no", d.sentence, d.holder, reading),
        b: telling(now, "happened", "yes", now.sentence, now.holder, reading),
        kind: "reversal" as const,
        by: "clash/admission",
      },
    ];
  });
}

function admissionAt(s: Sentence, verb: Token, reading: Reading): readonly Saying[] {
  const agent = reading.arguments[s.index]![verb.id]!.find(a => a.role === "agent");
  const clause = children(s, verb, "ccomp", "obj", "xcomp")[0];
  if (agent === undefined || clause === undefined) return [];
  const holder = holderAt(s.index, agent.token, undefined, reading);
  const span = trimmed(cover(subtree(s, clause)), reading.analysis.document.text);
  return [{ ...span, sentence: s.index, cue: verb.id, from: holder.start, holder }];
}

/** Sayings that the report itself says turned out otherwise ("the police reported …, they were later found to be fakes"). */
export function discoveryPairs(reading: Reading): readonly Pair[] {
  const words = reading.lexicons.tellings;
  return reading.analysis.sentences.flatMap(s => {
    const wrong = s.tokens.find(t => words.wrongs.has(t.lemma.toLowerCase()));
    const found = s.tokens.find(t => t.upos === "VERB" && words.discovers.has(t.lemma.toLowerCase()));
    if (wrong === undefined || found === undefined || wrong.id < found.id) return [];
    const said = sayingsIn(reading)
      .filter(x => x.sentence <= s.index && s.index - x.sentence <= 1 && x.end <= found.start)
      .at(-1);
    if (said === undefined) return [];
    const span = { start: found.start, end: wrong.end };
    return [
      {
        a: telling(said, "happened", "yes", said.sentence, said.holder, reading),
        b: telling(span, "happened", "no", s.index, holderOf(s.index, found, reading), reading),
        kind: "reversal" as const,
        by: "clash/discovery",
      },
    ];
  });
}
