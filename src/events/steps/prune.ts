import type { Argument } from "../../language/arguments.ts";
import { children, type Sentence, subtree, type Token, tokenAt } from "../../language/sentence.ts";
import type { Draft, Reading, Step } from "../draft.ts";
import type { EventType } from "../event.ts";
import { answers, bidding } from "./answer.ts";

/** Applies PLOVER's boundary rules between drafts and drops doubles. */
export const prune: Step = {
  name: "prune",
  apply: (drafts, reading) => {
    const told = drafts.map(d => (reached(d, reading) ? done(d) : d));
    const meant = ordered(
      told.filter(d => !idle(d, reading)),
      reading,
    );
    const shifted = meant.filter(d => !aimed(d, reading)).map(shift);
    return shifted.filter(d => !shifted.some(o => o !== d && supersedes(o, d, reading)));
  },
};

/** What is done "to punish Chile", or tried in "efforts to settle the dispute", need not come to pass. */
function aimed(d: Draft, reading: Reading): boolean {
  if (d.factuality !== "Uu" || (d.status !== "planned" && d.status !== "hypothetical")) return false;
  const s = reading.analysis.sentences[d.sentence]!;
  const top = clauseOf(s, tokenAt(s, d.predicate));
  if (top.head === 0 || !/^(?:advcl|acl)(?!:relcl)/.test(top.deprel)) return false;
  if (!children(s, top, "mark").some(m => m.xpos === "TO")) return false;
  const head = tokenAt(s, top.head);
  return head.upos !== "NOUN" || !reading.lexicons.cues.settled.has(head.lemma.toLowerCase());
}

/** Words for which somebody went his way were said: "flew to Lima to *ask* Peru for help". */
function reached(d: Draft, reading: Reading): boolean {
  const { quad } = reading.lexicons.ontology.types[d.coding.event];
  if (quad !== 3 || d.coding.event === "THREATEN" || d.factuality !== "Uu") return false;
  const s = reading.analysis.sentences[d.sentence]!;
  const word = tokenAt(s, d.predicate);
  if (word.head === 0 || !/^(?:advcl|xcomp)/.test(word.deprel)) return false;
  const way = tokenAt(s, word.head);
  return (
    children(s, word, "mark").some(m => m.xpos === "TO") &&
    /^VB[DN]$/.test(way.xpos) &&
    children(s, way, "aux", "advmod").every(a => !/^(?:MD|RB)$/.test(a.xpos)) &&
    reading.lexicons.cues.journeys.has(way.lemma.toLowerCase())
  );
}

const done = (d: Draft): Draft => ({
  ...d,
  factuality: "CT+",
  authorFactuality: d.attribution.length > 0 ? d.authorFactuality : "CT+",
  status: "occurred",
  attribution: d.attribution.map(a => ({ ...a, factuality: "CT+" as const })),
  why: [...d.why, "prune: a purpose that was reached"],
});

/** The verb of a word's clause: itself, or what a noun or a listed verb hangs on. */
function clauseOf(s: Sentence, word: Token): Token {
  let t = word;
  while (t.head !== 0 && /^(?:obj|obl|nmod|conj|xcomp|compound)/.test(t.deprel)) t = tokenAt(s, t.head);
  return t;
}

/** Something merely supposed is no event where nobody is said to do it ("threats that may target the land"), or where it is but words. */
const idle = (d: Draft, reading: Reading): boolean => {
  if (byMishap(d, reading) || atLarge(d, reading)) return true;
  if (d.factuality !== "Uu" || (d.status !== "planned" && d.status !== "hypothetical")) return false;
  const s = reading.analysis.sentences[d.sentence]!;
  const word = tokenAt(s, d.predicate);
  if (d.status === "hypothetical" && enabled(s, word, reading)) return true;
  if (word.upos === "NOUN" && children(s, word, "det").some(t => /PronType=Ind/.test(t.feats))) return true;
  const { quad } = reading.lexicons.ontology.types[d.coding.event];
  if (asked(s, word) && d.actor.length > 0) return false;
  return (
    d.actor.length === 0 ||
    (d.status === "hypothetical" && d.coding.event !== "THREATEN" && (quad === 1 || quad === 3))
  );
};

