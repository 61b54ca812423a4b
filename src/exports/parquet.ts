import { jsonLine } from "../text/json-line.ts";
import { type ColumnType, columnsOf, type FlatRow } from "./columns.ts";
import { flatRows } from "./csv.ts";
import type { Means, Pass, Unit } from "./telling.ts";

/** The flat rows as JSON lines, of which a Parquet file is made. */
export const parquetLines = ({ unit }: Means): readonly Pass[] => {
  const columns = columnsOf(unit);
  const object = (row: FlatRow) => Object.fromEntries(columns.map(c => [c.name, c.value(row) ?? null]));
  return [
    {
      take: ({ told }) =>
        told
          .flatMap(t => flatRows(t, unit))
          .map(row => jsonLine(object(row)))
          .join(""),
    },
  ];
};

const types = {
  text: "VARCHAR",
  whole: "BIGINT",
  number: "DOUBLE",
  yes: "BOOLEAN",
  day: "DATE",
  texts: "VARCHAR[]",
  wholes: "BIGINT[]",
  numbers: "DOUBLE[]",
} as const satisfies Readonly<Record<ColumnType, string>>;

/** The columns of a table of a unit with the types of Parquet's writer. */
export const tableColumns = (
  unit: Unit,
): readonly { readonly name: string; readonly type: (typeof types)[ColumnType] }[] =>
  columnsOf(unit).map(({ name, type }) => ({ name, type: types[type] }));

/** The columns that such a table is sorted by: no two rows agree in all. */
export const tableOrder = (unit: Unit): readonly string[] => [
  "date_start",
  "document",
  "event_id",
  ...(unit === "actor" || unit === "pair" ? ["number"] : unit === "incident" ? ["incident_id"] : []),
];
