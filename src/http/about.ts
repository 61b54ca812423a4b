import { Type } from "typebox";
import { runOf } from "../cli/reading.ts";
import { sideNamed } from "../cli/sides.ts";
import { version } from "../cli/version.ts";
import { cell } from "../exports/cells.ts";
import { loadSeriesWords } from "../relations/series-words.ts";
import { nextOf, partOf, type Route, route, said } from "./route.ts";
import { listOf, number, partOf as Part, text, textOrNull } from "./shapes.ts";

export const about: Route = route({
  method: "GET",
  path: "/api/about",
  about: "What serves, what the record holds.",
  shape: Type.Object({
    version: text,
    coder: Type.Object({ program: text, models: text, lexicons: text }),
    reports: number,
    events: number,
    publishers: Type.Array(Type.Object({ name: text, reports: number })),
    first: textOrNull,
    last: textOrNull,
  }),
  answer: async (_, { shelf, lexicon }) => {
    const { reports, events, publishers, first, last } = await (await shelf.store()).tally();
    return {
      version: version(),
      coder: runOf({ lexicon }),
      reports,
      events,
      publishers: publishers.slice(0, 200),
      first,
      last,
    };
  },
});

export const actors: Route = route({
  method: "GET",
  path: "/api/actors",
  about: "The actors that events of the record name, the most frequent first.",
  query: Type.Object(Part),
  shape: listOf(Type.Object({ code: text, name: text, events: number })),
  answer: async (asked, { shelf, world }) => {
    const { limit, skip } = partOf(asked);
    const all = (await (await shelf.store()).tally()).actors;
    const items = all.slice(skip, skip + limit).map(a => ({ ...a, name: world.nameOf(a.code) }));
    return { total: all.length, items, next: nextOf(skip, items.length, all.length) };
  },
  rows: ({ items }: { readonly items: readonly { code: string; name: string; events: number }[] }) => [
    ["code", "name", "events"],
    ...items.map(i => [i.code, i.name, i.events].map(cell)),
  ],
});

export const pairs: Route = route({
  method: "GET",
  path: "/api/pairs",
  about:
    "The pairs of actors that events of the record name together, the most frequent first; conflict counts those of quad classes 3 and 4.",
  query: Type.Object({ actor: Type.Optional(Type.String({ maxLength: 40 })), ...Part }),
  shape: listOf(Type.Object({ a: text, b: text, names: Type.Array(text), events: number, conflict: number })),
  answer: async (asked, { shelf, world }) => {
    const { limit, skip } = partOf(asked);
    const actor = asked.query.actor;
    const all = (await (await shelf.store()).tally()).pairs.filter(
      p => actor === undefined || p.a === actor || p.b === actor,
    );
    const items = all
      .slice(skip, skip + limit)
      .map(p => ({ ...p, names: [world.nameOf(p.a), world.nameOf(p.b)] }));
    return { total: all.length, items, next: nextOf(skip, items.length, all.length) };
  },
  rows: ({
    items,
  }: {
    readonly items: readonly { a: string; b: string; events: number; conflict: number }[];
  }) => [["a", "b", "events", "conflict"], ...items.map(i => [i.a, i.b, i.events, i.conflict].map(cell))],
});

export const who: Route = route({
  method: "GET",
  path: "/api/who",
  about: "Who two names stand for: an actor by code, name or alias, EU+ (with its members), DEU,FRA.",
  query: Type.Object({
    a: Type.String({ maxLength: 200 }),
    b: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  shape: Type.Object({ sides: Type.Array(Type.Object({ code: text, name: text })) }),
  answer: async ({ query }, { world }) => {
    const { and } = loadSeriesWords();
    const sides = [said(query.a), said(query.b)].flatMap(name =>
      name === undefined ? [] : [sideNamed(name, world, and)],
    );
    return { sides: sides.map(({ code, name }) => ({ code, name })) };
  },
});
