import type { Entry } from "./entry.ts";
import {
  bestOf,
  type Gathered,
  gathered,
  rank,
  renamed,
  sightingKey,
  uniqueId,
  type Version,
} from "./held.ts";
import type { Run } from "./provenance.ts";
import { sightingOf } from "./report.ts";

/** What another record brings. */
export interface Brought {
  /** Lines to append, those of one text together. */
  readonly batches: readonly (readonly Entry[])[];
  readonly reports: number;
  readonly sightings: number;
  readonly decisions: number;
  readonly takenDown: number;
}

/**
 * What is to be appended to a record so that it holds what another holds: reports by content, sightings, decisions, what was
 * taken down. Nothing where it does so already, and the same answers whichever of the two takes in the other.
 *
 * Of one text in two versions the earlier stands, with its events; of one version coded twice the later coder's events.
 */
export function broughtBy(theirs: readonly Entry[], ours: readonly Entry[]): Brought {
  const forgotten = new Set([...ours, ...theirs].flatMap(e => (e.kind === "forgotten" ? [e.content] : [])));
  const mine = gathered(ours);
  const taken = new Set(ours.flatMap(e => (e.kind === "report" ? [e.id] : [])));
  const coming = [...gathered(theirs).values()].filter(g => !forgotten.has(g.content));
  const texts = coming.map(g => linesOf(g, mine.get(g.content), taken));
  const others = [...decisionsIn(theirs, ours, forgotten), ...takenDownIn(theirs, ours)];
  return {
    batches: [...texts, others].filter(batch => batch.length > 0),
    reports: coming.filter(g => !mine.has(g.content)).length,
    sightings: texts.flat().filter(e => e.kind === "seen").length,
    decisions: others.filter(e => e.kind === "decision" || e.kind === "undone").length,
    takenDown: others.filter(e => e.kind === "forgotten").length,
  };
}

/** What a text brings to the same text of ours; an id that it needs is added to `taken`. */
function linesOf(theirs: Gathered, ours: Gathered | undefined, taken: Set<string>): readonly Entry[] {
  const [best, mine] = [bestOf(theirs), ours && bestOf(ours)];
  const own = mine !== undefined && rank(mine) <= rank(best);
  const version = own ? [] : versionLines(best, theirs.content, taken);
  const id = mine?.id ?? (version[0] as Extract<Entry, { kind: "report" }>).id;
  const known = new Set([
    ...(ours?.seen.keys() ?? []),
    ...(own ? [] : [sightingKey(sightingOf(best.document))]),
  ]);
  const seen = [...theirs.seen]
    .filter(([key]) => !known.has(key))
    .map(([, sighting]): Entry => ({ kind: "seen", id, ...sighting }));
  const again = own && rank(mine) === rank(best) ? recoding(best, mine) : [];
  return [...version, ...seen, ...again];
}

/** A version as a report of ours, under an id that no other line of ours bears. */
function versionLines(version: Version, content: string, taken: Set<string>): readonly Entry[] {
  const { named } = version;
  let id = named;
  for (let n = 1; taken.has(id); n++) id = `${uniqueId(named, content)}${n === 1 ? "" : `.${n}`}`;
  taken.add(id);
  const { document, ...coded } = renamed(version, id);
  const report: Entry = { kind: "report", id, content, document, ...(id === named ? {} : { named }) };
  return [report, ...codingLines({ ...coded, document }, id)];
}

function codingLines({ events, run, failed }: Version, report: string): readonly Entry[] {
  return [
    ...(events && run ? [{ kind: "events" as const, report, run, events }] : []),
    ...(failed === undefined
      ? []
      : [{ kind: "failed" as const, report, reason: failed, ...(run ? { run } : {}) }]),
  ];
}

/** Their coding of a version that we hold too, where it is the later one. */
function recoding(theirs: Version, ours: Version): readonly Entry[] {
  if (order(theirs) <= order(ours)) return [];
  return codingLines(renamed(theirs, ours.id), ours.id);
}

/** What says which of two codings is the later: any before none, then by versions of program, weights and words. */
function order({ events, failed, run }: Version): string {
  const coded = events === undefined ? (failed === undefined ? 0 : 1) : failed === undefined ? 3 : 2;
  return [coded, ...(run ? runKey(run) : [])].join("\u001f");
}

const runKey = ({ program, models, lexicons }: Run): readonly string[] => [
  program.replace(/\d+/g, n => n.padStart(6, "0")),
  models,
  lexicons,
];

function decisionsIn(
  theirs: readonly Entry[],
  ours: readonly Entry[],
  forgotten: ReadonlySet<string>,
): readonly Entry[] {
  const keyOf = (e: Entry): string | undefined =>
    e.kind === "decision" ? e.id : e.kind === "undone" ? `${e.author}\n${e.decision}` : undefined;
  const known = new Set(ours.map(keyOf));
  const about = (e: Entry): boolean => e.kind !== "decision" || !("on" in e) || !forgotten.has(e.on.content);
  return theirs.filter(e => keyOf(e) !== undefined && !known.has(keyOf(e)) && about(e));
}

function takenDownIn(theirs: readonly Entry[], ours: readonly Entry[]): readonly Entry[] {
  const keyOf = (e: Entry): string | undefined =>
    e.kind === "forgotten" ? [e.content, e.author, e.at].join("\n") : undefined;
  const known = new Set(ours.map(keyOf));
  return theirs.filter(e => keyOf(e) !== undefined && !known.has(keyOf(e)));
}
