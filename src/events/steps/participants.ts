import { mentionsIn } from "../../language/analysis.ts";
import { children, type Sentence, subtree, type Token, tokenAt } from "../../language/sentence.ts";
import { caseOf } from "../../language/voice.ts";
import type { Draft, Reading, Step } from "../draft.ts";
import type { EventType } from "../event.ts";
import { candidates, partiesAt } from "../parties.ts";
import { phraseTokens } from "../phrase.ts";
import { resolveHead } from "../resolution.ts";
import { attendersOf, stayOf } from "../session.ts";

/**
 * Finds the parties that the patterns left open, spreads lists of parties ("Russia, Iran and Turkey"; "Russia along with
 * Iran"), and puts both sides of a reciprocal event in one.
 */
export const participants: Step = {
  name: "participants",
  apply: (drafts, reading) => drafts.map(draft => spread(filled(draft, reading), reading)),
};

const none: ReadonlySet<string> = new Set();

/** Whether a head is a pronoun: "dropped its complaint" has no other side in "its". */
const pronoun = (draft: Draft, head: number, reading: Reading): boolean =>
  tokenAt(reading.analysis.sentences[draft.sentence]!, head).upos === "PRON";

/** Whether a head is the subject of a clause: of whom something is asked is he, known or not. */
const tellsOf = (draft: Draft, head: number, reading: Reading): boolean =>
  draft.coding.event === "REQUEST" &&
  !draft.actorHeads.includes(head) &&
  tokenAt(reading.analysis.sentences[draft.sentence]!, head).deprel.startsWith("nsubj");

/** Looks further for a party where the pattern's head names nobody. */
function filled(draft: Draft, reading: Reading): Draft {
  const { actors, recipients, partners, inward, reasons } = reading.lexicons.cues;
  const doers = reading.lexicons.arguments.agents;
  const nobody = (heads: readonly number[]) => heads.every(h => partiesAt(draft, h, reading).length === 0);
  const find = (roles: ReadonlySet<string>, not: readonly string[], through: ReadonlySet<string>) =>
    candidates(draft, roles, through, reading).find(id => {
      const found = partiesAt(draft, id, reading).filter(c => c !== "");
      return found.length > 0 && found.every(c => !not.includes(c));
    });
  const names = (heads: readonly number[]) => heads.flatMap(h => partiesAt(draft, h, reading));
  const others = names(draft.recipientHeads);
  const met = attenders(draft, others, reading);
  const actor = nobody(draft.actorHeads)
    ? (find(actors, others, none) ??
      imposer(draft, reading) ??
      (met.length > 0 ? met[0] : undefined) ??
      find(doers, others, reasons))
    : undefined;
  const actorHeads = actor === undefined ? draft.actorHeads : actor === met[0] ? met : [actor];
  const both =
    draft.coding.reciprocal &&
    spread({ ...draft, actorHeads }, reading).actorHeads.filter(h => partiesAt(draft, h, reading).length > 0)
      .length > 1;
  const itself = draft.recipientHeads.every(
    h => pronoun(draft, h, reading) && names([h]).every(c => names(actorHeads).includes(c)),
  );
  const stranger = draft.recipientHeads.some(h => tellsOf(draft, h, reading));
  const recipient =
    !both && !stranger && (nobody(draft.recipientHeads) || itself)
      ? (find(draft.coding.reciprocal ? partners : recipients, names(actorHeads), inward) ??
        divided(draft, names(actorHeads), reading) ??
        countryman(draft, actorHeads, reading) ??
        (draft.coding.reciprocal ? partner(draft, names(actorHeads), reading) : host(draft, reading)))
      : undefined;
  const why = [
    ["actor", actor],
    ["recipient", recipient],
  ].filter(([, id]) => id !== undefined);
  return {
    ...draft,
    actorHeads,
    recipientHeads: recipient !== undefined ? [recipient] : itself ? [] : draft.recipientHeads,
    why: [...draft.why, ...why.map(([name, id]) => `participants: ${name} looked for, token ${id}`)],
  };
}

