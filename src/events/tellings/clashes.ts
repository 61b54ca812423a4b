import { overlaps, quote, type Span } from "../../text/span.ts";
import type { Reading } from "../draft.ts";
import { dayOf, kindsIn, placesIn } from "./day.ts";
import { denialsIn, deniedBy } from "./denials.ts";
import type { Attribute, Holder, Telling } from "./telling.ts";

/** Two tellings of one report that differ, and what the second does to the first. */
export interface Pair {
  readonly a: Telling;
  readonly b: Telling;
  readonly kind: "dispute" | "update" | "reversal";
  readonly by: string;
}

/** What a report says that somebody denies, with the denial. */
export function denialPairs(reading: Reading): readonly Pair[] {
  return denialsIn(reading).flatMap(d => {
    const said = deniedBy(d, reading);
    if (said === undefined || overlaps(said, d)) return [];
    const attribute: Attribute = d.part ? "actor" : "happened";
    const who = d.holder.country ?? d.holder.text;
    const [a, b] = d.part ? [who, `not ${who}`] : ["yes", "no"];
    return [
      {
        a: telling(said, attribute, a, said.sentence, said.holder, reading),
        b: telling(d, attribute, b, d.sentence, d.holder, reading),
        kind: "dispute",
        by: "clash/denial",
      },
    ];
  });
}

/** A holder; where the report speaks for itself, the land whose government publishes it. */
export function held(
  holder: Holder | undefined,
  { official, analysis }: Reading,
): { readonly holder?: Holder } {
  if (holder !== undefined) return { holder };
  if (official === undefined) return {};
  return { holder: { start: 0, end: 0, text: analysis.document.publisher ?? official, country: official } };
}

/** A telling of something that is no figure. */
export function telling(
  span: Span,
  attribute: Attribute,
  value: string,
  sentence: number,
  holder: Holder | undefined,
  reading: Reading,
): Telling {
  const s = reading.analysis.sentences[sentence]!;
  const { start, end } = span;
  return {
    start,
    end,
    text: quote(reading.analysis.document.text, span),
    attribute,
    value,
    ...held(holder, reading),
    evidence: { start: s.start, end: s.end },
    partial: false,
    raised: false,
    told: "known",
    kinds: kindsIn(s, reading),
    places: placesIn(s, reading),
    ...dayOf(s, reading),
  };
}
