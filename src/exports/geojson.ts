import type { Participant } from "../events/event.ts";
import { jsonText } from "../text/json-line.ts";
import { flagsOf } from "./keep.ts";
import { codeOf } from "./pairs.ts";
import type { Pass, Told } from "./telling.ts";

/** A FeatureCollection after RFC 7946, a point an event; `precision` says what the point stands for: a town, a region, a land. */
export const geojsonText = (): readonly Pass[] => {
  let some = false;
  const feature = (told: Told): string => {
    const comma = some ? ",\n" : "\n";
    some = true;
    return `${comma}${jsonText(featureOf(told))}`;
  };
  return [
    {
      begin: '{"type":"FeatureCollection","features":[',
      take: ({ told }) => told.map(feature).join(""),
      end: () => "\n]}\n",
    },
  ];
};

function featureOf({ event: e, report: { document }, incident }: Told): object {
  const place = e.place;
  return {
    type: "Feature",
    id: e.id,
    geometry: place === undefined ? null : { type: "Point", coordinates: [place.longitude, place.latitude] },
    properties: {
      ...(incident === undefined ? {} : { incident: incident.id, reports: incident.reports }),
      document: e.document,
      event: e.event,
      mode: e.mode,
      context: e.context,
      quad: e.quad,
      intensity: e.intensity,
      actor: e.actor.map(code),
      recipient: e.recipient.map(code),
      reciprocal: e.reciprocal,
      start: e.date?.start ?? null,
      end: e.date?.end ?? null,
      datePrecision: e.date?.precision ?? null,
      place: place?.name ?? null,
      country: place?.country ?? null,
      precision: place?.precision ?? null,
      basis: place?.basis ?? null,
      geonameid: place?.geonameid ?? null,
      factuality: e.factuality,
      status: e.status,
      ...flagsOf(e),
      evidence: e.evidence.text,
      rule: e.rule,
      confidence: Math.round(e.confidence * 1000) / 1000,
      publisher: document.publisher ?? null,
      published: document.published ?? null,
      url: document.url ?? null,
    },
  };
}

const code = (p: Participant): string => codeOf(p) ?? p.sector ?? p.text;
