import { type Sector, sectors } from "../actor.ts";
import { slug } from "../people.ts";
import type { World } from "../world.ts";
import { type CodeTable, type Parts, takeApart } from "./codes.ts";
import {
  type DatedCode,
  type Dictionary,
  type DictionaryActor,
  type DictionaryAgent,
  dayAfter,
} from "./petrarch.ts";

/** What a dictionary gives, as lines of `actors/`, `countries.yaml` and `roles.yaml`. */
export interface Converted {
  readonly actors: readonly object[];
  readonly countries: readonly object[];
  readonly roles: readonly object[];
}

/** What conversion looks at, and where it tells what it left out. */
export interface Means {
  readonly world: World;
  readonly table: CodeTable;
  readonly skip: (reason: string) => undefined;
}

/** Turns a dictionary's entries into ours; codes that say no land or sector that we know are counted as skipped. */
export function fromPetrarch({ actors, agents }: Dictionary, means: Means): Converted {
  const lands = new Set(means.world.countries.map(c => c.code));
  const made = actors.map(a => entryOf(a, lands, means));
  const seats = new Map<string, Set<string>>();
  for (const { land, names } of made.flatMap(m => (m && "land" in m ? [m] : [])))
    seats.set(land, new Set([...(seats.get(land) ?? []), ...names]));
  return {
    actors: joined(made.flatMap(m => (m && "entry" in m ? [m.entry] : []))),
    countries: [...seats].flatMap(([extend, names]) =>
      names.size > 0 ? [{ extend, seats: [...names] }] : [],
    ),
    roles: rolesOf(agents, lands, means),
  };
}

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly kind?: string;
  readonly sectors?: readonly Sector[];
  readonly aliases: readonly string[];
  readonly roles?: readonly (readonly string[])[];
}

type Made =
  | { readonly land: string; readonly names: readonly string[] }
  | { readonly entry: Entry }
  | undefined;

function entryOf(actor: DictionaryActor, lands: ReadonlySet<string>, means: Means): Made {
  const rows = actor.codes.map(c => ({ ...c, parts: takeApart(c.code, lands, means.table) }));
  const main = rows.find(r => r.parts.country !== undefined);
  if (main === undefined) return means.skip("actors whose code names no land or body");
  const { country, sectors: found, rest } = main.parts;
  const dated = rows.some(r => r.from !== undefined || r.through !== undefined);
  if (!dated && lands.has(country!) && found.length === 0 && rest.length === 0)
    return { land: country!, names: actor.names.flatMap(spellings).filter(n => !knows(means.world, n)) };
  if (rest.length > 0) means.skip("parts of codes that are neither a land's nor a sector's");
  const [name, ...aliases] = [...new Set(actor.names.flatMap(spellings))];
  const person =
    dated || (found.some(s => s === "GOV" || s === "ELI" || s === "OPP") && personal(actor, means));
  const base = { id: slug(name!), name: name!, country: country! };
  if (!person) return { entry: { ...base, kind: kindOf(main.parts), sectors: found, aliases } };
  return { entry: { ...base, aliases, roles: rows.flatMap(r => roleRows(r, country!)) } };
}

/** A dated code as roles, one for each of its sectors: `[code TURGOV, from, to, GOV, TUR]`. */
function roleRows(row: DatedCode & { readonly parts: Parts }, home: string): readonly (readonly string[])[] {
  const land = row.parts.country ?? home;
  const of: readonly Sector[] = row.parts.sectors.length > 0 ? row.parts.sectors.slice(0, 1) : ["UNK"];
  const to = row.through === undefined ? "" : dayAfter(row.through);
  return of.map(sector => [`code ${row.code}`, row.from ?? "", to, sector, land]);
}

/** Whether words may be a person's name: several, none of which is a word for a role or body. */
function personal({ names }: DictionaryActor, { world }: Means): boolean {
  const words = names[0]!.toLowerCase().split(" ");
  return words.length > 1 && words.every(w => world.role([w]) === undefined);
}

function kindOf({ country, sectors: found }: Parts): string {
  if (found.includes("PTY")) return "party";
  if (found.includes("JRN")) return "media";
  if (country === "MNC" || found.includes("BUS")) return "company";
  if (country === "IMG" || found.some(s => s === "REB" || s === "UAF" || s === "CRM" || s === "PRM"))
    return "group";
  return "organisation";
}

/** Words all in capitals as names are written; a single short word may be letters that stand for others (`NATO`, `Nato`). */
function spellings(name: string): readonly string[] {
  const written = name
    .split(" ")
    .map((w, i) => (i > 0 && small.has(w) ? w.toLowerCase() : titled(w)))
    .join(" ");
  return /^[A-Z]{2,6}$/.test(name) ? [written, name] : [written];
}

const small = new Set(["OF", "THE", "AND", "FOR", "IN", "ON", "DE", "DA", "DI", "VAN", "VON", "BIN", "IBN"]);

const titled = (word: string): string =>
  word
    .toLowerCase()
    .replace(/(^|[-'’.(])(\p{L})/gu, (_, mark: string, letter: string) => mark + letter.toUpperCase());

const knows = (world: World, name: string): boolean => world.bearers(name).length > 0;

/** Entries of one name are one: their spellings and roles together. */
function joined(entries: readonly Entry[]): readonly object[] {
  const out = new Map<string, Entry>();
  for (const e of entries) {
    const old = out.get(e.id);
    const roles = [...(old?.roles ?? []), ...(e.roles ?? [])];
    const aliases = [...new Set([...(old?.aliases ?? []), ...e.aliases])];
    out.set(e.id, { ...(old ?? e), aliases, ...(roles.length > 0 ? { roles } : {}) });
  }
  return [...out.values()];
}

/** Agents by their sectors, one line for each set; the order is that of PLOVER's list. */
function rolesOf(
  agents: readonly DictionaryAgent[],
  lands: ReadonlySet<string>,
  means: Means,
): readonly object[] {
  const bySector = new Map<Sector, Set<string>>();
  for (const { words, code } of agents) {
    const [sector] = takeApart(code, lands, means.table).sectors;
    if (sector === undefined) means.skip("agents whose code is no sector of PLOVER");
    else bySector.set(sector, new Set([...(bySector.get(sector) ?? []), ...words.map(w => w.toLowerCase())]));
  }
  return sectors.flatMap(s => {
    const words = bySector.get(s);
    return words ? [{ sectors: [s], actor: true, words: [...words] }] : [];
  });
}
