import type { Event } from "../events/event.ts";
import type { Incident } from "./incident.ts";

/** Days by which two reports of one happening may differ, and by which a vaguely dated one may. */
const windowDays = 1;

/** Types that reports of one happening may give it. */
const families: Readonly<Record<string, string>> = { SUPPORT: "accord", AGREE: "accord", COERCE: "force", ASSAULT: "force", MOBILIZE: "force" };

/** An event with what fusing compares. */
interface Item {
  readonly event: Event;
  readonly codes: readonly string[];
  readonly published: string | undefined;
  readonly words: ReadonlySet<string>;
}

/**
 * Events of several reports as incidents, whatever the order of arrival.
 *
 * Two events are one happening when type (or family with a shared word), parties, date and undertaking agree; an undated
 * mention of something earlier joins the only earlier incident it fits. `copies` maps a report to the first of its copies.
 * @see CODEBOOK.md#incidents
 */
export function fuseEvents(events: readonly Event[], published: ReadonlyMap<string, string>, copies: ReadonlyMap<string, string>): readonly Incident[] {
  const items = events.map(event => ({ event, codes: codes(event), published: published.get(event.document), words: wordsOf(event) })).sort(byTime);
  const groups: Item[][] = [];
  const dated = items.filter(i => i.event.date !== undefined);
  for (const item of dated) {
    const home = groups.find(g => g.some(other => same(item, other)));
    if (home) home.push(item);
    else groups.push([item]);
  }
  for (const item of items.filter(i => i.event.date === undefined)) {
    const fits = groups.filter(g => g.some(other => recalls(item, other)));
    const near = fits.length > 1 ? fits.filter(g => g.some(o => o.event.document === item.event.document || o.event.trigger.text.toLowerCase() === item.event.trigger.text.toLowerCase())) : fits;
    const home = near.length === 1 ? near[0]! : groups.find(g => g.some(other => other.event.date === undefined && same(item, other)));
    if (home) home.push(item);
    else groups.push([item]);
  }
  return groups.map(g => incidentOf(g, copies)).sort((a, b) => ((a.start ?? "9") < (b.start ?? "9") ? -1 : (a.start ?? "9") > (b.start ?? "9") ? 1 : a.id < b.id ? -1 : 1));
}

const byTime = (a: Item, b: Item): number => {
  const [x, y] = [a.event.date?.start ?? "9", b.event.date?.start ?? "9"];
  return x < y ? -1 : x > y ? 1 : a.event.id < b.event.id ? -1 : 1;
};

/** Countries and groups of all parties, each once, in order. */
const codes = (e: Event): readonly string[] => [...new Set([...e.actor, ...e.recipient].flatMap(p => p.group ?? p.country ?? []))].sort();

function wordsOf(e: Event): ReadonlySet<string> {
  return new Set((e.evidence.text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []).map(w => w.slice(0, 6)));
}

function same(a: Item, b: Item): boolean {
  return typesAgree(a, b) && partiesAgree(a.event, b.event) && datesAgree(a.event, b.event) && projectsAgree(a.event, b.event) && polarity(a.event) === polarity(b.event) && aboutSame(a, b);
}

function typesAgree(a: Item, b: Item): boolean {
  if (a.event.event === b.event.event) return true;
  const family = families[a.event.event];
  return family !== undefined && family === families[b.event.event] && sharedWords(a, b) >= 0.3;
}

/** Same day and parties are not yet the same matter: acts that come often must share words, or a place, or a mode. */
function aboutSame(a: Item, b: Item): boolean {
  if (a.event.document === b.event.document && a.event.trigger.start !== b.event.trigger.start && a.event.event === b.event.event) return sharedWords(a, b) >= 0.25 || a.event.event === "CONSULT";
  if (a.event.event === "CONSULT" || (a.event.project && b.event.project)) return true;
  const place = a.event.place && b.event.place && a.event.place.name === b.event.place.name;
  const mode = a.event.mode.some(m => b.event.mode.includes(m));
  return Boolean(place || mode) || sharedWords(a, b) >= 0.15;
}

function sharedWords(a: Item, b: Item): number {
  let both = 0;
  for (const w of a.words) if (b.words.has(w)) both++;
  return both / Math.max(1, Math.min(a.words.size, b.words.size));
}

/** One side's parties agree in full or one report names fewer; a reciprocal event is compared as a set. */
function partiesAgree(a: Event, b: Event): boolean {
  const side = (parties: Event["actor"]) => [...new Set(parties.flatMap(p => p.group ?? p.country ?? []))];
  if (a.reciprocal || b.reciprocal) {
    const [x, y] = [codes(a), codes(b)];
    return x.length > 0 && y.length > 0 && (x.every(c => y.includes(c)) || y.every(c => x.includes(c))) && Math.min(x.length, y.length) >= Math.min(2, Math.max(x.length, y.length));
  }
  const meets = (x: readonly string[], y: readonly string[]) => x.length === 0 || y.length === 0 || x.some(c => y.includes(c));
  const full = codes(a).some(c => codes(b).includes(c));
  return full && meets(side(a.actor), side(b.actor)) && meets(side(a.recipient), side(b.recipient));
}

function datesAgree(a: Event, b: Event): boolean {
  if (a.date === undefined || b.date === undefined) return a.date === b.date;
  const slack = a.date.basis === "implied" || b.date.basis === "implied" ? windowDays : 0;
  return dayGap(a.date.start, a.date.end, b.date.start, b.date.end) <= slack;
}

/** Days between two spans of time; 0 where they overlap. */
function dayGap(aStart: string, aEnd: string, bStart: string, bEnd: string): number {
  const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
  return Math.max(0, day(bStart) - day(aEnd), day(aStart) - day(bEnd));
}

const projectsAgree = (a: Event, b: Event): boolean => a.project === undefined || b.project === undefined || a.project.id === b.project.id;

const polarity = (e: Event): string => `${e.factuality.endsWith("-")}|${e.status === "planned" || e.status === "hypothetical"}`;

/** Whether an undated mention can speak of an earlier, dated happening. */
function recalls(item: Item, other: Item): boolean {
  if (other.event.date === undefined) return false;
  const before = item.published === undefined || other.event.date.start <= item.published;
  return before && item.event.event === other.event.event && partiesAgree(item.event, other.event) && projectsAgree(item.event, other.event) &&
    polarity(item.event) === polarity(other.event) && item.event.actor.length > 0 === other.event.actor.length > 0 &&
    (item.event.event === "CONSULT" ? false : sharedWords(item, other) >= 0.2 || item.event.mode.some(m => other.event.mode.includes(m)));
}

function incidentOf(group: readonly Item[], copies: ReadonlyMap<string, string>): Incident {
  const events = [...group].sort(byTime).map(i => i.event);
  const spans = events.flatMap(e => e.date ?? []);
  const best = [...spans].sort((a, b) => exactness[a.precision]! - exactness[b.precision]! || (a.basis === b.basis ? (a.start < b.start ? -1 : 1) : a.basis === "stated" ? -1 : 1))[0];
  const independent = new Set(events.map(e => copies.get(e.document) ?? e.document));
  return { id: `i${events[0]!.id.slice(1)}`, events, reports: independent.size, ...(best ? { start: best.start, end: best.end } : {}) };
}

const exactness: Readonly<Record<string, number>> = { time: 0, day: 0, week: 1, range: 2, month: 2, season: 3, quarter: 3, year: 4, decade: 5 };
