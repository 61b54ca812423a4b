import type { DuckDBPreparedStatement } from "@duckdb/node-api";

/** What every database of ours is opened with: bounds, and nothing fetched. */
export const settings = {
  memory_limit: "1GB",
  threads: "2",
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
};

/** A text as SQL writes it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export type Rows = readonly (readonly unknown[])[];

/** A connection that only reads: one question at a time, each planned once however often it is asked. */
export interface Connection {
  readonly rows: (sql: string, values?: Record<string, string | number>) => Promise<Rows>;
  readonly close: () => Promise<void>;
}

/** Opens a database to read. */
export async function connect(file: string): Promise<Connection> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(file, {
    ...settings,
    access_mode: "READ_ONLY",
  });
  const connection = await instance.connect();
  const planned = new Map<string, DuckDBPreparedStatement>();
  const plan = async (sql: string): Promise<DuckDBPreparedStatement> => {
    const statement = planned.get(sql) ?? (await connection.prepare(sql));
    // Set anew it is the last one: what was not asked for longest is the first.
    planned.delete(sql);
    planned.set(sql, statement);
    const [oldest] = planned.keys();
    if (planned.size > mostPlanned) planned.delete(oldest!);
    return statement;
  };
  const answer = async (sql: string, values: Record<string, string | number>): Promise<Rows> => {
    const statement = await plan(sql);
    if (Object.keys(values).length > 0) statement.bind(values);
    return (await statement.runAndReadAll()).getRows();
  };
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();
  return {
    rows: async (sql, values = {}) => {
      if (closed) throw new Error(`${file}: closed`);
      const found = last.then(() => answer(sql, values));
      last = found.catch(() => {});
      return found;
    },
    close: async () => {
      closed = true;
      await last;
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Questions whose plans are kept, the last ones asked. */
const mostPlanned = 100;
