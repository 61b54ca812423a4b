import { cell } from "../exports/cells.ts";
import type { Evidence, EvidenceParty } from "../record/evidence.ts";
import type { Table } from "./route.ts";

const columns = [
  "event",
  "document",
  "publisher",
  "published",
  "type",
  "mode",
  "quad",
  "intensity",
  "actor",
  "recipient",
  "start",
  "end",
  "place",
  "country",
  "lat",
  "lon",
  "factuality",
  "status",
  "speaker",
  "confidence",
  "quote",
];

/** Evidence as a table; texts that a spreadsheet would run are defused. */
export const evidenceRows = (all: readonly Evidence[]): Table => [columns, ...all.map(rowOf)];

function rowOf(e: Evidence): readonly string[] {
  const { place, date } = e;
  return [
    e.event,
    e.document,
    e.publisher,
    e.published,
    e.type,
    e.mode.join("; "),
    e.quad,
    e.intensity,
    codes(e.actor),
    codes(e.recipient),
    date?.start,
    date?.end,
    place?.name,
    place?.country,
    place?.lat,
    place?.lon,
    e.factuality,
    e.status,
    e.speaker,
    e.confidence,
    e.quote,
  ].map(cell);
}

const codes = (parties: readonly EvidenceParty[]): string =>
  parties.map(p => [p.code ?? p.text, p.sector].filter(x => x !== null).join(".")).join("; ");
