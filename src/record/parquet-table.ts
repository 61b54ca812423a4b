import { renameSync, rmSync } from "node:fs";
import { quoted, settings } from "./duckdb.ts";
import { onDisk, RecordFault } from "./fault.ts";

/** A column of a table to write: its name and DuckDB's type of it. */
interface TableColumn {
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
