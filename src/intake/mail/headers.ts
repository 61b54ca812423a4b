import { decode, decodeLine } from "../decode.ts";

/** Headers of a message or a part, by name in lower case, as they stand (latin1); the first of a name counts. */
export type Headers = ReadonlyMap<string, string>;

/** Headers, and where the body begins after them, of a message whose bytes are the letters of `source`. */
export function headersOf(source: string): { readonly headers: Headers; readonly body: number } {
  const end = /^\r?\n|\r?\n\r?\n/.exec(source);
  const body = end === null ? source.length : end.index + end[0].length;
  const headers = new Map<string, string>();
  for (const line of source
    .slice(0, end?.index ?? source.length)
    .replace(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/)) {
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== "" && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, body };
}

/** A header such as Content-Type: its value in lower case, and its parameters. */
export function parameterized(header = ""): {
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
} {
  const parameters = new Map<string, string>();
  const value = /^[^;]*/.exec(header)![0].trim().toLowerCase();
  for (const [, name, quoted, bare] of header.matchAll(
    /;\s*([\w*-]{1,60})\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g,
  ))
    if (!parameters.has(name!.toLowerCase()))
      parameters.set(name!.toLowerCase(), quoted === undefined ? bare! : quoted.replace(/\\(.)/g, "$1"));
  return { value, parameters };
}

const encoded = /=\?([\w.:-]{1,40})(?:\*[\w-]{0,20})?\?([bq])\?([^?\s]{0,1000})\?=/gi;

/** A header in words: encoded words (RFC 2047) and bytes of UTF-8 or windows-1252 become text. */
export function wordsOf(header: string): string {
  const parts: string[] = [];
  let held: { readonly charset: string; readonly bytes: Buffer[] } | undefined;
  const flush = (): void => {
    if (held) parts.push(decode(Buffer.concat(held.bytes), held.charset).text);
    held = undefined;
  };
  let from = 0;
  for (const met of header.matchAll(encoded)) {
    const between = header.slice(from, met.index);
    const [, charset, kind, data] = met as unknown as readonly [string, string, string, string];
    // White space between two encoded words is none of the text; letters may be cut between them.
    if (!(held && /^\s*$/.test(between) && held.charset === charset.toLowerCase())) {
      const joins = held !== undefined && /^\s*$/.test(between);
      flush();
      if (!joins) parts.push(plainWords(between));
      held = { charset: charset.toLowerCase(), bytes: [] };
    }
    held.bytes.push(
      kind.toLowerCase() === "b" ? Buffer.from(data, "base64") : unquoted(data.replaceAll("_", " ")),
    );
    from = met.index + met[0].length;
  }
  flush();
  return (parts.join("") + plainWords(header.slice(from))).replace(/\s+/g, " ").trim();
}

const plainWords = (latin1: string): string => decodeLine(Buffer.from(latin1, "latin1")).text;

/** Bytes from quoted-printable: `=41`, and a `=` at the end of a line that goes on. What is badly written stays. */
export function unquoted(text: string): Buffer {
  const lines = text.split("\n").map((line, i, all) => (i < all.length - 1 ? line.trimEnd() : line));
  const whole = lines.join("\n").replaceAll("=\n", "");
  return Buffer.from(
    whole.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );
}
