import type { Participant } from "../events/event.ts";
import { tabRow, tabText } from "./cells.ts";
import { dayOf } from "./dates.ts";
import type { Means, Pass, Told } from "./telling.ts";

const header = [
  "Event ID",
  "Event Date",
  "Event Type",
  "Event Mode",
  "Intensity",
  "Quad Code",
  "Contexts",
  ...side("Actor"),
  ...side("Recipient"),
  "Placename",
  "City",
  "District",
  "Province",
  "Country",
  "Latitude",
  "Longitude",
  "GeoNames ID",
  "Raw Placename",
  "Feature Type",
  "Source",
  "Publication Date",
  "Story People",
  "Story Organizations",
  "Story Locations",
  "Language",
  "Version",
];

function side(name: "Actor" | "Recipient"): readonly string[] {
  return [
    `${name} Name`,
    `${name} Country`,
    `${name} COW`,
    `Primary ${name} Sector`,
    `${name} Sectors`,
    `${name} Title`,
    `${name} Name Raw`,
    `Wikipedia ${name} ID`,
  ];
}

const quads = ["VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"] as const;

/** The tab table of POLECAT's weekly files: a header, a row an event, several parties by "; " in one cell, `None` for what is not known. */
export const polecatRows = ({ codes }: Means): readonly Pass[] => {
  const party = (all: readonly Participant[]): readonly string[] => [
    list(all.map(p => p.name)),
    list(all.map(p => p.country)),
    list(all.map(p => codes.countries[p.country ?? ""]?.cow?.toString())),
    list(all.map(p => p.sector)),
    list(all.map(p => p.sectors.join("|"))),
    "",
    list(all.map(p => p.text)),
    "",
  ];
  const row = ({ event: e, report: { document, run } }: Told): readonly string[] => [
    tabText(`${document.id.replaceAll("_", "-")}_${e.event}_${e.id.replace(/^e:/, "")}`),
    dayOf(e) ?? "",
    e.event,
    e.mode.join("; "),
    String(e.intensity),
    quads[e.quad - 1]!,
    e.context.join("; "),
    ...party(e.actor),
    ...party(e.recipient),
    tabText(e.place?.name),
    ...(e.place?.precision === "town" ? [tabText(e.place.name), "", ""] : ["", "", ""]),
    e.place?.country ?? "",
    e.place === undefined ? "" : String(e.place.latitude),
    e.place === undefined ? "" : String(e.place.longitude),
    e.place?.geonameid?.toString() ?? "",
    tabText(e.place?.text),
    "",
    tabText(document.publisher),
    document.published ?? "",
    "",
    "",
    "",
    tabText(document.language),
    run === undefined ? "" : `attache-${run.program}`,
  ];
  return [
    {
      begin: tabRow(header),
      take: ({ told }) => told.map(t => tabRow(row(t).map(cell => cell || "None"))).join(""),
    },
  ];
};

/** Values of several parties in their order, `None` for each that is not known; nothing where no party has one. */
const list = (values: readonly (string | undefined)[]): string =>
  values.every(v => v === undefined || v === "")
    ? ""
    : tabText(values.map(v => (v || "None").replaceAll(";", ",")).join("; "));
