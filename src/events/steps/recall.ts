import { children, type Sentence, type Token, tokenAt } from "../../language/sentence.ts";
import type { Draft, Reading, Step } from "../draft.ts";
import type { EventType, Participant } from "../event.ts";

/**
 * Fills a side that a report has told before: who is condemned with "the attack", whose charge is rejected with "the
 * accusation", who did "the downing of the jet", who did what he apologises for or is blamed for.
 */
export const recall: Step = {
  name: "recall",
  apply: (drafts, reading) => {
    const out: Draft[] = [];
    for (const draft of drafts) out.push(recalled(draft, drafts, out, reading));
    return out;
  },
};

/** How many sentences back a deed or charge may have been told. */
const windowSentences = 8;

/** Answers to what was done or said before. */
const answers: ReadonlySet<EventType> = new Set(["ACCUSE", "REJECT", "SUPPORT"]);

function recalled(draft: Draft, all: readonly Draft[], before: readonly Draft[], reading: Reading): Draft {
  const s = reading.analysis.sentences[draft.sentence]!;
  const word = tokenAt(s, draft.predicate);
  if (answers.has(draft.coding.event) && draft.recipient.length === 0 && word.upos === "VERB")
    return beside(answered(draft, s, before, reading), s, before, reading);
  if (word.upos === "NOUN" && draft.coding.event === "ASSAULT" && draft.actor.length === 0)
    return done(draft, s, word, all, before);
  return draft;
}

/** "Condemned the attack": the other side is whoever the report said did it. */
function answered(draft: Draft, s: Sentence, before: readonly Draft[], reading: Reading): Draft {
  const object = reading.arguments[s.index]![draft.predicate]!.find(a => a.role === "patient");
  const noun = object && tokenAt(s, object.token);
  if (noun === undefined || draft.actor.length === 0 || !pointsBack(s, noun)) return draft;
  const types = typesOf(noun, reading);
  const mine = new Set(draft.actor.map(a => a.country));
  const told = before.findLast(
    d =>
      draft.sentence - d.sentence <= windowSentences &&
      types.has(d.coding.event) &&
      d.actor.some(a => a.country !== undefined) &&
      !d.actor.some(a => mine.has(a.country)) &&
      (!against.has(d.coding.event) || d.recipient.some(r => mine.has(r.country))),
  );
  if (told === undefined) return draft;
  return {
    ...draft,
    recipient: told.actor,
    why: [...draft.why, `recall: "${noun.form}" is what ${names(told.actor)} did`],
  };
}

/** "Brussels cut the funds, which Budapest called blackmail": who is answered is who acted right before, in the sentence, or in the one before where "it" or "this" points there. */
function beside(draft: Draft, s: Sentence, before: readonly Draft[], reading: Reading): Draft {
  if (draft.recipient.length > 0 || draft.actor.every(a => a.country === undefined)) return draft;
  const mine = new Set(draft.actor.map(a => a.country));
  const object = reading.arguments[s.index]![draft.predicate]!.find(a => a.role === "patient");
  const word = object && tokenAt(s, object.token);
  const points = word === undefined || word.upos === "PRON" || word.upos === "DET" || pointsBack(s, word);
  if (!points) return draft;
  const reach = word !== undefined && word.upos !== "NOUN" ? 1 : 0;
  const quads = answerable[draft.coding.event] ?? [];
  const { types } = reading.lexicons.ontology;
  const told = before.findLast(
    d =>
      draft.sentence - d.sentence <= reach &&
      quads.includes(types[d.coding.event].quad) &&
      d.actor.some(a => a.country !== undefined && !mine.has(a.country)) &&
      !d.actor.some(a => mine.has(a.country)),
  );
  if (told === undefined) return draft;
  const why = `recall: an answer to what ${names(told.actor)} did`;
  return { ...draft, recipient: told.actor, why: [...draft.why, why] };
}

/** The quad classes of what is answered by blame, refusal and praise. */
const answerable: Readonly<Partial<Record<EventType, readonly number[]>>> = {
  ACCUSE: [3, 4],
  REJECT: [1, 3],
  SUPPORT: [1, 2],
};

/** "The downing of a jet" by whom it was told before, or by whom it is here regretted or laid to. */
function done(
  draft: Draft,
  s: Sentence,
  word: Token,
  all: readonly Draft[],
  before: readonly Draft[],
): Draft {
  const governor = all.find(d => d.sentence === draft.sentence && d.predicate === word.head);
  const held =
    governor?.coding.event === "ACCUSE"
      ? governor.recipient
      : governor?.coding.event === "CONCEDE" && /^(?:obl|nmod)/.test(word.deprel)
        ? governor.actor
        : [];
  const land = new Set(draft.recipient.map(r => r.country));
  const told = before.findLast(
    d =>
      draft.sentence > d.sentence &&
      draft.sentence - d.sentence <= windowSentences &&
      d.coding.rule === draft.coding.rule &&
      d.actor.length > 0 &&
      d.recipient.some(r => r.country !== undefined && land.has(r.country)),
  );
  const doers = held.length > 0 ? held : pointsBack(s, word) ? (told?.actor ?? []) : [];
  const actor = doers.filter(a => !land.has(a.country) || a.country === undefined);
  if (actor.length === 0) return draft;
  return { ...draft, actor, why: [...draft.why, `recall: ${names(actor)} did it`] };
}

/** What a noun may speak of: the types that its rules code; a charge or claim is blame, a demand or a threat. */
function typesOf(noun: Token, reading: Reading): ReadonlySet<EventType> {
  const lemma = noun.lemma.toLowerCase();
  const types = new Set((reading.lexicons.rules.nouns.get(lemma) ?? []).map(r => r.coding.event));
  return types.has("ACCUSE") || reading.lexicons.cues.sayings.has(lemma)
    ? new Set([...types, "ACCUSE", "REQUEST", "THREATEN"] as const)
    : types;
}

/** Words said against somebody; an answer to them comes from him. */
const against: ReadonlySet<EventType> = new Set(["ACCUSE", "REQUEST", "THREATEN"]);

/** "The attack", "these attacks": one that the report has told. */
export const pointsBack = (s: Sentence, noun: Token): boolean =>
  children(s, noun, "det").some(d => /Definite=Def|PronType=Dem/.test(d.feats));

const names = (parties: readonly Participant[]): string => parties.map(p => `"${p.text}"`).join(", ");
