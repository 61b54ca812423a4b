import { fold } from "../../text/fold.ts";
import type { Role } from "../../world/actor.ts";
import { covers, roleOn } from "../../world/choose.ts";
import { doubtful, precisionOf } from "../../world/dates.ts";
import type { Bearer } from "../../world/people.ts";
import type { Country } from "../../world/read.ts";
import type { World } from "../../world/world.ts";
import type { Call } from "../command.ts";
import type { Door } from "../door.ts";
import { UsageFault } from "../fault.ts";
import { jsonLine } from "../json/offsets.ts";
import { worldOf } from "../reading.ts";
import { sourceName } from "./source.ts";

/** `attache actors NAME`: all who bear a name, likeliest first, each with the words and dates that say so. */
export async function who(call: Call, door: Door): Promise<void> {
  const world = worldOf(call.options.lexicon);
  const name = call.arguments.join(" ");
  const { date, country } = call.options;
  const company = country ?? [];
  const bearers = world.bearers(name, date, company);
  if (bearers.length === 0)
    throw new UsageFault(`nobody known is called "${name}"; attache actors lists all`);
  const resolved = world.named(name, date, company);
  for (const [i, bearer] of bearers.entries()) {
    const { id, group, sectors, ...r } = resolved[i]!;
    const office = "code" in bearer ? undefined : officeOf(bearer, date);
    door.out(
      jsonLine({
        id: id ?? null,
        name: r.name,
        country: r.country,
        ...(group ? { group } : {}),
        sectors,
        by: r.by,
        alias: aliasOf(bearer, name),
        ...(office ? { office } : {}),
        why: why(bearer, bearers[i + 1], { name, date, company }, world),
        source: sourceName(bearer.source!),
      }),
    );
  }
}

/** The spelling of the list that the name met, and what kind of name it is there. */
function aliasOf(w: Bearer | Country, name: string): { readonly name: string; readonly kind: string } {
  const met = (all: readonly string[]) => all.find(n => fold(n).toLowerCase() === fold(name).toLowerCase());
  if (!("code" in w)) {
    const is = met([w.name]);
    return is ? { name: is, kind: "name" } : { name: met(w.aliases) ?? name, kind: "alias" };
  }
  const kinds = { official: w.official, former: w.former, name: w.names, people: w.people, seat: w.seats };
  for (const [kind, names] of Object.entries(kinds)) {
    const found = met(names);
    if (found) return { name: found, kind };
  }
  return { name: w.capital?.[0] ?? name, kind: "capital" };
}

/** The office that counts on a day: the one held, else the last before; `held` says which. */
function officeOf(person: Bearer, date: string | undefined): object | undefined {
  const held = date === undefined ? person.roles.at(-1) : roleOn(person, date);
  const role = held ?? person.roles.findLast(r => (r.from ?? "") <= (date ?? ""));
  if (role === undefined) return undefined;
  return {
    name: role.office ?? null,
    country: role.country,
    ...(role.group ? { group: role.group } : {}),
    held: date === undefined ? null : held !== undefined,
    from: dated(role, "from"),
    to: dated(role, "to"),
    ...(role.source ? { source: sourceName(role.source) } : {}),
  };
}

/** A date with its precision and whether it is sure; `implied`: taken from the next holder's beginning. */
function dated(role: Role, end: "from" | "to"): object | null {
  const date = role[end];
  if (date === undefined) return null;
  const sure = !role.unsure?.includes(end);
  return {
    date,
    precision: precisionOf(date),
    sure,
    ...(end === "to" && role.implied ? { implied: true } : {}),
  };
}

interface Asked {
  readonly name: string;
  readonly date: string | undefined;
  readonly company: readonly string[];
}

/** The reasons in words: the office on the day, how far its dates carry, and what puts this one before the next. */
function why(
  w: Bearer | Country,
  next: Bearer | Country | undefined,
  { date, company }: Asked,
  world: World,
): readonly string[] {
  const reasons = "code" in w || date === undefined ? [] : standing(w, date);
  if (next === undefined) return reasons;
  const rule = world.decidedBy(w, next, date, company);
  return [...reasons, `before ${"code" in next ? next.names[0] : next.name}: ${rule}`];
}

function standing(person: Bearer, date: string): readonly string[] {
  if (person.roles.length === 0) return [];
  const held = person.roles.filter(r => covers(r, date));
  const doubts = person.roles
    .filter(r => doubtful(r, date))
    .map(r => `whether ${r.office} of ${r.group ?? r.country} on ${date} is not sure: ${spell(r)}`);
  if (held.length === 0) return [`in no known office on ${date}`, ...doubts];
  return [...held.map(r => `${r.office} of ${r.group ?? r.country} on ${date}: ${spell(r)}`), ...doubts];
}

const spell = (r: Role): string =>
  `${r.from ?? "?"}${r.unsure?.includes("from") ? "?" : ""} to ${r.to ?? "now"}${r.unsure?.includes("to") ? "?" : ""}`;
