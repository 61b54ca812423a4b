import { join } from "node:path";
import { LexiconFault } from "../text/fault.ts";
import { type Entry, lexiconFiles } from "../text/lexicon.ts";
import { type Role, type Sector, sectors } from "./actor.ts";
import { readLines } from "./flow.ts";

/** Somebody's time in an office: every spelling of his name, the first to print, and the dated role. */
export interface Tenure {
  readonly names: readonly string[];
  readonly role: Role;
}

/** Which words of a descriptive phrase mean which offices: `premier` a Prime Minister or Chancellor. */
export type Titles = ReadonlyMap<string, readonly string[]>;

const dated = /^\d{4}(-\d\d(-\d\d)?)?$/;

/**
 * Reads `offices/`: a line an office, its holders in order, each from a date until the next one's, unless his end is given.
 *
 * `[name|other spelling, from, to]`; a name of "" is a time without a holder. Dates that run backwards, a holder beyond
 * the next one's start, and an office told twice are `LexiconFault`s.
 */
export function readOffices(folder: string): readonly Tenure[] {
  const told = new Map<string, Entry>();
  return lexiconFiles(join(folder, "offices"))
    .flatMap(readLines)
    .flatMap(entry => {
      const v = entry.value as {
        country?: unknown;
        office?: unknown;
        sector?: unknown;
        group?: unknown;
        held?: unknown;
      };
      if (typeof v.country !== "string" || typeof v.office !== "string" || !Array.isArray(v.held))
        throw fault(entry, "expected `country`, `office` and `held`");
      const key = `${v.country} ${typeof v.group === "string" ? v.group : ""} ${v.office}`;
      const before = told.get(key);
      if (before)
        throw fault(
          entry,
          `the ${v.office} of ${v.country} stands in line ${before.line} of ${before.file} too`,
        );
      told.set(key, entry);
      const sector = (v.sector ?? "GOV") as Sector;
      if (!sectors.includes(sector))
        throw fault(entry, `unknown sector "${sector}"; one of ${sectors.join(", ")}`);
      const base = {
        country: v.country,
        ...(typeof v.group === "string" ? { group: v.group } : {}),
        sectors: [sector],
        office: v.office,
      };
      const rows = v.held.map(row => rowOf(entry, row));
      for (const [i, row] of rows.entries()) check(entry, row, rows[i + 1]);
      return rows.flatMap((row, i) => tenure(row, rows[i + 1], base));
    });
}

interface Row {
  readonly name: string;
  readonly from: string;
  readonly to: string | undefined;
}

function rowOf(entry: Entry, value: unknown): Row {
  if (!Array.isArray(value) || typeof value[0] !== "string" || value.length < 2 || value.length > 3)
    throw fault(entry, "expected holders as [name, from] or [name, from, to]");
  const [from, to] = value.slice(1).map(String);
  for (const date of [from, to])
    if (date !== undefined && !dated.test(date))
      throw fault(entry, `expected a date like 2016-11, got "${date}"`);
  return { name: value[0], from: from!, to };
}

function check(entry: Entry, row: Row, next: Row | undefined): void {
  if (row.to !== undefined && row.to < row.from)
    throw fault(entry, `${row.name} ends (${row.to}) before he begins (${row.from})`);
  if (next === undefined) return;
  if (next.from < row.from)
    throw fault(entry, `${next.name} (${next.from}) stands after ${row.name} (${row.from})`);
  if (row.to !== undefined && next.from < row.to && !row.to.startsWith(next.from))
    throw fault(entry, `${row.name} (to ${row.to}) and ${next.name} (from ${next.from}) hold it on one day`);
}

function tenure(row: Row, next: Row | undefined, base: Omit<Role, "from" | "to">): readonly Tenure[] {
  if (row.name === "") return [];
  const to = row.to ?? next?.from;
  return [
    { names: row.name.split("|"), role: { ...base, from: row.from, ...(to === undefined ? {} : { to }) } },
  ];
}

/** Reads `titles.yaml`. */
export function readTitles(folder: string): Titles {
  const out = new Map<string, readonly string[]>();
  for (const entry of readLines(join(folder, "titles.yaml"))) {
    const v = entry.value as { words?: unknown; offices?: unknown };
    if (!Array.isArray(v.words) || !Array.isArray(v.offices))
      throw fault(entry, "expected `words` and `offices`");
    for (const word of v.words as string[]) out.set(word, v.offices as string[]);
  }
  return out;
}

const fault = (entry: Entry, message: string) => new LexiconFault(entry.file, entry.line, message);
