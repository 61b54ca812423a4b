import { createHash } from "node:crypto";
import type { Event, Participant } from "../events/event.ts";
import { tabRow, tabText } from "./cells.ts";
import { dayOf } from "./dates.ts";
import { type Pair, pairsOf } from "./pairs.ts";
import type { Means, Pass, Told } from "./telling.ts";

/**
 * GDELT's table of events, a row for each pair of actors, without a header: the 61 columns of version 2.0 or the 58 of 1.0.
 *
 * What GDELT counts of the day's press (AvgTone) and when it added a row are not ours to tell: those columns are empty.
 */
export const gdeltRows = (means: Means): readonly Pass[] => [
  {
    take: ({ told }) =>
      told.flatMap(t => pairsOf(t.event).map((p, n) => tabRow(row(t, p, n, means)))).join(""),
  },
];

function row(told: Told, { actor, recipient }: Pair, n: number, means: Means): readonly string[] {
  const { event: e, report } = told;
  const place = e.place === undefined ? none(means) : geo(e.place, means);
  return [
    numberOf(e, n),
    ...dateColumns(dayOf(e)),
    ...actorColumns(actor, means),
    ...actorColumns(recipient, means),
    inLead(told) ? "1" : "0",
    e.cameo,
    e.cameo.slice(0, 3),
    e.cameo.slice(0, 2),
    quadOf(e.cameo),
    String(e.goldstein),
    ...mentions(told),
    "",
    ...none(means),
    ...none(means),
    ...place,
    "",
    tabText(report.document.url),
  ];
}

/** GDELT numbers events: the first 13 hex digits of ours as a number that even R keeps whole; further pairs get digits of their own. */
function numberOf(e: Event, pair: number): string {
  const digits = e.id.replace(/^e:/, "");
  const own = /^[0-9a-f]{13}/.exec(digits)?.[0];
  const other = () => createHash("sha256").update(`${e.id}\u001f${pair}`).digest("hex").slice(0, 13);
  return String(Number.parseInt(pair === 0 && own !== undefined ? own : other(), 16));
}

/** GDELT's quad class, which goes by CAMEO's root alone. */
function quadOf(cameo: string): string {
  const root = Number(cameo.slice(0, 2));
  return root <= 5 ? "1" : root <= 8 ? "2" : root <= 13 ? "3" : "4";
}

/** SQLDATE, MonthYear, Year, FractionDate. */
function dateColumns(day: string | undefined): readonly string[] {
  if (day === undefined) return ["", "", "", ""];
  const [year, month, date] = day.split("-") as [string, string, string];
  // GDELT's year is of months of thirty days.
  const fraction = Number(year) + ((Number(month) - 1) * 30 + Number(date)) / 365;
  return [`${year}${month}${date}`, `${year}${month}`, year, fraction.toFixed(4)];
}

/** Code, name, country, known group, ethnic group, two religions, three types. */
function actorColumns(p: Participant | undefined, { codes, nameOf }: Means): readonly string[] {
  if (p === undefined) return Array<string>(10).fill("");
  const body = codes.bodies[p.group ?? ""] ?? codes.bodies[p.country ?? ""];
  const land = body === undefined ? (p.country ?? "") : "";
  const roles = [...(p.sector ? [p.sector] : []), ...p.sectors.filter(s => s !== p.sector)];
  const types = [...(body?.type ? [body.type] : []), ...roles.flatMap(s => codes.sectors[s].cameo ?? [])];
  const name = p.id === undefined && land !== "" ? nameOf(land) : p.name;
  const code = `${body?.code ?? land}${types
    .filter(t => t !== body?.type)
    .slice(0, 1)
    .join("")}`;
  const three = [...types, "", "", ""].slice(0, 3);
  return [code, tabText(name.toUpperCase()), land, body?.known ?? "", "", "", "", ...three];
}

/** NumMentions, NumSources, NumArticles: of a happening those of the record, of one event one each. */
function mentions({ incident }: Told): readonly string[] {
  if (incident === undefined) return ["1", "1", "1"];
  const articles = new Set(incident.events.map(e => e.document)).size;
  return [String(incident.events.length), String(incident.reports), String(articles)];
}

/** Whether the event stands in the lead: the first paragraph that ends as a sentence does, which a headline does not. */
function inLead({ event, report }: Told): boolean {
  if (event.inTitle || event.headline) return false;
  const end = report.document.text.search(/[.!?]\p{P}{0,9}\s{0,40}\n\s{0,40}\n/u);
  return end < 0 || event.evidence.start <= end;
}

/** GDELT's type of place: 1 a country, 4 a town, 5 a region; towns and regions of the United States are 3 and 2. */
function geo(place: NonNullable<Event["place"]>, means: Means): readonly string[] {
  const home = place.country === "USA";
  const type = { country: 1, region: home ? 2 : 5, town: home ? 3 : 4, point: home ? 3 : 4 }[place.precision];
  const land = place.country === undefined ? undefined : means.nameOf(place.country);
  const name = place.precision === "country" || land === undefined ? place.name : `${place.name}, ${land}`;
  return [
    String(type),
    tabText(name),
    means.codes.countries[place.country ?? ""]?.fips ?? "",
    "",
    ...(means.gdelt === "2.0" ? [""] : []),
    String(place.latitude),
    String(place.longitude),
    "",
  ];
}

const none = ({ gdelt }: Means): readonly string[] => Array<string>(gdelt === "2.0" ? 8 : 7).fill("");
