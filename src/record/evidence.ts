import type { Event, EventType, Factuality, Status } from "../events/event.ts";
import { fold } from "../text/fold.ts";
import { toPoints } from "../text/points.ts";
import type { Report } from "./report.ts";

/** A party as a list shows it: words of the report, code of group or country, sector; `null` where not known. */
export interface EvidenceParty {
  readonly text: string;
  readonly code: string | null;
  readonly sector: string | null;
}

/** An event with its sentence, as lists and searches give it. Offsets are code points of the report's text, or of its title where `in` says so. */
export interface Evidence {
  readonly event: string;
  readonly document: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly type: EventType;
  readonly mode: readonly string[];
  readonly quad: 1 | 2 | 3 | 4;
  readonly intensity: number;
  readonly actor: readonly EvidenceParty[];
  readonly recipient: readonly EvidenceParty[];
  readonly reciprocal: boolean;
  readonly date: { readonly start: string; readonly end: string; readonly basis: string } | null;
  readonly place: {
    readonly name: string;
    readonly country: string | null;
    readonly lat: number;
    readonly lon: number;
  } | null;
  readonly factuality: Factuality;
  readonly status: Status;
  readonly speaker: string | null;
  readonly headline: boolean;
  readonly in?: "title";
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly trigger: readonly [number, number];
  readonly rule: string;
  readonly confidence: number;
}

/** Which evidence is wanted; what is absent bars nothing. Codes in capitals, days ISO and [from, to), words folded. */
export interface EvidenceQuery {
  /** Words and phrases that must all begin somewhere in the sentence. */
  readonly words?: readonly string[];
  /** A party on either side, and another one. */
  readonly actor?: string;
  readonly other?: string;
  readonly types?: readonly EventType[];
  /** A place by the beginning of its name, or a country by its code. */
  readonly place?: string;
  readonly from?: string;
  readonly to?: string;
  readonly publisher?: string;
  /** CT, PR, PS or U. */
  readonly certainty?: string;
  readonly document?: string;
  readonly event?: string;
  /** Only what has a place. */
  readonly placed?: boolean;
  /** What was denied, planned or wished, and headlines too. */
  readonly all?: boolean;
}

/** A part of what was found, the newest first, and how many there are in all. */
export interface Found {
  readonly total: number;
  readonly evidence: readonly Evidence[];
}

/** How often something is met in a record: events of an actor, of a pair that deals with each other, reports of a publisher. A group counts by its own code. */
export interface Tally {
  readonly actors: readonly { readonly code: string; readonly events: number }[];
  readonly pairs: readonly {
    readonly a: string;
    readonly b: string;
    readonly events: number;
    readonly conflict: number;
  }[];
  readonly publishers: readonly { readonly name: string; readonly reports: number }[];
  readonly reports: number;
  readonly events: number;
  readonly first: string | null;
  readonly last: string | null;
}

/** The events of a report with their sentences. */
function evidenceOf(report: Report): readonly Evidence[] {
  const { id, text, title, publisher, published } = report.document;
  const [inText, inTitle] = [toPoints(text), toPoints(title ?? "")];
  return report.events.map(e => {
    const at = e.inTitle ? inTitle : inText;
    return {
      event: e.id,
      document: id,
      title: title ?? null,
      publisher: publisher ?? null,
      published: published ?? null,
      type: e.event,
      mode: e.mode,
      quad: e.quad,
      intensity: e.intensity,
      actor: e.actor.map(partyOf),
      recipient: e.recipient.map(partyOf),
      reciprocal: e.reciprocal,
      date: e.date ? { start: e.date.start, end: e.date.end, basis: e.date.basis } : null,
      place: e.place
        ? {
            name: e.place.name,
            country: e.place.country ?? null,
            lat: e.place.latitude,
            lon: e.place.longitude,
          }
        : null,
      factuality: e.factuality,
      status: e.status,
      speaker: e.attribution[0]?.text ?? null,
      headline: e.headline || e.inTitle,
      ...(e.inTitle ? { in: "title" as const } : {}),
      quote: e.evidence.text,
      start: at(e.evidence.start),
      end: at(e.evidence.end),
      trigger: [at(e.trigger.start), at(e.trigger.end)] as const,
      rule: e.rule,
      confidence: Math.round(e.confidence * 1000) / 1000,
    };
  });
}

