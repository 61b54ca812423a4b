import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { DuckDBConnection, DuckDBPreparedStatement } from "@duckdb/node-api";
import { fold } from "../text/fold.ts";
import type { Entry } from "./entry.ts";
import { dayOf, type Evidence, foundIn, isCounted, type Row, type Tally } from "./evidence.ts";
import { findEvidence } from "./evidence-sql.ts";
import { onDisk, RecordFault } from "./fault.ts";
import { eachReport } from "./gather.ts";
import { inOrder } from "./held.ts";
import { segments } from "./journal.ts";
import { LinesFile } from "./lines-file.ts";
import { Recent } from "./recent.ts";
import type { Report } from "./report.ts";
import { codesOf, type Store } from "./store.ts";
import { Tallier } from "./tally.ts";

const settings = {
  memory_limit: "1GB",
  threads: "2",
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
};
const migrations = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "src", "record", "migrations");

/** Bytes of all segments: what an index must have seen to be up to date. */
const journalBytes = (folder: string): number =>
  segments(folder).reduce((sum, path) => sum + statSync(path).size, 0);

const fileOf = (folder: string): string => join(folder, "index", "attache.duckdb");

/**
 * Builds the index of a record anew beside the old one and swaps it in by rename; readers of the old one go on.
 *
 * `read` gives the journal's lines from the first, twice. Only for who keeps other writers out: what builds that were stopped
 * have left is removed.
 */
export async function rebuildIndex(folder: string, read: () => Iterable<Entry>): Promise<void> {
  const place = join(folder, "index");
  onDisk(place, () => mkdirSync(place, { recursive: true }));
  removeLeft(place);
  const next = join(place, `next-${process.pid}.duckdb`);
  try {
    await build(next, read, journalBytes(folder));
    onDisk(next, () => renameSync(next, fileOf(folder)));
  } catch (cause) {
    removeLeft(place);
    if (/IO Error|No space left|ENOSPC|EIO|EROFS|EACCES/.test((cause as Error).message))
      throw new RecordFault("disk", `${place}: ${(cause as Error).message}`);
    throw cause;
  }
}

/** Removes everything beside the index itself. */
function removeLeft(place: string): void {
  onDisk(place, () => {
    for (const name of readdirSync(place))
      if (name !== basename(fileOf(place))) rmSync(join(place, name), { recursive: true });
  });
}

/** Removes the index; the journal answers until it is built anew. */
export function dropIndex(folder: string): void {
  onDisk(folder, () => rmSync(join(folder, "index"), { recursive: true, force: true }));
}

