import { LexiconFault } from "../text/fault.ts";
import type { Entry } from "../text/lexicon.ts";
import { type Sector, sectors } from "./actor.ts";

/** What the schemas of the world's files share: each check throws a `LexiconFault` with file, line and what was expected. */
export const fault = (e: Entry, message: string): LexiconFault => new LexiconFault(e.file, e.line, message);

const known = new Set<string>(sectors);

/** An entry's fields, each one of `fields`. */
export function record(entry: Entry, fields: readonly string[]): Readonly<Record<string, unknown>> {
  if (entry.value === null || typeof entry.value !== "object" || Array.isArray(entry.value))
    throw fault(entry, `expected a mapping, of ${fields.join(", ")}`);
  for (const field of Object.keys(entry.value))
    if (!fields.includes(field)) throw fault(entry, `unknown field "${field}"; one of ${fields.join(", ")}`);
  return entry.value as Readonly<Record<string, unknown>>;
}

export function text(entry: Entry, value: unknown, field: string): string {
  if (typeof value !== "string" || value.trim() === "")
    throw fault(entry, `expected words under \`${field}\`, got ${JSON.stringify(value) ?? "nothing"}`);
  return value;
}

export function strings(entry: Entry, value: unknown, field: string): readonly string[] {
  if (!Array.isArray(value) || value.some(v => typeof v !== "string"))
    throw fault(entry, `expected a list of words under "${field}"`);
  return value as string[];
}

export function sectorList(entry: Entry, value: unknown): readonly Sector[] {
  const list = value === undefined ? [] : strings(entry, value, "sectors");
  for (const s of list)
    if (!known.has(s)) throw fault(entry, `unknown sector "${s}"; one of ${sectors.join(", ")}`);
  return list as readonly Sector[];
}

/** A code of a state (ISO 3166-1 alpha-3) or one of PLOVER's (`UNO`, `IMG`). */
export function code(entry: Entry, value: unknown, field = "country"): string {
  if (typeof value !== "string" || !/^[A-Z]{3}$/.test(value))
    throw fault(
      entry,
      `expected \`${field}\`, three capital letters, got ${JSON.stringify(value) ?? "nothing"}`,
    );
  return value;
}

/** A code of a group or body (`NATO`), where one is given. */
export function group(entry: Entry, value: unknown): { readonly group?: string } {
  if (value === undefined) return {};
  if (typeof value !== "string" || !/^[A-Z][A-Z0-9]+$/.test(value))
    throw fault(entry, `expected \`group\`, a code in capitals, got ${JSON.stringify(value)}`);
  return { group: value };
}
