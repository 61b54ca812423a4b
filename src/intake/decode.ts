import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";

/** Text from bytes: what was wrong with them is in `repaired`, the number of characters that became U+FFFD. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly repaired: number;
}

const unusable = /\p{Cs}|\p{Noncharacter_Code_Point}|\0/gu;
const labels =
  /^(?:utf-?8|utf-16(?:le|be)?|windows-(?:874|125[0-8])|iso-?8859-(?:[2-9]|1[03-6])|koi8-[ru]|gbk|gb2312|gb18030|big5|shift[_-]jis|euc-(?:jp|kr)|macintosh)$/;
const latin = /^(?:windows-1252|cp1252|iso-?8859-1|latin-?1|us-ascii|ascii)$/;

/**
 * Bytes as text: by a byte order mark, the declared encoding, UTF-8, or windows-1252 where UTF-8 is invalid and it fits.
 *
 * What no encoding explains becomes U+FFFD and is counted. A byte order mark is dropped.
 */
export function decode(bytes: Buffer, declared?: string): Decoded {
  const marked = byMark(bytes);
  if (marked) return marked;
  const label = declared?.trim().toLowerCase();
  if (label !== undefined && latin.test(label))
    return repair(iconv.decode(bytes, "windows-1252"), "windows-1252");
  if (label !== undefined && labels.test(label) && !/^utf-?8$/.test(label) && iconv.encodingExists(label))
    return repair(iconv.decode(bytes, label), label);
  if (isUtf8(bytes)) return repair(bytes.toString("utf8"), "utf-8");
  if (fitsWindows1252(bytes)) return repair(iconv.decode(bytes, "windows-1252"), "windows-1252");
  const already = countReplaced(bytes);
  const text = bytes.toString("utf8");
  const { text: whole, repaired } = repair(text, "utf-8");
  return { text: whole, encoding: "utf-8", repaired: repaired + text.split("\uFFFD").length - 1 - already };
}

/** Text without NUL, lone surrogates and non-characters: each becomes one U+FFFD, so that offsets in characters stay. */
export function repair(text: string, encoding = "utf-8"): Decoded {
  let repaired = 0;
  const mended = text.replace(unusable, () => {
    repaired++;
    return "\uFFFD";
  });
  return { text: mended, encoding, repaired };
}

function byMark(bytes: Buffer): Decoded | undefined {
  const encoding = byteOrderMark(bytes);
  if (encoding === undefined) return undefined;
  if (encoding === "utf-8") return decode(bytes.subarray(3), "utf-8");
  return repair(iconv.decode(bytes.subarray(2), encoding), encoding);
}

/** The encoding that a byte order mark names; `undefined` where none stands. */
export function byteOrderMark(bytes: Buffer): "utf-8" | "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

/** How often bytes spell U+FFFD in UTF-8 themselves. */
export function countReplaced(bytes: Buffer): number {
  const sought = Buffer.from("\uFFFD");
  let n = 0;
  for (let at = bytes.indexOf(sought); at >= 0; at = bytes.indexOf(sought, at + sought.length)) n++;
  return n;
}

/** Each byte over 0x7F is a mark of print (quotes, dashes, signs), or a letter that touches an ASCII letter; never three in a row. */
export function fitsWindows1252(bytes: Buffer): boolean {
  let run = 0;
  for (let i = 0; i < bytes.length; i++) {
    const b = bytes[i]!;
    run = b < 0x80 ? 0 : run + 1;
    if (run === 0) continue;
    if (run > 2 || b === 0x81 || b === 0x8d || b === 0x8f || b === 0x90 || b === 0x9d) return false;
    if (b >= 0xc0 && !isLetter(bytes[i - 1]) && !isLetter(bytes[i + 1])) return false;
  }
  return true;
}

const isLetter = (b: number | undefined): boolean =>
  b !== undefined && ((b >= 65 && b <= 90) || (b >= 97 && b <= 122));