/** Who acts at or after a meeting took part in it: beside those whom it is said to be with, else there must be two. */
function attenders(draft: Draft, others: readonly string[], reading: Reading): readonly number[] {
  if (draft.coding.event !== "CONSULT") return [];
  const s = reading.analysis.sentences[draft.sentence]!;
  const stay = stayOf(s, tokenAt(s, draft.predicate), reading);
  if (!draft.coding.reciprocal) return stay === undefined ? [] : [stay.guest];
  const heads = stay ? [stay.guest] : attendersOf(s, tokenAt(s, draft.predicate), reading);
  const all = heads.flatMap(h => listed(s, h, reading.lexicons.cues.company, s.tokens.length));
  const names = new Set(all.flatMap(h => partiesAt(draft, h, reading)).filter(c => c !== ""));
  const met = others.some(c => c !== "" && !names.has(c));
  return names.size > (met ? 0 : 1) ? heads : [];
}

/** The land in which somebody is for a visit. */
function host(draft: Draft, reading: Reading): number | undefined {
  const s = reading.analysis.sentences[draft.sentence]!;
  return draft.coding.event === "CONSULT" ? stayOf(s, tokenAt(s, draft.predicate), reading)?.host : undefined;
}

/** Words to or about two who are at odds: "condemned the violence along the border *between Mali* and Niger". */
const spoken: ReadonlySet<EventType> = new Set(["ACCUSE", "REQUEST", "SUPPORT"]);

function divided(draft: Draft, not: readonly string[], reading: Reading): number | undefined {
  const s = reading.analysis.sentences[draft.sentence]!;
  const word = tokenAt(s, draft.predicate);
  if (!spoken.has(draft.coding.event) || draft.coding.reciprocal || word.upos !== "VERB") return undefined;
  return subtree(s, word).find(t => {
    if (t.id < word.id || !reading.lexicons.parties.dividing.has(caseOf(s, t))) return false;
    const both = listed(s, t.id, none, s.tokens.length).flatMap(h => partiesAt(draft, h, reading));
    return new Set(both).size > 1 && both.every(c => c !== "" && !not.includes(c));
  })?.id;
}

/** Acts between those of one land. */
const athome: ReadonlySet<EventType> = new Set([
  "PROTEST",
  "COERCE",
  "SANCTION",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "CONCEDE",
  "SUPPORT",
]);

/** The other side where it is of the doer's own land, but of another kind: "lawyers rallied outside the *ministry*". */
function countryman(draft: Draft, actorHeads: readonly number[], reading: Reading): number | undefined {
  if (!athome.has(draft.coding.event) || draft.coding.reciprocal) return undefined;
  const resolved = (h: number) => resolveHead(draft.sentence, h, reading);
  const kinds = new Set<string | undefined>(actorHeads.flatMap(resolved).map(r => r.sectors[0]));
  if (kinds.size === 0 || kinds.has(undefined)) return undefined;
  const { recipients, inward } = reading.lexicons.cues;
  const s = reading.analysis.sentences[draft.sentence]!;
  return candidates(draft, recipients, inward, reading).find(h => {
    const token = tokenAt(s, h);
    if (
      actorHeads.includes(h) ||
      !/^(?:NOUN|PROPN)$/.test(token.upos) ||
      /^(?:amod|compound)/.test(token.deprel)
    )
      return false;
    if (children(s, token, "nmod:poss").some(o => o.upos === "PRON")) return false;
    return resolved(h).some(
      r => r.by !== "resolve/possession" && r.sectors.length > 0 && !kinds.has(r.sectors[0]),
    );
  });
}

/** Who lifts a measure had taken it: "Kenya lifted the ban *imposed* after the raid". */
function imposer(draft: Draft, reading: Reading): number | undefined {
  const s = reading.analysis.sentences[draft.sentence]!;
  const word = tokenAt(s, draft.predicate);
  if (draft.coding.event !== "SANCTION" || word.deprel !== "acl") return undefined;
  const measure = tokenAt(s, word.head);
  const verb = measure.deprel === "obj" ? tokenAt(s, measure.head) : undefined;
  if (verb === undefined || !reading.lexicons.grafts.undoing.has(verb.lemma)) return undefined;
  return reading.arguments[s.index]![verb.id]!.find(a => a.role === "agent")?.token;
}

