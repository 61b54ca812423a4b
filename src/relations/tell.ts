import type { Event, Participant, Quantity } from "../events/event.ts";
import type { Incident } from "../record/incident.ts";
import { oncePer } from "../text/once.ts";
import { fragment, keepsSpeaker, type Names, ownClause, speakerOf } from "./clause.ts";
import { counts } from "./relation.ts";
import { type BriefWords, type Forms, fill, listed, owned } from "./words.ts";

export type { Names } from "./clause.ts";
export { dateWords, dayWords } from "./dates.ts";

/** Words of a sentence beyond which another report's is told rather. */
const longSentence = 32;

/** How far a doer may stand from the start of a sentence that he opens: behind an article. */
const article = 4;

/** The event that tells an incident best: that counts, names both sides, is dated, gives figures, is short, and opens with who does it. */
export const bestOf: (incident: Incident) => Event = oncePer(({ events }) => {
  if (events.length === 1) return events[0]!;
  const sides = events.map(sidesOf);
  const scores = events.map(
    (e, i) => worth(e) + (2 * sides.filter(s => s === sides[i]).length) / events.length,
  );
  return events[scores.indexOf(Math.max(...scores))]!;
});

/** Who did it to whom, in codes: the same for two events that say the same. */
const sidesOf = (e: Event): string =>
  [e.actor, e.recipient]
    .map(p => [...new Set(p.map(x => x.group ?? x.country ?? ""))].sort().join("+"))
    .join(">");

function worth(e: Event): number {
  const parties = (e.actor.length > 0 ? 3 : 0) + (e.recipient.length > 0 || e.reciprocal ? 2 : 0);
  const known =
    [...e.actor, ...e.recipient].filter(p => p.id !== undefined || p.country !== undefined).length > 1
      ? 1
      : 0;
  const long = e.evidence.text.split(/\s+/).length > longSentence ? 1.5 : 0;
  const date = e.date === undefined ? 0 : e.date.precision === "day" || e.date.precision === "time" ? 2 : 0.5;
  const opens = e.actor.some(a => a.start - e.evidence.start <= article && a.start < e.trigger.start)
    ? 1.5
    : 0;
  return (
    opens +
    (counts(e) ? 12 : e.factuality.endsWith("-") ? 0 : 4) +
    parties +
    known +
    date +
    Math.min(2, e.quantities.length) +
    (e.place ? 0.5 : 0) +
    e.confidence -
    long
  );
}

/**
 * One line about an incident: the report's own sentence where it can stand alone, else what was done by whom to whom with the
 * report's words; how sure, and who says so. What did not happen or lies ahead is never told as done.
 */
export function tell(incident: Incident, names: Names, words: BriefWords): string {
  return tellEvent(bestOf(incident), names, words);
}

/** One line about an event. */
export function tellEvent(e: Event, names: Names, words: BriefWords): string {
  const said = voice(e, names, words);
  // The report's own words say what the coder made of them, not what an analyst put in its place.
  const own = e.reviewed?.coder === undefined ? ownClause(e, names, words) : undefined;
  const by = keepsSpeaker(e, words) ? "" : said;
  if (own !== undefined && real(e) && e.factuality === "CT+") return own + by;
  if (own !== undefined && !e.factuality.endsWith("-") && !real(e))
    return labelled(e, own, names, words) + by;
  const deed = phrase(e, names, words);
  const plain = words.plain.includes(e.event) && !keepsSpeaker(e, words);
  const told = plain ? deed : fill(words.quoted, { deed, words: fragment(e, words) });
  const speaker =
    e.factuality.endsWith("-") && words.certainty.negative?.by !== undefined && said !== "" ? "" : said;
  return labelled(e, told, names, words) + speaker;
}

/** Whether the words that tell an event hold those that tell another of the same sentence. */
export function holdsWords(a: Event, b: Event, names: Names, words: BriefWords): boolean {
  const [x, y] = [a, b].map(e => lettersOf(ownClause(e, names, words) ?? fragment(e, words)));
  return x!.includes(y!);
}

const lettersOf = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/ …$/, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;

/** Words of a line in a list. */
const shortLine = 22;

/** A line in few words, for a list: without the report's words where they are long and the deed alone tells enough. */
export function tellBriefly(e: Event, names: Names, words: BriefWords): string {
  const whole = tellEvent(e, names, words);
  if (whole.split(" ").length <= shortLine) return whole;
  const deed = phrase(e, names, words);
  const told = words.plain.includes(e.event) ? deed : fill(words.quoted, { deed, words: fragment(e, words) });
  return labelled(e, told, names, words) + (e.factuality.endsWith("-") ? "" : voice(e, names, words));
}

const real = (e: Event): boolean =>
  e.status !== "planned" && e.status !== "hypothetical" && !e.factuality.endsWith("-");

