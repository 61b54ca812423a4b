import { join } from "node:path";
import type { Entry } from "../text/lexicon.ts";
import type { Sector, Source } from "./actor.ts";
import { code, fault, record, sectorList, strings, text } from "./fields.ts";
import { linesOf } from "./offices.ts";

/** A state or land as `countries.yaml` has it; several may share a code. `names`: short, official and former ones, the first to print. */
export interface Country {
  readonly code: string;
  readonly iso2?: string;
  readonly names: readonly string[];
  readonly people: readonly string[];
  readonly capital?: readonly [name: string, latitude: number, longitude: number];
  readonly seats: readonly string[];
  readonly sectors: readonly Sector[];
  /** Which of `names` are official, which former. */
  readonly official: readonly string[];
  readonly former: readonly string[];
  readonly source: Source;
}

/** A set of role words with their sectors; `actor` where the words alone name somebody. */
export interface RoleWords {
  readonly sectors: readonly Sector[];
  readonly actor: boolean;
  readonly words: readonly string[];
}

const fields = [
  "code",
  "iso2",
  "names",
  "official",
  "former",
  "people",
  "capital",
  "seats",
  "sectors",
  "extend",
];

/**
 * Reads `countries.yaml`; in a later folder an entry takes the place of the first with its code, and `extend: TUR` adds to it.
 *
 * An entry without code or names is a `LexiconFault`. No file, no change.
 */
export function readCountries(folder: string, known: readonly Country[] = []): readonly Country[] {
  const all = [...known];
  for (const entry of linesOf(join(folder, "countries.yaml"))) {
    const v = record(entry, fields);
    const at = all.findIndex(
      c => known.includes(c) && c.code === (v.extend ?? v.code) && c.sectors.length === 0,
    );
    if (v.extend !== undefined && at < 0)
      throw fault(entry, `\`extend\`: no state has the code "${String(v.extend)}"`);
    const country = countryOf(entry, v, v.extend === undefined ? undefined : all[at]);
    if (at < 0 || country.sectors.length > 0) all.push(country);
    else all[at] = country;
  }
  return all;
}

function countryOf(entry: Entry, v: Readonly<Record<string, unknown>>, before: Country | undefined): Country {
  const list = (field: "names" | "official" | "former" | "people" | "seats"): readonly string[] => [
    ...new Set([...(before?.[field] ?? []), ...strings(entry, v[field] ?? [], field)]),
  ];
  const [official, former] = [list("official"), list("former")];
  const names = [...new Set([...list("names"), ...official, ...former])];
  if (names.length === 0) throw fault(entry, 'expected a list of words under "names"');
  const capital = v.capital === undefined ? before?.capital : capitalOf(entry, v.capital);
  const iso2 = v.iso2 === undefined ? before?.iso2 : text(entry, v.iso2, "iso2");
  return {
    code: before?.code ?? code(entry, v.code, "code"),
    ...(iso2 === undefined ? {} : { iso2 }),
    names,
    people: list("people"),
    ...(capital === undefined ? {} : { capital }),
    seats: list("seats"),
    sectors: sectorList(entry, v.sectors),
    official,
    former,
    source: { file: entry.file, line: entry.line },
  };
}

function capitalOf(entry: Entry, value: unknown): readonly [string, number, number] {
  const [name, latitude, longitude, ...more] = Array.isArray(value) ? value : [];
  if (
    typeof name !== "string" ||
    typeof latitude !== "number" ||
    typeof longitude !== "number" ||
    more.length > 0
  )
    throw fault(entry, "expected `capital` as [name, latitude, longitude]");
  return [name, latitude, longitude];
}

/** Reads `roles.yaml`; no file, no words. */
export function readRoles(folder: string): readonly RoleWords[] {
  return linesOf(join(folder, "roles.yaml")).map(entry => {
    const v = record(entry, ["sectors", "actor", "words"]);
    return {
      sectors: sectorList(entry, v.sectors),
      actor: v.actor === true,
      words: strings(entry, v.words, "words"),
    };
  });
}
