import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { quoted } from "./duckdb.ts";
import type { Entry } from "./entry.ts";
import { codesOf, type Sought, soughtOf } from "./evidence.ts";
import { onDisk } from "./fault.ts";
import { eachReport } from "./gather.ts";
import { inOrder } from "./held.ts";
import { LinesFile } from "./lines-file.ts";
import { listedOf } from "./listed.ts";
import { Tallier } from "./tally.ts";

/** Characters of reports that are loaded at once. */
const loadAtOnce = 1 << 25;

/** Loads reports with the codes of their parties in the record's order, through JSON Lines files, which DuckDB reads fastest. */
export async function fill(
  connection: DuckDBConnection,
  read: () => Iterable<Entry>,
  place: string,
): Promise<void> {
  const rows = new LinesFile(join(place, `reports-${process.pid}.jsonl`));
  try {
    const met: Met[] = [];
    const tallier = new Tallier();
    for (const report of eachReport(read)) {
      const { id, published } = report.document;
      const evidence = tallier.add(report).map(soughtOf);
      const document = published === undefined ? { id } : { id, published };
      met.push({ line: met.length, document, events: evidence.length });
      const listed = JSON.stringify(listedOf(report));
      const codes = codesOf(report.events);
      rows.add(JSON.stringify({ id, codes, listed, json: JSON.stringify(report), evidence }));
    }
    await connection.run("insert into tally values ($json)", { json: JSON.stringify(tallier.tally()) });
    let part: string[] = [];
    let [size, first] = [0, 0];
    // The newest first, as evidence is listed: what a list begins with is then found without sorting.
    for (const [position, { line, events }] of [...met.sort(inOrder).entries()].reverse()) {
      part.push(`{"position":${position},"first":${first},${rows.line(line).slice(1)}`);
      first += events;
      size += part.at(-1)!.length;
      if (size < loadAtOnce && position > 0) continue;
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
} as const satisfies Record<keyof Sought, string>;
const evidenceType = `STRUCT(${Object.entries(evidenceColumns)
  .map(([name, type]) => `"${name}" ${type}`)
  .join(", ")})`;

/** A report that was written, by its line, and how many events it tells. */
interface Met {
  readonly line: number;
  readonly events: number;
  readonly document: { readonly id: string; readonly published?: string };
}

async function load(connection: DuckDBConnection, file: string, lines: readonly string[]): Promise<void> {
  const longest = lines.reduce((n, line) => Math.max(n, Buffer.byteLength(line)), 1 << 20);
  // A last line without an end is misread where the file just fills a buffer.
  onDisk(file, () => writeFileSync(file, `${lines.join("\n")}\n`));
  const columns = `position: 'INTEGER', first: 'INTEGER', id: 'VARCHAR', codes: 'VARCHAR[]', listed: 'VARCHAR', json: 'VARCHAR', evidence: '${evidenceType}[]'`;
  const source = `read_json(${quoted(file)}, format = 'newline_delimited', columns = {${columns}}, maximum_object_size = ${longest + 1024})`;
  await connection.run(`create or replace temp table part as from ${source}`);
  await connection.run("insert into reports select position, id, json from part");
  await connection.run("insert into parties select position, unnest(codes) from part");
  await connection.run("insert into documents select position, id, listed from part");
  await connection.run(
    "insert into evidence select position, first + unnest(range(len(evidence))), unnest(evidence, recursive := true) from part",
  );
  await connection.run("drop table part");
  rmSync(file);
}
