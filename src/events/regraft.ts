import { type Analysis, mentionsIn } from "../language/analysis.ts";
import type { Mention } from "../language/mention.ts";
import { children, type Sentence, type Token, tokenAt } from "../language/sentence.ts";
import type { Lexicons } from "./lexicons.ts";

/** New heads and relations by token id. */
type Change = Partial<Pick<Token, "head" | "deprel" | "upos">>;
type Grafts = ReadonlyMap<number, Change>;
type Graft = (s: Sentence, reading: Means) => Grafts;

interface Means {
  /** Those of the sentence. */
  readonly mentions: readonly Mention[];
  readonly lexicons: Lexicons;
}

/**
 * Hangs phrases and clauses where what their words can mean puts them, against the tree: what a ban *imposed* is said of,
 * whose words a second "that" reports, who is the doer behind "as".
 *
 * A change that would make a cycle is left out; equal trees come back as they are.
 */
export function regrafted(analysis: Analysis, lexicons: Lexicons): Analysis {
  const sentences = analysis.sentences.map(s => {
    const means = { mentions: mentionsIn(analysis, s.index), lexicons };
    return grafts.reduce((tree, graft) => changed(tree, graft(tree, means)), s);
  });
  return sentences.every((s, i) => s === analysis.sentences[i]) ? analysis : { ...analysis, sentences };
}

function changed(s: Sentence, found: Grafts): Sentence {
  if (found.size === 0) return s;
  const tokens = s.tokens.map(t => hung(t, found.get(t.id)));
  const next = { ...s, tokens };
  return tokens.every(t => rooted(next, t)) ? next : s;
}

/** A token with another place in the tree, its keys laid out as all tokens have theirs. */
function hung(t: Token, change: Change | undefined): Token {
  if (change === undefined) return t;
  return {
    start: t.start,
    end: t.end,
    form: t.form,
    spaceAfter: t.spaceAfter,
    id: t.id,
    lemma: t.lemma,
    upos: change.upos ?? t.upos,
    xpos: t.xpos,
    feats: t.feats,
    head: change.head ?? t.head,
    deprel: change.deprel ?? t.deprel,
  };
}

/** Whether a token's heads lead to the root. */
function rooted(s: Sentence, token: Token): boolean {
  let t = token;
  for (let steps = 0; t.head !== 0; t = tokenAt(s, t.head)) if (++steps > s.tokens.length) return false;
  return true;
}

/** A participle behind a mark is said of the object before it that it can be said of: "lift a ban on fruit, *imposed* after …". */
const carried: Graft = (s, { lexicons }) =>
  collect(s, t => {
    if (!bareParticiple(s, t) || t.deprel !== "advcl" || s.tokens[t.id - 2]?.form !== ",") return none;
    if (!lexicons.arguments.support.has(t.lemma)) return none;
    const object = children(s, tokenAt(s, t.head), "obj").find(o => o.id < t.id && o.upos === "NOUN");
    return object === undefined ? none : [[t.id, { head: object.id, deprel: "acl" }]];
  });

/** A past form right behind a noun, with neither subject nor object, is said of the noun: "the death of the pilot of the bomber *shot down* last year". */
const reduced: Graft = s =>
  collect(s, t => {
    const noun = s.tokens[t.id - 2];
    if (t.upos !== "VERB" || !/^VB[DN]$/.test(t.xpos) || t.deprel !== "advcl" || t.head > t.id) return none;
    if (noun?.upos !== "NOUN" || children(s, t, "nsubj", "aux", "obj", "mark").length > 0) return none;
    return [[t.id, { head: noun.id, deprel: "acl" }]];
  });

/** A second "that" goes on with what is said, whatever clause it follows: "said that … after …, and *that* both had agreed". */
const second: Graft = s =>
  collect(s, t => {
    if (t.deprel !== "conj" || t.upos !== "VERB" || !thatClause(s, t)) return none;
    const first = tokenAt(s, t.head);
    if (first.deprel === "ccomp" || thatClause(s, first)) return none;
    for (let up = first; up.head !== 0; up = tokenAt(s, up.head))
      if (up.deprel === "ccomp" && up.upos === "VERB") return [[t.id, { head: up.id }]];
    return none;
  });

/** The phrase behind a conjunction that may be a preposition is the doer of the finite verb right after it ("as troops *entered*"). */
const behind: Graft = (s, { lexicons }) =>
  collect(s, t => {
    if (!/^VB[DZP]$/.test(t.xpos) || children(s, t, "nsubj", "csubj", "aux", "expl").length > 0) return none;
    const phrase = children(s, t, "obl").find(o => o.id < t.id && endOf(s, o) === t.id - 1);
    const mark = phrase && children(s, phrase, "case")[0];
    if (
      phrase === undefined ||
      mark === undefined ||
      !lexicons.grafts.conjunctions.has(mark.lemma.toLowerCase())
    )
      return none;
    return [
      [phrase.id, { deprel: "nsubj" }],
      [mark.id, { head: t.id, deprel: "mark", upos: "SCONJ" }],
    ];
  });

