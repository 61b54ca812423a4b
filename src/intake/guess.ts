import { createRequire } from "node:module";
import { encodingNamed } from "./declared.ts";

// Loaded only for bytes that nothing else explains.
const library = () => createRequire(import.meta.url)("jschardet") as typeof import("jschardet");

/** Bytes that are looked at, from a little before the first that is no ASCII. */
const sample = 64 << 10;
/** Below these the library's answers are as often wrong as right: for encodings of the web, and for those of old machines. */
const least = { web: 0.08, other: 0.15 };

/** The encoding that bytes are likeliest in, by what languages make of them; `undefined` where none is likely. */
export function guessEncoding(bytes: Buffer): string | undefined {
  const first = bytes.findIndex(byte => byte > 0x7f);
  if (first < 0) return undefined;
  const from = Math.max(0, first - 256);
  // Tags dilute what the words tell, and may name an encoding that is none.
  const words = bytes.toString("latin1", from, from + sample).replace(/<[^<>]{0,2000}>/g, " ");
  const { encoding, confidence } = library().detect(Buffer.from(words, "latin1"));
  const named = encodingNamed(encoding ?? undefined);
  return named && confidence >= (/^(?:mac|cp|ibm)/.test(named) ? least.other : least.web) ? named : undefined;
}

/** The byte order of UTF-16 without a mark, by its zeros: all on one side of the pairs, and many. */
export function unmarkedUtf16(bytes: Buffer): "utf-16le" | "utf-16be" | undefined {
  const end = Math.min(bytes.length, 4096) & ~1;
  let [even, odd] = [0, 0];
  for (let at = 0; at < end; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  const many = Math.max(2, end / 2 / 20);
  if (even === 0 && odd >= many) return "utf-16le";
  return odd === 0 && even >= many ? "utf-16be" : undefined;
}
