import { children, plainRelation, type Sentence, type Token, tokenAt } from "../language/sentence.ts";
import { caseOf, isPassive } from "../language/voice.ts";
import type { Cues } from "./cues.ts";

/**
 * How a report holds what a word tells: `level` 3 certain, 2 probable, 1 possible; `negative` not so; `ahead` still to come.
 *
 * Unlike a commitment it counts what is settled on or asked for as certain to be told: only what may be, is expected or
 * feared, tried, or hangs on a condition is not.
 * @see CODEBOOK.md#certainty
 */
export interface Outlook {
  readonly level: 1 | 2 | 3;
  readonly negative: boolean;
  readonly ahead: boolean;
}

const plain: Outlook = { level: 3, negative: false, ahead: false };

/** The outlook of a word from its own clause and from what governs it. */
export function outlookOf(s: Sentence, t: Token, cues: Cues): Outlook {
  const own = ofItself(s, t, cues);
  const above =
    t.head === 0 ? { ...plain, ahead: isInfinitive(s, t) } : inherited(s, t, tokenAt(s, t.head), cues);
  return {
    level: Math.min(own.level, above.level) as Outlook["level"],
    negative: own.negative !== above.negative,
    ahead: own.ahead || above.ahead,
  };
}

/** Modals, negation, adverbs and adjectives beside a word. */
function ofItself(s: Sentence, word: Token, cues: Cues): Outlook {
  let { level, negative, ahead } = plain as { level: number; negative: boolean; ahead: boolean };
  for (const t of children(s, word)) {
    const form = t.form.toLowerCase().replace("’", "'");
    const lemma = t.lemma.toLowerCase();
    const modal = t.deprel.startsWith("aux") ? (cues.modals.get(form) ?? cues.modals.get(lemma)) : undefined;
    if (modal !== undefined && !cues.ability.has(lemma)) {
      level = Math.min(level, levelOf(s, word, t, modal, cues));
      ahead ||= !isPerfect(s, word);
    }
    if (!beside.has(plainRelation(t))) continue;
    if (cues.negation.has(lemma) || cues.negation.has(form) || cues.undone.has(form)) negative = !negative;
    else if (cues.nearly.has(lemma) && word.upos === "VERB") negative = !negative;
    else if (cues.probable.has(lemma) || cues.hearsay.has(lemma)) level = Math.min(level, 2);
    else if (cues.possible.has(lemma)) level = 1;
    else if (cues.forthcoming.has(form)) ahead = true;
  }
  return { level: level as Outlook["level"], negative, ahead };
}

const beside: ReadonlySet<string> = new Set(["advmod", "det", "cc", "case", "mark", "amod"]);

/** "May" is possible; "would" is sure where it is somebody's future told later ("said it would"), else only supposed. */
function levelOf(s: Sentence, word: Token, aux: Token, modal: string, cues: Cues): number {
  if (modal === "PS") return 1;
  if (modal === "F" || !cues.future.has(aux.form.toLowerCase())) return 3;
  if (isPerfect(s, word)) return 1;
  return cues.plan.has(word.lemma) || isTold(s, word, cues) ? 3 : 2;
}

const isPerfect = (s: Sentence, word: Token): boolean =>
  children(s, word, "aux").some(a => a.lemma === "have");

/** Whether a clause is what somebody says, or is told of something that he said. */
function isTold(s: Sentence, word: Token, cues: Cues): boolean {
  if (word.head === 0) return children(s, word, "parataxis", "ccomp").some(c => cues.report.has(c.lemma));
  const head = tokenAt(s, word.head);
  if (word.deprel === "conj") return isTold(s, head, cues);
  return word.deprel.startsWith("acl") || cues.report.has(head.lemma);
}

const isInfinitive = (s: Sentence, t: Token): boolean =>
  children(s, t, "mark").some(m => m.xpos === "TO") ||
  (t.xpos === "VB" && children(s, t, "aux").length === 0 && t.deprel === "xcomp");

