import { Type } from "typebox";
import { briefOf } from "../cli/brief.ts";
import { publishedOf } from "../cli/incidents.ts";
import { ledgerJson } from "../cli/json/ledger.ts";
import { toPoints } from "../cli/json/offsets.ts";
import { ledgerRows } from "../cli/ledger.ts";
import { codeOf } from "../cli/pair.ts";
import { seriesRows } from "../cli/series.ts";
import { sideNamed } from "../cli/sides.ts";
import { ledger as ledgerOf } from "../relations/ledger/ledger.ts";
import type { Scale } from "../relations/passage.ts";
import { type Step, steps } from "../relations/periods.ts";
import { relate, within } from "../relations/relation.ts";
import { series as seriesOf, usualHalfLife } from "../relations/series.ts";
import { loadSeriesWords } from "../relations/series-words.ts";
import { sideOf } from "../relations/side.ts";
import { timeline as inTime, weightiest } from "../relations/timeline.ts";
import { loadBriefWords } from "../relations/words.ts";
import { type Passed, passedJson, passedRows } from "./passed.ts";
import { type Asked, daysOf, type Means, nextOf, partOf, type Route, route, said } from "./route.ts";
import { Days, number, open, PairParams, partOf as Part, textOrNull } from "./shapes.ts";

const codes = ({ params }: Asked, { world }: Means) =>
  [codeOf(params.a!, world), codeOf(params.b!, world)] as const;

/** What reports tell of two actors named by one code each. */
function between(asked: Asked, means: Means) {
  const [a, b] = codes(asked, means);
  return means.shelf.between(sideOf(a, means.world.nameOf(a)), sideOf(b, means.world.nameOf(b)));
}

export const brief: Route = route({
  method: "GET",
  path: "/api/pairs/:a/:b/brief",
  about: "One page on two actors, each line with its sources, as attache brief --format json prints it.",
  params: PairParams,
  query: Type.Object(Days),
  shape: open("A brief; its sections, claims and sources."),
  answer: async (asked, means) => {
    const [a, b] = codes(asked, means);
    const { reports } = await between(asked, means);
    return briefOf(reports, { a, b, names: means.world.nameOf, words: loadBriefWords(), ...daysOf(asked) });
  },
});

export const timeline: Route = route({
  method: "GET",
  path: "/api/pairs/:a/:b/timeline",
  about:
    "What passed between two actors, in order of time; `weightiest` keeps so many of the most important ones.",
  params: PairParams,
  query: Type.Object({
    ...Days,
    weightiest: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    ...Part,
  }),
  shape: Type.Object({ total: number, items: Type.Array(open("An incident.")), next: textOrNull }),
  answer: async (asked, means) => {
    const [a, b] = codes(asked, means);
    const { limit, skip } = partOf(asked);
    const { from, to } = daysOf(asked);
    const { reports, incidents, accounts } = await between(asked, means);
    const published = publishedOf(reports);
    const found = inTime(relate(incidents, a, b, from, to), published);
    const all =
      asked.query.weightiest === undefined ? found : weightiest(found, Number(asked.query.weightiest));
    const items = all
      .slice(skip, skip + limit)
      .map(passedJson({ reports, published, accounts: accounts(), names: means.world.nameOf }));
    return { total: all.length, items, next: nextOf(skip, items.length, all.length) };
  },
  rows: (answer: { readonly items: readonly Passed[] }) => passedRows(answer.items),
});

/** Periods of a series, at most: a question may not keep others waiting. */
const mostPeriods = 1500;

export const series: Route = route({
  method: "GET",
  path: "/api/pairs/:a/:b/series",
  about:
    "Counts, index, level and changes of a relation (docs/series.md), as attache series --format json prints them. A side may be EU+ or DEU,FRA.",
  params: PairParams,
  query: Type.Object({
    ...Days,
    by: Type.Optional(Type.String({ pattern: `^(${steps.join("|")})$` })),
    scale: Type.Optional(Type.String({ pattern: "^(plover|goldstein)$" })),
    halfLife: Type.Optional(Type.Integer({ minimum: 1, maximum: 36500 })),
  }),
  shape: open("A series."),
  answer: async (asked, { shelf, world }) => {
    const words = loadSeriesWords();
    const [a, b] = [
      sideNamed(asked.params.a!, world, words.and),
      sideNamed(asked.params.b!, world, words.and),
    ];
    const { incidents } = await shelf.between(a, b);
    return seriesOf(incidents, {
      a,
      b,
      by: (said(asked.query.by) as Step | undefined) ?? "month",
      scale: (said(asked.query.scale) as Scale | undefined) ?? "plover",
      halfLifeDays: Number(asked.query.halfLife ?? usualHalfLife),
      words,
      mostPeriods,
      ...daysOf(asked),
    });
  },
  rows: answer => seriesRows(answer),
});

export const ledger: Route = route({
  method: "GET",
  path: "/api/pairs/:a/:b/ledger",
  about:
    "Measures, undertakings, commitments and standing (docs/relations.md), as attache ledger --format json prints them.",
  params: PairParams,
  query: Type.Object(Days),
  shape: open("A ledger."),
  answer: async (asked, means) => {
    const [a, b] = codes(asked, means);
    const { from, to } = daysOf(asked);
    const { reports, incidents } = await between(asked, means);
    const published = publishedOf(reports);
    const entries = ledgerOf(within(incidents, from, to), { a, b, words: loadBriefWords(), published });
    const texts = new Map(reports.map(r => [r.document.id, r.document.text]));
    return ledgerJson(a, b, entries, id => toPoints(texts.get(id)!));
  },
  rows: answer => ledgerRows(answer),
});
