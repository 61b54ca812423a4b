import iconv from "iconv-lite";
import { byteOrderMark } from "./decode.ts";
import { unmarkedUtf16 } from "./guess.ts";

const magics: readonly (readonly [kind: string, bytes: string])[] = [
  ["a PDF file", "%PDF-"],
  ["a zip archive or office document", "PK\x03\x04"],
  ["a rich text (RTF) file; save it as .docx or .txt", "{\\rtf"],
  ["a PNG picture", "\x89PNG"],
  ["a JPEG picture", "\xff\xd8\xff"],
  ["a GIF picture", "GIF8"],
  ["a program", "\x7fELF"],
  ["an old office document", "\xd0\xcf\x11\xe0"],
  ["a 7z archive", "7z\xbc\xaf"],
  ["an xz archive", "\xfd7zXZ"],
  ["a zstd archive", "\x28\xb5\x2f\xfd"],
  ["a bzip2 archive", "BZh91AY&SY"],
  ["a SQLite database", "SQLite format 3\0"],
  ["a Parquet file", "PAR1"],
  ["a class file or program", "\xca\xfe\xba\xbe"],
];

/** Letters of two bytes without a mark: hardly a control character among them. */
function isWideText(head: Buffer): boolean {
  const encoding = unmarkedUtf16(head);
  if (encoding === undefined) return false;
  const text = iconv.decode(head.subarray(0, head.length & ~1), encoding);
  return (text.match(/[\p{Cc}\p{Cn}\p{Co}]/gu)?.filter(c => !/\s/.test(c)).length ?? 0) < text.length / 100;
}

/** What a binary file is, by its first bytes; `undefined` for text (UTF-16, with a byte order mark or without, is text). */
export function binaryKind(head: Buffer): string | undefined {
  const known = magics.find(([, bytes]) =>
    head.subarray(0, bytes.length).equals(Buffer.from(bytes, "latin1")),
  );
  if (known) return known[0];
  if (head.subarray(257, 262).toString("latin1") === "ustar") return "a tar archive";
  if (byteOrderMark(head) !== undefined || isWideText(head)) return undefined;
  const controls = head.reduce(
    (n, b) => n + (b < 32 && b !== 9 && b !== 10 && b !== 12 && b !== 13 && b !== 27 ? 1 : 0),
    0,
  );
  const broken = head.toString("utf8").split("\uFFFD").length - 1;
  const binary =
    controls > head.length / 10 + 2 || (controls > head.length / 100 + 2 && broken > head.length / 10);
  return binary ? "binary data" : undefined;
}
