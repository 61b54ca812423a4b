import { join } from "node:path";
import { LexiconFault } from "../text/fault.ts";
import { lexiconRoot, readLexicon } from "../text/lexicon.ts";

/** Reads a file of words of a language; a missing part is a `LexiconFault`. */
export function readWords<T>(language: string, name: string, parts: readonly (keyof T & string)[]): T {
  const file = join(lexiconRoot, language, name);
  const raw = readLexicon(file) as Partial<T> | null;
  const missing = parts.find(part => raw?.[part] === undefined);
  if (missing !== undefined) throw new LexiconFault(file, undefined, `nothing under "${missing}"`);
  return raw as T;
}
