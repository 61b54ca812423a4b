import { incidentsOf } from "../../src/cli/incidents.ts";
import type { Event } from "../../src/events/event.ts";
import { loadCodes } from "../../src/exports/codes.ts";
import { type Export, exports } from "../../src/exports/export.ts";
import { leftOut } from "../../src/exports/keep.ts";
import { type Means, type Sheaf, sheafOf, type Unit } from "../../src/exports/telling.ts";
import type { Report } from "../../src/record/report.ts";
import { bestOf } from "../../src/relations/tell.ts";

/** How a test wants something exported; the format's own ways without it. */
export interface Wanted {
  readonly by?: Unit;
  readonly all?: boolean;
  readonly gdelt?: Means["gdelt"];
}

export const formatOf = (name: string): Export => exports.find(e => e.name === name)!;

/** Reports in a format, as `attache export` writes them; names of lands are their codes. */
export function exported(name: string, reports: readonly Report[], wanted: Wanted = {}): string {
  const format = formatOf(name);
  const unit = wanted.by ?? format.units[0]!;
  const means = {
    unit,
    nameOf: (code: string) => code,
    codes: loadCodes(),
    gdelt: wanted.gdelt ?? "2.0",
  } as const;
  const takes = (e: Event) => wanted.all || leftOut(e, format.needs) === undefined;
  const sheaves = unit === "incident" ? happenings(reports, takes) : reports.map(r => sheafOf(r, takes));
  return format
    .passes(means)
    .map(pass => `${pass.begin ?? ""}${sheaves.map(pass.take).join("")}${pass.end?.() ?? ""}`)
    .join("");
}

function happenings(reports: readonly Report[], takes: (event: Event) => boolean): readonly Sheaf[] {
  return incidentsOf(reports).map(incident => {
    const best = bestOf(incident);
    const report = reports.find(r => r.document.id === best.document)!;
    const { told } = sheafOf({ ...report, events: [best] }, takes);
    return { report, told: told.map(t => ({ ...t, incident })) };
  });
}
