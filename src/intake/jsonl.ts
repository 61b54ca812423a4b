import type { Document } from "../text/document.ts";
import { InputFault } from "../text/fault.ts";
import { CutFault, type Line, lines } from "./bytes.ts";
import { decodeLine, headEncoding } from "./decode.ts";
import { documentOf, type Fields } from "./document.ts";
import type { Input, Reader, ReadOptions } from "./input.ts";

const optional = ["title", "date", "publisher", "url", "language"] as const;

/** JSON Lines: one report a line, `{"id","text"}` and optionally title, date, publisher, url, language. */
export const jsonl: Reader = {
  name: "jsonl",
  extensions: [".jsonl", ".ndjson", ".json"],
  suits: head => /^\s*\{\s*"/.test(head),
  read: readLines,
};

/** The reports of the good lines; bad ones are told. A gzip stream cut short keeps its whole lines. */
async function* readLines(input: Input, options: ReadOptions): AsyncGenerator<Document> {
  let read = 0;
  const wide = headEncoding(input.head);
  if (wide !== "utf-8")
    throw new InputFault(
      input.name,
      undefined,
      `${wide}, where JSON Lines are UTF-8; convert it and try again`,
    );
  try {
    for await (const row of readRows(input, options)) {
      read = row.number;
      if (row.document) {
        options.met?.({ input: input.name, number: row.number });
        yield row.document;
      } else if (!row.blank) options.warn(row.fault);
    }
  } catch (fault) {
    if (!(fault instanceof CutFault) || read === 0) throw fault;
    options.warn(
      new InputFault(
        input.name,
        `after line ${read}`,
        `${fault.reason}; the whole lines before it were read`,
      ),
    );
  }
}

/** One line of JSON Lines: its report, or what is wrong with it; `id` where the line says it nevertheless. */
export type Row =
  | { readonly number: number; readonly document: Document }
  | {
      readonly number: number;
      readonly document?: undefined;
      readonly fault: InputFault;
      readonly blank: boolean;
      readonly ended: boolean;
      readonly id?: string;
    };

/** A row for each line of the range, in order. */
export async function* readRows(input: Input, options: ReadOptions): AsyncGenerator<Row> {
  const { start, count = Number.POSITIVE_INFINITY } = options.range ?? { start: 1 };
  for await (const line of lines(input, options.limits.lineBytes)) {
    if (line.number >= start + count) return;
    if (line.number >= start) yield rowOf(line, input.name, options);
  }
}

function rowOf(line: Line, name: string, options: ReadOptions): Row {
  const { number } = line;
  const place = String(number);
  if (line.bytes === undefined) {
    const message = `line longer than ${options.limits.lineBytes >> 20} MiB; skipped`;
    return { number, fault: new InputFault(name, place, message), blank: false, ended: line.ended };
  }
  const { text, encoding, repaired } = decodeLine(line.bytes);
  if (/^\s*$/.test(text))
    return { number, fault: new InputFault(name, place, "blank line"), blank: true, ended: line.ended };
  if (encoding !== "utf-8") options.warn(new InputFault(name, place, `not UTF-8; read as ${encoding}`));
  if (repaired > 0)
    options.warn(new InputFault(name, place, `${repaired} invalid bytes or characters became U+FFFD`));
  return parseRow(text, name, line, options);
}

/** One line of text as a row. */
export function parseRow(
  text: string,
  name: string,
  { number, ended }: Pick<Line, "number" | "ended">,
  options: ReadOptions,
): Row {
  const place = String(number);
  const bad = (message: string, id?: string): Row => ({
    number,
    fault: new InputFault(name, place, `${message}; line skipped`),
    blank: false,
    ended,
    ...(id === undefined ? {} : { id }),
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return bad("not a JSON object");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return bad("not a JSON object");
  const own = (key: string): unknown =>
    (Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined) ?? undefined;
  const id = idOf(own("id"), text);
  if (id === null) return bad(`field "id": expected a string, found ${kindOf(own("id"))}`);
  const wrong = ["text", ...optional].find(key => own(key) !== undefined && typeof own(key) !== "string");
  if (wrong !== undefined) return bad(`field "${wrong}": expected a string, found ${kindOf(own(wrong))}`, id);
  if (own("text") === undefined) return bad(`field "text" is missing`, id);
  const given = Object.fromEntries(
    ["text", ...optional].flatMap(key => (own(key) === undefined ? [] : [[key, own(key)]])),
  ) as unknown as Fields;
  return { number, document: documentOf(id === undefined ? given : { ...given, id }, name, place, options) };
}

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? "a list" : typeof value === "object" ? "an object" : `a ${typeof value}`;

/** The id as a string; whole numbers keep all their digits; absent where none is given, `null` for another type. */
function idOf(id: unknown, source: string): string | undefined | null {
  if (id === undefined || id === "") return undefined;
  if (typeof id === "string") return id;
  if (typeof id !== "number" || !Number.isInteger(id)) return null;
  return Number.isSafeInteger(id) ? String(id) : (digitsOf(source) ?? null);
}

/** The digits of the top-level `"id"` as the line spells them: JavaScript's numbers lose them beyond 2^53. */
function digitsOf(source: string): string | undefined {
  let depth = 0;
  let found: string | undefined;
  for (const [token] of source.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:\s*-?[0-9]+(?![0-9.eE]))?|[{}[\]]/g)) {
    if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth--;
    else if (depth === 1 && token.startsWith('"id"') && token !== '"id"')
      found = token.slice(token.indexOf(":") + 1).trim();
  }
  return found;
}