/** ", according to the Turkish military". */
export function voice(e: Event, names: Names, words: BriefWords): string {
  const speaker = speakerOf(e, names, words);
  return speaker === undefined ? "" : fill(words.voice, { speaker });
}

/** A deed with its label where it is denied, planned or unsure; an adverb has been put in by `phrase`. */
function labelled(e: Event, deed: string, names: Names, words: BriefWords): string {
  const forms = words.certainty[certaintyOf(e)];
  const speaker = speakerOf(e, names, words);
  if (forms === undefined || (forms.adverb !== undefined && deed.includes(` ${forms.adverb} `))) return deed;
  if (speaker !== undefined && forms.by !== undefined) return fill(forms.by, { deed, speaker });
  return forms.label === undefined ? deed : fill(forms.label, { deed });
}

function certaintyOf(e: Event): string {
  if (e.factuality.endsWith("-")) return "negative";
  if (!real(e)) return e.status;
  return e.factuality === "CT+" ? "" : e.factuality.replace("+", "");
}

/** The deed in the words of the lexicon: who, what, to whom, over what, where, with which figures. */
function phrase(e: Event, names: Names, words: BriefWords): string {
  const forms = formsOf(e, words);
  const [actor, recipient] = [list(e.actor, names, words), list(e.recipient, names, words)];
  const both = e.reciprocal && e.actor.length > 1 && actor !== list(e.actor.slice(0, 1), names, words);
  const ahead =
    e.status === "planned" &&
    e.actor.length > 0 &&
    (e.recipient.length > 0 || !(forms.plan ?? "").includes("{recipient}"));
  const form =
    (ahead ? forms.plan : undefined) ??
    (both
      ? forms.reciprocal
      : e.actor.length === 0
        ? forms.recipient
        : e.recipient.length === 0
          ? forms.actor
          : forms.full);
  const adverb = real(e) ? words.certainty[certaintyOf(e)]?.adverb : undefined;
  const sure = adverb === undefined ? form! : form!.replace(/^(\{actor\}|\{both\}) /, `$1 ${adverb} `);
  let text = once(fill(sure, { actor, recipient, both: actor }));
  if (e.project) text = fill(words.project, { deed: text, project: e.project.name });
  if (e.place && e.place.precision !== "country") text = placed(text, e, words);
  const figures = e.quantities
    .filter(q => words.figure[q.kind] !== undefined)
    .map(q => fill(words.figure[q.kind]!, { n: figureWords(q, words) }));
  if (figures.length > 0) text = fill(words.figures, { deed: text, list: [...new Set(figures)].join(", ") });
  return text[0]!.toUpperCase() + text.slice(1);
}

/** Two words said twice in a row are said once: "took people of people of Kenya captive". */
const once = (text: string): string => text.replace(/(?<!\p{L})(\p{L}+ \p{L}+ )\1/gu, "$1");

/** A deed with its place, with the word before it as the report has it ("near al-Bab"). */
function placed(deed: string, e: Event, words: BriefWords): string {
  const span = e.place!.spans[0];
  const before =
    span === undefined || span.start < e.evidence.start
      ? ""
      : e.evidence.text.slice(0, span.start - e.evidence.start);
  const word = /(?:^|\s)([a-z]{2,7}) (?:the )?$/.exec(before)?.[1];
  const place = word === undefined ? e.place!.name : `${word} ${e.place!.name}`;
  return fill(words.place[word === undefined ? "name" : "near"], { deed, place });
}

/** A figure as it was given: "3", "at least 3", "3 to 5". */
export function figureWords(q: Pick<Quantity, "value" | "low" | "high">, words: BriefWords): string {
  if (q.high === undefined) return fill(words.atLeast, { n: q.low });
  return q.low === q.high ? String(q.value) : fill(words.between, { low: q.low, high: q.high });
}

/** The most exact forms for an event: by its rule, by CAMEO code and its parents, by mode, by type. */
function formsOf(e: Event, words: BriefWords): Forms {
  const codes = e.cameo.length > 2 ? [e.cameo, e.cameo.slice(0, 3)] : [];
  const modes = e.mode.map(m => `${e.event}/${m}`);
  const key = [e.rule, ...modes, ...codes, e.event].find(k => words.phrases[k] !== undefined);
  return { ...words.phrases[e.event], ...(key === undefined ? {} : words.phrases[key]) };
}

/** Parties by name: "Russia’s military and Syria". */
function list(parties: readonly Participant[], names: Names, words: BriefWords): string {
  return listed([...new Set(parties.map(p => nameOf(p, names, words)))], words);
}

/** A party by the name of its group, of its country's body, or in the report's words. */
export function nameOf(p: Participant, names: Names, words: BriefWords): string {
  if (p.group !== undefined) return names(p.group);
  if (p.country === undefined) return p.text;
  const form = p.sector === undefined ? undefined : words.sectors[p.sector];
  return form === undefined ? names(p.country) : owned(form, names(p.country));
}