const partyOf = (p: Event["actor"][number]): EvidenceParty => ({
  text: p.text,
  code: p.group ?? p.country ?? null,
  sector: p.sector ?? null,
});

/** Whether an event is counted: neither denied, planned nor wished, and not of a headline. */
export const isCounted = (e: Evidence): boolean =>
  !e.headline && !e.factuality.endsWith("-") && e.status !== "planned" && e.status !== "hypothetical";

/** The words of a sentence as searches see them: lower case, no diacritics, one blank before and after each. */
const searchable = (text: string): string =>
  ` ${fold(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;

/** Words and "phrases in quotes" of a search as `EvidenceQuery.words` wants them; each begins with a blank. */
export const wordsOf = (search: string): readonly string[] =>
  [...search.matchAll(/"([^"]*)"|(\S+)/g)]
    .map(([, phrase, word]) => searchable(phrase ?? word ?? "").trimEnd())
    .filter(w => w.trim() !== "");

/** The day that an event is found by: its own, else that of its report. */
export const dayOf = (e: Evidence): string => e.date?.start ?? e.published ?? "";

/** The codes of the parties of some events, on either side: the country and the group of each. */
export const codesOf = (events: readonly Event[]): readonly string[] => [
  ...new Set(
    events.flatMap(e =>
      [...e.actor, ...e.recipient].flatMap(p => [p.country, p.group].filter(c => c !== undefined)),
    ),
  ),
];

/** An event's evidence with the codes of its parties. */
export interface Row {
  readonly evidence: Evidence;
  readonly codes: readonly string[];
}

/** A report's evidence with the codes of each event's parties. */
export const rowsOf = (report: Report): readonly Row[] =>
  evidenceOf(report).map((evidence, i) => ({ evidence, codes: codesOf([report.events[i]!]) }));

/** Evidence as it is looked for: what a query may ask of it, and itself as JSON. Places and words folded; `day` its own, else its report's. */
export interface Sought {
  readonly event: string;
  readonly document: string;
  readonly codes: readonly string[];
  readonly type: string;
  readonly day: string;
  readonly publisher: string | null;
  readonly factuality: string;
  readonly counted: boolean;
  readonly place: string | null;
  readonly country: string | null;
  readonly words: string;
  readonly json: string;
}

export const soughtOf = ({ evidence, codes }: Row): Sought => ({
  event: evidence.event,
  document: evidence.document,
  codes,
  type: evidence.type,
  day: dayOf(evidence),
  publisher: evidence.publisher,
  factuality: evidence.factuality,
  counted: isCounted(evidence),
  place: evidence.place === null ? null : placeName(evidence.place.name),
  country: evidence.place?.country ?? null,
  words: searchable(evidence.quote),
  json: JSON.stringify(evidence),
});

/** The name of a place as searches see it. */
export const placeName = (name: string): string => fold(name).toLowerCase();

/** The rows that a query wants, in their order. */
export function foundIn(rows: readonly Sought[], query: EvidenceQuery): readonly Sought[] {
  const place = query.place === undefined ? undefined : placeName(query.place);
  return rows.filter(row => answers(row, query) && (place === undefined || isAt(row, query.place!, place)));
}

/** A part of some rows, and how many there are. */
export const partOf = (rows: readonly Sought[], limit: number, skip = 0): Found => ({
  total: rows.length,
  evidence: rows.slice(skip, skip + limit).map(row => JSON.parse(row.json) as Evidence),
});

/** Whether evidence is wanted, wherever it was. */
const answers = (row: Sought, query: EvidenceQuery): boolean =>
  (query.all === true || row.counted) &&
  (query.event === undefined || row.event === query.event) &&
  (query.document === undefined || row.document === query.document) &&
  (query.actor === undefined || row.codes.includes(query.actor)) &&
  (query.other === undefined || row.codes.includes(query.other)) &&
  (query.types === undefined || query.types.some(type => type === row.type)) &&
  (query.from === undefined || row.day >= query.from) &&
  (query.to === undefined || (row.day !== "" && row.day < query.to)) &&
  (query.publisher === undefined || row.publisher === query.publisher) &&
  (query.certainty === undefined || row.factuality.startsWith(query.certainty)) &&
  (query.placed !== true || row.place !== null) &&
  (query.words === undefined || query.words.every(w => row.words.includes(w)));

const isAt = ({ place, country }: Sought, code: string, name: string): boolean =>
  country === code || place?.startsWith(name) === true;
