import type { Attribution, Event, Participant } from "../events/event.ts";
import type { Span } from "../text/span.ts";
import type { BriefWords } from "./words.ts";
import { fill, owned } from "./words.ts";

/** Names of countries and groups by code. */
export type Names = (code: string) => string;

/** Words beyond which a sentence is too long for a line, and that may stand before the deed's first words. */
const longestLine = 30;
const longestLead = 4;

/**
 * The report's own sentence as a line: without dateline, speaker and the day (a line names these itself), with a name where a
 * pronoun stood.
 *
 * `undefined` where the sentence would mislead: it is long, leaves a quotation open, or tells the event only in passing.
 */
export function ownClause(e: Event, names: Names, words: BriefWords): string | undefined {
  const told = clauseBounds(e, words);
  const first = Math.min(e.trigger.start, ...e.actor.map(p => p.start).filter(s => s >= told.start));
  if (wordCount(textOf(e, { start: told.start, end: first })) > longestLead || told.end < e.trigger.end)
    return undefined;
  const bounds = keepsSpeaker(e, words) ? { ...told, start: e.evidence.start + datelineOf(e) } : told;
  if (bounds.start < told.start && isPronoun(e.attribution[0]!.text, words)) return undefined;
  if (e.actor.some(p => p.start === first && isOfPerson(p, words))) return undefined;
  const cuts = [...dayCuts(e, words), ...asides(e)].filter(
    c => c.start >= bounds.start && c.end <= bounds.end,
  );
  const text = tidy(replaced(e, bounds, cuts, names, words));
  const balanced =
    count(text, /“/g) === count(text, /”/g) &&
    count(text, /"/g) % 2 === 0 &&
    count(text, /\(/g) === count(text, /\)/g);
  if (!balanced || wordCount(text) > longestLine || wordCount(text) < 3) return undefined;
  return text[0]!.toUpperCase() + text.slice(1);
}

/** Whether a line leaves its leading speaker where he stands: the clause says "its" or "he" of him. */
export function keepsSpeaker(e: Event, words: BriefWords): boolean {
  const { start, end } = clauseBounds(e, words);
  if (start <= e.evidence.start + datelineOf(e)) return false;
  return (
    textOf(e, { start, end })
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  ).some(w => words.bound.includes(w));
}

const isPronoun = (text: string, words: BriefWords): boolean =>
  words.pronouns.includes(text.trim().toLowerCase());

/** "His family": of a person, no body of his country. */
const isOfPerson = (p: Participant, words: BriefWords): boolean =>
  (p.sector === undefined || p.sector === "CVL") && words.bound.includes(p.text.split(" ")[0]!.toLowerCase());

/** The few words around the trigger, for a line whose phrase alone says too little. */
export function fragment(e: Event, words: BriefWords): string {
  const bounds = clauseBounds(e, words);
  const subject = e.actor
    .map(p => p.start)
    .filter(s => s < e.trigger.start && e.trigger.start - s < 70 && s >= bounds.start);
  // "a ban, *imposed* after …": what follows a comma is told without what stands before it.
  const apart = /,\s*$/.test(
    textOf(e, { start: bounds.start, end: Math.max(bounds.start, e.trigger.start) }),
  );
  const start = apart ? e.trigger.start : Math.min(e.trigger.start, ...subject);
  const rest = textOf(e, { start, end: Math.max(bounds.end, e.trigger.end) });
  const least = Math.max(e.trigger.end - start, 12);
  const stops = [...rest.matchAll(/[,;:–—]\s|[.!?]$/g)].map(m => m.index).filter(i => i >= least);
  const stop = stops.find(i => wordCount(rest.slice(0, i)) >= leastFragment);
  const whole = unquoted(tidy(stop === undefined ? rest : rest.slice(0, stop)));
  const all = whole.split(" ");
  return all.length > 18 ? `${all.slice(0, 16).join(" ")} …` : whole;
}

/** Words of a fragment below which a comma does not end it. */
const leastFragment = 5;

/** A text without its quotation marks where they do not pair. */
const unquoted = (text: string): string =>
  count(text, /“/g) === count(text, /”/g) && count(text, /"/g) % 2 === 0
    ? text
    : tidy(text.replace(/[“”"]/g, ""));

/** Words of a speaker beyond which his country is named in his stead. */
const longestSpeaker = 8;

/** Who says so, by name: "the Kremlin", "Turkey’s foreign ministry"; `undefined` where the report speaks for itself. */
export function speakerOf(e: Event, names: Names, words: BriefWords): string | undefined {
  const speaker = e.attribution[0];
  if (speaker === undefined) return undefined;
  const code = speaker.group ?? speaker.country;
  const named = standIn({ ...speaker, name: code === undefined ? speaker.text : names(code) }, names, words);
  const told = named ?? speaker.text.replace(/^[\s,;:–—]+/, "").split(/[,;]\s/)[0]!;
  const text = code !== undefined && wordCount(told) > longestSpeaker ? names(code) : told;
  return withoutCapital(short(tidy(text)), words);
}

const short = (text: string): string => text.split(" ").slice(0, 10).join(" ");

/** "The Kremlin" inside a sentence is "the Kremlin". */
export function withoutCapital(text: string, words: BriefWords): string {
  const first = text.split(" ")[0]!;
  return words.determiners.includes(first.toLowerCase())
    ? first.toLowerCase() + text.slice(first.length)
    : text;
}

const textOf = (e: Event, span: Span): string =>
  e.evidence.text.slice(span.start - e.evidence.start, span.end - e.evidence.start);
const wordCount = (text: string): number => text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

/** Where what is told begins and ends in the document: after a dateline and a leading speaker, before a trailing one. */
function clauseBounds(e: Event, words: BriefWords): Span {
  const begin = e.evidence.start + datelineOf(e);
  const voice = e.attribution[0];
  if (voice === undefined) return { start: begin, end: e.evidence.end };
  const trailing = e.attribution.map(a => Math.min(a.start, a.cue.start)).filter(at => at >= e.trigger.end);
  const end = Math.min(e.evidence.end, ...trailing);
  const [from, to] = [Math.min(voice.start, voice.cue.start), Math.max(voice.end, voice.cue.end)];
  const leads = to <= e.trigger.start && !e.actor.some(p => p.start >= begin && p.end <= from);
  return { start: leads ? afterSaying(e, to, words) : begin, end };
}

/** Letters of the dateline that a sentence begins with: "ANKARA, May 6 - ". */
function datelineOf(e: Event): number {
  const dateline = /^[\p{Lu}][\p{Lu}\p{M}.,’' /()\w]{1,40}? [-–—]{1,2} /u.exec(e.evidence.text);
  return dateline && /^[\p{Lu}.,’' /]+/u.exec(dateline[0])![0].trim().length > 2 ? dateline[0].length : 0;
}

/** The first word of what is said: past a comma and "that", also where a day stands between. */
function afterSaying(e: Event, at: number, words: BriefWords): number {
  const rest = textOf(e, { start: at, end: e.trigger.start });
  const said = new RegExp(`^[\\s,:]*(?:\\S+\\s+){0,3}?(?:${words.said.join("|")})\\s+`, "u").exec(rest);
  return at + (said ?? /^[\s,:“"]*/.exec(rest)!)[0].length;
}

/** A speaker between commas in mid-sentence: ", the Kremlin said,". */
function asides(e: Event): readonly Span[] {
  const voice = e.attribution[0];
  if (voice === undefined) return [];
  const [from, to] = [Math.min(voice.start, voice.cue.start), Math.max(voice.end, voice.cue.end)];
  const text = e.evidence.text;
  const [before, after] = [text.slice(0, from - e.evidence.start), text.slice(to - e.evidence.start)];
  const [left, right] = [/,\s*$/.exec(before), /^\s*,/.exec(after)];
  return left && right ? [{ start: from - left[0].length, end: to + right[0].length }] : [];
}

/** The day of the deed with the word before it; kept where it is more than a day or the line would lose its sense. */
function dayCuts(e: Event, words: BriefWords): readonly Span[] {
  if (e.date === undefined || e.date.precision !== "day") return [];
  return e.date.spans.flatMap(span => {
    const before = e.evidence.text.slice(0, Math.max(0, span.start - e.evidence.start));
    const lead = [...words.beforeDate]
      .sort((a, b) => b.length - a.length)
      .find(w => ` ${before.toLowerCase()}`.endsWith(` ${w} `));
    return lead === undefined
      ? []
      : [{ start: Math.max(e.evidence.start, span.start - lead.length - 2), end: span.end }];
  });
}

/** The clause with cuts left out and its subject named. */
function replaced(e: Event, bounds: Span, cuts: readonly Span[], names: Names, words: BriefWords): string {
  const subject = e.actor.find(p => p.start >= bounds.start && p.start - bounds.start < 4);
  const stand = subject === undefined || alike(e, subject) ? undefined : standIn(subject, names, words);
  const edits = [
    ...cuts.map(c => ({ ...c, by: "" })),
    ...(stand === undefined ? [] : [{ start: subject!.start, end: subject!.end, by: stand }]),
  ];
  let [text, at] = ["", bounds.start];
  for (const edit of edits.sort((a, b) => a.start - b.start)) {
    if (edit.start < at) continue;
    text += textOf(e, { start: at, end: edit.start }) + edit.by;
    at = edit.end;
  }
  return text + textOf(e, { start: at, end: bounds.end });
}

/** "The two presidents": one phrase for several parties says who they are by the page it stands on. */
const alike = (e: Event, subject: Participant): boolean =>
  e.actor.filter(p => p.start === subject.start).length > 1;

/** What to write for words that only stand for somebody: "he", "the ministry". */
function standIn(
  p: Pick<Participant | Attribution, "text" | "country" | "group"> & { readonly name: string },
  names: Names,
  words: BriefWords,
): string | undefined {
  const text = p.text.trim();
  const code = p.group ?? p.country;
  if (words.pronouns.includes(text.toLowerCase()))
    return p.name.toLowerCase() === text.toLowerCase()
      ? code === undefined
        ? undefined
        : names(code)
      : p.name;
  const [first, ...noun] = text.split(" ");
  const plain =
    noun.length > 0 &&
    noun.every(w => w === w.toLowerCase()) &&
    words.determiners.includes(first!.toLowerCase());
  return plain && code !== undefined
    ? fill(owned(words.owner, names(code)), { noun: noun.join(" ") })
    : undefined;
}

const tidy = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/ ([,.;:])/g, "$1")
    .replace(/,\s*,/g, ",")
    .replace(/^[\s,;:–—-]+|[\s,;:.–—-]{1,99}$/g, "");
