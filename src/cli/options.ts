import { exports } from "../exports/export.ts";
import { units } from "../exports/telling.ts";
import { fields } from "../intake/csv/columns.ts";
import { isDay } from "../intake/day.ts";
import { scales } from "../relations/passage.ts";
import { steps } from "../relations/periods.ts";
import type { OptionSpec } from "./command.ts";
import { UsageFault } from "./fault.ts";

/** A day as the user writes it. */
export function parseDay(value: string): string {
  if (!isDay(value)) throw new UsageFault(`"${value}" is no day; write it as 2016-11-26`);
  return value;
}

function parseShare(value: string): number {
  const share = Number(value);
  if (value.trim() === "" || !(share >= 0 && share <= 1))
    throw new UsageFault(`"${value}" is no number from 0 to 1`);
  return share;
}

export function parseCount(value: string): number {
  const count = Number(value);
  if (!(Number.isInteger(count) && count > 0)) throw new UsageFault(`"${value}" is no whole number above 0`);
  return count;
}

function parseOffset(value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw new UsageFault(`"${value}" is no byte of a file`);
  return Number(value);
}

function parseJobs(value: string): number {
  const jobs = Number(value);
  if (!Number.isInteger(jobs) || jobs < 1) throw new UsageFault(`"${value}" is no number of workers`);
  return jobs;
}

function parseColumns(value: string): Readonly<Record<string, string>> {
  const pairs = value.split(",").map(pair => pair.split("="));
  const bad = pairs.find(
    ([field = "", name = "", ...more]) => !isField(field) || !name.trim() || more.length,
  );
  if (bad !== undefined)
    throw new UsageFault(
      `"${bad.join("=")}" names no column; write field=name, the field one of ${fields.join(", ")}`,
    );
  return Object.fromEntries(pairs.map(([field, name]) => [field!.trim(), name!.trim()]));
}

const isField = (name: string): boolean => fields.some(field => field === name.trim());

const input: OptionSpec = {
  flags: "--input <format>",
  about: "format of the input, where its name and content do not tell",
  choices: [
    "txt",
    "text",
    "md",
    "jsonl",
    "html",
    "feed",
    "csv",
    "warc",
    "pdf",
    "docx",
    "zip",
    "eml",
    "mbox",
    "nexis",
    "factiva",
    "proquest",
  ],
};
const model: OptionSpec = {
  flags: "--model <name>",
  about: "which weights read the text: the more exact, or the faster",
  choices: ["default", "fast"],
};
export const lexicon: OptionSpec = {
  flags: "--lexicon <dir>",
  about:
    "folder with knowledge of your own (actors, offices, places, rules in YAML) that goes before the package's",
  many: true,
};
const jobs: OptionSpec = {
  flags: "--jobs <n>",
  about: "workers; accepted for scripts, all work is done in one process today",
  parse: parseJobs,
};
const date: OptionSpec = {
  flags: "--date <day>",
  about: "publication date of reports that do not say theirs (YYYY-MM-DD)",
  parse: parseDay,
};
const publisher: OptionSpec = {
  flags: "--publisher <name>",
  about: "publisher of reports that do not say theirs",
};
const columns: OptionSpec = {
  flags: "--columns <names>",
  about:
    "what the columns of a table hold, where their names do not tell: text=story,date=day; a number counts columns from 1",
  parse: parseColumns,
};

function parseSeconds(value: string): number {
  const seconds = Number(value);
  if (!(seconds > 0 && seconds <= 86_400)) throw new UsageFault(`"${value}" is no number of seconds`);
  return seconds;
}

/** Options of the commands that code reports in threads. */
export const coding: readonly OptionSpec[] = [
  model,
  lexicon,
  {
    ...jobs,
    about:
      "reports that are coded at once, each on a thread of its own (as many as there are cores); what comes out is the same for any number",
  },
  {
    flags: "--timeout <seconds>",
    about:
      "what one report may take to code (120); it is tried twice, then left out, of a record put in quarantine",
    parse: parseSeconds,
  },
  {
    flags: "--memory <mib>",
    about: "what coding one report may take of memory, beside the weights (2048); as with --timeout",
    parse: parseCount,
  },
];

/** Options of every command that reads reports. */
export const reading: readonly OptionSpec[] = [input, date, publisher, columns, model, lexicon, jobs];

/** Options of what reads a part of a web archive or of JSON Lines, so that many can share it or one can go on. */
export const range: readonly OptionSpec[] = [
  {
    flags: "--start <n>",
    about: "of a WARC file the first record that is read, of JSON Lines the first line, counted from 1",
    parse: parseCount,
  },
  { flags: "--count <n>", about: "how many records or lines are read", parse: parseCount },
  {
    flags: "--offset <byte>",
    about:
      "of a WARC file, the byte where reading begins: that of a record, as messages name it; records are counted from there",
    parse: parseOffset,
  },
];

/** Options of `parse`, which alone takes CoNLL-U. */
export const parsing: readonly OptionSpec[] = [
  { ...input, choices: [...input.choices!, "conllu"] },
  model,
  {
    ...jobs,
    about:
      "workers that read at once, each on a thread of its own; what is printed is the same for any number",
  },
];

export const record: OptionSpec = { flags: "--record <dir>", about: "the record's folder" };
export const author: OptionSpec = {
  flags: "--author <name>",
  about: "who decides; without it the name of your account",
};
export const from: OptionSpec = {
  flags: "--from <day>",
  about: "only what happened on this day or later",
  parse: parseDay,
};
function parsePort(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new UsageFault(`"${value}" is no port`);
  return port;
}

