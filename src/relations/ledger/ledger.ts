import type { Event } from "../../events/event.ts";
import type { Incident } from "../../record/incident.ts";
import { bestOf } from "../tell.ts";
import { commitments } from "./commitments.ts";
import { type Change, type Entry, type Found, kinds, type LedgerRequest } from "./entry.ts";
import { measures } from "./measures.ts";
import { standings } from "./standings.ts";
import { undertakings } from "./undertakings.ts";
import { dateOf } from "./when.ts";

export type { Change, ChangeDate, Entry, LedgerRequest } from "./entry.ts";

/**
 * What is in force or pending between two actors: measures, then commitments, undertakings and standing, each in order of its last
 * change. `incidents` are all of the reports, also those that do not bear on the pair. What was denied or only wished is left out.
 */
export function ledger(incidents: readonly Incident[], request: LedgerRequest): readonly Entry[] {
  const said = incidents
    .map(i => ({ ...i, events: i.events.filter(asserted) }))
    .filter(i => i.events.length > 0);
  const found = [
    ...said.flatMap(i => perEvent(i, measures, request)),
    ...said.flatMap(i => perEvent(i, commitments, request).slice(0, 1)),
    ...undertakings(said, request),
    ...said.flatMap(i => perEvent(i, standings, request)),
  ];
  const dated = dating(said, request);
  return [...grouped(found).values()]
    .map(group => entryOf(group, dated, request))
    .sort(
      (x, y) =>
        kinds.indexOf(x.kind) - kinds.indexOf(y.kind) || compare(lastDay(y, request), lastDay(x, request)),
    );
}

const asserted = (e: Event): boolean =>
  !e.factuality.endsWith("-") && e.status !== "hypothetical" && !e.headline && !e.inTitle;

type Finder = (incident: Incident, event: Event, request: LedgerRequest) => readonly Found[];

/** What the events of an incident change, the best told first, each matter once. */
function perEvent(incident: Incident, find: Finder, request: LedgerRequest): readonly Found[] {
  const best = bestOf(incident);
  const found = [best, ...incident.events.filter(e => e !== best)].flatMap(e => find(incident, e, request));
  return found.filter((f, i) => found.findIndex(o => o.key === f.key) === i);
}

function grouped(found: readonly Found[]): ReadonlyMap<string, readonly Found[]> {
  const groups = new Map<string, Found[]>();
  for (const f of found) groups.set(f.key, [...(groups.get(f.key) ?? []), f]);
  return groups;
}

/** Dates a found change by its event and the other events of its report. */
function dating(incidents: readonly Incident[], { words, published }: LedgerRequest) {
  const reports = new Map<string, Event[]>();
  for (const e of incidents.flatMap(i => i.events))
    reports.set(e.document, [...(reports.get(e.document) ?? []), e]);
  return ({ state, event, incident }: Found): Change => {
    const date = dateOf(event, reports.get(event.document)!, words, published.get(event.document));
    return { state, ...(date === undefined ? {} : { date }), event, incident };
  };
}

function entryOf(group: readonly Found[], dated: (f: Found) => Change, request: LedgerRequest): Entry {
  const { kind, subject, recipient } = group[0]!;
  const all = [...new Set(group.flatMap(f => f.actor?.split("+") ?? []))].sort().join("+");
  const actor = recipient === undefined && all !== "" ? all : group[0]!.actor;
  const changes = steps(inOrder(group.map(dated), request), request);
  return {
    kind,
    subject,
    ...(actor === undefined ? {} : { actor }),
    ...(recipient === undefined ? {} : { recipient }),
    state: changes.at(-1)!.state,
    changes,
  };
}

/** The day by which a change is put in order: its own, else that of its report, else after all others. */
export const dayOfChange = (c: Change, { published }: Pick<LedgerRequest, "published">): string =>
  c.date?.start ?? published.get(c.event.document) ?? "9999";

const lastDay = (e: Entry, request: LedgerRequest): string => dayOfChange(e.changes.at(-1)!, request);

/** How far a state has come, by the order of the lexicon's states. */
const rankOf = (state: string, { words }: LedgerRequest): number =>
  Object.keys(words.ledger.states).indexOf(state);

const inOrder = (changes: readonly Change[], request: LedgerRequest): readonly Change[] =>
  [...changes].sort(
    (x, y) =>
      compare(dayOfChange(x, request), dayOfChange(y, request)) ||
      rankOf(x.state, request) - rankOf(y.state, request) ||
      compare(x.event.id, y.event.id),
  );

/**
 * Changes without those that say again what was so already. One without a date may only take a matter further: a report that
 * recalls a ban long lifted does not impose it anew.
 */
function steps(changes: readonly Change[], request: LedgerRequest): readonly Change[] {
  const kept: Change[] = [];
  for (const c of changes) {
    const last = kept.at(-1);
    if (last?.state === c.state) continue;
    const recalls =
      c.date === undefined && last !== undefined && rankOf(c.state, request) < rankOf(last.state, request);
    if (!recalls) kept.push(c);
  }
  return kept;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