/** What a government says in its own paper of people of no land ("we honour all women", "our commitment to students") is between no two parties. */
const atLarge = (d: Draft, { official }: Reading): boolean =>
  official !== undefined &&
  (d.coding.event === "SUPPORT" || d.coding.event === "AGREE") &&
  d.actor.length === 1 &&
  d.actor[0]!.country === official &&
  d.recipient.length > 0 &&
  d.recipient.every(r => r.country === undefined && r.group === undefined);

/** Whether a sentence asks for nothing but whether its own verb comes true ("Will Chad agree to a recount?"). */
const asked = (s: Sentence, word: Token): boolean =>
  word.head === 0 && word.upos === "VERB" && s.tokens.at(-1)?.form === "?";

/** What somebody is only put in a position to do: "a pipeline that will *allow* Chad to cut supplies". */
function enabled(s: Sentence, word: Token, reading: Reading): boolean {
  for (let t = word; t.head !== 0; t = tokenAt(s, t.head)) {
    if (!/^(?:xcomp|conj|obj)/.test(t.deprel)) return false;
    if (t.deprel === "xcomp" && reading.lexicons.cues.permit.has(tokenAt(s, t.head).lemma)) return true;
  }
  return false;
}

/** Whom an accident hurt nobody attacked: "two trains *collided*, and 30 people were injured". */
function byMishap(d: Draft, reading: Reading): boolean {
  if (d.coding.event !== "ASSAULT" || d.actor.length > 0 || d.actorHeads.length > 0) return false;
  const s = reading.analysis.sentences[d.sentence]!;
  const word = tokenAt(s, d.predicate);
  return (
    word.deprel === "conj" &&
    reading.lexicons.rules.lists.get("mishappen")?.has(tokenAt(s, word.head).lemma) === true
  );
}

/** A government that orders its own to act means to act: "ordered his ministers to lift the ban" is an easing to come. */
function ordered(drafts: readonly Draft[], reading: Reading): readonly Draft[] {
  const own = drafts.filter(d => d.coding.event === "REQUEST" && toItself(d));
  const inner = (o: Draft, d: Draft) =>
    d !== o &&
    d.sentence === o.sentence &&
    d.status === "hypothetical" &&
    held(reading.analysis.sentences[o.sentence]!, o, d) &&
    [...d.recipient, ...(d.coding.reciprocal ? d.actor : [])].some(p => p.country !== o.actor[0]!.country);
  const done = own.filter(o => drafts.some(d => inner(o, d)));
  return drafts
    .filter(d => !done.includes(d))
    .map(d => {
      const order = done.find(o => inner(o, d));
      return order === undefined ? d : undertaken(d, order);
    });
}

function undertaken(d: Draft, order: Draft): Draft {
  const { factuality, authorFactuality, attribution } = order;
  const why = "prune: ordered by a government of its own";
  return { ...d, status: "planned", factuality, authorFactuality, attribution, why: [...d.why, why] };
}

const toItself = (d: Draft): boolean =>
  d.actor.length > 0 &&
  d.recipient.length > 0 &&
  [...d.actor, ...d.recipient].every(
    p => p.country !== undefined && p.country === d.actor[0]!.country && (p.sector ?? "GOV") === "GOV",
  );

/** What a planned event is: cooperation to come is an agreement, a concession to come a concession, force to come a threat. */
const planned: Readonly<Partial<Record<EventType, EventType>>> = {
  CONSULT: "AGREE",
  SUPPORT: "AGREE",
  COOPERATE: "AGREE",
  AID: "AGREE",
  RETREAT: "CONCEDE",
  SANCTION: "THREATEN",
  COERCE: "THREATEN",
  ASSAULT: "THREATEN",
};

const cameoOfPlanned: Readonly<Partial<Record<EventType, string>>> = {
  AGREE: "030",
  CONCEDE: "080",
  THREATEN: "130",
};

/** Cooperation and concession that somebody says he will not give: a refusal. */
const refusable: ReadonlySet<EventType> = new Set([
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "CONCEDE",
  "COOPERATE",
  "AID",
  "RETREAT",
]);

