import type { Event, EventType, Participant } from "../events/event.ts";

/** An event with what fusing compares; `published` is its report's day, absent where unknown. */
export interface Item {
  readonly event: Event;
  readonly published: string | undefined;
  readonly words: ReadonlySet<string>;
  /** Its words without the names of its parties: what tells one happening between the two from another. */
  readonly own: ReadonlySet<string>;
  /** Those of them that stand beside its trigger: what it was done to. */
  readonly about: ReadonlySet<string>;
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
}

/** Pairs of types that two reports may give one happening. */
const kin: readonly (readonly [EventType, EventType])[] = [
  ["SUPPORT", "AGREE"],
  ["AGREE", "COOPERATE"],
  ["ASSAULT", "COERCE"],
  ["ASSAULT", "MOBILIZE"],
  ["CONCEDE", "RETREAT"],
  ["SANCTION", "COERCE"],
];

/** CAMEO codes of coercion that is no measure on trade or travel: seizures, destruction, trespass. */
const noMeasure = /^171/;

/** The types that an event of one happening may bear in another report, its own first. */
export const kinOf = (type: EventType): readonly EventType[] => [
  type,
  ...kin.flatMap(([a, b]) => (a === type ? [b] : b === type ? [a] : [])),
];

/** Types of which two parties may exchange several a day: parties and day alone do not make two of them one. */
const frequent: ReadonlySet<EventType> = new Set([
  "ACCUSE",
  "REQUEST",
  "REJECT",
  "THREATEN",
  "SUPPORT",
  "AGREE",
  "CONCEDE",
  "ASSAULT",
  "COERCE",
]);

/** Days by which the day of a report may differ from the day of what it tells. */
const reportSlackDays = 1;

/** The score from which two events are held to be one happening. @see CODEBOOK.md#incidents */
export const threshold = (type: EventType): number => (frequent.has(type) ? 2.5 : 2.2);

/** What fusing compares of an event. */
export function itemOf(event: Event, published: string | undefined): Item {
  const words = wordsOf(event);
  const names = namesIn(event);
  const isOwn = (w: string) => w.length > nameLetters && !names.has(w.slice(0, nameLetters));
  const beside = stemsOf(besideTrigger(event));
  return {
    event,
    published,
    words,
    own: new Set([...words].filter(isOwn)),
    about: new Set([...beside].filter(isOwn)),
    actor: codesOf(event.actor),
    recipient: codesOf(event.recipient),
  };
}

/** Codes that the words themselves give: those guessed from a dateline or by elimination count as unknown. */
const codesOf = (parties: readonly Participant[]): readonly string[] => [
  ...new Set(
    parties
      .filter(p => !/dateline|other-party/.test(p.by))
      .flatMap(p => p.group ?? p.country ?? (p.sector === "UNK" ? [] : (p.sector ?? []))),
  ),
];

/** Beginnings of the longer words of an event's sentence. */
const wordsOf = (e: Event): ReadonlySet<string> => stemsOf(e.evidence.text);

const stemsOf = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []).map(w => w.slice(0, 6)));

/** Letters behind a trigger within which stands what was done to whom. */
const reach = 30;

/** The words behind an event's trigger, to the end of the clause. */
const besideTrigger = ({ evidence, trigger }: Event): string =>
  evidence.text
    .slice(trigger.end - evidence.start)
    .slice(0, reach)
    .split(/[,;:]/)[0]!;

/** Letters by which a word is known for that of a name: "Turk-ey", "Turk-ish". */
const nameLetters = 4;

/** Beginnings of the names of an event's parties. */
function namesIn({ actor, recipient }: Event): ReadonlySet<string> {
  const parties = [...actor, ...recipient];
  const named = parties.flatMap(p => [p.name, ...(p.text.match(/\p{Lu}\p{L}+/gu) ?? [])]);
  const words =
    named
      .join(" ")
      .toLowerCase()
      .match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  return new Set(words.map(w => w.slice(0, nameLetters)));
}

/** Whether one telling may recall what the other tells, where no day says so. */
type Recalled = (a: Item, b: Item) => boolean;

/**
 * How much speaks for two events being one happening: parties, day, place, manner, words, figures, undertaking.
 *
 * `undefined` where something excludes it: another type, other parties, another day, another undertaking, a deed against a plan.
 */