/** A person's name that the tree hangs bare under his title is who is meant; the title describes him: "a member of the council Prof. *Ivan Ivanov* said". */
const titled: Graft = (s, { mentions }) =>
  collect(s, t => {
    if (t.head === 0 || t.deprel !== "nmod" || children(s, t, "case").length > 0) return none;
    const title = tokenAt(s, t.head);
    const person = mentions.some(m => m.head === t.id && m.type === "PER" && m.kind === "NAM");
    const named = mentions.some(m => m.head === title.id && m.kind === "NAM");
    if (
      !person ||
      named ||
      title.id > t.id ||
      !/^(?:NOUN|PROPN)$/.test(title.upos) ||
      !/^(?:nsubj|obj|obl|iobj|conj)/.test(title.deprel)
    )
      return none;
    const led = children(s, title, "case", "cc").map(c => [c.id, { head: t.id }] as const);
    return [
      [t.id, { head: title.head, deprel: title.deprel }],
      [title.id, { head: t.id, deprel: "nmod:desc" }],
      ...led,
    ];
  });

/** What is signed is the paper, not what it is about: "the *agreement* for a pipeline, which was signed …". */
const papers: Graft = (s, { lexicons }) =>
  collect(s, t => {
    if (t.deprel !== "acl:relcl" || t.upos !== "VERB" || !lexicons.grafts.signing.has(t.lemma)) return none;
    const own = tokenAt(s, t.head);
    if (own.upos !== "NOUN" || own.deprel !== "nmod") return none;
    const above = tokenAt(s, own.head);
    const treaty = lexicons.grafts.papers;
    const climbs = treaty.has(above.lemma.toLowerCase()) && !treaty.has(own.lemma.toLowerCase());
    return climbs ? [[t.id, { head: above.id }]] : none;
  });

/** What somebody threatens or plans "to do" is what he plans, though a time stands between ("threatened on Monday *to break* relations"). */
const aims: Graft = (s, { lexicons }) =>
  collect(s, t => {
    const verb = t.head === 0 ? undefined : tokenAt(s, t.head);
    if (verb === undefined || t.deprel !== "advcl" || t.id < verb.id || !lexicons.cues.plan.has(verb.lemma))
      return none;
    if (!children(s, t, "mark").some(m => m.xpos === "TO")) return none;
    const filled = children(s, verb, "obj", "iobj", "xcomp", "ccomp", "nsubj:pass").length > 0;
    return filled ? none : [[t.id, { deprel: "xcomp" }]];
  });

/** An adjective before a name describes it, it is no name: "a *Russian* Su-34". */
const described: Graft = s =>
  collect(s, t => {
    const adjective = t.deprel === "flat" && t.head === t.id - 1 ? tokenAt(s, t.head) : undefined;
    if (adjective?.upos !== "ADJ" || t.upos !== "PROPN") return none;
    const moved = children(s, adjective).filter(c => c.id !== t.id);
    return [
      [t.id, { head: adjective.head, deprel: adjective.deprel }],
      [adjective.id, { head: t.id, deprel: "amod" }],
      ...moved.map(c => [c.id, { head: t.id }] as const),
    ];
  });

/** A name behind a comma is no part of the name before it but the doer of the verb that lacks one: "In Mali and Niger, Minister *Okello* will meet …". */
const apart: Graft = s =>
  collect(s, t => {
    if (t.deprel !== "flat" || t.upos !== "PROPN") return none;
    if (!s.tokens.slice(t.head, t.id - 1).some(b => b.form === ",")) return none;
    let verb = tokenAt(s, t.head);
    while (verb.head !== 0 && verb.upos !== "VERB") verb = tokenAt(s, verb.head);
    const free =
      verb.upos === "VERB" && verb.id > t.id && children(s, verb, "nsubj", "csubj", "expl").length === 0;
    return free ? [[t.id, { head: verb.id, deprel: "nsubj" }]] : none;
  });

/** What governs a list of adjectives is the noun at its end, not the first of them: "Mali's *planned*, open and unjust *attack* on Niger". */
const qualified: Graft = s =>
  collect(s, t => {
    if (!isQuality(t) || !/^(?:obj|obl|nmod|nsubj|conj|appos|root)/.test(t.deprel)) return [];
    const noun = children(s, t, "conj").find(c => c.upos === "NOUN" && c.id > t.id);
    if (noun === undefined || children(s, noun, "det", "nmod:poss", "case").length > 0) return [];
    const between = s.tokens.slice(t.id, noun.id - 1);
    if (!between.every(b => isQuality(b) || /^(?:ADV|CCONJ)$/.test(b.upos) || b.form === ",")) return [];
    const led = children(s, t).filter(c => c.id < t.id && c.deprel !== "advmod");
    if (!led.some(c => /^(?:det|nmod:poss|case|amod)/.test(c.deprel))) return [];
    const later = children(s, t).filter(c => c.id > noun.id);
    return [
      [noun.id, { head: t.head, deprel: t.deprel }],
      [t.id, { head: noun.id, deprel: "amod" }],
      ...[...led, ...later].map(c => [c.id, { head: noun.id }] as const),
    ];
  });

