import type { TObject } from "typebox";
import { Check, Errors } from "typebox/value";
import { series as seriesRoute, timeline as timelineRoute } from "../../../http/relations.ts";
import type { Asked } from "../../../http/route.ts";
import { daysOf, said } from "../../../http/route.ts";
import { queryOf } from "../../../http/search.ts";
import { SearchQuery } from "../../../http/shapes.ts";
import type { EvidenceQuery } from "../../../record/evidence.ts";
import type { Scale } from "../../../relations/passage.ts";
import type { Step } from "../../../relations/periods.ts";
import { type SeriesRequest, usualHalfLife } from "../../../relations/series.ts";
import { loadSeriesWords } from "../../../relations/series-words.ts";
import type { World } from "../../../world/world.ts";
import { UsageFault } from "../../fault.ts";
import { codeOf } from "../../pair.ts";
import { sideNamed } from "../../sides.ts";

/** A view of the desk, by its address: happenings that a search finds or that passed between two, or the course of a pair. */
export type View = {
  readonly address: string;
  /** Where the desk is, if the address says it; links lead there. */
  readonly desk?: string;
} & (
  | { readonly kind: "incidents"; readonly query: EvidenceQuery; readonly headlines: boolean }
  | { readonly kind: "series"; readonly request: SeriesRequest }
);

/** What an address of the desk's search or pair page asks; a `UsageFault` for any other and for what cannot be asked. */
export function viewOf(text: string, world: World): View {
  const base = "http://desk.invalid";
  if (!URL.canParse(text, base)) throw new UsageFault(`"${text}" is no address`);
  const { origin, pathname, search, searchParams } = new URL(text, base);
  const address = pathname + search;
  const where = { address, ...(origin === base ? {} : { desk: origin }) };
  const [page, a, b, tab = "series", ...more] = pathname.split("/").filter(Boolean).map(decodeURIComponent);
  const query = Object.fromEntries(searchParams);
  if (page === "search" && a === undefined) {
    const asked = checked(query, SearchQuery);
    return { ...where, kind: "incidents", query: queryOf(asked, world), headlines: true };
  }
  if (page !== "pair" || a === undefined || b === undefined || more.length > 0) throw unfit(address);
  if (tab === "timeline") {
    const asked = checked(query, timelineRoute.query as TObject);
    const [actor, other] = [codeOf(a, world), codeOf(b, world)];
    return {
      ...where,
      kind: "incidents",
      query: { actor, other, all: true, ...daysOf(asked) },
      headlines: false,
    };
  }
  if (tab !== "series") throw unfit(address);
  const asked = checked(query, seriesRoute.query as TObject);
  const words = loadSeriesWords();
  const request = {
    a: sideNamed(a, world, words.and),
    b: sideNamed(b, world, words.and),
    by: (said(asked.query.by) as Step | undefined) ?? "month",
    scale: (said(asked.query.scale) as Scale | undefined) ?? "plover",
    halfLifeDays: Number(asked.query.halfLife ?? usualHalfLife),
    words,
    ...daysOf(asked),
  };
  return { ...where, kind: "series", request };
}

const unfit = (address: string): UsageFault =>
  new UsageFault(
    `"${address}" cannot alert; a search (/search?...), a course (/pair/A/B) or a timeline (/pair/A/B/timeline) can`,
  );

/** A query with its numbers and switches as such, checked as the API checks it; empty fields of a form are left out. */
function checked(given: Readonly<Record<string, string>>, shape: TObject): Asked {
  const query = Object.fromEntries(
    Object.entries(given)
      .filter(([, value]) => value !== "")
      .map(([key, value]) => [
        key,
        typed(value, shape.properties[key] as { readonly type?: string } | undefined),
      ]),
  );
  const unknown = Object.keys(query).find(key => !(key in shape.properties));
  if (unknown !== undefined)
    throw new UsageFault(`the view has no "${unknown}"; one of ${Object.keys(shape.properties).join(", ")}`);
  if (!Check(shape, query)) {
    const [first] = Errors(shape, query);
    throw new UsageFault(`${first?.instancePath.slice(1) || "view"}: ${first?.message ?? "cannot be asked"}`);
  }
  return { params: {}, query, body: undefined };
}

const typed = (value: string, shape: { readonly type?: string } | undefined): unknown =>
  shape?.type === "integer" ? Number(value) : shape?.type === "boolean" ? value === "true" : value;
