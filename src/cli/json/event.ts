import type { Attribution, Event, Participant, Quantity } from "../../events/event.ts";
import { pair, place, type Points } from "./points.ts";

/** An event as the contract prints it: keys in a fixed order, offsets in code points, null where a value is absent. */
export function eventJson(e: Event, points: Points, explain: boolean): Readonly<Record<string, unknown>> {
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
    actor: e.actor.map(p => party(p, points)),
    recipient: e.recipient.map(p => party(p, points)),
    reciprocal: e.reciprocal,
    date: e.date ? { start: e.date.start, end: e.date.end, precision: e.date.precision, basis: e.date.basis, text: e.date.text, spans: e.date.spans.map(s => pair(s, points)), by: e.date.by } : null,
    place: whereJson(e, points),
    factuality: e.factuality,
    authorFactuality: e.authorFactuality,
    status: e.status,
    attribution: e.attribution.map(a => voice(a, points)),
    quantities: e.quantities.map(q => quantity(q, points)),
    project: e.project ? { name: e.project.name, id: e.project.id, spans: [pair(e.project, points)] } : null,
    trigger: { ...place(e.trigger, points), text: e.trigger.text },
    evidence: { ...place(e.evidence, points), text: e.evidence.text },
    rule: e.rule,
    confidence: e.confidence,
    ...(explain ? { why: e.why } : {}),
  };
}

const party = (p: Participant, points: Points) => ({
  text: p.text,
  ...place(p, points),
  ...(p.country === undefined ? {} : { country: p.country }),
  ...(p.group === undefined ? {} : { group: p.group }),
  ...(p.sector === undefined ? {} : { sector: p.sector }),
  sectors: p.sectors,
  name: p.name,
  id: p.id ?? null,
});

function whereJson(e: Event, points: Points) {
  if (e.place === undefined) return null;
  const { name, country, latitude, longitude, geonameid, precision, basis, text, spans, by } = e.place;
  return { name, country: country ?? null, lat: latitude, lon: longitude, geonameid: geonameid ?? null, precision, basis, text, spans: spans.map(s => pair(s, points)), by };
}

const voice = (a: Attribution, points: Points) => ({
  text: a.text,
  ...(a.country === undefined ? {} : { country: a.country }),
  ...(a.group === undefined ? {} : { group: a.group }),
  ...(a.sector === undefined ? {} : { sector: a.sector }),
  cue: a.cue.text,
  ...place(a, points),
  factuality: a.factuality,
});

const quantity = (q: Quantity, points: Points) => ({
  kind: q.kind,
  value: q.value,
  low: q.low,
  high: q.high ?? null,
  unit: q.unit,
  side: q.side ?? null,
  text: q.text,
  spans: [pair(q, points)],
  by: q.by,
});
