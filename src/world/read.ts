import { join } from "node:path";
import { LexiconFault } from "../text/fault.ts";
import { type Entry, lexiconFiles } from "../text/lexicon.ts";
import { type ActorKind, type Membership, type Role, type Sector, sectors } from "./actor.ts";
import { readLines } from "./flow.ts";
import { type Bearer, slug } from "./people.ts";

/** A state or land as `countries.yaml` has it; several may share a code. */
export interface Country {
  readonly code: string;
  readonly iso2?: string;
  readonly names: readonly string[];
  readonly people: readonly string[];
  readonly capital?: readonly [name: string, latitude: number, longitude: number];
  readonly seats: readonly string[];
  readonly sectors: readonly Sector[];
}

/** A set of role words with their sectors; `actor` where the words alone name somebody. */
export interface RoleWords {
  readonly sectors: readonly Sector[];
  readonly actor: boolean;
  readonly words: readonly string[];
}

const kinds = new Set<string>([
  "state",
  "person",
  "organisation",
  "group",
  "party",
  "company",
  "media",
  "undertaking",
]);
const known = new Set<string>(sectors);
const fault = (e: Entry, message: string) => new LexiconFault(e.file, e.line, message);

/** Reads `countries.yaml`; an entry without code or names is a `LexiconFault`. */
export function readCountries(folder: string): readonly Country[] {
  return readLines(join(folder, "countries.yaml")).map(entry => {
    const v = record(entry);
    if (typeof v.code !== "string" || !/^[A-Z]{3}$/.test(v.code))
      throw fault(entry, "expected `code`, three capital letters");
    return {
      code: v.code,
      ...(typeof v.iso2 === "string" ? { iso2: v.iso2 } : {}),
      names: strings(entry, v.names, "names"),
      people: strings(entry, v.people ?? [], "people"),
      ...(Array.isArray(v.capital) ? { capital: v.capital as [string, number, number] } : {}),
      seats: strings(entry, v.seats ?? [], "seats"),
      sectors: sectorList(entry, v.sectors),
    };
  });
}

/** Reads `roles.yaml`. */
export function readRoles(folder: string): readonly RoleWords[] {
  return readLines(join(folder, "roles.yaml")).map(entry => {
    const v = record(entry);
    return {
      sectors: sectorList(entry, v.sectors),
      actor: v.actor === true,
      words: strings(entry, v.words, "words"),
    };
  });
}

/** Reads every file under `actors/`; a person's roles are `[office, from, to, sector]`, a body's members `[code, from, to]`. */
export function readActors(folder: string): readonly Bearer[] {
  return lexiconFiles(join(folder, "actors"))
    .flatMap(readLines)
    .map(entry => {
      const v = record(entry);
      if (typeof v.name !== "string" || typeof v.country !== "string")
        throw fault(entry, "expected `name` and `country`");
      const kind = (v.kind ?? "person") as string;
      if (!kinds.has(kind)) throw fault(entry, `unknown kind "${kind}"; one of ${[...kinds].join(", ")}`);
      const country = v.country;
      return {
        id: typeof v.id === "string" ? v.id : slug(v.name),
        name: v.name,
        kind: kind as ActorKind,
        country,
        ...(typeof v.group === "string" ? { group: v.group } : {}),
        sectors: sectorList(entry, v.sectors),
        aliases: strings(entry, v.aliases ?? [], "aliases"),
        roles: Array.isArray(v.roles) ? v.roles.map(r => role(entry, r, country)) : [],
        ...(v.members === undefined ? {} : { members: memberships(entry, v.members) }),
        best: v.best === true,
      };
    });
}

function role(entry: Entry, value: unknown, country: string): Role {
  if (!Array.isArray(value) || typeof value[0] !== "string")
    throw fault(entry, "expected a role as [office, from, to, sector]");
  const [office, from, to, sector] = value.map(v => (v === undefined || v === "" ? undefined : String(v)));
  return {
    country,
    sectors: sectorList(entry, [sector ?? "GOV"]),
    office: office!,
    ...term(entry, from, to),
  };
}

function memberships(entry: Entry, value: unknown): readonly Membership[] {
  if (!Array.isArray(value)) throw fault(entry, "expected members as [[code, from, to], ...]");
  return value.map(row => {
    const [member, from, to, ...more] = Array.isArray(row) ? row.map(String) : [];
    if (member === undefined || !/^[A-Z][A-Z0-9]+$/.test(member) || from === undefined || more.length > 0)
      throw fault(entry, `expected a member as [code, from, to], got "${String(row)}"`);
    return { member, from, ...term(entry, from, to) };
  });
}

/** Two dates, each checked and left out where it is absent. */
function term(entry: Entry, from: string | undefined, to: string | undefined) {
  for (const date of [from, to])
    if (date !== undefined && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(date))
      throw fault(entry, `expected a date like 2016-11, got "${date}"`);
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function record(entry: Entry): Readonly<Record<string, unknown>> {
  if (entry.value === null || typeof entry.value !== "object") throw fault(entry, "expected a mapping");
  return entry.value as Readonly<Record<string, unknown>>;
}

function strings(entry: Entry, value: unknown, field: string): readonly string[] {
  if (!Array.isArray(value) || value.some(v => typeof v !== "string"))
    throw fault(entry, `expected a list of words under "${field}"`);
  return value as string[];
}

function sectorList(entry: Entry, value: unknown): readonly Sector[] {
  const list = value === undefined ? [] : strings(entry, value, "sectors");
  for (const s of list)
    if (!known.has(s)) throw fault(entry, `unknown sector "${s}"; one of ${sectors.join(", ")}`);
  return list as readonly Sector[];
}