export function likeness(a: Item, b: Item, recalled: Recalled = isRecalled): number | undefined {
  const type = typeScore(a, b);
  if (type === undefined || ahead(a.event) !== ahead(b.event)) return undefined;
  const date = dateScore(a, b, recalled);
  if (date === undefined) return undefined;
  const parties = partyScore(a, b);
  if (parties === undefined) return undefined;
  if (a.event.project && b.event.project && a.event.project.id !== b.event.project.id) return undefined;
  const manner = modeScore(a.event, b.event);
  if (manner === undefined) return undefined;
  return (
    type +
    parties +
    date +
    manner +
    placeScore(a.event, b.event) +
    matterScore(a, b) +
    apart(a.event, b.event)
  );
}

const ahead = (e: Event): boolean => e.status === "planned" || e.status === "hypothetical";

function typeScore(a: Item, b: Item): number | undefined {
  const [x, y] = [a.event.event, b.event.event];
  if (x === y) return 0;
  if (
    [a, b].some(i => i.event.event === "COERCE" && noMeasure.test(i.event.cameo)) &&
    [x, y].includes("SANCTION")
  )
    return undefined;
  return kin.some(([k, l]) => (k === x && l === y) || (k === y && l === x)) ? -0.3 : undefined;
}

/** One for each side that agrees; a side that one report leaves out is open, both open speak against; sides that differ exclude. */
function partyScore(a: Item, b: Item): number | undefined {
  if (a.event.reciprocal || b.event.reciprocal)
    return setScore([...a.actor, ...a.recipient], [...b.actor, ...b.recipient]);
  const sides = [sideScore(a.actor, b.actor), sideScore(a.recipient, b.recipient)];
  if (sides.some(s => s === undefined)) return undefined;
  const sum = sides[0]! + sides[1]!;
  return sum === 0 ? -0.5 : sum;
}

function sideScore(x: readonly string[], y: readonly string[]): number | undefined {
  if (x.length === 0 || y.length === 0) return 0;
  return x.some(c => y.includes(c)) ? 1 : undefined;
}

/** Parties of a meeting or agreement: two must be shared, unless one report names but one. */
function setScore(x: readonly string[], y: readonly string[]): number | undefined {
  const shared = x.filter(c => y.includes(c)).length;
  if (shared === 0) return undefined;
  return shared >= 2 ? 2 : Math.min(x.length, y.length) === 1 ? 1 : undefined;
}

/** Shared days speak for, days apart exclude; an undated mention may recall what was before its report, talks only lately. */
function dateScore(a: Item, b: Item, recalled: Recalled): number | undefined {
  const [x, y] = [a.event.date, b.event.date];
  if (x === undefined && y === undefined) return nearness(a.published, b.published);
  if (x === undefined || y === undefined) {
    const [undated, dated] = x === undefined ? [a, y!] : [b, x];
    if (undated.published === undefined) return -0.2;
    const days = dayGap(undated.published, undated.published, dated.start, dated.end);
    const old = a.event.event === "CONSULT" || !recalled(a, b) ? undefined : -0.2;
    return dated.start > undated.published ? undefined : days <= 3 ? 0.4 : days <= 10 ? 0 : old;
  }
  const gap = dayGap(x.start, x.end, y.start, y.end);
  const slack = x.text === "" || y.text === "" ? reportSlackDays : 0;
  if (gap > slack) return undefined;
  const exact = x.precision === "day" && y.precision === "day";
  if ((isVague(x) || isVague(y)) && !recalled(a, b) && !isOneDeed(a, b)) return undefined;
  return gap > 0 ? 0.2 : exact ? 0.7 : 0.2;
}

/** The share of own words, and how many, from which one telling may recall what the other tells, where no day says so. */
const leastRecalled = 0.15;
const fewestRecalled = 2;

/** Whether two tellings share more than their parties: an undertaking, or words that are not their names. */
const isRecalled: Recalled = (a, b) =>
  (a.event.project !== undefined && a.event.project.id === b.event.project?.id) ||
  (bothIn(a.own, b.own) >= fewestRecalled && shareOf(a.own, b.own) >= leastRecalled);

/** The same where no other happening is in question: the same kind of deed, and a word that is no name. */
export const isHinted: Recalled = (a, b) =>
  !(isOpen(a.event) || isOpen(b.event)) ||
  isRecalled(a, b) ||
  (a.event.cameo === b.event.cameo &&
    a.event.mode.some(m => b.event.mode.includes(m)) &&
    bothIn(a.about, b.about) > 0);

