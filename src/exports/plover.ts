import type { Event, Participant, Where } from "../events/event.ts";
import { jsonLine } from "../text/json-line.ts";
import { figureOf } from "./figures.ts";
import { judgedWords } from "./judged.ts";
import { flagsOf } from "./keep.ts";
import type { Pass, Told } from "./telling.ts";

/** PLOVER records, one JSON object a line, with the fields of the manual's chapter "Data Fields". */
export const ploverLines = (): readonly Pass[] => [
  { take: ({ told }) => told.map(t => jsonLine(record(t))).join("") },
];

/** What could not be known is left out, but for the four fields that the manual demands: an unknown date is empty. */
function record({ event: e, report, at }: Told): object {
  const { document, run } = report;
  return {
    id: e.id,
    date: e.date?.start ?? "",
    ...(e.date && e.date.end !== e.date.start ? { enddate: e.date.end } : {}),
    actor: e.actor.map(entity),
    recipient: e.recipient.map(entity),
    event: [e.event],
    event_text: [e.trigger.text],
    ...(e.place ? { event_loc: location(e.place) } : {}),
    quad_code: e.quad,
    event_scale: e.intensity,
    mode: [...e.mode, ...auxiliary(e)],
    context: e.context,
    ...(document.url ? { link: document.url } : {}),
    text: e.evidence.text,
    text_info: { start: at(e.evidence.start), end: at(e.evidence.end) },
    cite_info: {
      citation: document.id,
      url: document.url,
      title: document.title,
      language: document.language,
      publication: document.publisher,
      coder: "attache",
      codebook: "PLOVER 2.0",
      version: run?.program,
    },
    ...size(e),
    ...commented([...(flagsOf(e).headline ? ["headline"] : []), ...judgedWords(e)]),
  };
}

const commented = (notes: readonly string[]): object =>
  notes.length === 0 ? {} : { comment: notes.join("; ") };

/** PLOVER's own modes for what did not or need not happen. */
const auxiliary = (e: Event): readonly string[] => [
  ...(flagsOf(e).planned ? ["future"] : []),
  ...(flagsOf(e).hypothetical ? ["hypothetical"] : []),
  ...(flagsOf(e).negated ? ["negation"] : []),
];

const entity = (p: Participant): object => ({
  code: p.group ?? p.country,
  sector: p.sector,
  entity_text: p.text,
  // The actor list's ids are Wikidata's where a list was imported from there.
  ...(/^Q\d+$/.test(p.id ?? "") ? { identifier_id: p.id } : {}),
  ...(p.id === undefined ? {} : { identifier_text: p.name }),
});

const location = (place: Where): object => ({
  text: place.text,
  name: place.name,
  country: place.country,
  geonameid: place.geonameid,
  lat: place.latitude,
  lon: place.longitude,
});

function size(e: Event): object {
  const found = {
    dead: figureOf(e, "killed"),
    injured: figureOf(e, "injured"),
    arrested: figureOf(e, "arrested"),
  };
  return Object.values(found).some(n => n !== undefined) ? { size: found } : {};
}
