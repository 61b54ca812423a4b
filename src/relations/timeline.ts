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

/** The weightiest first: intensity, number of independent reports, certainty, a known date. */
export function ranked(incidents: readonly Incident[]): readonly Incident[] {
  const weight = new Map(incidents.map(i => [i, weightOf(i)]));
  return [...incidents].sort(
    (x, y) =>
      weight.get(y)! - weight.get(x)! || compare(x.start ?? "9", y.start ?? "9") || compare(x.id, y.id),
  );
}

function weightOf(incident: Incident): number {
  const e = bestOf(incident);
  const sure = !counts(e) ? 0.4 : e.factuality === "CT+" ? 1 : 0.8;
  const known = e.actor.length > 0 && (e.recipient.length > 0 || e.reciprocal) ? 1 : 0.7;
  return (Math.abs(e.intensity) + 2) * (1 + Math.log2(incident.reports)) * sure * known * (e.date ? 1 : 0.6);
}