/** Whether two tellings name one kind of deed with one word: enough where they share a month or a year. */
const isOneDeed = ({ event: a }: Item, { event: b }: Item): boolean =>
  a.cameo === b.cameo && a.mode.some(m => b.mode.includes(m)) && triggerStem(a) === triggerStem(b);

/** Whether an event's day leaves open which of several happenings is meant. */
const isOpen = ({ date }: Event): boolean => date === undefined || isVague(date);

/** Days beyond which a date leaves open which of several happenings is meant. */
const vagueDays = 31;

const isVague = (d: NonNullable<Event["date"]>): boolean =>
  dayGap(d.start, d.start, d.end, d.end) > vagueDays;

/** Two undated mentions are near if their reports are. */
function nearness(a: string | undefined, b: string | undefined): number | undefined {
  if (a === undefined || b === undefined) return -0.2;
  const days = dayGap(a, a, b, b);
  return days > 7 ? undefined : days <= 1 ? 0.4 : 0;
}

/** Days between two spans of time; 0 where they overlap. */
export function dayGap(aStart: string, aEnd: string, bStart: string, bEnd: string): number {
  if (aEnd === bStart) return 0;
  return Math.max(0, dayNumber(bStart) - dayNumber(aEnd), dayNumber(aStart) - dayNumber(bEnd));
}

/** Days of an ISO date since a fixed one, by the calendar's arithmetic; a month counts as its first day, a year as its first month. */
function dayNumber(iso: string): number {
  const [year, month, day] = [digits(iso, 0, 4), digits(iso, 5, 7) || 1, digits(iso, 8, 10) || 1];
  const [y, m] = month > 2 ? [year, month - 3] : [year - 1, month + 9];
  return (
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((153 * m + 2) / 5) +
    day
  );
}

/** The number that the characters from `start` to `end` write; what is missing counts nothing. */
function digits(text: string, start: number, end: number): number {
  let n = 0;
  for (let i = start; i < end && i < text.length; i++) n = 10 * n + text.charCodeAt(i) - 48;
  return n;
}

/** A shared mode speaks for, others against; a call is no visit. */
function modeScore(a: Event, b: Event): number | undefined {
  if (a.mode.length === 0 || b.mode.length === 0) return 0;
  if (a.mode.some(m => b.mode.includes(m))) return 0.5;
  return a.event === "CONSULT" && (a.mode.includes("phone") || b.mode.includes("phone")) ? undefined : -0.5;
}

function placeScore(a: Event, b: Event): number {
  if (a.place === undefined || b.place === undefined) return 0;
  if (a.place.name === b.place.name) return a.place.precision === "country" ? 0.2 : 0.8;
  const close = (p: NonNullable<Event["place"]>) => p.precision === "point" || p.precision === "town";
  return close(a.place) && close(b.place) ? -1.5 : 0;
}

const triggerStem = (e: Event): string => e.trigger.text.toLowerCase().slice(0, 5);

/** Words, trigger, figures and undertaking in common. */
function matterScore(a: Item, b: Item): number {
  const trigger = triggerStem(a.event) === triggerStem(b.event) ? 0.5 : 0;
  const project = a.event.project && b.event.project ? 0.8 : 0;
  return trigger + project + 1.5 * sharedWords(a, b) + figureScore(a.event, b.event);
}

/** The share of the shorter sentence's words that the other has too. */
export const sharedWords = (a: Item, b: Item): number => shareOf(a.words, b.words);

const shareOf = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  bothIn(a, b) / Math.max(4, Math.min(a.size, b.size));

function bothIn(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const w of a) if (b.has(w)) both++;
  return both;
}

function figureScore(a: Event, b: Event): number {
  const pairs = a.quantities.flatMap(q =>
    b.quantities.filter(o => o.kind === q.kind).map(o => [q, o] as const),
  );
  if (pairs.length === 0) return 0;
  const meet = pairs.some(
    ([q, o]) =>
      q.low <= (o.high ?? Number.POSITIVE_INFINITY) && o.low <= (q.high ?? Number.POSITIVE_INFINITY),
  );
  return meet ? 0.5 : -0.1;
}

/** Two deeds told side by side in one sentence are two; two told in one report with other words more likely so. */
function apart(a: Event, b: Event): number {
  if (a.document !== b.document) return 0;
  if (a.evidence.start === b.evidence.start) return -0.8;
  return triggerStem(a) === triggerStem(b) ? 0 : -0.3;
}
