import { mentionsIn } from "../../language/analysis.ts";
import type { Argument, Arguments } from "../../language/arguments.ts";
import { type Captures, type Ground, groundAt, match } from "../../language/pattern.ts";
import {
  children,
  hasRelation,
  lowerCaseOf,
  type Sentence,
  type Token,
  tokenAt,
} from "../../language/sentence.ts";
import { caseOf } from "../../language/voice.ts";
import { cover } from "../../text/span.ts";
import { isNegated } from "../commitment.ts";
import type { Draft, Reading, Step } from "../draft.ts";
import type { Rule } from "../rule.ts";
import { attendersOf, stayOf } from "../session.ts";

/** Finds the words that report an event (a heading between paragraphs only announces what they tell): of each rule of each word the first pattern that holds, the most demanding first. */
export const trigger: Step = {
  name: "trigger",
  apply: (_, reading) =>
    reading.analysis.sentences.filter(s => s.standing !== "heading").flatMap(s => draftsIn(s, reading)),
};

function draftsIn(sentence: Sentence, reading: Reading): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const token of sentence.tokens) drafts.push(...draftsAt(sentence, token, reading));
  return drafts;
}

function draftsAt(sentence: Sentence, token: Token, reading: Reading): readonly Draft[] {
  const rules = rulesOf(token, reading);
  if (rules.length === 0) return none;
  const all = reading.arguments[sentence.index]!;
  const lemmas = lowerCaseOf(sentence).all;
  const described = withDescribed(all, sentence, token, reading);
  const ground = groundAt(token, sentence, described ?? all);
  const drafts: Draft[] = [];
  for (const rule of rules) {
    if (rule.particle !== "" && !lemmas.has(rule.particle)) continue;
    if (drafts.some(d => d.coding === rule.coding)) continue;
    if (rule.coding.negated && !isNegated(sentence, token, reading.lexicons.cues)) continue;
    const particle = particleOf(sentence, token, rule);
    if (particle === undefined) continue;
    const captures = match(
      rule.pattern,
      described === undefined ? withObject(ground, rule, particle) : ground,
    );
    if (captures === undefined) continue;
    if (captures.actor !== undefined && personBefore(sentence, token, rule, captures.actor, reading))
      continue;
    const told = rule.noun
      ? (reports(sentence, token, captures, rule, reading) ??
        (rule.coding.event === "CONSULT" ? attended(sentence, token, reading) : undefined))
      : "verb";
    if (told !== undefined)
      drafts.push(draft(sentence, token, particle, rule, captures, told, all[token.id]!));
  }
  return drafts;
}

const none: readonly never[] = [];

/** Where the tree takes a verb's particle for a preposition ("sealed [off the square]") its phrase is the verb's object. */
function withObject(ground: Ground, rule: Rule, particle: readonly Token[]): Ground {
  if (rule.particle === "" || particle.length > 0) return ground;
  const { token, sentence, all } = ground;
  const own = all[token.id]!;
  if (own.some(a => a.role === "patient")) return ground;
  const object = own
    .filter(a => a.role === rule.particle)
    .map(a => ({ role: "patient", token: a.token, path: a.path }));
  return object.length === 0 ? ground : groundAt(token, sentence, all.with(token.id, [...own, ...object]));
}

/** Whether a participle before a noun tells what befell or what does the one it describes ("*jailed* critics", "*striking* nurses"). */
const describes = (t: Token, reading: Reading): boolean =>
  reading.lexicons.cues.suffered.has(t.form.toLowerCase()) ||
  reading.lexicons.cues.doing.has(t.form.toLowerCase());

/** The verb rules of such a participle. */
function described(t: Token, reading: Reading): readonly Rule[] {
  const { verbs } = reading.lexicons.rules;
  return verbs.get(t.lemma.toLowerCase()) ?? inflected({ ...t, upos: "VERB" }, reading);
}

/** What an adjective before a noun tells by itself. */
const attributes = (t: Token, reading: Reading): readonly Rule[] =>
  t.upos === "ADJ" ? (reading.lexicons.rules.adjectives.get(t.lemma.toLowerCase()) ?? []) : [];

