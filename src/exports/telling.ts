import type { Event } from "../events/event.ts";
import type { Incident } from "../record/incident.ts";
import type { Report } from "../record/report.ts";
import { type ToPoints, toPoints } from "../text/points.ts";
import type { Codes } from "./codes.ts";

/** What a row tells: an event of one report, or a happening by the event that tells it best; or each with its parties one by one. */
export const units = ["event", "incident", "actor", "pair"] as const;
export type Unit = (typeof units)[number];

/** An event to be told, with the report it stands in; `incident` where happenings are told. `at` gives offsets in code points. */
export interface Told {
  readonly event: Event;
  readonly report: Report;
  readonly incident?: Incident;
  readonly at: ToPoints;
}

/** A report with what is told of it. */
export interface Sheaf {
  readonly report: Report;
  readonly told: readonly Told[];
}

/** A walk over all that is told: text at its beginning, for each report, at its end. Formats with several lists take several walks. */
export interface Pass {
  readonly begin?: string;
  readonly take: (sheaf: Sheaf) => string;
  readonly end?: () => string;
}

/** What a format cannot do without or has no place to flag; events that lack it are left out unless all are asked for. */
export const needs = ["counted", "day", "sides", "place"] as const;
export type Need = (typeof needs)[number];

/** What formats are written with. */
export interface Means {
  readonly unit: Unit;
  /** Name of a country or group by its code. */
  readonly nameOf: (code: string) => string;
  readonly codes: Codes;
  /** Columns of GDELT: those of its first or second version. */
  readonly gdelt: "1.0" | "2.0";
}

/** The events of a report as they are told. */
export function sheafOf(report: Report, wanted: (event: Event) => boolean): Sheaf {
  const [text, title] = [toPoints(report.document.text), toPoints(report.document.title ?? "")];
  return {
    report,
    told: report.events.filter(wanted).map(event => ({ event, report, at: event.inTitle ? title : text })),
  };
}
