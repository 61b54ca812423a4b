import fc from "fast-check";

/** A change of bytes: what is done, where (a share of the length), with which number. */
export interface Mutation {
  readonly kind: number;
  readonly at: number;
  readonly with: number;
}

/** Up to six changes; fast-check makes them fewer and smaller where a case fails. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.record({ kind: fc.nat(7), at: fc.nat(0xffff), with: fc.nat(0xffff) }),
  { maxLength: 6 },
);

/** Pieces that parsers have stumbled over. */
const pieces: readonly (string | readonly number[])[] = [
  "<",
  ">",
  "</",
  "<!--",
  "]]>",
  "<![CDATA[",
  "&#x110000;",
  "&#0;",
  "&amp",
  "<!DOCTYPE x [<!ENTITY a '&a;'>]>",
  "<script>",
  "<p><b><i>",
  "</body>",
  "'",
  '"',
  '""',
  "\\",
  "\\u0000",
  "\\ud800",
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  ";",
  "__proto__",
  "constructor",
  "toString",
  "null",
  "-1",
  "1e999",
  "99999999999999999999",
  "0x20",
  "NaN",
  "\0",
  "\r\n\r\n",
  "\r",
  "\n\n",
  "\t",
  " ".repeat(300),
  "a".repeat(2000),
  "(".repeat(200),
  "<div>".repeat(600),
  "--=_b1",
  "=?utf-8?Q?=?=",
  "From ",
  "Content-Length: 99999999999\r\n",
  "WARC/1.0\r\n",
  "HTTP/1.1 200\r\n",
  "%PDF-1.7",
  "endstream",
  "obj << /Length 1 0 R >>",
  "PK\x03\x04",
  "PK\x05\x06",
  "\u202e",
  "\u200b",
  "\ufeff",
  "\ufffe",
  "e\u0301".repeat(40),
  "𐐷",
  "１２",
  "١٢",
  "2016-02-30",
  "31 February 9999",
  "$1",
  "../../etc/passwd",
  "\u001b[2J",
  "&a *a !!js/function",
  "- - - -",
  "? :",
  "|\n  x",
  [0xff, 0xfe],
  [0xed, 0xa0, 0x80],
  [0xc0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0x1f, 0x8b, 8, 0],
  [0x80],
  [0x1a],
];

/** Bytes after some changes; `other` lends pieces. Never more than 64 KiB longer than before. */
export function mutated(bytes: Buffer, other: Buffer, changes: readonly Mutation[]): Buffer {
  let out = bytes;
  for (const change of changes) out = one(out, other, change);
  return out;
}

function one(bytes: Buffer, other: Buffer, { kind, at, with: value }: Mutation): Buffer {
  const from = Math.floor((at / 0x10000) * (bytes.length + 1));
  const length = 1 + (value % 64);
  const cut = (put: Uint8Array, skip = 0): Buffer =>
    Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(Math.min(from + skip, bytes.length))]);
  if (kind === 0) return cut(Buffer.from([value & 255]), 1);
  if (kind === 1) return cut(Buffer.alloc(0), length);
  if (kind === 2) return cut(bytes.subarray(from, from + length * 4));
  if (kind === 3) return bytes.subarray(0, from);
  if (kind === 4) return cut(Buffer.alloc(length, value >> 8), length);
  if (kind === 5) return cut(piece(value));
  if (kind === 6) return cut(piece(value), piece(value).length);
  return cut(other.subarray(value % (other.length + 1), (value % (other.length + 1)) + 200), length);
}

function piece(value: number): Buffer {
  const chosen = pieces[value % pieces.length]!;
  return typeof chosen === "string" ? Buffer.from(chosen, "utf8") : Buffer.from(chosen);
}