async function build(file: string, read: () => Iterable<Entry>, bytes: number): Promise<void> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(file, settings);
  const connection = await instance.connect();
  try {
    for (const name of readdirSync(migrations).sort())
      await connection.run(readFileSync(join(migrations, name), "utf8"));
    await fill(connection, read, dirname(file));
    await connection.run("insert into events select event, position from evidence");
    await connection.run("insert into journal values ($bytes)", { bytes: BigInt(bytes) });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Characters of reports that are loaded at once. */
const loadAtOnce = 1 << 25;

/** Loads reports with the codes of their parties in the record's order, through JSON Lines files, which DuckDB reads fastest. */
async function fill(connection: DuckDBConnection, read: () => Iterable<Entry>, place: string): Promise<void> {
  const rows = new LinesFile(join(place, `reports-${process.pid}.jsonl`));
  try {
    const met: Met[] = [];
    const tallier = new Tallier();
    for (const report of eachReport(read)) {
      const { id, published } = report.document;
      met.push({ line: met.length, document: published === undefined ? { id } : { id, published } });
      const evidence = tallier.add(report).map(columnsOf);
      rows.add(JSON.stringify({ id, codes: codesOf(report), json: JSON.stringify(report), evidence }));
    }
    await connection.run("insert into tally values ($json)", { json: JSON.stringify(tallier.tally()) });
    let part: string[] = [];
    let size = 0;
    for (const [position, { line }] of met.sort(inOrder).entries()) {
      part.push(`{"position":${position},${rows.line(line).slice(1)}`);
      size += part.at(-1)!.length;
      if (size < loadAtOnce && position < met.length - 1) continue;
      await load(connection, join(place, `load-${process.pid}.jsonl`), part);
      [part, size] = [[], 0];
    }
  } finally {
    rows.remove();
  }
}

/** What a query may ask of evidence, and the evidence itself, as the table has them. */
const evidenceColumns = {
  event: "VARCHAR",
  document: "VARCHAR",
  codes: "VARCHAR[]",
  type: "VARCHAR",
  day: "VARCHAR",
  publisher: "VARCHAR",
  factuality: "VARCHAR",
  counted: "BOOLEAN",
  place: "VARCHAR",
  country: "VARCHAR",
  words: "VARCHAR",
  json: "VARCHAR",
} as const;
const evidenceType = `STRUCT(${Object.entries(evidenceColumns)
  .map(([name, type]) => `"${name}" ${type}`)
  .join(", ")})`;

const columnsOf = ({ evidence, codes, words }: Row): Record<keyof typeof evidenceColumns, unknown> => ({
  event: evidence.event,
  document: evidence.document,
  codes,
  type: evidence.type,
  day: dayOf(evidence),
  publisher: evidence.publisher,
  factuality: evidence.factuality,
  counted: isCounted(evidence),
  place: evidence.place === null ? null : fold(evidence.place.name).toLowerCase(),
  country: evidence.place?.country ?? null,
  words,
  json: JSON.stringify(evidence),
});

/** A report that was written, by its line. */
interface Met {
  readonly line: number;
  readonly document: { readonly id: string; readonly published?: string };
}

async function load(connection: DuckDBConnection, file: string, lines: readonly string[]): Promise<void> {
  const longest = lines.reduce((n, line) => Math.max(n, Buffer.byteLength(line)), 1 << 20);
  // A last line without an end is misread where the file just fills a buffer.
  onDisk(file, () => writeFileSync(file, `${lines.join("\n")}\n`));
  const source = `read_json('${file.replaceAll("'", "''")}', format = 'newline_delimited', columns = {position: 'INTEGER', id: 'VARCHAR', codes: 'VARCHAR[]', json: 'VARCHAR', evidence: '${evidenceType}[]'}, maximum_object_size = ${longest + 1024})`;
  await connection.run(`insert into reports select position, id, json from ${source}`);
  await connection.run(`insert into parties select position, unnest(codes) from ${source}`);
  await connection.run(`insert into documents select position, id from ${source}`);
  await connection.run(
    `insert into evidence select position, unnest(range(len(evidence))), unnest(evidence, recursive := true) from ${source}`,
  );
  rmSync(file);
}

/** Opens the index of a record to read; `undefined` where there is none, it cannot be read, or has not seen the whole journal. */
export async function openIndex(folder: string): Promise<Store | undefined> {
  const bytes = journalBytes(folder);
  if (!existsSync(fileOf(folder))) return undefined;
  const opened = await connect(fileOf(folder)).catch(() => undefined);
  if (opened === undefined) return undefined;
  const { rows, close } = opened;
  // An index of an earlier version has no such table, and is built anew.
  const seen = await rows("select bytes from journal where exists (from tally)").then(
    found => Number(found[0]?.[0]),
    () => undefined,
  );
  if (seen !== bytes) {
    await close();
    return undefined;
  }
  let tally: Promise<Tally> | undefined;
  let held: Promise<readonly Row[] | undefined> | undefined;
  const recent = new Recent<string, Report | undefined>(mostRecent);
  const parsed = (found: Rows): readonly Report[] => found.map(r => JSON.parse(r[0] as string) as Report);
  const both =
    "select position from parties where code = $a intersect select position from parties where code = $b order by position";
  /** By their positions as numbers: looked up in a list they are found alone, while a join reads the whole table. */
  const at = async (positions: readonly number[]): Promise<readonly Report[]> => {
    const list = positions.join(", ");
    return positions.length === 0
      ? []
      : parsed(await rows(`select json from reports where position in (${list}) order by position`));
  };
  const one = "select json from reports where position = (select position from";
  const slice = "select json from reports where position >= $from and position < $to order by position";
  const store: Store = {
    reports: async () => parsed(await rows("select json from reports order by position")),
    each: async function* () {
      // What was read is not read again: DuckDB need not keep it.
      await rows("set memory_limit = '256MB'");
      const last = Number((await rows("select coalesce(max(position), -1) from reports"))[0]![0]);
      for (let from = 0; from <= last; from += batch)
        yield* parsed(await rows(slice, { from, to: from + batch }));
    },
    between: async (a, b) => at((await rows(both, { a, b })).map(r => Number(r[0]))),
    count: async () => Number((await rows("select count(*) from reports"))[0]![0]),
    report: id =>
      recent.get(id, async () => parsed(await rows(`${one} documents where id = $id)`, { id }))[0]),
    telling: event =>
      recent.get(event, async () => parsed(await rows(`${one} events where event = $event)`, { event }))[0]),
    find: async (query, limit, skip = 0) => {
      held ??= allEvidence(rows);
      const all = await held;
      return all === undefined ? findEvidence(rows, query, limit, skip) : foundIn(all, query, limit, skip);
    },
    latest: async (limit, skip = 0) => {
      const newest = "select id from documents order by position desc limit $limit offset $skip";
      const ids = (await rows(newest, { limit, skip })).map(r => r[0] as string);
      const found = await Promise.all(ids.map(id => store.report(id)));
      return found.filter(r => r !== undefined);
    },
    tally: () => {
      tally ??= rows("select json from tally").then(found => JSON.parse(found[0]![0] as string) as Tally);
      return tally;
    },
    close,
  };
  return store;
}

/** Reports that are kept at hand for who asks again, and events up to which all evidence is. */
const mostRecent = 1000;
const mostHeld = 100_000;

/** All evidence, the newest first; `undefined` where there is too much of it to hold. */
async function allEvidence(
  rows: (sql: string, values?: Record<string, number>) => Promise<Rows>,
): Promise<readonly Row[] | undefined> {
  if (Number((await rows("select count(*) from evidence"))[0]![0]) > mostHeld) return undefined;
  const found = await rows("select json, to_json(codes), words from evidence order by position desc, number");
  return found.map(([json, codes, words]) => ({
    evidence: JSON.parse(json as string) as Evidence,
    codes: JSON.parse(codes as string) as string[],
    words: words as string,
  }));
}

/** Reports that are read at once where they are read one by one. */
const batch = 256;

/** The reports of an index, however old; none where it cannot be read. */
export async function indexedReports(folder: string): Promise<readonly Report[]> {
  if (!existsSync(fileOf(folder))) return [];
  const opened = await connect(fileOf(folder)).catch(() => undefined);
  if (opened === undefined) return [];
  const found = await opened.rows("select json from reports order by position").catch(() => []);
  await opened.close();
  return found.map(r => JSON.parse(r[0] as string) as Report);
}

export type Rows = readonly (readonly unknown[])[];

/** A connection that only reads: one question at a time, each planned once however often it is asked. */
async function connect(file: string): Promise<{
  rows: (sql: string, values?: Record<string, string | number>) => Promise<Rows>;
  close: () => Promise<void>;
}> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(file, {
    ...settings,
    access_mode: "READ_ONLY",
  });
  const connection = await instance.connect();
  const planned = new Map<string, DuckDBPreparedStatement>();
  const answer = async (sql: string, values: Record<string, string | number>): Promise<Rows> => {
    const statement = planned.get(sql) ?? (await connection.prepare(sql));
    if (planned.size < mostPlanned) planned.set(sql, statement);
    if (Object.keys(values).length > 0) statement.bind(values);
    return (await statement.runAndReadAll()).getRows();
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    rows: (sql, values = {}) => {
      const found = last.then(() => answer(sql, values));
      last = found.catch(() => {});
      return found;
    },
    close: async () => {
      await last;
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Questions whose plans are kept: those that name positions differ each time. */
const mostPlanned = 100;

/** A column of a table to write: its name and DuckDB's type of it. */
export interface TableColumn {
  readonly name: string;
  readonly type: "VARCHAR" | "BIGINT" | "DOUBLE" | "BOOLEAN" | "DATE" | "VARCHAR[]" | "BIGINT[]" | "DOUBLE[]";
}

/**
 * Writes the rows of a JSON Lines file as Parquet (zstd), sorted by some columns; equal rows give equal bytes.
 *
 * The file appears at once or not at all. What does not fit in memory goes to a folder beside it.
 */
export async function writeParquet(
  rows: string,
  columns: readonly TableColumn[],
  order: readonly string[],
  file: string,
): Promise<void> {
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const next = `${file}.next-${process.pid}`;
  const { DuckDBInstance } = await import("@duckdb/node-api");
  // One thread: row groups are then cut at the same places each time.
  const instance = await DuckDBInstance.create(":memory:", {
    ...settings,
    threads: "1",
    temp_directory: `${next}.spill`,
  });
  const connection = await instance.connect();
  const types = columns.map(c => `${quoted(c.name)}: ${quoted(c.type)}`).join(", ");
  const source = `read_json(${quoted(rows)}, format = 'newline_delimited', columns = {${types}}, maximum_object_size = ${longestRow})`;
  try {
    await connection.run(
      `copy (select * from ${source} order by ${order.join(", ")}) to ${quoted(next)} (format parquet, compression zstd)`,
    );
    onDisk(file, () => renameSync(next, file));
  } catch (cause) {
    if (cause instanceof RecordFault) throw cause;
    throw new RecordFault("disk", `${file}: ${(cause as Error).message}`);
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(next, { force: true });
    rmSync(`${next}.spill`, { recursive: true, force: true });
  }
}

/** Bytes that a row to be written may have. */
const longestRow = 64 << 20;
