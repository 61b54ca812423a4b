import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Entry } from "./entry.ts";
import { onDisk, RecordFault } from "./fault.ts";
import { eachReport } from "./gather.ts";
import { inOrder } from "./held.ts";
import { segments } from "./journal.ts";
import { LinesFile } from "./lines-file.ts";
import type { Report } from "./report.ts";
import { codesOf, type Store } from "./store.ts";

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
    await connection.run("insert into journal values ($bytes)", { bytes: BigInt(bytes) });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Loads reports and the codes of their parties through JSON Lines files, which DuckDB reads fastest and sorts beyond memory. */
async function fill(connection: DuckDBConnection, read: () => Iterable<Entry>, place: string): Promise<void> {
  const lines = (name: string) => new LinesFile(join(place, `load-${name}-${process.pid}.jsonl`));
  const [reports, parties, order] = [lines("reports"), lines("parties"), lines("order")];
  const load = (table: string, file: LinesFile, column: string) =>
    connection.run(
      `insert into ${table} select position, ${column === "code" ? "code" : "id, json"} from ${source(file, `{key: 'INTEGER', id: 'VARCHAR', ${column}: 'VARCHAR'}`)} join ${source(order, "{key: 'INTEGER', position: 'INTEGER'}")} using (key) order by position`,
    );
  try {
    const met: Met[] = [];
    for (const report of eachReport(read)) {
      const key = met.length;
      const { id, published } = report.document;
      met.push({ key, document: published === undefined ? { id } : { id, published } });
      reports.add({ key, id, json: JSON.stringify(report) });
      for (const code of codesOf(report)) parties.add({ key, id, code });
    }
    for (const [position, { key }] of met.sort(inOrder).entries()) order.add({ key, position });
    if (met.length > 0) await load("reports", reports, "json");
    if (parties.longest > 0) await load("parties", parties, "code");
  } finally {
    for (const file of [reports, parties, order]) file.remove();
  }
}

/** A report that was written, by the order of its writing. */
interface Met {
  readonly key: number;
  readonly document: { readonly id: string; readonly published?: string };
}

const source = (file: LinesFile, columns: string): string =>
  `read_json('${file.flushed().replaceAll("'", "''")}', format = 'newline_delimited', columns = ${columns}, maximum_object_size = ${file.longest + 1024})`;

/** Opens the index of a record to read; `undefined` where there is none, it cannot be read, or has not seen the whole journal. */
export async function openIndex(folder: string): Promise<Store | undefined> {
  const bytes = journalBytes(folder);
  if (!existsSync(fileOf(folder))) return undefined;
  const opened = await connect(fileOf(folder)).catch(() => undefined);
  if (opened === undefined) return undefined;
  const { rows, close } = opened;
  const seen = await rows("select bytes from journal").then(
    found => Number(found[0]?.[0]),
    () => undefined,
  );
  if (seen !== bytes) {
    await close();
    return undefined;
  }
  const parsed = (found: Rows): readonly Report[] => found.map(r => JSON.parse(r[0] as string) as Report);
  const both =
    "select json from reports where position in (select position from parties where code = $a intersect select position from parties where code = $b) order by position";
  const slice = "select json from reports where position >= $from and position < $to order by position";
  return {
    reports: async () => parsed(await rows("select json from reports order by position")),
    each: async function* () {
      // What was read is not read again: DuckDB need not keep it.
      await rows("set memory_limit = '256MB'");
      const last = Number((await rows("select coalesce(max(position), -1) from reports"))[0]![0]);
      for (let from = 0; from <= last; from += batch)
        yield* parsed(await rows(slice, { from, to: from + batch }));
    },
    between: async (a, b) => parsed(await rows(both, { a, b })),
    count: async () => Number((await rows("select count(*) from reports"))[0]![0]),
    close,
  };
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

type Rows = readonly (readonly unknown[])[];

/** A connection that only reads. */
async function connect(file: string): Promise<{
  rows: (sql: string, values?: Record<string, string | number>) => Promise<Rows>;
  close: () => Promise<void>;
}> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(file, { ...settings, access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  return {
    rows: async (sql, values = {}) => (await connection.runAndReadAll(sql, values)).getRows(),
    close: async () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

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
