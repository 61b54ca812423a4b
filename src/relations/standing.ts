import type { Incident } from "../record/incident.ts";
import type { Claim, Section } from "./claim.ts";
import { dateWords, daysBetween, dayWords } from "./dates.ts";
import { claimOf, type Page } from "./page.ts";
import { bestOf } from "./tell.ts";
import { ranked } from "./timeline.ts";
import { counted, fill } from "./words.ts";

/** Days that "lately" means, and incidents in them and in as many before without which no turn is called. */
const latelyDays = 90;
const leastForTrend = 10;

/** Standard errors beyond which the change in the share of cooperation is called a turn (one side, 5 %). */
const clearTurn = 1.64;

const warm = (incidents: readonly Incident[]): readonly Incident[] =>
  incidents.filter(i => bestOf(i).quad <= 2);
const cold = (incidents: readonly Incident[]): readonly Incident[] =>
  incidents.filter(i => bestOf(i).quad > 2);

/** What two actors are to each other: counts, lately and before; the gravest, the closest and the latest. `incidents` in order of time. */
export function standing(page: Page, incidents: readonly Incident[], asOf: string | undefined): Section {
  const { words } = page.request;
  const title = words.sections.standing!;
  if (incidents.length === 0) return { key: "standing", title, claims: [], more: 0 };
  const dated = incidents.filter(i => i.start !== undefined);
  const mostDated = 2 * dated.length >= incidents.length;
  const latest = !mostDated
    ? undefined
    : [...dated].reverse().find(i => asOf === undefined || i.start! <= asOf);
  const [gravest, closest] = [ranked(cold(incidents))[0], ranked(warm(incidents))[0]];
  const marked = [
    ["gravest", gravest],
    ["warmest", closest === latest ? undefined : closest],
    ["latest", latest === gravest ? undefined : latest],
  ] as const;
  const tone = trend(page, dated);
  const claims = [
    ...tone,
    overall(page, incidents, dated),
    ...(asOf === undefined || tone.length > 0 ? [] : lately(page, dated, asOf)),
    ...marked.flatMap(([kind, i]) => (i === undefined ? [] : [named(page, words.standing[kind], i)])),
  ];
  return { key: "standing", title, claims, more: 0 };
}

/** Incidents cited for the tone where the series names none. */
const latestCited = 3;

/** The two sentences of a series on how the tone stands and when it turned, with the incidents behind them. */
function trend(page: Page, dated: readonly Incident[]): readonly Claim[] {
  return (page.request.trend ?? []).flatMap(({ text, incidents }) => {
    const named = dated.filter(i => incidents.includes(i.id));
    const behind = named.length > 0 ? named : dated.slice(-latestCited);
    return behind.length === 0 ? [] : [{ text, sources: page.sources.cite(behind.map(bestOf)) }];
  });
}

function named(page: Page, template: string, incident: Incident): Claim {
  const { date, text, ...rest } = claimOf(page, incident);
  return { ...rest, text: fill(template, { date: date!, line: text }) };
}

function overall(page: Page, incidents: readonly Incident[], dated: readonly Incident[]): Claim {
  const { words } = page.request;
  const [first, last] = [dated[0], dated.at(-1)];
  const days = first && last ? { from: endOf(first, "start"), to: endOf(last, "end") } : { from: "", to: "" };
  const form = 2 * dated.length < incidents.length ? "undated" : days.from === days.to ? "day" : "span";
  const span = fill(words.standing[form], days);
  const text = fill(words.standing.counts, {
    incidents: counted("incident", incidents.length, words),
    span,
    warm: warm(incidents).length,
    cold: cold(incidents).length,
  });
  return {
    text,
    sources: page.sources.cite([first ?? incidents[0]!, last ?? incidents.at(-1)!].map(bestOf)),
  };
}

/** The first or last day of a dated incident, cut to what is known of it. */
function endOf(incident: Incident, end: "start" | "end"): string {
  const { date } = bestOf(incident);
  const known = date?.[end] === incident[end] && (date?.precision === "year" || date?.precision === "month");
  return known ? dateWords({ date }) : dayWords(incident[end] ?? incident.start!);
}

/** By how many standard errors the share of cooperation among `n` incidents exceeds that among `m` earlier ones. */
function turnOf(warmNow: number, n: number, warmBefore: number, m: number): number {
  const pooled = (warmNow + warmBefore) / (n + m);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
  return error === 0 ? 0 : (warmNow / n - warmBefore / m) / error;
}

/** The last ninety days against the ninety before; nothing where both are empty. */
function lately(page: Page, dated: readonly Incident[], asOf: string): readonly Claim[] {
  const { words } = page.request;
  const within = (from: number, to: number) =>
    dated.filter(i => daysBetween(i.start!, asOf) >= from && daysBetween(i.start!, asOf) < to);
  const [late, early] = [within(0, latelyDays), within(latelyDays, 2 * latelyDays)];
  if (late.length === 0) return [];
  const [w, c, wb, cb] = [warm(late).length, cold(late).length, warm(early).length, cold(early).length];
  const z = turnOf(w, late.length, wb, early.length);
  const turn =
    late.length + early.length < leastForTrend || early.length === 0
      ? "thin"
      : z > clearTurn
        ? "better"
        : z < -clearTurn
          ? "worse"
          : "same";
  const text = fill(words.standing.lately, {
    day: dayWords(asOf),
    balance: words.standing.balance[w > c ? "warm" : c > w ? "cold" : "even"]!,
    warm: w,
    cold: c,
    warmBefore: wb,
    coldBefore: cb,
    trend: words.standing.trend[turn]!,
  });
  return [
    {
      text,
      sources: page.sources.cite([...ranked(late).slice(0, 2), ...ranked(early).slice(0, 2)].map(bestOf)),
    },
  ];
}
