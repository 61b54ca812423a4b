import { covers } from "../../world/choose.ts";
import type { Office } from "../../world/offices.ts";
import type { Call } from "../command.ts";
import type { Door } from "../door.ts";
import { UsageFault } from "../fault.ts";
import { jsonLine } from "../json/offsets.ts";
import { worldOf } from "../reading.ts";
import { sourceName } from "./source.ts";

/** `attache actors stale --date D`: the offices whose holder on a day the lexicons do not know, each with the reason. */
export async function stale({ options, arguments: words }: Call, door: Door): Promise<void> {
  const { date, country, lexicon } = options;
  if (date === undefined) throw new UsageFault("stale: on which day? --date 2025-01-31");
  if (words.length > 0) throw new UsageFault(`stale takes no "${words[0]}"; --country narrows it`);
  for (const office of worldOf(lexicon).offices) {
    if (
      country !== undefined &&
      ![office.country, office.group].some(c => c !== undefined && country.includes(c))
    )
      continue;
    const reason = reasonOf(office, date);
    if (reason === undefined) continue;
    const last = office.tenures.findLast(t => (t.role.from ?? "") <= date);
    door.out(
      jsonLine({
        country: office.country,
        ...(office.group ? { group: office.group } : {}),
        office: office.office,
        reason,
        ...(last ? { last: last.names[0], from: last.role.from ?? null, to: last.role.to ?? null } : {}),
        ...(office.checked ? { checked: office.checked } : {}),
        source: sourceName(office.source),
      }),
    );
  }
}

/** Why nobody is known to hold an office on a day; `undefined` where somebody is, or where there was no such office. */
function reasonOf(office: Office, date: string): string | undefined {
  if (office.since !== undefined && date < office.since) return undefined;
  if (office.abolished !== undefined && date >= office.abolished) return undefined;
  const held = office.tenures.find(t => covers(t.role, date));
  if (held === undefined)
    return office.tenures.some(t => (t.role.from ?? "") <= date)
      ? "no holder known"
      : "before the first known holder";
  // A holder without an end is known for the time that somebody looked.
  const { from = "", to } = held.role;
  const known = office.checked !== undefined && office.checked > from ? office.checked : from;
  return to === undefined && office.checked !== undefined && date.slice(0, known.length) > known
    ? "not checked since"
    : undefined;
}