function shift(draft: Draft): Draft {
  if (draft.status === "planned" && draft.factuality.endsWith("-") && refusable.has(draft.coding.event))
    return refused(draft);
  const event = draft.status === "planned" ? planned[draft.coding.event] : undefined;
  if (event === undefined) return draft;
  const coding = { ...draft.coding, event, mode: [], cameo: cameoOfPlanned[event]! };
  return { ...draft, coding, why: [...draft.why, `prune: planned ${draft.coding.event} is ${event}`] };
}

/** "Will not lift the ban" is a refusal that has happened. */
function refused(draft: Draft): Draft {
  const flip = (f: Draft["factuality"]) =>
    f.endsWith("-") ? (`${f.slice(0, 2)}+` as Draft["factuality"]) : f;
  const coding = { ...draft.coding, event: "REJECT" as const, mode: [], cameo: "120" };
  const attribution = draft.attribution.map(a => ({ ...a, factuality: flip(a.factuality) }));
  const why = [...draft.why, `prune: ${draft.coding.event} that will not be is REJECT`];
  return {
    ...draft,
    coding,
    attribution,
    factuality: flip(draft.factuality),
    authorFactuality: flip(draft.authorFactuality),
    status: "occurred",
    why,
  };
}

/** Verbal acts that hold their content: what is agreed, threatened, asked or refused is not coded again. */
const holders = new Set<EventType>([
  "AGREE",
  "THREATEN",
  "REQUEST",
  "REJECT",
  "CONCEDE",
  "ACCUSE",
  "MOBILIZE",
]);

/** What demonstrators want or blame is not coded beside their protest. */
const demands = new Set<EventType>(["REQUEST", "ACCUSE", "REJECT"]);

/** What somebody stops doing is told by his stopping it ("stopped buying tea from Kenya"). */
const stops = new Set<EventType>(["SANCTION", "RETREAT"]);

/** Violence and measures are told anew where they are condemned ("condemned the invasion of Kuwait"). */
const deeds = new Set<EventType>(["ASSAULT", "COERCE", "SANCTION", "MOBILIZE"]);

/** Whether d is only the noun that o's verb speaks of: "cancelled a meeting", "reneged on its promise", not where it was done ("at talks"). */
function objectOf(s: Sentence, o: Draft, d: Draft, reading: Reading): boolean {
  if (tokenAt(s, d.predicate).upos === "VERB" || tokenAt(s, o.predicate).upos !== "VERB") return false;
  if (o.coding.event === "ACCUSE" && deeds.has(d.coding.event)) return false;
  if (answers(o, d, reading) || bidding(d, reading)) return false;
  const { objects, sessions } = reading.lexicons.cues;
  const where = (role: string) => d.coding.event === "CONSULT" && sessions.has(role);
  return reading.arguments[s.index]![o.predicate]!.some(
    a => a.token === d.predicate && objects.has(a.role) && !where(a.role),
  );
}

/** Whether draft `o` makes draft `d` superfluous. */
function supersedes(o: Draft, d: Draft, reading: Reading): boolean {
  if (o.sentence !== d.sentence) return false;
  if (o.predicate === d.predicate) return false;
  const s = reading.analysis.sentences[d.sentence]!;
  const all = reading.arguments[s.index]![o.predicate]!;
  const same = o.coding.event === d.coding.event;
  if (
    same &&
    all.some(a => a.token === d.predicate && a.role !== "agent") &&
    tokenAt(s, d.predicate).upos !== "VERB" &&
    overlap(o, d)
  )
    return true;
  if (objectOf(s, o, d, reading) || echoes(s, o, d)) return true;
  if (same && d.actor.length === 0 && o.actor.length > 0 && held(s, o, d) && suffers(o, d)) return true;
  if (
    holders.has(o.coding.event) &&
    o.coding.event !== "ACCUSE" &&
    !past(tokenAt(s, d.predicate)) &&
    all.some(a => a.token === d.predicate && (a.role === "clause" || gerund(s, a, reading)))
  )
    return true;
  if (
    d.coding.weak &&
    same &&
    subtree(s, tokenAt(s, o.predicate)).some(t => t.id === d.predicate) &&
    overlap(o, d)
  )
    return true;
  if (
    stops.has(o.coding.event) &&
    d.factuality.endsWith("-") &&
    all.some(a => a.role === "clause" && a.token === d.predicate)
  )
    return true;
  if (o.coding.event === "PROTEST" && demands.has(d.coding.event) && held(s, o, d)) return true;
  const unreal =
    d.status === "planned" ||
    d.status === "hypothetical" ||
    (o.coding.event === "ACCUSE" && !deeds.has(d.coding.event) && !complainedOf(s, o, d)) ||
    d.factuality.endsWith("-");
  if (
    unreal &&
    refusable.has(o.coding.event) &&
    refusable.has(d.coding.event) &&
    held(s, o, d) &&
    alike(o, d)
  )
    return true;
  return (
    holders.has(o.coding.event) &&
    unreal &&
    held(s, o, d) &&
    !(holders.has(d.coding.event) && inside(s, d, o))
  );
}