/** The noun that such a participle describes is what it is done to, or who does it; `undefined` for other words. */
function withDescribed(all: Arguments, s: Sentence, t: Token, reading: Reading): Arguments | undefined {
  if (t.deprel !== "amod" || !describes(t, reading)) return undefined;
  const role = reading.lexicons.cues.doing.has(t.form.toLowerCase()) ? "agent" : "patient";
  return all.with(t.id, [{ role, token: tokenAt(s, t.head).id, path: "<amod" }]);
}

/** A person's bare name before a noun does not do it ("Putin attack"), save what takes people to others ("Putin visit"). */
function personBefore(s: Sentence, noun: Token, rule: Rule, actor: number, reading: Reading): boolean {
  if (!rule.noun || rule.coding.event === "CONSULT") return false;
  const before = reading.arguments[s.index]![noun.id]!.some(a => a.token === actor && a.role === "mod");
  return before && mentionsIn(reading.analysis, s.index).some(m => m.head === actor && m.type === "PER");
}

function rulesOf(token: Token, reading: Reading): readonly Rule[] {
  if (!triggering.has(token.upos) && token.deprel !== "amod") return none;
  const { verbs, nouns, adjectives } = reading.lexicons.rules;
  const lemma = token.lemma.toLowerCase();
  if (token.deprel === "amod")
    return describes(token, reading) ? described(token, reading) : attributes(token, reading);
  if (token.upos === "ADJ") return adjectives.get(lemma) ?? none;
  if (token.upos === "VERB") {
    const own = verbs.get(lemma) ?? verbs.get(token.form.toLowerCase()) ?? inflected(token, reading);
    const more = adjectives.get(lemma);
    return more === undefined ? own : [...own, ...more];
  }
  return nouns.get(lemma) ?? nouns.get(token.form.toLowerCase()) ?? none;
}

/** Parts of speech that report events; whatever stands before a noun may. */
const triggering: ReadonlySet<string> = new Set(["VERB", "NOUN", "PROPN", "ADJ"]);

/** The rules of a verb whose lemma was missed, by its form ("shelled", "blockading", "froze"). */
function inflected(token: Token, reading: Reading): readonly Rule[] {
  const { rules, cues } = reading.lexicons;
  const form = token.form.toLowerCase();
  if (token.upos !== "VERB") return [];
  const irregular = cues.irregular.get(form);
  if (irregular !== undefined) return rules.verbs.get(irregular) ?? [];
  for (const ending of cues.endings) {
    if (!form.endsWith(ending)) continue;
    const stem = form.slice(0, -ending.length);
    const single = stem.at(-1) === stem.at(-2) ? [stem.slice(0, -1)] : [];
    for (const lemma of [stem, `${stem}e`, ...single]) {
      const found = rules.verbs.get(lemma);
      if (found !== undefined) return found;
    }
  }
  return [];
}

/** The words of a phrasal trigger beside its verb; `undefined` where they are missing. */
function particleOf(sentence: Sentence, token: Token, rule: Rule): readonly Token[] | undefined {
  if (rule.particle === "") return none;
  const beside = children(sentence, token).filter(c => c.id > token.id || c.deprel === "compound:prt");
  const found = beside.find(
    c =>
      c.lemma.toLowerCase() === rule.particle &&
      (c.deprel === "compound:prt" || /^AD|^NOUN$/.test(c.upos)) &&
      unbroken(sentence, token, c),
  );
  if (found) return [found];
  const next = sentence.tokens[token.id];
  const marked = beside.some(c => {
    const [first, second] = caseOf(sentence, c).split(" ");
    return first === rule.particle && (second !== undefined || next?.lemma.toLowerCase() === first);
  });
  if (marked) return [];
  // "handed over two men": a parser may hang the particle on the number behind it.
  return next?.deprel === "advmod" && next.lemma.toLowerCase() === rule.particle ? [next] : undefined;
}

/** Whether no mark parts a verb from the second word of its phrase ("take effect in May, with one exception"). */
const unbroken = (sentence: Sentence, verb: Token, particle: Token): boolean =>
  particle.id - verb.id <= 8 &&
  sentence.tokens.slice(verb.id, Math.max(verb.id, particle.id - 1)).every(t => !/^[,;:]$/.test(t.form));

