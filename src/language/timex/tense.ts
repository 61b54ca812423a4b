import { children, type Sentence, type Token, tokenAt } from "../sentence.ts";
import type { TimeWords } from "./words.ts";

/**
 * Where a clause looks; `open` where nothing says so, which in news means back. `timetable` is the present with a time of its
 * own ("the talks open on Monday"): ahead where what it names is near, for the present tells also what was ("results from").
 */
export type Tense = "ahead" | "timetable" | "past" | "open";

/** The tense of the clause that a word of time stands in; an infinitive or participle has that of the clause above it. */
export function tenseAt(s: Sentence, token: Token, w: TimeWords): Tense {
  const before = s.tokens[token.id - 2]?.form.toLowerCase() ?? "";
  if (w.rangeSince.has(before) || saidThen(s, token, w)) return "past";
  let event: Token | undefined;
  for (let t = token, steps = 0; steps < 8; steps++) {
    const tense = clauseTense(s, t, token, before, w);
    if (tense !== undefined) return event && tense === "ahead" ? ofEvent(s, event, w) : tense;
    if (t.head === 0) return "open";
    const head = tokenAt(s, t.head);
    if (modifies(s, t, head) && !isTime(head, w)) event = head;
    if (event && (isPlanned(s, event, w) || (w.planned.has(event.lemma) && led(s, token, w)))) return "ahead";
    t = head;
  }
  return "open";
}

/** "said in May the port might close": a time right behind a verb of saying is when it was said, whatever the tree makes of it. */
function saidThen(s: Sentence, token: Token, w: TimeWords): boolean {
  const [verb, link] = [s.tokens[token.id - 3], s.tokens[token.id - 2]];
  return verb?.xpos === "VBD" && w.reporting.has(verb.lemma) && link?.upos === "ADP";
}

/** Whether a word stands right before a noun as its modifier; a comma between parts them whatever the tree says. */
const modifies = (s: Sentence, t: Token, head: Token): boolean =>
  /^(?:nmod:poss|compound|amod|nummod)/.test(t.deprel) &&
  s.tokens.slice(t.id, head.id).every(x => x.upos !== "PUNCT" || x.xpos === "HYPH");

/** "will attend Friday's talks" looks ahead, "will discuss Friday's attack" does not. */
const ofEvent = (s: Sentence, event: Token, w: TimeWords): Tense =>
  w.planned.has(event.lemma) || isPlanned(s, event, w) ? "ahead" : "open";

/** "Sunday's planned vote". */
const isPlanned = (s: Sentence, event: Token, w: TimeWords): boolean =>
  children(s, event, "amod").some(a => w.due.has(a.form.toLowerCase()));

/** "ahead of Friday's summit". */
const led = (s: Sentence, token: Token, w: TimeWords): boolean =>
  s.tokens.slice(Math.max(0, token.id - 4), token.id - 1).some(t => w.ahead.has(t.form.toLowerCase()));

const isTime = (t: Token, w: TimeWords): boolean =>
  [w.parts, w.months, w.weekdays, w.units, w.plurals, w.timeWord].some(words =>
    words.has(t.form.toLowerCase()),
  ) || /^\d/.test(t.form);

/** The tense of the clause whose head `t` is; `undefined` where it is no clause or borrows its governor's tense. */
function clauseTense(s: Sentence, t: Token, time: Token, before: string, w: TimeWords): Tense | undefined {
  const form = t.form.toLowerCase();
  const helpers = children(s, t, "aux", "cop");
  const verbal = t.upos === "VERB" || t.upos === "AUX" || helpers.length > 0;
  if (w.due.has(form) && (t.upos === "ADJ" || t.xpos === "VBN")) return "ahead";
  if (!verbal) return undefined;
  if (w.defer.has(t.lemma) && w.deferTo.has(before)) return "ahead";
  const words = helpers.map(h => h.form.toLowerCase());
  const perfect = helpers.some(h => h.lemma === "have");
  // "will have left" is ahead, "may have left" is past.
  if (words.some(x => w.will.has(x))) return "ahead";
  if (words.some(x => w.modal.has(x))) return perfect ? "past" : "ahead";
  if (children(s, t, "mark").some(m => m.xpos === "TO")) return infinitive(s, t, helpers, w);
  if (perfect || [t, ...helpers].some(x => x.xpos === "VBD")) return "past";
  if (helpers.length === 0 && t.xpos === "VBN") return "past";
  return [t, ...helpers].some(x => x.xpos === "VBZ" || x.xpos === "VBP")
    ? present(s, t, time, before, w)
    : undefined;
}

/** "is to meet", "agreed to meet", "a deal to be signed" look ahead; any other infinitive lies where its governor does. */
function infinitive(s: Sentence, t: Token, helpers: readonly Token[], w: TimeWords): Tense | undefined {
  if (helpers.some(h => h.lemma === "have")) return "past";
  if (helpers.some(h => h.lemma === "be" && finite.has(h.xpos))) return "ahead";
  if (/^(?:acl|advcl|parataxis|root)/.test(t.deprel) && helpers.some(h => h.lemma === "be")) return "ahead";
  const head = t.head === 0 ? undefined : tokenAt(s, t.head);
  const within = head && /^(?:xcomp|ccomp|acl)/.test(t.deprel) && w.intends.has(head.lemma);
  return within ? "ahead" : undefined;
}

const finite = new Set(["VBZ", "VBP", "VBD"]);

/** The present with a time of its own is a timetable, but in headlines the past. */
function present(s: Sentence, t: Token, time: Token, before: string, w: TimeWords): Tense {
  if (s.standing === "headline" || w.reporting.has(t.lemma)) return "open";
  const object = w.light.has(t.lemma) ? children(s, t, "obj")[0] : undefined;
  const own =
    t === time ? t : (timed(s, t, time, direct, w) ?? (object && timed(s, object, time, ["nmod"], w)));
  const cased = own !== undefined && children(s, own, "case").length > 0;
  return own && (!cased || w.presentBefore.has(before)) ? "timetable" : "open";
}

const direct = ["obl", "advmod", "nmod:unmarked", "obj"];

/** The dependent of a word that is a time, or has it as its first part ("Thursday night"). */
const timed = (s: Sentence, t: Token, time: Token, relations: readonly string[], w: TimeWords) =>
  children(s, t, ...relations).find(d => d === time || (d.id === time.head && isTime(d, w)));