/** What a verb governs by a preposition is its content too ("agreed *on opening* a bridge", "committed itself *to training* pilots"). */
function gerund(s: Sentence, a: Argument, reading: Reading): boolean {
  const word = tokenAt(s, a.token);
  return (
    a.role === "advcl" &&
    word.xpos === "VBG" &&
    children(s, word, "mark", "case").some(m => reading.lexicons.cues.objects.has(m.lemma.toLowerCase()))
  );
}

/** What somebody complains of in a clause of its own has come to pass ("complained that Mali *had threatened* Niger"), as it need not where it is alleged. */
const complainedOf = (s: Sentence, o: Draft, d: Draft): boolean => {
  const word = tokenAt(s, d.predicate);
  const told = /^VB[DN]$/.test(word.xpos) && word.head === o.predicate && word.deprel === "ccomp";
  return told && o.coding.mode.includes("disapprove");
};

/** A participle said of a noun has come to pass, whatever becomes of what the noun names ("lift the ban *imposed* in May"). */
const past = (t: Token): boolean => t.deprel === "acl" && t.xpos === "VBN";

/** The same act once more in a list, without its other side: "summoned the envoy and *protested*". */
const echoes = (s: Sentence, o: Draft, d: Draft): boolean =>
  o.coding.event === d.coding.event &&
  o.recipient.length > 0 &&
  d.recipient.length === 0 &&
  tokenAt(s, d.predicate).deprel === "conj" &&
  tokenAt(s, d.predicate).head === o.predicate &&
  alike(o, d);

/** Whether the same side acts: what a contract is to bring is told with the contract. */
const alike = (o: Draft, d: Draft): boolean =>
  o.actor.length > 0 && o.actor.every(a => d.actor.some(b => b.country === a.country));

/** Whether d befalls none but those whom o befalls. */
const suffers = (o: Draft, d: Draft): boolean =>
  d.recipient.length > 0 && d.recipient.every(r => o.recipient.some(x => x.country === r.country));

const overlap = (o: Draft, d: Draft): boolean => {
  const codes = new Set([...o.actor, ...o.recipient].map(p => p.country));
  const mine = [...d.actor, ...d.recipient];
  return mine.length === 0 || mine.some(p => codes.has(p.country));
};

/** Whether d's word stands in a clause or noun that is o's complement. */
function held(s: Sentence, o: Draft, d: Draft): boolean {
  const tops = children(s, tokenAt(s, o.predicate)).filter(
    c => /^(?:xcomp|ccomp|obj|acl|obl|advcl|nmod)/.test(c.deprel) && c.deprel !== "acl:relcl",
  );
  return tops.some(c => subtree(s, c).some(t => t.id === d.predicate && !relative(s, t.id, c.id)));
}

/** Whether a relative clause stands between a word and one above it. */
function relative(s: Sentence, id: number, top: number): boolean {
  for (let t = tokenAt(s, id); t.id !== top && t.head !== 0; t = tokenAt(s, t.head))
    if (t.deprel === "acl:relcl") return true;
  return false;
}

const inside = (s: Sentence, o: Draft, d: Draft): boolean => held(s, o, d);
