import type { Incident } from "../record/incident.ts";
import { counts } from "./relation.ts";
import { bestOf } from "./tell.ts";

/** Incidents in order of time; those without a date stand where their first report was published, or last. */
export function timeline(
  incidents: readonly Incident[],
  published: ReadonlyMap<string, string>,
): readonly Incident[] {
  const at = new Map(incidents.map(i => [i.id, dayOf(i, published)]));
  return [...incidents].sort((x, y) => compare(at.get(x.id)!, at.get(y.id)!) || compare(x.id, y.id));
}

/** The day by which an incident is put in order: its own, else that of its first report, else after all others. */
export function dayOf(incident: Incident, published: ReadonlyMap<string, string>): string {
  return incident.start ?? incident.events.map(e => published.get(e.document) ?? "9999").sort()[0] ?? "9999";
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The weightiest first, by `importance`; of like weight the earlier. */
export function ranked(incidents: readonly Incident[]): readonly Incident[] {
  const weight = new Map(incidents.map(i => [i, importance(i)]));
  return [...incidents].sort(
    (x, y) =>
      weight.get(y)! - weight.get(x)! || compare(x.start ?? "9", y.start ?? "9") || compare(x.id, y.id),
  );
}

/** The `most` weightiest incidents, in the order in which they came in. */
export function weightiest<T extends Incident>(incidents: readonly T[], most: number): readonly T[] {
  const best = new Set<Incident>(ranked(incidents).slice(0, most));
  return incidents.filter(i => best.has(i));
}

/** Certainty: 1 as a fact, less where only probable or possible, least where planned, denied or a wish. */
const sureness = { fact: 1, unsure: 0.8, unreal: 0.4 } as const;

/**
 * How much an incident matters on a page that is short, above 0: (intensity without its sign + 2) x (1 + log2 of independent
 * reports) x certainty x (1 + confidence) / 2, less where a side (0.7) or the date (0.6) is not known.
 * @see docs/relations.md
 */
export function importance(incident: Incident): number {
  const e = bestOf(incident);
  const sure = !counts(e) ? sureness.unreal : e.factuality === "CT+" ? sureness.fact : sureness.unsure;
  const known = e.actor.length > 0 && (e.recipient.length > 0 || e.reciprocal) ? 1 : 0.7;
  const weight = (Math.abs(e.intensity) + 2) * (1 + Math.log2(incident.reports));
  return weight * sure * known * (e.date ? 1 : 0.6) * ((1 + e.confidence) / 2);
}
