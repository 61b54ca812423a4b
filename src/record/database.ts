import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { connect, settings } from "./duckdb.ts";
import type { Entry } from "./entry.ts";
import { onDisk, RecordFault } from "./fault.ts";
import { fill } from "./fill.ts";
import { indexStore } from "./index-store.ts";
import { segments } from "./journal.ts";
import type { Report } from "./report.ts";
import type { Store } from "./store.ts";

/** The tables of an index, and what finds their rows, which is made once they are filled. */
const tables = ["0001-first.sql", "0002-evidence.sql"] as const;
const indexes = "0003-indexes.sql";
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

const statements = (name: string): string => readFileSync(join(migrations, name), "utf8");

async function build(file: string, read: () => Iterable<Entry>, bytes: number): Promise<void> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(file, settings);
  const connection = await instance.connect();
  try {
    for (const name of tables) await connection.run(statements(name));
    await fill(connection, read, dirname(file));
    await connection.run("insert into events select event, position from evidence");
    await connection.run(statements(indexes));
    await connection.run("insert into journal values ($bytes)", { bytes: BigInt(bytes) });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Opens the index of a record to read; `undefined` where there is none, it cannot be read, or has not seen the whole journal. */
export async function openIndex(folder: string): Promise<Store | undefined> {
  const bytes = journalBytes(folder);
  if (!existsSync(fileOf(folder))) return undefined;
  const opened = await connect(fileOf(folder)).catch(() => undefined);
  if (opened === undefined) return undefined;
  // An index of an earlier version has no such columns, and is built anew.
  const known = "exists (from tally) and (select count(listed) from documents) >= 0";
  const seen = await opened.rows(`select bytes from journal where ${known}`).then(
    found => Number(found[0]?.[0]),
    () => undefined,
  );
  if (seen === bytes) return indexStore(opened);
  await opened.close();
  return undefined;
}

/** The reports of an index, however old; none where it cannot be read. */
export async function indexedReports(folder: string): Promise<readonly Report[]> {
  if (!existsSync(fileOf(folder))) return [];
  const opened = await connect(fileOf(folder)).catch(() => undefined);
  if (opened === undefined) return [];
  const found = await opened.rows("select json from reports order by position").catch(() => []);
  await opened.close();
  return found.map(r => JSON.parse(r[0] as string) as Report);
}
