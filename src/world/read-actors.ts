import { join } from "node:path";
import type { Entry } from "../text/lexicon.ts";
import type { ActorKind, Membership, Role } from "./actor.ts";
import { termOf } from "./dates.ts";
import { code, fault, group, record, sectorList, strings, text } from "./fields.ts";
import { readLines } from "./flow.ts";
import { filesBelow } from "./offices.ts";
import { type Bearer, slug } from "./people.ts";

/** What a line of `actors/` does: name an actor, add to one that is known, or take one away. */
export type Change =
  | { readonly does: "name"; readonly actor: Bearer; readonly entry: Entry }
  | { readonly does: "extend"; readonly id: string; readonly more: Partial<Bearer>; readonly entry: Entry }
  | { readonly does: "remove"; readonly id: string; readonly entry: Entry };

const kinds = ["state", "person", "organisation", "group", "party", "company", "media", "undertaking"];
const told = ["id", "name", "country", "group", "kind", "sectors", "aliases", "roles", "members", "best"];
const fields = [...told, "extend", "remove"];

/** Reads every file under `actors/` of one folder; the same id twice is a `LexiconFault`. */
export function readChanges(folder: string): readonly Change[] {
  const lines = new Map<string, Entry>();
  return filesBelow(join(folder, "actors"))
    .flatMap(readLines)
    .map(entry => {
      const change = changeOf(entry);
      const id = change.does === "name" ? change.actor.id : change.id;
      const before = lines.get(id);
      if (before)
        throw fault(
          entry,
          `"${id}" stands in line ${before.line} of ${before.file} too: join the two, or give one another \`id\``,
        );
      lines.set(id, entry);
      return change;
    });
}

/** The actors that `actors/` of one folder names; a person's roles are `[office, from, to, sector]`, a body's members `[code, from, to]`. */
export const readActors = (folder: string): readonly Bearer[] =>
  readChanges(folder).flatMap(c => (c.does === "name" ? [c.actor] : []));

function changeOf(entry: Entry): Change {
  const v = record(entry, fields);
  if (v.remove !== undefined) {
    record(entry, ["remove"]);
    return { does: "remove", id: text(entry, v.remove, "remove"), entry };
  }
  if (v.extend === undefined) return { does: "name", actor: actorOf(entry, v), entry };
  const id = text(entry, v.extend, "extend");
  if (v.id !== undefined || v.kind !== undefined)
    throw fault(
      entry,
      "`extend` keeps id and kind: leave them out, or give the whole entry without `extend`",
    );
  return { does: "extend", id, more: partOf(entry, v), entry };
}

function actorOf(entry: Entry, v: Readonly<Record<string, unknown>>): Bearer {
  if (typeof v.name !== "string" || typeof v.country !== "string")
    throw fault(entry, "expected `name` and `country`");
  const kind = (v.kind ?? "person") as string;
  if (!kinds.includes(kind)) throw fault(entry, `unknown kind "${kind}"; one of ${kinds.join(", ")}`);
  return {
    id: v.id === undefined ? slug(v.name) : text(entry, v.id, "id"),
    name: v.name,
    kind: kind as ActorKind,
    country: code(entry, v.country),
    sectors: [],
    aliases: [],
    roles: [],
    best: false,
    source: { file: entry.file, line: entry.line },
    ...partOf(entry, v),
  };
}

/** The fields that an entry gives; the office of a role without a land of its own is of the entry's `country`. */
function partOf(entry: Entry, v: Readonly<Record<string, unknown>>): Partial<Bearer> {
  const country = v.country === undefined ? undefined : code(entry, v.country);
  return {
    ...(v.name === undefined ? {} : { name: text(entry, v.name, "name") }),
    ...(country === undefined ? {} : { country }),
    ...group(entry, v.group),
    ...(v.sectors === undefined ? {} : { sectors: sectorList(entry, v.sectors) }),
    ...(v.aliases === undefined ? {} : { aliases: strings(entry, v.aliases, "aliases") }),
    ...(v.roles === undefined ? {} : { roles: rolesOf(entry, v.roles, country ?? "") }),
    ...(v.members === undefined ? {} : { members: memberships(entry, v.members) }),
    ...(v.best === undefined ? {} : { best: v.best === true }),
  };
}

function rolesOf(entry: Entry, value: unknown, country: string): readonly Role[] {
  if (!Array.isArray(value)) throw fault(entry, "expected roles as [[office, from, to, sector], ...]");
  return value.map(row => {
    if (!Array.isArray(row) || typeof row[0] !== "string" || row.length > 5)
      throw fault(entry, "expected a role as [office, from, to, sector, country]");
    const [office, from, to, sector, land] = row.map(v =>
      v === undefined || v === "" ? undefined : String(v),
    );
    return {
      country: land === undefined ? country : code(entry, land),
      sectors: sectorList(entry, [sector ?? "GOV"]),
      office: office!,
      ...termOf(entry, from, to),
      source: { file: entry.file, line: entry.line },
    };
  });
}

function memberships(entry: Entry, value: unknown): readonly Membership[] {
  if (!Array.isArray(value)) throw fault(entry, "expected members as [[code, from, to], ...]");
  return value.map(row => {
    const [member, from, to, ...more] = Array.isArray(row) ? row.map(String) : [];
    if (member === undefined || !/^[A-Z][A-Z0-9]+$/.test(member) || from === undefined || more.length > 0)
      throw fault(entry, `expected a member as [code, from, to], got "${String(row)}"`);
    const { unsure: _, ...term } = termOf(entry, from, to);
    return { member, from, ...term };
  });
}
