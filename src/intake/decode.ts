import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { encodingNamed } from "./declared.ts";
import { guessEncoding, unmarkedUtf16 } from "./guess.ts";

/** Text from bytes: what was wrong with them is in `repaired`, the number of characters that became U+FFFD. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly repaired: number;
  /** Neither a mark nor a declaration that fits says the encoding, and it is not UTF-8. */
  readonly guessed: boolean;
}

const unusable = /\p{Cs}|\p{Noncharacter_Code_Point}|\0/gu;

/**
 * Bytes as text, in the encoding that `encodingOf` finds.
 *
 * What no encoding explains becomes U+FFFD and is counted. A byte order mark is dropped.
 */
export function decode(bytes: Buffer, declared?: string): Decoded {
  const { encoding, guessed } = encodingOf(bytes, declared);
  return { ...decodeAs(bytes, encoding), guessed };
}

/** The encoding of bytes, and whether it is a guess. */
export interface Encoding {
  readonly encoding: string;
  readonly guessed: boolean;
}

/**
 * The encoding of bytes: by a byte order mark, by what is declared, UTF-8 where that is valid, else by a guess.
 *
 * A declaration of UTF-16 without a mark is believed only where the bytes look so, one of UTF-8 only where it is valid, an unknown one never.
 * Bytes that are UTF-8 for the most part are damaged UTF-8. `short`: too few bytes to guess by the language they make.
 * @see WHATWG Encoding Standard; HTML, "determining the character encoding"
 */
export function encodingOf(bytes: Buffer, declared?: string, short = false): Encoding {
  const sure = (encoding: string): Encoding => ({ encoding, guessed: false });
  const marked = byteOrderMark(bytes);
  if (marked !== undefined) return sure(marked);
  const wide = short ? undefined : unmarkedUtf16(bytes);
  if (wide !== undefined) return { encoding: wide, guessed: !/^utf-?16/i.test(declared?.trim() ?? "") };
  const named = encodingNamed(declared);
  if (named !== undefined && !named.startsWith("utf")) return sure(named);
  if (isMostlyUtf8(bytes)) return sure("utf-8");
  const guess = short || onlyPrint(bytes) ? undefined : guessEncoding(bytes);
  return { encoding: guess ?? (fitsWindows1252(bytes) ? "windows-1252" : "utf-8"), guessed: true };
}

/** Bytes in a known encoding as text; U+FFFD that UTF-8 itself spells is not counted. */
function decodeAs(bytes: Buffer, encoding: string): Omit<Decoded, "guessed"> {
  const text = iconv.decode(bytes, encoding);
  const mended = repair(text, encoding);
  if (encoding === "utf-8" && isUtf8(bytes)) return mended;
  const own = encoding === "utf-8" ? countReplaced(bytes) : 0;
  return { ...mended, repaired: mended.repaired + text.split("\uFFFD").length - 1 - own };
}

/** Valid UTF-8, or with more characters beyond ASCII that are valid than bytes that are not. */
function isMostlyUtf8(bytes: Buffer): boolean {
  if (isUtf8(bytes)) return true;
  const text = bytes.toString("utf8");
  const bad = text.split("\uFFFD").length - 1;
  return (text.match(/[^\0-\x7f\uFFFD]/gu)?.length ?? 0) > bad;
}

/** One line of many as text: too short to guess its encoding by the language. */
export function decodeLine(bytes: Buffer): Decoded {
  const { encoding, guessed } = encodingOf(bytes, undefined, true);
  return { ...decodeAs(bytes, encoding), guessed };
}

/** The encoding of an input by its beginning alone: UTF-16 by its mark or its zeros, else taken for UTF-8. */
export const headEncoding = (head: Buffer): string => byteOrderMark(head) ?? unmarkedUtf16(head) ?? "utf-8";

/** The beginning of an input as text, to know its format by. */
export const headText = (head: Buffer): string => iconv.decode(head, headEncoding(head));

/** Text without NUL, lone surrogates and non-characters: each becomes one U+FFFD, so that offsets in characters stay. */
export function repair(text: string, encoding = "utf-8"): Omit<Decoded, "guessed"> {
  let repaired = 0;
  const mended = text.replace(unusable, () => {
    repaired++;
    return "\uFFFD";
  });
  return { text: mended, encoding, repaired };
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

/** Whether all bytes over 0x7F are marks of print in windows-1252: no letters that would tell a language. */
const onlyPrint = (bytes: Buffer): boolean => bytes.every(byte => byte < 0xc0) && fitsWindows1252(bytes);

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
