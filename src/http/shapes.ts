import { type Static, Type } from "typebox";
import { eventTypes } from "../events/event.ts";

/** The shapes that requests and answers are checked against, and that the description of the API is made from. */
export const text = Type.String();
// One list of types is written out at once; a union would be tried case by case for every value.
export const textOrNull = Type.Unsafe<string | null>({ type: ["string", "null"] });
export const number = Type.Number();
export const day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" });
const name = Type.String({ minLength: 1, maxLength: 200 });

/** Which part of a list: how many, and where the part before ended. */
export const partOf = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
  cursor: Type.Optional(Type.String({ pattern: "^\\d{1,9}$" })),
};
export const Days = { from: Type.Optional(day), to: Type.Optional(day) };
export const PairParams = Type.Object({ a: name, b: name });
export const IdParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 500 }) });

/** An object of some fields, or nothing. */
const orNull = (properties: Readonly<Record<string, object>>) =>
  Type.Unsafe<object | null>({ type: ["object", "null"], properties, required: Object.keys(properties) });

export const Party = Type.Object({ text, code: textOrNull, sector: textOrNull });
export const EvidenceShape = Type.Object({
  event: text,
  document: text,
  title: textOrNull,
  publisher: textOrNull,
  published: textOrNull,
  type: text,
  mode: Type.Array(text),
  quad: number,
  intensity: number,
  actor: Type.Array(Party),
  recipient: Type.Array(Party),
  reciprocal: Type.Boolean(),
  date: orNull({ start: text, end: text, basis: text }),
  place: orNull({ name: text, country: textOrNull, lat: number, lon: number }),
  factuality: text,
  status: text,
  speaker: textOrNull,
  headline: Type.Boolean(),
  in: Type.Optional(text),
  quote: text,
  start: number,
  end: number,
  trigger: Type.Array(number),
  rule: text,
  confidence: number,
});

/** A list as every list is given: its part, how many there are in all, and where the next part begins. */
export const listOf = <T extends ReturnType<typeof Type.Object>>(item: T) =>
  Type.Object({ total: number, items: Type.Array(item), next: textOrNull });

/** An object whose inside another page describes (contract.md, docs/). */
export const open = (description: string) => Type.Object({}, { additionalProperties: true, description });

/** What a search asks. */
export const SearchQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 500 })),
  actor: Type.Optional(name),
  other: Type.Optional(name),
  type: Type.Optional(Type.String({ pattern: `^(${eventTypes.join("|")})(,(${eventTypes.join("|")}))*$` })),
  place: Type.Optional(name),
  ...Days,
  publisher: Type.Optional(name),
  certainty: Type.Optional(
    Type.Union([Type.Literal("CT"), Type.Literal("PR"), Type.Literal("PS"), Type.Literal("U")]),
  ),
  document: Type.Optional(name),
  all: Type.Optional(Type.Boolean()),
  ...partOf,
});
export type SearchQuery = Static<typeof SearchQuery>;

export const Fault = Type.Object({ error: text });
