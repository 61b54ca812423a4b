import { csvRow, defused, uncontrolled } from "./cells.ts";
import type { Column, Value } from "./columns.ts";
import { columnsOf, type FlatRow } from "./columns.ts";
import { pairsOf } from "./pairs.ts";
import type { Means, Pass, Told, Unit } from "./telling.ts";

/** All fields as comma-separated values after RFC 4180: a header, several values in one cell by "; ", an empty cell for what is not known. */
export const csvRows = ({ unit }: Means): readonly Pass[] => {
  const columns = columnsOf(unit);
  return [
    {
      begin: csvRow(columns.map(c => c.name)),
      take: ({ told }) =>
        told
          .flatMap(t => flatRows(t, unit))
          .map(row => csvRow(columns.map(c => cell(c, c.value(row)))))
          .join(""),
    },
  ];
};

/** The rows of what is told: one, or one for each party or pair. */
export function flatRows(told: Told, unit: Unit): readonly FlatRow[] {
  const { event } = told;
  if (unit === "pair")
    return pairsOf(event).map((p, number) => ({ ...told, number, party: p.actor, other: p.recipient }));
  if (unit !== "actor") return [told];
  const sides = (["actor", "recipient"] as const).flatMap(side =>
    event[side].map(party => ({ side, party })),
  );
  return sides.map((s, number) => ({ ...told, number, ...s }));
}

/** A value as a cell; text that a spreadsheet would run is defused, a list of nothing is empty. */
function cell({ type }: Column, value: Value): string {
  if (value === undefined || value === null) return "";
  if (typeof value !== "object")
    return type === "text" ? defused(uncontrolled(String(value))) : String(value);
  if (value.every(v => v === null)) return "";
  // A semicolon within a value would part it in two.
  return defused(uncontrolled(value.map(v => String(v ?? "").replaceAll(";", ",")).join("; ")));
}