/** Who owns what adjectives describe owns the noun, not its first adjective: "*Mali's* planned, open and unjust *attack*". */
const owned: Graft = s =>
  collect(s, t => {
    if (t.deprel !== "nmod:poss") return [];
    const quality = tokenAt(s, t.head);
    if (!isQuality(quality) || quality.id < t.id || quality.deprel !== "amod") return [];
    const noun = tokenAt(s, quality.head);
    return noun.id > quality.id ? [[t.id, { head: noun.id }]] : [];
  });

/** What stands before the first half of a parted verb is its doer: "*Iran* test-*fired* a missile". */
const parted: Graft = s =>
  collect(s, t => {
    const [half, hyphen] = [s.tokens[t.id - 3], s.tokens[t.id - 2]];
    if (t.upos !== "VERB" || !/^VB[DNZP]$/.test(t.xpos) || hyphen?.xpos !== "HYPH" || half === undefined)
      return [];
    if (half.head !== t.id || half.upos !== "NOUN" || children(s, t, "nsubj", "aux").length > 0) return [];
    const before = children(s, half).filter(c => c.id < half.id);
    const doer = before.findLast(c => c.deprel === "compound" && c.id === half.id - 1);
    if (doer === undefined) return [];
    return [
      [doer.id, { head: t.id, deprel: "nsubj" }],
      [half.id, { deprel: "compound" }],
      ...before.filter(c => c !== doer).map(c => [c.id, { head: doer.id }] as const),
    ];
  });

/** A noun with a possessor or preposition of its own is listed with the noun behind "and", no part of its name: "to Mali's *safety* and domestic *peace*". */
const listedNouns: Graft = s =>
  collect(s, t => {
    if (t.deprel !== "compound" || t.upos !== "NOUN" || s.tokens[t.id]?.upos !== "CCONJ") return [];
    const last = tokenAt(s, t.head);
    const own = (n: Token) => children(s, n, "nmod:poss", "case").filter(c => c.id < t.id);
    if (last.id < t.id || own(t).length === 0 || own(last).length > 0) return [];
    const between = s.tokens.slice(t.id + 1, last.id - 1);
    if (!between.every(b => /^(?:ADJ|ADV|DET|NOUN)$/.test(b.upos) && b.head >= t.id && b.head <= last.id))
      return [];
    const moved = [...children(s, t), ...children(s, last)].filter(c => c.id !== t.id);
    return [
      [t.id, { head: last.head, deprel: last.deprel }],
      [last.id, { head: t.id, deprel: "conj" }],
      ...moved
        .filter(c => c.id > t.id && c.id < last.id)
        .map(c => [c.id, { head: last.id, deprel: c.deprel === "conj" ? "amod" : c.deprel }] as const),
      ...moved.filter(c => c.id < t.id).map(c => [c.id, { head: t.id }] as const),
    ];
  });

const isQuality = (t: Token): boolean => t.upos === "ADJ" || (t.upos === "VERB" && t.xpos === "VBN");

/** A past form with an object goes on no clause of what will or would be, but what is said before it: "said that it would be met with force and *urged* Mali to leave". */
const resumed: Graft = s =>
  collect(s, t => {
    if (t.deprel !== "conj" || t.xpos !== "VBD" || children(s, t, "nsubj", "aux", "mark").length > 0)
      return [];
    if (children(s, t, "obj", "iobj", "ccomp", "xcomp").length === 0) return [];
    const told = tokenAt(s, t.head);
    if (told.deprel !== "ccomp" || !children(s, told, "aux").some(a => a.xpos === "MD")) return [];
    const saying = tokenAt(s, told.head);
    return saying.xpos === "VBD" && saying.id < told.id ? [[t.id, { head: saying.id }]] : [];
  });

const grafts: readonly Graft[] = [
  qualified,
  owned,
  parted,
  listedNouns,
  resumed,
  apart,
  described,
  aims,
  titled,
  behind,
  carried,
  reduced,
  second,
  papers,
];

function collect(s: Sentence, find: (t: Token) => readonly (readonly [number, Change])[]): Grafts {
  let found: Map<number, Change> | undefined;
  for (const t of s.tokens)
    for (const [id, change] of find(t)) {
      found ??= new Map();
      found.set(id, change);
    }
  return found ?? unchanged;
}

const none: readonly never[] = [];
const unchanged: Grafts = new Map();

const bareParticiple = (s: Sentence, t: Token): boolean =>
  t.xpos === "VBN" && t.upos === "VERB" && children(s, t, "nsubj", "aux", "obj", "mark").length === 0;

const thatClause = (s: Sentence, t: Token): boolean =>
  children(s, t, "mark").some(m => m.xpos === "IN" && m.lemma.toLowerCase() === "that");

/** Id of the last token of a phrase. */
function endOf(s: Sentence, top: Token): number {
  let last = top.id;
  for (const t of s.tokens) {
    let up = t;
    while (up.id !== top.id && up.head !== 0) up = tokenAt(s, up.head);
    if (up.id === top.id && t.id > last) last = t.id;
  }
  return last;
}
