import { annotationText } from "./annotation.ts";
import { csvRows } from "./csv.ts";
import { gdeltRows } from "./gdelt.ts";
import { geojsonText } from "./geojson.ts";
import { gexfText } from "./gexf.ts";
import { graphmlText } from "./graphml.ts";
import { icewsRows } from "./icews.ts";
import { parquetLines } from "./parquet.ts";
import { ploverLines } from "./plover.ts";
import { polecatRows } from "./polecat.ts";
import { provText } from "./prov.ts";
import { reportLines } from "./reports.ts";
import type { Means, Need, Pass, Unit } from "./telling.ts";

/** A format: its units (the first where none is asked for), what it has no place to flag, and the walks that write it. */
export interface Export {
  readonly name: string;
  readonly units: readonly Unit[];
  readonly needs: readonly Need[];
  readonly passes: (means: Means) => readonly Pass[];
  /** `document`: the reports themselves; `table`: rows that become a file that is no text; `whole`: counts, of which no part can be told. */
  readonly kind?: "document" | "table" | "whole";
}

/** The formats, in the order of the help. */
export const exports: readonly Export[] = [
  { name: "reports", units: ["event"], needs: [], kind: "document", passes: reportLines },
  { name: "plover", units: ["event", "incident"], needs: [], passes: ploverLines },
  { name: "polecat", units: ["event", "incident"], needs: ["counted", "day"], passes: polecatRows },
  { name: "icews", units: ["event", "incident"], needs: ["counted", "day", "sides"], passes: icewsRows },
  { name: "gdelt", units: ["incident", "event"], needs: ["counted", "day"], passes: gdeltRows },
  { name: "csv", units: ["event", "incident", "actor", "pair"], needs: [], passes: csvRows },
  {
    name: "parquet",
    units: ["event", "incident", "actor", "pair"],
    needs: [],
    kind: "table",
    passes: parquetLines,
  },
  { name: "geojson", units: ["event", "incident"], needs: ["place"], passes: geojsonText },
  {
    name: "graphml",
    units: ["incident", "event"],
    needs: ["counted", "sides"],
    kind: "whole",
    passes: graphmlText,
  },
  {
    name: "gexf",
    units: ["incident", "event"],
    needs: ["counted", "sides"],
    kind: "whole",
    passes: gexfText,
  },
  { name: "annotation", units: ["event"], needs: [], passes: annotationText },
  { name: "prov", units: ["event"], needs: [], passes: provText },
];
