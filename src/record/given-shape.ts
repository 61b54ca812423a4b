import Type, { type TSchema } from "typebox";
import Value from "typebox/value";
import { eventTypes, factualities } from "../events/event.ts";
import type { Taken } from "./ingest.ts";

const optional = Type.Optional;
const text = Type.String();
const texts = Type.Array(text);
const oneOf = (values: readonly string[]): TSchema => Type.Union(values.map(v => Type.Literal(v)));
const basis = oneOf(["stated", "implied"]);
const factuality = oneOf(factualities);

const span = { start: Type.Integer({ minimum: 0 }), end: Type.Integer({ minimum: 0 }) };
const spans = Type.Array(Type.Object(span));
const quote = { ...span, text };
const codes = { country: optional(text), group: optional(text), sector: optional(text), id: optional(text) };

const party = Type.Object({
  ...quote,
  ...codes,
  sectors: texts,
  name: text,
  backers: optional(texts),
  by: text,
});

const ground = { basis, text, spans, by: text };
const when = Type.Object({ start: text, end: text, precision: text, ...ground });
const where = Type.Object({
  name: text,
  country: optional(text),
  latitude: Type.Number({ minimum: -90, maximum: 90 }),
  longitude: Type.Number({ minimum: -180, maximum: 180 }),
  geonameid: optional(Type.Integer()),
  precision: oneOf(["point", "town", "region", "country"]),
  ...ground,
});

const speaker = Type.Object({ ...quote, ...codes, cue: Type.Object(quote), factuality });
const quantity = Type.Object({
  ...quote,
  kind: text,
  value: Type.Number(),
  low: Type.Number(),
  high: optional(Type.Number()),
  unit: text,
  side: optional(text),
  by: text,
});

const event = Type.Object({
  id: text,
  document: text,
  headline: Type.Boolean(),
  inTitle: Type.Boolean(),
  event: oneOf(eventTypes),
  mode: texts,
  context: texts,
  cameo: text,
  quad: Type.Integer({ minimum: 1, maximum: 4 }),
  goldstein: Type.Number(),
  intensity: Type.Number(),
  actor: Type.Array(party),
  recipient: Type.Array(party),
  reciprocal: Type.Boolean(),
  date: optional(when),
  place: optional(where),
  factuality,
  authorFactuality: factuality,
  status: oneOf(["occurred", "ongoing", "planned", "hypothetical", "standing"]),
  attribution: Type.Array(speaker),
  quantities: Type.Array(quantity),
  project: optional(Type.Object({ ...quote, name: text, id: text })),
  trigger: Type.Object(quote),
  evidence: Type.Object(quote),
  rule: text,
  confidence: Type.Number({ minimum: 0, maximum: 1 }),
  why: texts,
});

const telling = Type.Object({
  ...quote,
  attribute: text,
  value: text,
  holder: optional(
    Type.Object({ ...quote, country: optional(text), name: optional(text), id: optional(text) }),
  ),
  evidence: Type.Object(span),
  bounds: optional(Type.Object({ low: Type.Number(), high: optional(Type.Number()), loose: Type.Boolean() })),
  cause: optional(Type.Object({ kind: text, negative: Type.Boolean(), mishap: Type.Boolean() })),
  partial: Type.Boolean(),
  raised: Type.Boolean(),
  told: oneOf(["news", "lately", "known"]),
  kinds: texts,
  places: texts,
  day: optional(text),
  dated: Type.Boolean(),
});

const place = Type.Integer({ minimum: 0 });
const clash = Type.Object({ a: place, b: place, kind: oneOf(["dispute", "update", "reversal"]), by: text });

const kept = Type.Object({
  events: Type.Array(event),
  tellings: optional(Type.Object({ tellings: Type.Array(telling), clashes: Type.Array(clash) })),
});

/** Whether a value has all that a record keeps of a coding; what it has besides is left to it. */
export const isKept = (value: unknown): value is Taken => Value.Check(kept, value);
