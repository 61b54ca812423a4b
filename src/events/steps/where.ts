import { quote } from "../../text/span.ts";
import type { Draft, Reading, Step } from "../draft.ts";
import type { Where } from "../event.ts";
import { locate } from "../locate.ts";

/** Places each event: by the locative phrase of its clause, the most exact first. A land that acts is no place. */
export const where: Step = {
  name: "where",
  apply: (drafts, reading) => drafts.map(draft => placed(draft, reading)),
};

const exactness = { point: 0, town: 1, region: 2, country: 3 } as const;

function placed(draft: Draft, reading: Reading): Draft {
  const { quad } = reading.lexicons.ontology.types[draft.coding.event];
  const found = locate(draft.sentence, draft.predicate, reading, quad === 2 || quad === 4);
  const best = [...found].sort((a, b) => exactness[a.place.precision] - exactness[b.place.precision])[0];
  if (best === undefined) return draft;
  const { name, latitude, longitude, country, geonameid, precision } = best.place;
  const place: Where = {
    name,
    latitude,
    longitude,
    precision,
    basis: "stated",
    text: quote(reading.analysis.document.text, best.span),
    spans: [best.span],
    by: `where/${best.by}`,
    ...(country === undefined ? {} : { country }),
    ...(geonameid === undefined ? {} : { geonameid }),
  };
  return { ...draft, place, why: [...draft.why, `where: ${name} (${place.by})`] };
}
