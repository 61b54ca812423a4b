import { children, plainRelation, type Sentence, type Token, tokenAt } from "../language/sentence.ts";
import { caseOf } from "../language/voice.ts";
import type { Cues } from "./cues.ts";
import type { Factuality, Status } from "./event.ts";

/** How somebody holds a happening to be: certainty (0 unknown to 3 certain), yes or no, and its standing in time. */
export interface Commitment {
  readonly certainty: 0 | 1 | 2 | 3;
  readonly negative: boolean;
  readonly status: Status;
  readonly why: readonly string[];
}

/** FactBank's name for a commitment. */
export function factualityOf(c: Commitment): Factuality {
  if (c.certainty === 0) return "Uu";
  return `${["PS", "PS", "PR", "CT"][c.certainty] as "PS" | "PR" | "CT"}${c.negative ? "-" : "+"}`;
}

const certain: Commitment = { certainty: 3, negative: false, status: "occurred", why: [] };

/** Whether a word's own clause denies it ("will *not* let them in", "will *no longer* attend"). */
export const isNegated = (s: Sentence, word: Token, cues: Cues): boolean => {
  const denies = (t: Token): boolean =>
    cues.negation.has(t.lemma.toLowerCase()) || cues.negation.has(t.form.toLowerCase().replace("’", "'"));
  return children(s, word, "advmod").some(t => denies(t) || children(s, t, "advmod", "det").some(denies));
};

/**
 * What a clause and those above it say of a word's reality, up to the clauses in `stop` (token ids of cues of saying,
 * whose speakers answer for what lies below); `bare` leaves out the word's own modals and negation.
 */
export function commitmentOf(
  s: Sentence,
  word: Token,
  cues: Cues,
  stop: ReadonlySet<number>,
  bare = false,
): Commitment {
  let found = bare ? certain : within(s, word, cues, certain);
  let token = word;
  for (let steps = 0; token.head !== 0 && steps < 12; steps++) {
    const head = tokenAt(s, token.head);
    if (stop.has(head.id) || (token.deprel === "parataxis" && stop.has(token.id))) break;
    if (presupposed(s, token, head, cues)) break;
    found = under(s, token, head, cues, found);
    if (scopal(token)) found = within(s, head, cues, found);
    token = head;
  }
  return question(s) && found.certainty > 0
    ? { ...found, certainty: 0, status: "hypothetical", why: [...found.why, "question"] }
    : found;
}

/** A happening that is spoken of as known, beside what is not: "vowed to hold Mali to account for *the attack*". */
function presupposed(s: Sentence, token: Token, head: Token, cues: Cues): boolean {
  if (token.deprel === "acl" && token.xpos === "VBN" && head.upos === "NOUN") return true;
  if (token.deprel === "acl:relcl" && tellsThePast(s, token)) return true;
  if (token.upos === "NOUN" && token.deprel === "obj" && cues.attitudes.has(head.lemma.toLowerCase()))
    return isKnown(s, token);
  if (token.upos !== "NOUN" || !/^(?:obl|nmod)/.test(token.deprel) || !cues.occasions.has(caseOf(s, token)))
    return false;
  const lemma = head.lemma.toLowerCase();
  return (
    isKnown(s, token) &&
    ![cues.plan, cues.plans, cues.request, cues.try, cues.fail].some(set => set.has(lemma))
  );
}

/** "The attack", "Mali's war". */
const isKnown = (s: Sentence, noun: Token): boolean =>
  children(s, noun, "det", "nmod:poss").some(d => d.deprel === "nmod:poss" || /Definite=Def/.test(d.feats));

/** "Those who *attacked* the town": it has come to pass, whatever becomes of them. */
const tellsThePast = (s: Sentence, verb: Token): boolean =>
  verb.xpos === "VBD" ||
  children(s, verb, "aux", "cop").some(a => /^VB[DZP]$/.test(a.xpos) && a.lemma !== "do");

const question = (s: Sentence): boolean => s.tokens.at(-1)?.form === "?" || s.tokens.at(-2)?.form === "?";

/** Whether what governs a word says something of its reality. */
const scopal = (t: Token): boolean => /^(?:xcomp|obj|compound:prt|aux|cop)/.test(t.deprel);

/** Relations of small words that say something of their word's reality. */
const beside: ReadonlySet<string> = new Set(["advmod", "det", "cc", "case", "mark", "amod"]);