/** Where a server listens, and who may ask it. */
export const serving: readonly OptionSpec[] = [
  {
    flags: "--port <n>",
    about: "the port (4711 where not said; 0 takes any that is free)",
    parse: parsePort,
  },
  {
    flags: "--host <address>",
    about: "the address to listen on; every other than this machine's wants --token",
  },
  { flags: "--name <host>", about: "a name by which others may call it", many: true },
  { flags: "--token <text>", about: "what every request must bring, as Authorization: Bearer TEXT" },
];

export const to: OptionSpec = {
  flags: "--to <day>",
  about: "only what happened before this day",
  parse: parseDay,
};
export const asked: OptionSpec = {
  flags: "--date <day>",
  about: "the day on which offices count (YYYY-MM-DD); without it the best-known holder",
  parse: parseDay,
};
function parseHalfLife(value: string): number {
  const days = Number(value);
  if (!(days >= 1 && days <= 36_525)) throw new UsageFault(`"${value}" is no number of days from 1 to 36525`);
  return days;
}

/** Options of `series`. */
export const counting: readonly OptionSpec[] = [
  record,
  { flags: "--by <step>", about: "the length of a period (month)", choices: steps },
  from,
  to,
  {
    flags: "--half-life <days>",
    about: "days after which an incident weighs half in the index (60)",
    parse: parseHalfLife,
  },
  {
    flags: "--scale <name>",
    about: "the scores of the index: PLOVER's intensity (plover) or Goldstein's",
    choices: scales,
  },
  {
    flags: "--format <format>",
    about: "text for people, json for programs, csv a row for each period",
    choices: ["text", "json", "csv"],
  },
  ...reading,
];

const parseCodes = (value: string): readonly string[] => value.toUpperCase().split(",");

export const land: OptionSpec = {
  flags: "--country <code>",
  about:
    "the land that a text speaks of, to choose between those who share a name; of `stale`, the land or body whose offices are listed (codes, several by commas)",
  parse: parseCodes,
};
export const out: OptionSpec = {
  flags: "--out <dir>",
  about: "of `import`: the folder to write, made if it is not there",
};
export const minConfidence: OptionSpec = {
  flags: "--min-confidence <x>",
  about: "leave out events below this confidence (0 to 1)",
  parse: parseShare,
};

function parseCountries(value: string): readonly string[] {
  const codes = value.toUpperCase().split(",");
  if (codes.some(code => !/^[A-Z]{2,3}$/.test(code)))
    throw new UsageFault(`"${value}" is no list of country codes; write it as SY or SY,IQ`);
  return codes;
}

function parseClasses(value: string): string {
  if (!/^[AHLPRSTUV]+$/.test(value))
    throw new UsageFault(
      `"${value}" names no feature classes; any of A, H, L, P, R, S, T, U, V, as in "APH"`,
    );
  return value;
}

function parsePeople(value: string): number {
  const people = Number(value);
  if (!/^\d+$/.test(value)) throw new UsageFault(`"${value}" is no number of people`);
  return people;
}

function parseMoment(value: string): number {
  if (!/^\d{1,15}$/.test(value))
    throw new UsageFault(`"${value}" is no moment; give the number that --changes wrote`);
  return Number(value);
}

/** Options of `export`. */
export const exporting: readonly OptionSpec[] = [
  {
    flags: "--format <format>",
    about: "what to write",
    choices: exports.map(e => e.name),
    required: true,
  },
  record,
  { flags: "--output <file>", about: "where to write; without it standard output (not for parquet)" },
  {
    flags: "--by <unit>",
    about:
      "a row an event or a happening; in tables also a row for each party (actor) or for each two (pair). Without it an event, in gdelt, graphml and gexf a happening",
    choices: units,
  },
  {
    flags: "--all",
    about:
      "keep what the format would tell as a plain fact or has no place for (headlines, denials, plans, no day, no place), and events without any known party",
  },
  minConfidence,
  {
    flags: "--since <moment>",
    about: "only what was added or changed since an earlier export of the record",
    parse: parseMoment,
  },
  {
    flags: "--changes <file>",
    about: "write the moment of this export, and with --since the ids that are to be deleted, as JSON lines",
  },
  { flags: "--gdelt <version>", about: "columns of gdelt: 58 or 61", choices: ["1.0", "2.0"] },
];

/** Options of `places`: what speaks for a place, and what an import keeps. */
export const placing: readonly OptionSpec[] = [
  {
    flags: "--country <codes>",
    about:
      "lands that speak for a place (SY or SYR; several by commas); with import, the only ones kept (two letters)",
    parse: parseCountries,
  },
  { ...lexicon, about: "folder with places of your own (places.yaml, and where import puts its places.tsv)" },
  {
    flags: "--min-population <n>",
    about:
      "with import: least people of a town (1; 0 keeps all, some millions); regions and their seats are kept always",
    parse: parsePeople,
  },
  {
    flags: "--classes <letters>",
    about:
      "with import: GeoNames feature classes (AP: regions and towns; H waters, T mountains, L areas, S spots)",
    parse: parseClasses,
  },
  {
    flags: "--date <day>",
    about: "taken as by `actors`; places are known without dates today",
    parse: parseDay,
  },
];