/** The other side of what is done together, by its preposition alone: the tree may hang "with Peru" on any word of the clause. */
function partner(draft: Draft, not: readonly string[], reading: Reading): number | undefined {
  const s = reading.analysis.sentences[draft.sentence]!;
  const word = tokenAt(s, draft.predicate);
  const { partners } = reading.lexicons.cues;
  return subtree(s, word).find(t => {
    if (t.id < word.id || !partners.has(caseOf(s, t)) || !/^(?:obl|nmod)/.test(t.deprel)) return false;
    if (s.tokens.slice(word.id, t.id - 1).some(b => b.upos === "VERB")) return false;
    const found = partiesAt(draft, t.id, reading).filter(c => c !== "");
    return found.length > 0 && found.every(c => !not.includes(c));
  })?.id;
}

function spread(draft: Draft, reading: Reading): Draft {
  const sentence = reading.analysis.sentences[draft.sentence]!;
  const { company } = reading.lexicons.cues;
  const word = tokenAt(sentence, draft.predicate);
  const verb = word.upos === "VERB" ? word.id : sentence.tokens.length;
  const all = (heads: readonly number[]) => [
    ...new Set(heads.flatMap(h => listed(sentence, h, company, verb))),
  ];
  const subjects = reading.arguments[draft.sentence]![draft.predicate]!.filter(
    a => a.role === "agent" && (a.path === "nsubj" || a.path === "before"),
  ).map(a => a.token);
  const actorHeads = all(
    draft.actorHeads.some(h => subjects.includes(h)) ? [...draft.actorHeads, ...subjects] : draft.actorHeads,
  );
  const recipientHeads = all(draft.recipientHeads).filter(h => !actorHeads.includes(h));
  if (!draft.coding.reciprocal) return { ...draft, actorHeads, recipientHeads };
  const before =
    actorHeads.length === 1 && recipientHeads.length === 0 ? besides(draft, actorHeads[0]!, reading) : [];
  return { ...draft, actorHeads: [...before, ...actorHeads, ...recipientHeads], recipientHeads: [] };
}

/** The name before "and" of "X and Y met", where the tree hangs it elsewhere: X must open the clause. */
function besides(draft: Draft, head: number, reading: Reading): readonly number[] {
  const sentence = reading.analysis.sentences[draft.sentence]!;
  if (head > draft.predicate) return [];
  const first = phraseTokens(sentence, tokenAt(sentence, head))[0]!;
  const and = sentence.tokens[first.id - 2];
  if (and?.upos !== "CCONJ") return [];
  const other = mentionsIn(reading.analysis, draft.sentence).find(
    m => m.kind === "NAM" && m.end === (sentence.tokens[and.id - 2]?.end ?? -1),
  );
  if (other === undefined || sentence.tokens.slice(0, and.id).some(t => t.upos === "VERB")) return [];
  return partiesAt(draft, other.head, reading).length > 0 ? [other.head] : [];
}

/** Whether a finite verb follows a name at once: "supports Mali and *Niger backs* the rebels" begins another clause. */
function startsClause(sentence: Sentence, token: Token): boolean {
  const last = phraseTokens(sentence, token).at(-1)!;
  const next = sentence.tokens[last.id];
  return next !== undefined && /^VB[DZP]$/.test(next.xpos);
}

/** A head and those listed with it. */
function listed(
  sentence: Sentence,
  head: number,
  company: ReadonlySet<string>,
  predicate: number,
): readonly number[] {
  const token = tokenAt(sentence, head);
  const joined = (c: Token) =>
    (c.deprel === "conj" || children(sentence, c, "cc").length > 0) &&
    !(c.id > predicate && startsClause(sentence, c));
  const more = children(sentence, token, "conj", "appos").filter(c => c.upos !== "VERB" && joined(c));
  const along = children(sentence, token, "nmod").filter(c => {
    const marks = children(sentence, c, "case");
    return (
      marks.length > 0 &&
      company.has(
        [marks[0]!, ...children(sentence, marks[0]!, "fixed"), ...marks.slice(1)]
          .map(m => m.lemma.toLowerCase())
          .join(" "),
      )
    );
  });
  return [head, ...[...more, ...along].flatMap(c => listed(sentence, c.id, company, predicate))];
}