/** What a word takes from its governor. */
function inherited(s: Sentence, t: Token, head: Token, cues: Cues): Outlook {
  const relation = plainRelation(t);
  if (relation === "cop") return head.upos === "VERB" ? plain : outlookOf(s, head, cues);
  if (relation === "conj") return ofList(s, t, head, cues);
  if (relation === "acl")
    return isInfinitive(s, t) || /that/.test(markOf(s, t)) ? ofNoun(s, t, head, cues) : plain;
  if (relation === "advcl") return ofAdverbial(s, t, head, cues);
  if (relation === "xcomp" || relation === "ccomp") return ofComplement(s, t, head, cues);
  if (relation === "obj" || t.deprel === "nsubj:pass") return ofObject(s, t, head, cues);
  if (relation === "nsubj") return ofSubject(s, head, cues);
  if (relation === "nmod" || relation === "compound") return ofAttribute(s, t, head, cues);
  return relation === "obl" ? ofOblique(s, t, head, cues) : plain;
}

const markOf = (s: Sentence, t: Token): string =>
  children(s, t, "mark")
    .map(m => m.lemma.toLowerCase())
    .join(" ");

/** The rest of a list shares what governs its first word, and the modal of a verb that has none of its own. */
function ofList(s: Sentence, t: Token, first: Token, cues: Cues): Outlook {
  const above = first.head === 0 ? plain : inherited(s, first, tokenAt(s, first.head), cues);
  const independent = children(s, t, "nsubj", "aux").length > 0 || /^VB[DZP]$/.test(t.xpos);
  if (independent && !children(s, t, "aux").every(a => a.deprel === "aux:pass"))
    return { ...above, negative: false };
  const whole = outlookOf(s, first, cues);
  return t.upos === "VERB" ? { ...whole, negative: above.negative } : whole;
}

/** "a contract *to supply*", "fears that it *will fall*". */
function ofNoun(s: Sentence, t: Token, noun: Token, cues: Cues): Outlook {
  const lemma = noun.lemma.toLowerCase();
  if (cues.prospects.has(lemma)) return { ...plain, level: 1, ahead: true };
  if (!isInfinitive(s, t)) return plain;
  const negative = outlookOf(s, noun, cues).negative;
  if (cues.binding.has(lemma)) return { ...plain, negative, ahead: true };
  if (cues.plans.has(lemma)) return { level: 1, negative, ahead: true };
  return { ...plain, negative, ahead: noun.upos === "PROPN" || children(s, t, "aux:pass").length > 0 };
}

/** Purpose, condition, time and circumstance. */
function ofAdverbial(s: Sentence, t: Token, head: Token, cues: Cues): Outlook {
  const above = outlookOf(s, head, cues);
  const marks = children(s, t, "mark", "advmod").map(m => m.lemma.toLowerCase());
  if (marks.some(m => cues.conditions.has(m))) return { ...plain, level: 1, ahead: true };
  if (isInfinitive(s, t)) {
    const ahead = above.ahead || isPresent(s, head);
    return { ...plain, level: ahead ? 1 : 3, ahead };
  }
  if (marks.some(m => cues.temporal.has(m))) return { ...plain, ahead: above.ahead };
  if (cues.fail.has(head.lemma) && t.xpos === "VBG") return { ...above, negative: !above.negative };
  if (cues.plan.has(head.lemma) && t.xpos === "VBG") return { ...plain, ahead: true };
  if (cues.convictions.has(head.lemma) && t.xpos === "VBG") return { ...plain, level: 1, ahead: true };
  return t.xpos === "VBG" ? { ...above, negative: false } : plain;
}

/** "Is injecting funds", "injects funds": what it is for has not come yet. */
const isPresent = (s: Sentence, verb: Token): boolean =>
  /^VB[ZP]$/.test(verb.xpos) || (verb.xpos === "VBG" && children(s, verb, "aux").length > 0);

