import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Entry, lexiconFiles } from "../text/lexicon.ts";
import type { Role, Sector, Source } from "./actor.ts";
import { clash, termOf } from "./dates.ts";
import { code, fault, group, record, sectorList, strings, text } from "./fields.ts";
import { readLines } from "./flow.ts";

/** Somebody's time in an office: every spelling of his name, the first to print, and the dated role. */
export interface Tenure {
  readonly names: readonly string[];
  readonly role: Role;
}

/**
 * An office that one holds at a time, with its holders in order.
 *
 * `checked`: the day or month up to which its file was kept; `since` and `abolished`: when the office itself began and ended.
 */
export interface Office {
  readonly country: string;
  readonly group?: string;
  readonly office: string;
  readonly sector: Sector;
  readonly tenures: readonly Tenure[];
  /** Whether the entry gives the whole list (`held`) or adds to what earlier folders say (`add`). */
  readonly whole: boolean;
  readonly checked?: string;
  readonly since?: string;
  readonly abolished?: string;
  readonly source: Source;
}

/** Which words of a descriptive phrase mean which offices: `premier` a Prime Minister or Chancellor. */
export type Titles = ReadonlyMap<string, readonly string[]>;

/** What tells offices apart: land or body, and the name of the office. */
export const officeKey = (o: {
  readonly country: string;
  readonly group?: string;
  readonly office?: string;
}) => `${o.country} ${o.group ?? ""} ${(o.office ?? "").toLowerCase()}`;

const fields = ["country", "group", "office", "sector", "held", "add", "since", "abolished", "checked"];

/**
 * Reads `offices/`: a line an office, its holders in order, each from a date until the next one's, unless his end is given.
 *
 * `[name|other spelling, from, to]`; a name of "" is a time without a holder. A line of `checked` alone says up to when the
 * lines after it were kept. Dates that run backwards, a holder beyond the next one's start, and an office told twice are
 * `LexiconFault`s. No folder, no offices.
 */
export function readOffices(folder: string): readonly Office[] {
  const told = new Map<string, Entry>();
  return filesBelow(join(folder, "offices")).flatMap(file => {
    let checked: string | undefined;
    return readLines(file).flatMap(entry => {
      const v = record(entry, fields);
      if (v.office === undefined && v.checked !== undefined) {
        checked = dateIn(entry, v.checked);
        return [];
      }
      const office = officeOf(entry, v, checked);
      const before = told.get(officeKey(office));
      if (before)
        throw fault(
          entry,
          `the ${office.office} of ${office.country} stands in line ${before.line} of ${before.file} too`,
        );
      told.set(officeKey(office), entry);
      return [office];
    });
  });
}

/** The YAML files below a folder; none where there is no such folder. */
export const filesBelow = (folder: string): readonly string[] =>
  existsSync(folder) ? lexiconFiles(folder) : [];

function officeOf(entry: Entry, v: Readonly<Record<string, unknown>>, checked: string | undefined): Office {
  const list = v.held ?? v.add;
  if (typeof v.country !== "string" || typeof v.office !== "string" || !Array.isArray(list))
    throw fault(entry, "expected `country`, `office` and `held` (the whole list) or `add`");
  const [sector] = sectorList(entry, [v.sector ?? "GOV"]);
  const base = { country: code(entry, v.country), ...group(entry, v.group), office: v.office };
  const source = { file: entry.file, line: entry.line };
  const rows = list.map(row => rowOf(entry, row));
  for (const [i, row] of rows.entries()) check(entry, row, rows[i + 1]);
  const roles = { ...base, sectors: [sector!], source };
  return {
    ...base,
    sector: sector!,
    tenures: rows.flatMap((row, i) => tenure(row, rows[i + 1], roles)),
    whole: v.held !== undefined,
    ...optional("checked", v.checked === undefined ? checked : dateIn(entry, v.checked)),
    ...optional("since", v.since === undefined ? undefined : dateIn(entry, v.since)),
    ...optional("abolished", v.abolished === undefined ? undefined : dateIn(entry, v.abolished)),
    source,
  };
}

const optional = <K extends string>(key: K, value: string | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { readonly [k in K]?: string };

const dateIn = (entry: Entry, value: unknown): string => termOf(entry, String(value), undefined).from!;

interface Row {
  readonly name: string;
  readonly from: string;
  readonly to?: string;
  readonly unsure?: readonly ("from" | "to")[];
}

function rowOf(entry: Entry, value: unknown): Row {
  if (!Array.isArray(value) || typeof value[0] !== "string" || value.length < 2 || value.length > 3)
    throw fault(entry, "expected holders as [name, from] or [name, from, to]");
  const [from, to] = value.slice(1).map(String);
  return { name: value[0], from: from!, ...termOf(entry, from, to) };
}

function check(entry: Entry, row: Row, next: Row | undefined): void {
  if (row.to !== undefined && row.to < row.from)
    throw fault(entry, `${row.name} ends (${row.to}) before he begins (${row.from})`);
  if (next === undefined) return;
  if (next.from < row.from)
    throw fault(entry, `${next.name} (${next.from}) stands after ${row.name} (${row.from})`);
  if (row.to !== undefined && clash({ from: row.from, to: row.to }, { from: next.from }))
    throw fault(entry, `${row.name} (to ${row.to}) and ${next.name} (from ${next.from}) hold it on one day`);
}

function tenure(row: Row, next: Row | undefined, base: Omit<Role, "from" | "to">): readonly Tenure[] {
  if (row.name === "") return [];
  const { name, ...term } = row;
  const end = row.to === undefined && next !== undefined ? { to: next.from, implied: true as const } : {};
  return [{ names: name.split("|"), role: { ...base, ...term, ...end } }];
}

/** Reads `titles.yaml`; no file, no titles. */
export function readTitles(folder: string): Titles {
  const out = new Map<string, readonly string[]>();
  for (const entry of linesOf(join(folder, "titles.yaml"))) {
    const v = record(entry, ["words", "offices"]);
    const offices = strings(entry, v.offices, "offices");
    for (const word of strings(entry, v.words, "words")) out.set(text(entry, word, "words"), offices);
  }
  return out;
}

/** The lines of a file that a folder may lack. */
export const linesOf = (file: string): readonly Entry[] => (existsSync(file) ? readLines(file) : []);
