import { children, type Sentence, type Token, tokenAt } from "../../language/sentence.ts";
import type { Draft, Reading, Step } from "../draft.ts";
import type { Participant } from "../event.ts";
import { attribution } from "./attribution.ts";
import { factuality } from "./factuality.ts";
import { pointsBack } from "./recall.ts";
import { participantsAt } from "./resolve.ts";

/**
 * A violent deed for which nobody known stands is his who claims it: "a bomb killed two in Lima. The rebels *claimed responsibility
 * for the attack*", "the rebels said that they *had carried out the attack*".
 */
export const claim: Step = {
  name: "claim",
  apply: (drafts, reading) => claims(reading).reduce((all, c) => owned(c, all, reading), drafts),
};

/** How many sentences back a claimed deed may have been told. */
const windowSentences = 5;

/** Somebody who claims a deed; `deed` the noun that names it, absent where only "responsibility" is claimed, `word` what stands for it. */
interface Claim {
  readonly sentence: number;
  readonly head: number;
  readonly who: readonly Participant[];
  readonly deed: Token | undefined;
  readonly word: Token;
}

function claims(reading: Reading): readonly Claim[] {
  const { claiming, committing } = reading.lexicons.cues;
  return reading.analysis.sentences.flatMap(s =>
    s.tokens.flatMap(verb => {
      const lemma = verb.lemma.toLowerCase();
      if (verb.upos !== "VERB" || !(claiming.has(lemma) || committing.has(lemma)) || denied(s, verb, reading))
        return [];
      const found = deedOf(s, verb, reading);
      const agent = reading.arguments[s.index]![verb.id]!.find(a => a.role === "agent");
      if (found === undefined || agent === undefined) return [];
      const who = participantsAt(s.index, agent.token, reading).filter(known);
      return who.length > 0 ? [{ sentence: s.index, head: agent.token, who, ...found }] : [];
    }),
  );
}

/** What a verb's subject claims: "responsibility for *the attack*", "carried out *the attack*". */
function deedOf(s: Sentence, verb: Token, reading: Reading): Pick<Claim, "deed" | "word"> | undefined {
  const { claiming, authorship } = reading.lexicons.cues;
  const own = reading.arguments[s.index]![verb.id]!;
  const object = own.find(a => a.role === "patient");
  if (object === undefined) return undefined;
  const noun = tokenAt(s, object.token);
  if (claiming.has(verb.lemma.toLowerCase()) && authorship.has(noun.lemma.toLowerCase())) {
    const named = [...reading.arguments[s.index]![noun.id]!, ...own].find(a => a.role === "for");
    const deed = named && tokenAt(s, named.token);
    return { deed, word: deed ?? noun };
  }
  return violent(noun, reading) && pointsBack(s, noun) ? { deed: noun, word: noun } : undefined;
}

/** Whether a noun names violence. */
const violent = (noun: Token, reading: Reading): boolean =>
  reading.lexicons.rules.nouns.get(noun.lemma.toLowerCase())?.some(r => r.coding.event === "ASSAULT") ??
  false;

/** The drafts with a claim in them: the deed told in the same sentence gets its doer, one told before is told again as his. */
function owned(c: Claim, drafts: readonly Draft[], reading: Reading): readonly Draft[] {
  const open = drafts.filter(d => d.coding.event === "ASSAULT" && !d.coding.reciprocal && isOpen(d));
  const here = open.filter(d => d.sentence === c.sentence);
  const own = here.find(d => d.predicate === c.word.id);
  const back = c.deed === undefined || pointsBack(reading.analysis.sentences[c.sentence]!, c.deed);
  if (!back) return drafts.map(d => (d === own ? done(d, c.who) : d));
  const before = toldBefore(c, open);
  const beside = here.filter(d => d !== own && (c.deed === undefined || before === undefined));
  if (beside.length > 0) return drafts.map(d => (d === own || beside.includes(d) ? done(d, c.who) : d));
  if (own !== undefined)
    return drafts.map(d => (d === own ? { ...done(d, c.who), recipient: sufferers(d, before) } : d));
  const taken = drafts.some(d => d.sentence === c.sentence && d.predicate === c.word.id);
  return before === undefined || taken ? drafts : inOrder([...drafts, again(before, c, reading)]);
}

/** The deed that the nearest sentence before a claim tells, the one whose sufferers are known. */
function toldBefore({ sentence }: Claim, open: readonly Draft[]): Draft | undefined {
  const before = open.filter(d => d.sentence < sentence && sentence - d.sentence <= windowSentences);
  const nearest = before.filter(d => d.sentence === before.at(-1)?.sentence);
  return nearest.find(d => d.recipient.some(known)) ?? nearest[0];
}

/** Whom a deed befell, by its own words or as told before. */
const sufferers = (own: Draft, before: Draft | undefined): readonly Participant[] =>
  own.recipient.length > 0 ? own.recipient : (before?.recipient ?? []);

/** A deed told before, of the same day and place, as it stands in the mouth of who claims it. */
function again(deed: Draft, { sentence, word, who, head }: Claim, reading: Reading): Draft {
  const { start, end } = word;
  const told = { ...deed, sentence, predicate: word.id, trigger: { start, end }, told: "claim" };
  const why = [`trigger: "${word.form}" (claim) is the deed told before, by ${deed.coding.rule}`];
  const bare = { ...told, actorHeads: [head], recipientHeads: [], attribution: [], why };
  const [said] = factuality.apply(attribution.apply([done(bare, who)], reading), reading);
  return said!;
}

const inOrder = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts.toSorted((a, b) => a.sentence - b.sentence || a.predicate - b.predicate);

/** Whether nobody known is told to have done a deed; what befalls rebels is not their own. */
const isOpen = (d: Draft): boolean =>
  !d.actor.some(a => known(a) && !a.by.startsWith("home/")) &&
  (d.recipient.length === 0 || d.recipient.some(r => r.sector !== "REB"));

/** Whether somebody is of a known land or group. */
const known = (p: Participant): boolean =>
  p.group !== undefined || (p.country !== undefined && p.sector !== "JRN");

function done(draft: Draft, who: readonly Participant[]): Draft {
  const names = who.map(p => `"${p.text}"`).join(", ");
  return { ...draft, actor: who, why: [...draft.why, `claim: ${names} claimed it`] };
}

/** Whether a claim is not made, or is another's lie ("*no* group claimed responsibility"). */
const denied = (s: Sentence, verb: Token, { lexicons }: Reading): boolean =>
  children(s, verb).some(
    c =>
      lexicons.cues.negation.has(c.lemma.toLowerCase()) ||
      (c.deprel.startsWith("nsubj") &&
        children(s, c).some(d => lexicons.cues.negation.has(d.lemma.toLowerCase()))),
  );
