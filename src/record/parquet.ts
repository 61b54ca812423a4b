import type { DuckDBConnection } from "@duckdb/node-api";
import { InputFault } from "../text/fault.ts";

const settings = {
  memory_limit: "1GB",
  threads: "1",
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
};

/**
 * The values of a text column of a Parquet file, row by row in the file's order; `undefined` for NULL.
 *
 * A file that is no Parquet, or has no such column, is an `InputFault`, and so is one that breaks off: rows before it were given.
 */
export async function* parquetTexts(file: string, column: string): AsyncGenerator<string | undefined> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", settings);
  const connection = await instance.connect();
  const source = `read_parquet('${file.replaceAll("'", "''")}', hive_partitioning = false)`;
  try {
    await checkColumn(connection, source, file, column);
    const result = await connection.stream(`select "${column}" from ${source}`);
    for await (const rows of result.yieldRows())
      for (const [value] of rows) yield typeof value === "string" ? value : undefined;
  } catch (cause) {
    if (cause instanceof InputFault) throw cause;
    throw new InputFault(file, undefined, `cannot be read as Parquet (${firstLine(cause as Error)})`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function checkColumn(
  connection: DuckDBConnection,
  source: string,
  file: string,
  column: string,
): Promise<void> {
  const found = (await connection.runAndReadAll(`describe select * from ${source}`)).getRows();
  const type = found.find(([name]) => name === column)?.[1];
  if (type !== "VARCHAR")
    throw new InputFault(
      file,
      undefined,
      `no text column "${column}" with lines of attache code --lines --whole; it has ${found.map(([name]) => name).join(", ")}`,
    );
}

const firstLine = ({ message }: Error): string => message.split("\n", 1)[0]!.slice(0, 200);