/**
 * Why a noun reports its event rather than merely speaking of it; `undefined` if it does not.
 *
 * It does with both parties beside it, carried by a support verb, as subject of a verb of happening, after a preposition
 * of time or cause, or as the head of a bulletin.
 */
function reports(
  sentence: Sentence,
  noun: Token,
  captures: Captures,
  rule: Rule,
  reading: Reading,
): string | undefined {
  const { cues } = reading.lexicons;
  if (noun.deprel === "compound" || noun.deprel === "amod") return undefined;
  if (reading.arguments[sentence.index]![noun.id]!.some(a => a.path.includes("^"))) return "support-verb";
  const some = captures.actor !== undefined || captures.recipient !== undefined;
  if (!some) return undefined;
  if (captures.actor !== undefined && captures.recipient !== undefined) return "both-parties";
  const held = measure(sentence, noun, reading);
  const head = held.head === 0 ? undefined : tokenAt(sentence, held.head);
  if (head === undefined) return "bulletin";
  if (hasRelation(held, "nsubj") && cues.happen.has(head.lemma)) return "verb-of-happening";
  if (
    (held.deprel.startsWith("obl") || held.deprel.startsWith("nmod")) &&
    cues.occasions.has(caseOf(sentence, held))
  )
    return "occasion";
  return definiteDeed(sentence, noun, rule, reading) ? "deed" : undefined;
}

/** The noun by which an event is measured out ("after *two weeks* of protests"), else the event's own noun. */
function measure(s: Sentence, noun: Token, reading: Reading): Token {
  const head = noun.head === 0 ? undefined : tokenAt(s, noun.head);
  const counts = head !== undefined && reading.lexicons.arguments.measures.has(head.lemma.toLowerCase());
  return counts && noun.deprel === "nmod" && caseOf(s, noun) === "of" ? head : noun;
}

/** Whether a noun names one deed done to or by somebody as known ("*the* shooting of the lawyer"): it has happened, whatever is said of it. */
function definiteDeed(s: Sentence, noun: Token, rule: Rule, reading: Reading): boolean {
  if (reading.lexicons.ontology.types[rule.coding.event].quad !== 4 || rule.coding.reciprocal) return false;
  return children(s, noun, "det", "nmod:poss").some(
    c => c.deprel === "nmod:poss" || /Definite=Def/.test(c.feats),
  );
}

/** A meeting at or after which somebody acts, or for which he is in a place: he takes part in it ("at talks in Oslo, Mali and Niger agreed"). */
const attended = (sentence: Sentence, noun: Token, reading: Reading): string | undefined =>
  attendersOf(sentence, noun, reading).length > 0 || stayOf(sentence, noun, reading) !== undefined
    ? "session"
    : undefined;

function draft(
  sentence: Sentence,
  token: Token,
  particle: readonly Token[],
  rule: Rule,
  captures: Captures,
  told: string,
  found: readonly Argument[],
): Draft {
  const path = (name: "actor" | "recipient") => {
    const id = captures[name];
    const way = found.find(a => a.token === id);
    return id === undefined
      ? []
      : [`${name}: "${tokenAt(sentence, id).form}"${way ? ` by ${way.role} (${way.path})` : ""}`];
  };
  return {
    sentence: sentence.index,
    predicate: token.id,
    trigger: cover([token, ...particle]),
    coding: rule.coding,
    actorHeads: captures.actor === undefined ? [] : [captures.actor],
    recipientHeads: captures.recipient === undefined ? [] : [captures.recipient],
    actor: [],
    recipient: [],
    attribution: [],
    factuality: "CT+",
    authorFactuality: "CT+",
    status: rule.coding.status ?? "occurred",
    date: undefined,
    place: undefined,
    quantities: [],
    project: undefined,
    told,
    why: [
      `trigger: "${token.form}" (${told}) meets ${rule.coding.rule}`,
      ...path("actor"),
      ...path("recipient"),
    ],
  };
}
