import { type Headers, headersOf, parameterized, unquoted } from "./headers.ts";

/** A message or a part of one: parts of its own, or a body of bytes. */
export interface Part {
  readonly headers: Headers;
  /** As in `text/plain`. */
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly parts: readonly Part[];
  /** Decoded from base64 or quoted-printable; empty where there are parts. */
  readonly body: Buffer;
  /** A file that goes with the message, not its text. */
  readonly attached: boolean;
}

/** Deeper parts of a message are left out. */
const deepest = 20;
/** Parts of one message that are read. */
const mostParts = 1000;

/** A message by its bytes, as the letters of a latin1 string. */
export const messageOf = (source: string): Part => partOf(source, "text/plain", 0);

function partOf(source: string, standard: string, depth: number): Part {
  const { headers, body: from } = headersOf(source);
  const { value, parameters } = parameterized(headers.get("content-type"));
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(value) ? value : standard;
  const disposition = parameterized(headers.get("content-disposition"));
  const attached = disposition.value === "attachment" || disposition.parameters.has("filename");
  const base = { headers, type, parameters, attached };
  const content = source.slice(from);
  const none = { parts: [], body: Buffer.alloc(0) };
  if (type.startsWith("multipart/")) {
    if (depth >= deepest) return { ...base, ...none };
    const inner = type === "multipart/digest" ? "message/rfc822" : "text/plain";
    const boundary = parameters.get("boundary") ?? "";
    return {
      ...base,
      ...none,
      parts: pieces(content, boundary).map(piece => partOf(piece, inner, depth + 1)),
    };
  }
  const body = decodedBody(content, headers.get("content-transfer-encoding"));
  if (type !== "message/rfc822" || depth >= deepest) return { ...base, ...none, body };
  return { ...base, ...none, parts: [partOf(body.toString("latin1"), "text/plain", depth + 1)] };
}

/** What stands between the boundary lines of a multipart body; after the last one where the closing line is missing. */
function pieces(content: string, boundary: string): readonly string[] {
  if (boundary === "") return [];
  const out: string[] = [];
  let start: number | undefined;
  for (let at = lineAt(content, boundary, 0); at >= 0; at = lineAt(content, boundary, at + 2)) {
    if (start !== undefined) out.push(content.slice(start, at).replace(/\r?\n$/, ""));
    const after = at + 2 + boundary.length;
    if (content.startsWith("--", after) || out.length >= mostParts) return out;
    start = content.indexOf("\n", after) + 1 || content.length;
  }
  if (start !== undefined) out.push(content.slice(start));
  return out;
}

/** Where a line opens with the boundary. */
function lineAt(content: string, boundary: string, from: number): number {
  const sought = `--${boundary}`;
  for (let at = content.indexOf(sought, from); at >= 0; at = content.indexOf(sought, at + 1)) {
    const alone = /^(?:--)?[ \t]{0,100}(?:\r?\n|$)/.test(
      content.slice(at + sought.length, at + sought.length + 104),
    );
    if (alone && (at === 0 || content[at - 1] === "\n")) return at;
  }
  return -1;
}

function decodedBody(content: string, encoding = ""): Buffer {
  const name = encoding.trim().toLowerCase();
  if (name === "base64") return Buffer.from(content, "base64");
  if (name === "quoted-printable") return unquoted(content);
  return Buffer.from(content, "latin1");
}
