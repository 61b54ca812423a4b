import { Type } from "typebox";
import { publishedOf } from "../cli/incidents.ts";
import { seriesJson } from "../cli/json/series.ts";
import { ledgerJson, ledgerOf, ledgerRows } from "../cli/ledger.ts";
import { codeOf } from "../cli/pair.ts";
import { sideOf } from "../cli/sides.ts";
import { writeBrief } from "../relations/brief.ts";
import type { Entry } from "../relations/ledger.ts";
import { scales } from "../relations/measured.ts";
import { steps } from "../relations/periods.ts";
import { relate } from "../relations/relation.ts";
import { type Series, series as seriesOf } from "../relations/series.ts";
import { seriesRows } from "../relations/series-rows.ts";
import { loadSeriesWords, notesOf } from "../relations/series-words.ts";
import { timeline as inTime } from "../relations/timeline.ts";
import { loadBriefWords } from "../relations/words.ts";
import { passedJson, passedRows } from "./passed.ts";
import { type Asked, type Means, nextOf, partOf, type Route, route, said } from "./route.ts";
import { Days, number, open, PairParams, partOf as Part, textOrNull } from "./shapes.ts";

const sides = ({ params }: Asked, { world }: Means) =>
  [sideOf(params.a!, world), sideOf(params.b!, world)] as const;
const days = ({ query }: Asked) => [said(query.from), said(query.to)] as const;

export const brief: Route = route({
  method: "GET",
  path: "/api/pairs/:a/:b/brief",
  about: "One page on two actors, each line with its sources, as attache brief --format json prints it.",
  params: PairParams,
  query: Type.Object(Days),
  shape: open("A brief; its sections, claims and sources."),
  answer: async (asked, means) => {
    const [a, b] = [codeOf(asked.params.a!, means.world), codeOf(asked.params.b!, means.world)];
    const reports = await (await means.shelf.store()).between(a, b);
    const [from, to] = days(asked);
    const words = loadBriefWords();
    return writeBrief(reports, {
      a,
      b,
      names: means.world.nameOf,
      words,
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
    });
  },
});

export const timeline: Route = route({
  method: "GET",
  path: "/api/pairs/:a/:b/timeline",
  about: "What passed between two actors, in order of time.",
  params: PairParams,
  query: Type.Object({ ...Days, ...Part }),
  shape: Type.Object({ total: number, items: Type.Array(open("An incident.")), next: textOrNull }),
  answer: async (asked, means) => {
    const [a, b] = sides(asked, means);
    const { limit, skip } = partOf(asked);
    const { reports, incidents } = await means.shelf.between(a, b);
    const published = publishedOf(reports);
    const all = inTime(relate(incidents, a.side, b.side, ...days(asked)), published);
    const items = all
      .slice(skip, skip + limit)
      .map(i => passedJson(i, { reports, published, names: means.world.nameOf }));
    return { total: all.length, items, next: nextOf(skip, items.length, all.length) };
  },
  rows: answer => passedRows(answer.items),
});

export const series: Route = route({
  method: "GET",
  path: "/api/pairs/:a/:b/series",
  about:
    "Counts, index, level and changes of a relation (docs/series.md), as attache series --format json prints them.",
  params: PairParams,
  query: Type.Object({
    ...Days,
    by: Type.Optional(Type.String({ pattern: `^(${steps.join("|")})$` })),
    scale: Type.Optional(Type.String({ pattern: `^(${scales.join("|")})$` })),
    halfLife: Type.Optional(Type.Integer({ minimum: 1, maximum: 36500 })),
  }),
  shape: open("A series."),
  answer: async (asked, means) => {
    const [a, b] = sides(asked, means);
    const { incidents } = await means.shelf.between(a, b);
    const [from, to] = days(asked);
    const by = steps.find(s => s === asked.query.by) ?? "month";
    const scale = scales.find(s => s === asked.query.scale) ?? "plover";
    const request = { a: a.side, b: b.side, by, scale, halfLifeDays: Number(asked.query.halfLife ?? 60) };
    const found = seriesOf(incidents, { ...request, ...(from ? { from } : {}), ...(to ? { to } : {}) });
    return seriesJson(found, a, b, request, notesOf(found, loadSeriesWords()));
  },
  // The rows need no more of a series than what is printed of it.
  rows: answer => seriesRows(answer as unknown as Series),
});

export const ledger: Route = route({
  method: "GET",
  path: "/api/pairs/:a/:b/ledger",
  about:
    "Measures, undertakings, commitments and standing (docs/ledger.md), as attache ledger --format json prints them.",
  params: PairParams,
  query: Type.Object(Days),
  shape: open("A ledger."),
  answer: async (asked, means) => {
    const [a, b] = sides(asked, means);
    const { reports } = await means.shelf.between(a, b);
    const entries = ledgerOf(reports, a, b, ...days(asked));
    return Object.defineProperty(ledgerJson(entries, a, b, reports), "kept", {
      value: entries,
      enumerable: false,
    });
  },
  rows: answer => ledgerRows((answer as unknown as { readonly kept: readonly Entry[] }).kept),
});
