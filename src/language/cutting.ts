import { join } from "node:path";
import { readLexicon } from "../text/lexicon.ts";
import { loadWordSets } from "./names.ts";

/** How a language cuts text into words: `lexicons/<language>/tokens.yaml`. */
export interface TokenWords {
  readonly clitics: readonly string[];
  readonly contractions: ReadonlyMap<string, number>;
  readonly elisions: ReadonlySet<string>;
  readonly prefixes: ReadonlySet<string>;
  readonly suffixes: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
  readonly abbreviations: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  readonly numbered: ReadonlySet<string>;
  readonly enders: ReadonlySet<string>;
  readonly starters: ReadonlySet<string>;
}

/** Reads `tokens.yaml`; a missing list is a `LexiconFault`. */
export function loadTokenWords(folder: string): TokenWords {
  const file = join(folder, "tokens.yaml");
  const sets = loadWordSets(file);
  const { contractions } = readLexicon(file) as { contractions: Readonly<Record<string, number>> };
  return {
    clitics: [...sets("clitics")],
    contractions: new Map(Object.entries(contractions)),
    elisions: sets("elisions"),
    prefixes: sets("prefixes"),
    suffixes: sets("suffixes"),
    units: sets("units"),
    abbreviations: sets("abbreviations"),
    titles: sets("titles"),
    numbered: sets("numbered"),
    enders: sets("enders"),
    starters: sets("starters"),
  };
}

/** A surface token: its span and where it splits into UD words (`don't`: one cut after `do`); most have none. */
export interface Surface {
  readonly start: number;
  readonly end: number;
  readonly cuts: readonly number[];
}

/** Where the tokens of a text go, and whether a single quotation mark is open. */
export interface Cutting {
  readonly text: string;
  readonly words: TokenWords;
  readonly out: Surface[];
  quoted: boolean;
  /** Where the stretch ends. */
  readonly end: number;
}
