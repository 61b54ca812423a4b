import { Type } from "typebox";
import { cell } from "../exports/cells.ts";
import type { Evidence } from "../record/evidence.ts";
import { type Route, route } from "./route.ts";
import { evidenceRows } from "./rows.ts";
import { queryOf } from "./search.ts";
import { EvidenceShape, number, SearchQuery, text } from "./shapes.ts";

/** Places, and pairs, at most in one picture. */
const mostPlaces = 5000;
const mostPairs = 1000;

export const map: Route = route({
  method: "GET",
  path: "/api/map",
  about:
    "Events with a place, the newest first, 5,000 at most; total tells how many there are. The filters are those of a search.",
  query: SearchQuery,
  shape: Type.Object({ total: number, items: Type.Array(EvidenceShape) }),
  answer: async (asked, { shelf, world }) => {
    const store = await shelf.store();
    const { total, evidence } = await store.find({ ...queryOf(asked, world), placed: true }, mostPlaces);
    return { total, items: evidence };
  },
  rows: (answer: { readonly items: readonly Evidence[] }) => evidenceRows(answer.items),
});

export const network: Route = route({
  method: "GET",
  path: "/api/network",
  about:
    "Who has to do with whom: actors, and pairs with how many events are theirs and how many of conflict; 1,000 pairs at most.",
  query: Type.Object({
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: mostPairs, default: 150 })),
    least: Type.Optional(Type.Integer({ minimum: 1, default: 1 })),
  }),
  shape: Type.Object({
    nodes: Type.Array(Type.Object({ code: text, name: text, events: number })),
    edges: Type.Array(Type.Object({ a: text, b: text, events: number, conflict: number })),
  }),
  answer: async ({ query }, { shelf, world }) => {
    const { actors, pairs } = await (await shelf.store()).tally();
    const edges = pairs
      .filter(p => p.events >= Number(query.least ?? 1))
      .slice(0, Number(query.limit ?? 150));
    const named = new Set(edges.flatMap(e => [e.a, e.b]));
    const nodes = actors.filter(x => named.has(x.code)).map(x => ({ ...x, name: world.nameOf(x.code) }));
    return { nodes, edges };
  },
  rows: ({
    edges,
  }: {
    readonly edges: readonly { a: string; b: string; events: number; conflict: number }[];
  }) => [["a", "b", "events", "conflict"], ...edges.map(e => [e.a, e.b, e.events, e.conflict].map(cell))],
});
