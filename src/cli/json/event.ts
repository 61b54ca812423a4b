import type { Attribution, Event, Participant, Quantity, When, Where } from "../../events/event.ts";
import { pair, type ToPoints } from "./offsets.ts";
import { reviewedJson } from "./reviewed.ts";

/**
 * An event as contract.md prints it: keys in its order, offsets in code points, `null` where it shows null.
 *
 * `at` converts the offsets of the text that the event was found in: the document's, or its title's.
 */
export function eventJson(e: Event, at: ToPoints, explain = false): Readonly<Record<string, unknown>> {
  return {
    id: e.id,
    document: e.document,
    ...(e.headline ? { headline: true } : {}),
    ...(e.inTitle ? { in: "title" } : {}),
    event: e.event,
    mode: e.mode,
    context: e.context,
    cameo: e.cameo,
    quad: e.quad,
    goldstein: e.goldstein,
    intensity: e.intensity,
    actor: e.actor.map(p => participantJson(p, at)),
    recipient: e.recipient.map(p => participantJson(p, at)),
    reciprocal: e.reciprocal,
    date: e.date ? whenJson(e.date, at) : null,
    place: e.place ? whereJson(e.place, at) : null,
    factuality: e.factuality,
    authorFactuality: e.authorFactuality,
    status: e.status,
    attribution: e.attribution.map(a => attributionJson(a, at)),
    quantities: e.quantities.map(q => quantityJson(q, at)),
    project: e.project ? { name: e.project.name, id: e.project.id, spans: [pair(e.project, at)] } : null,
    trigger: { start: at(e.trigger.start), end: at(e.trigger.end), text: e.trigger.text },
    evidence: { start: at(e.evidence.start), end: at(e.evidence.end), text: e.evidence.text },
    rule: e.rule,
    confidence: round(e.confidence),
    ...(e.reviewed ? { reviewed: reviewedJson(e.reviewed) } : {}),
    ...(explain ? { why: e.why } : {}),
  };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

const participantJson = (p: Participant, at: ToPoints) => ({
  text: p.text,
  start: at(p.start),
  end: at(p.end),
  country: p.country || null,
  ...(p.group === undefined ? {} : { group: p.group }),
  sector: p.sector ?? null,
  sectors: p.sectors,
  name: p.name,
  id: p.id ?? null,
  ...(p.backers === undefined ? {} : { backers: p.backers }),
});

const whenJson = (d: When, at: ToPoints) => ({
  start: d.start,
  end: d.end,
  precision: d.precision,
  basis: d.basis,
  text: d.text,
  spans: d.spans.map(s => pair(s, at)),
  by: d.by,
});

const whereJson = (p: Where, at: ToPoints) => ({
  name: p.name,
  country: p.country ?? null,
  lat: p.latitude,
  lon: p.longitude,
  geonameid: p.geonameid ?? null,
  precision: p.precision,
  basis: p.basis,
  text: p.text,
  spans: p.spans.map(s => pair(s, at)),
  by: p.by,
});

const attributionJson = (a: Attribution, at: ToPoints) => ({
  text: a.text,
  country: a.country || null,
  ...(a.group === undefined ? {} : { group: a.group }),
  sector: a.sector ?? null,
  cue: a.cue.text,
  start: at(a.start),
  end: at(a.end),
  factuality: a.factuality,
  id: a.id ?? null,
  cueSpan: pair(a.cue, at),
});

const quantityJson = (q: Quantity, at: ToPoints) => ({
  kind: q.kind,
  value: q.value,
  low: q.low,
  high: q.high ?? null,
  unit: q.unit,
  side: q.side ?? null,
  text: q.text,
  spans: [pair(q, at)],
  by: q.by,
});
