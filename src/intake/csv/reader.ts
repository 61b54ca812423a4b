import type { Document } from "../../text/document.ts";
import { InputFault } from "../../text/fault.ts";
import { documentOf, type Fields } from "../document.ts";
import type { Input, Reader, ReadOptions } from "../input.ts";
import { beginning, longText } from "../parts.ts";
import { dayOfRfc822 } from "../rfc822.ts";
import { soundChunks } from "../whole.ts";
import { type Columns, fields, isHeaderless, saidColumns, usualColumns } from "./columns.ts";
import { delimiterOf, guessedDelimiter, saidDelimiter } from "./delimiter.ts";
import type { Row } from "./rows.ts";

/** A table with named columns (CSV, or TSV and its like): each row a report. Read as it comes, in flat memory. */
export const csv: Reader = {
  name: "csv",
  extensions: [".csv", ".tsv", ".tab"],
  suits: head => delimiterOf(head, 2) !== undefined,
  read: readTable,
};

async function* readTable(input: Input, options: ReadOptions): AsyncGenerator<Document> {
  const { rowsOf, mostBroken } = await import("./rows.ts");
  const warn = (line: number, message: string): void =>
    options.warn(new InputFault(input.name, String(line), message));
  const { chunks, cut } = soundChunks(input);
  const { head, parts } = await textOf({ ...input, chunks }, options);
  const delimiter =
    delimiterOf(head, 1) ?? (/\.(?:tsv|tab)(?:\.gz)?$/i.test(input.name) ? "\t" : guessedDelimiter(head));
  let table: Table | undefined;
  let [last, broken] = [1, 0];
  for await (const row of rowsOf(parts, delimiter, options.limits.wholeBytes, () => !cut())) {
    last = row.line;
    if (row.cells === undefined) {
      warn(row.line, "a quote that is never closed, or a row too long to read; the line was left out");
      broken++;
      continue;
    }
    const first = table === undefined;
    table ??= tableOf(row.cells, input.name, row.line, options);
    if (first && table.named) continue;
    const document = reportOf(row, row.cells, table, input.name, options);
    if (document) yield document;
  }
  if (table === undefined) throw new InputFault(input.name, undefined, "no row in this table; refused");
  if (broken > mostBroken) warn(last, `more than ${mostBroken} such rows; the rest was left out`);
  const reason = cut()?.reason;
  if (reason !== undefined) warn(last, `${reason}; the rows before it were read`);
}

/** The decoded text of an input: its beginning, and all of it in parts. */
async function textOf(
  input: Input,
  options: ReadOptions,
): Promise<{ readonly head: string; readonly parts: AsyncIterable<string> }> {
  const { bytes, rest } = await beginning(input, 1 << 16);
  let head = "";
  const { parts } = longText(input.name, { bytes, rest: rest ?? nothing() }, options, body => {
    head = body.replace(/^\uFEFF/, "").slice(0, 1 << 16);
    return { id: "", body: body.replace(/^\uFEFF/, "").replace(saidDelimiter, "\n") };
  });
  return { head, parts };
}

async function* nothing(): AsyncGenerator<Buffer> {}

/** How a table is read: what its columns hold, how many there are, and whether its first row names them. */
interface Table {
  readonly columns: Columns;
  readonly width: number;
  readonly named: boolean;
}

/** A table by its first row; without a column of text or titles an `InputFault`. */
function tableOf(cells: readonly string[], name: string, line: number, options: ReadOptions): Table {
  const said = saidColumns(cells, options.columns ?? {});
  const all = cells.map(cell => `"${cell.slice(0, 30)}"`).slice(0, 30);
  if (typeof said === "string")
    throw new InputFault(name, String(line), `no column "${said}" in the first row (${all.join(", ")})`);
  if (isHeaderless(cells, options.columns ?? {})) return { columns: said, width: cells.length, named: false };
  const columns = new Map([...usualColumns(cells), ...said]);
  if (!columns.has("text") && !columns.has("title"))
    throw new InputFault(
      name,
      String(line),
      `no column of text in the first row (${all.join(", ")}); say which it is: --columns text=NAME, or its number where the table has no header`,
    );
  return { columns, width: cells.length, named: true };
}

/** A row's report; `undefined`, and told, where it has no text or more cells than the table has columns. */
function reportOf(
  { line, looseTo }: Row,
  cells: readonly string[],
  { columns, width }: Table,
  name: string,
  options: ReadOptions,
): Document | undefined {
  const warn = (message: string): void => options.warn(new InputFault(name, String(line), message));
  const extra = cells.slice(width).some(cell => cell.trim() !== "");
  if (extra) warn(`${cells.length} cells where the first row has ${width}; row left out`);
  if (extra) return undefined;
  const cell = (field: keyof Fields): string => cells[columns.get(field) ?? -1]?.trim() ?? "";
  const text = cell("text") || cell("title");
  if (text === "")
    warn(`no text${cells.length < width ? ` (${cells.length} cells of ${width})` : ""}; row left out`);
  if (text === "") return undefined;
  if (cells.length < width) warn(`${cells.length} cells where the first row has ${width}; read as it is`);
  if (looseTo !== undefined)
    warn(`a quote inside a quoted cell is not doubled; lines ${line} to ${looseTo} were read as one row`);
  const said = fields.flatMap(field => (cell(field) === "" ? [] : [[field, cell(field)]]));
  const given: Fields = { ...Object.fromEntries(said), text };
  return documentOf(given.date ? { ...given, date: dayOf(given.date) } : given, name, String(line), options);
}

/** A date in the order year, month, day as an ISO day, or as RFC 822 has it; any other as it stands. */
function dayOf(date: string): string {
  const met = /^(\d{4})[/.]?(\d{2})[/.]?(\d{2})(?:$|[T\s])/.exec(date);
  return met ? met.slice(1, 4).join("-") : (dayOfRfc822(date) ?? date);
}