/** What a verb says of its clause. */
function ofComplement(s: Sentence, t: Token, head: Token, cues: Cues): Outlook {
  const lemma = head.lemma.toLowerCase();
  const above = outlookOf(s, head, cues);
  const clause = t.deprel.startsWith("ccomp");
  const infinitive = isInfinitive(s, t);
  if (cues.fail.has(lemma)) return { ...above, negative: !above.negative };
  if (cues.deny.has(lemma)) return { ...plain, negative: true };
  if (cues.doubt.has(lemma)) return { ...plain, level: 2, negative: clause };
  if (cues.foresee.has(lemma)) return { ...plain, level: 2, ahead: infinitive || clause };
  if (cues.tentative.has(lemma)) return { ...plain, level: 1, ahead: true };
  if (cues.seem.has(lemma)) return { ...plain, level: 2 };
  if (cues.believe.has(lemma)) return { ...plain, level: 2, ahead: infinitive && cues.plan.has(lemma) };
  if (clause) return { ...plain, ahead: cues.request.has(lemma) && t.xpos === "VB" };
  if (cues.try.has(lemma)) return { level: 1, negative: false, ahead: true };
  if (cues.coming.has(lemma) && infinitive) return { ...above, ahead: true };
  if (cues.report.has(lemma) && !cues.request.has(lemma) && infinitive && isPassive(s, head))
    return { ...plain, level: 2 };
  if (cues.permit.has(lemma) && isPassive(s, head)) return { ...plain, level: 1, ahead: true };
  if (cues.manage.has(lemma)) return above;
  if (cues.plan.has(lemma) || cues.request.has(lemma)) return { ...plain, ahead: infinitive };
  return { ...above, ahead: above.ahead || infinitive };
}

/** A noun that a verb acts on: called off, announced, foreseen, or part of what the verb tells. */
function ofObject(s: Sentence, t: Token, head: Token, cues: Cues): Outlook {
  const lemma = head.lemma.toLowerCase();
  const above = outlookOf(s, head, cues);
  if (cues.undo.has(lemma))
    return cues.sayings.has(t.lemma) ? plain : { ...above, negative: !above.negative };
  if (cues.existing.has(lemma)) return plain;
  if (cues.foresee.has(lemma)) return { ...plain, level: 2, ahead: true };
  if (cues.tentative.has(lemma)) return { ...plain, level: 1, ahead: true };
  if (cues.announce.has(lemma)) return { ...plain, ahead: true };
  if (cues.intend.has(lemma)) return { ...above, ahead: true };
  return isKnown(s, t) ? { ...above, ahead: false, level: 3 } : above;
}

/** "Its losses", "the crisis": there whatever is done about it. */
const isKnown = (s: Sentence, t: Token): boolean => children(s, t, "nmod:poss").length > 0;

/** "Fears over *the attack*": what is feared for is known. */
const isDefinite = (s: Sentence, t: Token): boolean =>
  isKnown(s, t) || children(s, t, "det").some(d => /Definite=Def/.test(d.feats));

function ofSubject(s: Sentence, head: Token, cues: Cues): Outlook {
  if (cues.fail.has(head.lemma)) return plain; // "if *the raids* stop"
  const above = outlookOf(s, head, cues);
  const expected = cues.probable.has(head.lemma) || cues.foresee.has(head.lemma);
  return { level: expected && head.xpos !== "VBD" ? 2 : 3, negative: false, ahead: above.ahead };
}

/** "fears of *recession*", "delay in *delivery*", "*reorganization* plan". */
function ofAttribute(s: Sentence, t: Token, head: Token, cues: Cues): Outlook {
  const lemma = head.lemma.toLowerCase();
  const compound = t.deprel.startsWith("compound");
  const owned = compound || cues.owning.has(caseOf(s, t));
  if (owned && cues.undo.has(lemma)) return { ...plain, negative: true };
  if (compound || cues.about.has(caseOf(s, t))) {
    if (cues.prospects.has(lemma)) return isDefinite(s, t) ? plain : { ...plain, level: 1, ahead: true };
    if (cues.binding.has(lemma)) return { ...plain, ahead: true };
    if (cues.plans.has(lemma)) return { ...plain, level: 1, ahead: true };
  }
  const part = owned && head.upos === "NOUN" && cues.occurrences.has(lemma) && !isKnown(s, t);
  return part ? { ...outlookOf(s, head, cues), negative: false } : plain;
}

function ofOblique(s: Sentence, t: Token, head: Token, cues: Cues): Outlook {
  const first = children(s, t, "case")[0];
  const before = first && s.tokens[first.id - 2]; // "on fears on *recession*", wherever the tree hangs it
  if (before && cues.prospects.has(before.lemma) && !isDefinite(s, t))
    return { ...plain, level: 1, ahead: true };
  if (cues.fail.has(head.lemma) && t.xpos === "VBG") return { ...plain, negative: true };
  if (cues.plan.has(head.lemma) && t.xpos === "VBG") return { ...plain, ahead: true };
  if (cues.convictions.has(head.lemma) && cues.about.has(caseOf(s, t)))
    return { ...plain, level: 1, ahead: true };
  return plain;
}
