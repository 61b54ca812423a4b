import { codeOf } from "../cli/pair.ts";
import { type EventType, eventTypes } from "../events/event.ts";
import { type Evidence, type EvidenceQuery, wordsOf } from "../record/evidence.ts";
import type { World } from "../world/world.ts";
import { type Asked, daysOf, nextOf, partOf, type Route, route, said } from "./route.ts";
import { evidenceRows } from "./rows.ts";
import { EvidenceShape, listOf, SearchQuery } from "./shapes.ts";

/** Sentences that tell events, by their words and by what was coded of them. */
export const search: Route = route({
  method: "GET",
  path: "/api/search",
  about:
    'Sentences that tell events: words and "phrases" that begin in the sentence, and filters on what was coded. What was denied, planned or wished, and headlines, come with all=true.',
  query: SearchQuery,
  shape: listOf(EvidenceShape),
  answer: async (asked, { shelf, world }) => {
    const { limit, skip } = partOf(asked);
    const store = await shelf.store();
    const { total, evidence } = await store.find(queryOf(asked, world), limit, skip);
    return { total, items: evidence, next: nextOf(skip, evidence.length, total) };
  },
  rows: (answer: { readonly items: readonly Evidence[] }) => evidenceRows(answer.items),
});

/** A search as the record understands it; names of actors become codes (a `UsageFault` for one that names nobody). */
export function queryOf(asked: Asked, world: World): EvidenceQuery {
  const { query } = asked;
  const code = (value: unknown) => (said(value) === undefined ? undefined : codeOf(said(value)!, world));
  const types = said(query.type)
    ?.split(",")
    .filter((t): t is EventType => eventTypes.some(known => known === t));
  const words = wordsOf(said(query.q) ?? "");
  return defined({
    words: words.length > 0 ? words : undefined,
    actor: code(query.actor),
    other: code(query.other),
    types,
    place: said(query.place),
    ...daysOf(asked),
    publisher: said(query.publisher),
    certainty: said(query.certainty),
    document: said(query.document),
    all: query.all === true ? true : undefined,
  });
}

/** An object without what is not known of it. */
const defined = <T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
