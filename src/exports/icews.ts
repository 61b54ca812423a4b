import type { Participant } from "../events/event.ts";
import { tabRow, tabText } from "./cells.ts";
import { cameoWords } from "./codes.ts";
import { dayOf } from "./dates.ts";
import { pairsOf } from "./pairs.ts";
import type { Means, Pass, Told } from "./telling.ts";

const header = [
  "Event ID",
  "Event Date",
  "Source Name",
  "Source Sectors",
  "Source Country",
  "Event Text",
  "CAMEO Code",
  "Intensity",
  "Target Name",
  "Target Sectors",
  "Target Country",
  "Story ID",
  "Sentence Number",
  "Publisher",
  "City",
  "District",
  "Province",
  "Country",
  "Latitude",
  "Longitude",
];

/** The tab table of ICEWS's coded events: a header, a row for each source and target. Which sentence it was is not kept: that column is empty. */
export const icewsRows = (means: Means): readonly Pass[] => [
  {
    begin: tabRow(header),
    take: ({ told }) =>
      told
        .flatMap(t => rows(t, means))
        .map(tabRow)
        .join(""),
  },
];

function rows({ event: e, report: { document } }: Told, means: Means): readonly (readonly string[])[] {
  const { codes, nameOf } = means;
  const sectors = (p: Participant | undefined): string =>
    [...new Set((p?.sectors ?? []).flatMap(s => codes.sectors[s].icews))].join(",");
  const land = (p: Participant | undefined): string =>
    codes.countries[p?.country ?? ""] ? nameOf(p!.country!) : "";
  const side = (p: Participant | undefined): readonly string[] => [
    tabText(nameIn(p, land(p), means)),
    tabText(sectors(p)),
    tabText(land(p)),
  ];
  return pairsOf(e).map(({ actor, recipient }) => [
    e.id,
    dayOf(e) ?? "",
    ...side(actor),
    cameoWords(codes, e.cameo),
    e.cameo,
    String(e.goldstein),
    ...side(recipient),
    tabText(document.id),
    "",
    tabText(document.publisher),
    e.place?.precision === "town" ? tabText(e.place.name) : "",
    "",
    "",
    e.place?.country === undefined ? "" : tabText(nameOf(e.place.country)),
    e.place === undefined ? "" : String(e.place.latitude),
    e.place === undefined ? "" : String(e.place.longitude),
  ]);
}

/** A party as ICEWS's dictionaries name it: its own name, that of its body, else its role with its land, `Military (Turkey)`. */
function nameIn(p: Participant | undefined, land: string, { codes, nameOf }: Means): string {
  if (p === undefined) return "";
  if (p.id !== undefined) return codes.countries[p.id] ? nameOf(p.id) : p.name;
  if (p.group !== undefined) return nameOf(p.group);
  const role = p.sector === undefined ? undefined : codes.sectors[p.sector].icews[0];
  if (role === undefined) return land === "" ? p.name : land;
  return land === "" ? role : `${role} (${land})`;
}
