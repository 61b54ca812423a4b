import type { Event } from "../events/event.ts";
import { eventId, titleId } from "../events/event-id.ts";
import type { Tellings } from "../events/tellings/telling.ts";
import type { Document } from "../text/document.ts";
import type { Entry } from "./entry.ts";
import type { Run } from "./provenance.ts";
import { type Sighting, sightingOf } from "./report.ts";

/** A text as one record took it in, with what was coded of it last. */
export interface Version {
  /** The id by which the journal's lines name it, and the one that it came with. */
  readonly id: string;
  readonly named: string;
  readonly document: Document;
  readonly events?: readonly Event[];
  /** What other reports may tell differently; absent where it was not kept. */
  readonly tellings?: Tellings;
  /** What coded it last, or failed to. */
  readonly run?: Run;
  readonly failed?: string;
}

/** A report as the journal holds it, before any decision: its text as it stands, and all that is known of it. */
export interface Held extends Version {
  readonly content: string;
  /** All ids under which it was taken in. */
  readonly ids: readonly string[];
  readonly sightings: readonly Sighting[];
}

/** All that a journal tells of one text. */
export interface Gathered {
  readonly content: string;
  readonly versions: Map<string, Version>;
  readonly seen: Map<string, Sighting>;
}

/**
 * The reports of a journal that were not taken down, in the order of their publication, whatever that of their lines.
 *
 * Records that were merged may hold one text in several versions; the one published first stands. An id that two records gave
 * to different texts is made each text's own.
 */
export function heldOf(entries: readonly Entry[]): readonly Held[] {
  const forgotten = new Set(entries.flatMap(e => (e.kind === "forgotten" ? [e.content] : [])));
  const all = [...gathered(entries).values()].filter(g => !forgotten.has(g.content));
  const bearers = new Map<string, number>();
  for (const { named } of all.map(bestOf)) bearers.set(named, (bearers.get(named) ?? 0) + 1);
  return all.map(g => heldFrom(g, bearers)).sort(inOrder);
}

/** The order of a record's reports: by their day of publication, those without one last, then by id. */
export const inOrder = (a: Dated, b: Dated): number =>
  compare(dayOf(a), dayOf(b)) || compare(a.document.id, b.document.id);

interface Dated {
  readonly document: Pick<Document, "id" | "published">;
}

const dayOf = ({ document }: Dated): string => document.published ?? "9999";

/** The versions and sightings of each text, by its hash, in the order of their first line. */
export function gathered(entries: readonly Entry[]): ReadonlyMap<string, Gathered> {
  const [all, home] = [new Map<string, Gathered>(), new Map<string, Gathered>()];
  for (const e of entries) {
    if (e.kind === "report") {
      const g = all.get(e.content) ?? fresh(e.content);
      all.set(e.content, g);
      home.set(e.id, g);
      g.versions.set(e.id, { id: e.id, named: e.named ?? e.id, document: e.document });
      addSighting(g, sightingOf(e.document));
    } else if (e.kind === "seen") {
      const { kind: _, id, ...sighting } = e;
      const g = home.get(id);
      if (g) addSighting(g, sighting);
    } else if (e.kind === "events" || e.kind === "failed") {
      const versions = home.get(e.report)?.versions;
      const version = versions?.get(e.report);
      if (version) versions!.set(e.report, coded(version, e));
    }
  }
  return all;
}

const fresh = (content: string): Gathered => ({ content, versions: new Map(), seen: new Map() });

const addSighting = (g: Gathered, s: Sighting): void => void g.seen.set(sightingKey(s), s);

/** What tells sightings apart; it sorts by date of publication, those without one last. */
export const sightingKey = (s: Sighting): string =>
  [s.published ?? "9999", s.publisher ?? "", s.url ?? ""].join("\u001f");

/** A version after one more coding; a failure leaves the events of the coding before it. */
function coded(version: Version, e: Extract<Entry, { kind: "events" | "failed" }>): Version {
  const { id, named, document, events, tellings } = version;
  if (e.kind === "events") return { id, named, document, events: e.events, ...told(e), run: e.run };
  return {
    id,
    named,
    document,
    ...(events ? { events } : {}),
    ...told({ tellings }),
    ...(e.run ? { run: e.run } : {}),
    failed: e.reason,
  };
}

const told = ({ tellings }: { readonly tellings?: Tellings | undefined }) =>
  tellings === undefined ? {} : { tellings };

function heldFrom(g: Gathered, bearers: ReadonlyMap<string, number>): Held {
  const version = bestOf(g);
  const { named } = version;
  const first = sightingKey(sightingOf(version.document));
  const rest = [...g.seen].filter(([key]) => key !== first).sort(([a], [b]) => compare(a, b));
  return {
    ...renamed(version, bearers.get(named) === 1 ? named : uniqueId(named, g.content)),
    content: g.content,
    ids: [...new Set([...g.versions.values()].flatMap(v => [v.id, v.named]))],
    sightings: [sightingOf(version.document), ...rest.map(([, s]) => s)],
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The version by which a text stands: the earliest, whatever record it came from. */
export const bestOf = (g: Gathered): Version =>
  [...g.versions.values()].sort((a, b) => compare(rank(a), rank(b)))[0]!;

/** What versions of a text are ordered by; two of the same are one. */
export const rank = ({ named, document: d }: Version): string =>
  [sightingKey(sightingOf(d)), named, d.title ?? "", d.text].join("\u001f");

/** An id of which another text has the first claim, made the text's own. */
export const uniqueId = (id: string, content: string): string => `${id}~${content.slice(0, 8)}`;

/** A version with its document under another id: ids of events follow it. */
export function renamed(version: Version, id: string): Version {
  const { document, events } = version;
  if (document.id === id) return version;
  return {
    ...version,
    document: { ...document, id },
    ...(events ? { events: events.map(e => ({ ...e, document: id, id: idUnder(id, e) })) } : {}),
  };
}

const idUnder = (document: string, e: Event): string =>
  eventId(e.inTitle ? titleId(document) : document, e.rule, e.trigger);