/** Auxiliaries, negation and adverbs in a word's own clause. */
function within(s: Sentence, word: Token, cues: Cues, c: Commitment): Commitment {
  let { certainty, negative, status } = c;
  const why = [...c.why];
  const note = (token: Token, what: string) => why.push(`"${token.form}": ${what}`);
  for (const t of children(s, word)) {
    const lemma = t.lemma.toLowerCase();
    const form = t.form.toLowerCase().replace("’", "'");
    const asTold = t.deprel.startsWith("aux") ? (cues.modals.get(form) ?? cues.modals.get(lemma)) : undefined;
    const modal = asTold === "U" && cues.future.has(form) && reportedInPast(s, word, cues) ? "F" : asTold;
    if (modal === "F") [status, certainty] = [status === "hypothetical" ? status : "planned", certainty];
    else if (modal === "PS") certainty = Math.min(certainty, 1) as 0 | 1;
    else if (modal === "U" && t.xpos === "MD") [certainty, status] = [0, "hypothetical"];
    if (modal) note(t, "modal");
    if (!beside.has(plainRelation(t))) continue;
    if (cues.negation.has(lemma) || cues.negation.has(form)) negative = !negative;
    else if (cues.probable.has(lemma)) certainty = Math.min(certainty, 2) as 0 | 1 | 2;
    else if (cues.possible.has(lemma)) certainty = Math.min(certainty, 1) as 0 | 1;
    else if (cues.hearsay.has(lemma)) certainty = Math.min(certainty, 2) as 0 | 1 | 2;
    else if (cues.conditions.has(lemma) && t.deprel === "mark") [certainty, status] = [0, "hypothetical"];
    else continue;
    note(t, "changes certainty");
  }
  const hedge = children(s, word, "acl").find(a => cues.believe.has(a.lemma) && a.xpos === "VBN");
  if (hedge) {
    certainty = Math.min(certainty, 2) as 0 | 1 | 2;
    note(hedge, "held likely");
  }
  return { certainty, negative, status, why };
}

/** "Said it would sign": the future of the one who spoke. */
function reportedInPast(s: Sentence, word: Token, cues: Cues): boolean {
  const clause = word.deprel === "conj" && word.head !== 0 ? tokenAt(s, word.head) : word;
  const said =
    clause.deprel === "parataxis" || clause.head === 0
      ? children(s, clause, "parataxis", "ccomp")[0]
      : tokenAt(s, clause.head);
  if (said === undefined || !cues.report.has(said.lemma) || !/^VB[DN]$/.test(said.xpos)) return false;
  return children(s, clause, "advcl").every(c =>
    children(s, c, "mark").every(m => !cues.conditions.has(m.lemma)),
  );
}

/** What a governor says of its complement. */
function under(s: Sentence, token: Token, head: Token, cues: Cues, c: Commitment): Commitment {
  const relation = plainRelation(token);
  const lemma = head.lemma.toLowerCase();
  const because = (what: string) => [...c.why, `"${head.form}": ${what}`];
  const unreal = (status: Status, what: string, certainty: 0 | 1 | 2 | 3 = 0): Commitment => ({
    ...c,
    certainty,
    status: c.status === "hypothetical" ? c.status : status,
    why: because(what),
  });
  if (relation === "advcl" && children(s, token, "mark").some(m => cues.conditions.has(m.lemma)))
    return unreal("hypothetical", "condition");
  const infinitive =
    children(s, token, "mark").some(m => m.lemma === "to" && m.xpos === "TO") ||
    (token.xpos === "VB" && children(s, token, "aux").length === 0);
  if (relation === "acl" && token.deprel !== "acl:relcl" && infinitive && head.upos === "NOUN")
    return unreal("planned", "purpose of a noun");
  if (relation === "advcl" && infinitive) return unreal("planned", "purpose");
  if (relation === "nmod" && cues.plans.has(lemma) && cues.owning.has(caseOf(s, token)))
    return unreal("planned", "object of a plan");
  const complement =
    relation === "xcomp" ||
    relation === "ccomp" ||
    (relation === "obj" && token.upos === "NOUN") ||
    (relation === "obl" &&
      /^(?:VBG|NN)/.test(token.xpos) &&
      head.upos === "VERB" &&
      !["after", "following", "since", "in", "during"].includes(caseOf(s, token)));
  if (relation === "nsubj" && isPassiveOf(s, head) && cues.plan.has(lemma))
    return unreal("planned", "planned");
  if (!complement) return c;
  return governed(token, head, lemma, relation, cues, c, unreal, because);
}

const isPassiveOf = (s: Sentence, verb: Token): boolean => children(s, verb, "nsubj:pass").length > 0;

function governed(
  token: Token,
  head: Token,
  lemma: string,
  relation: string,
  cues: Cues,
  c: Commitment,
  unreal: (status: Status, what: string, certainty?: 0 | 1 | 2 | 3) => Commitment,
  because: (what: string) => readonly string[],
): Commitment {
  const clause = relation === "xcomp" || relation === "ccomp";
  if (cues.fail.has(lemma) && (clause || relation === "obj"))
    return { ...c, negative: !c.negative, why: because("did not happen") };
  if (cues.deny.has(lemma)) return { ...c, negative: !c.negative, why: because("denied") };
  if (cues.doubt.has(lemma) && clause)
    return { ...c, certainty: Math.min(c.certainty, 2) as 2, negative: !c.negative, why: because("doubted") };
  if (cues.manage.has(lemma)) return c;
  if (cues.believe.has(lemma) && head.xpos === "VBN" && clause)
    return { ...c, certainty: Math.min(c.certainty, 2) as 2, why: because("held likely") };
  if (clause && token.xpos !== "VBG" && cues.request.has(lemma) && relation === "xcomp")
    return unreal("hypothetical", "asked for");
  if (clause && cues.plan.has(lemma) && relation === "xcomp") return unreal("planned", "planned");
  if (clause && cues.try.has(lemma)) return unreal("hypothetical", "tried");
  if (clause && cues.believe.has(lemma))
    return { ...c, certainty: Math.min(c.certainty, 2) as 2, why: because("believed") };
  if (relation === "obj" && (cues.plan.has(lemma) || cues.request.has(lemma)) && !cues.report.has(lemma))
    return unreal("hypothetical", "wanted");
  return c;
}
