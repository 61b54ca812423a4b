import { join } from "node:path";
import { loadWordSets } from "../language/names.ts";
import { LexiconFault } from "../text/fault.ts";
import { readLexicon } from "../text/lexicon.ts";

const names = [
  "tolls",
  "raises",
  "from",
  "of",
  "for",
  "by",
  "perfect",
  "that",
  "totals",
  "to",
  "between",
  "open",
  "loose",
  "upper",
  "ranges",
  "articles",
  "deaths",
  "hurts",
  "captures",
  "bodies",
  "dead",
  "hurt",
  "held",
  "units",
  "questions",
  "nobody",
  "no",
  "parts",
  "culprits",
  "claims",
  "anaphors",
  "part",
  "denies",
  "firm",
  "excludes",
  "excluding",
  "blames",
  "lays",
  "suspects",
  "mishaps",
  "takes",
  "responsible",
  "responsibility",
  "proofs",
  "contrasts",
  "admits",
  "wrongs",
  "earlier",
  "tidings",
  "contradicts",
  "discovers",
  "locals",
  "independent",
  "figures",
] as const;

/** Those whom a figure counts; `anybody` stands for all. */
export const countedClasses = [
  "anybody",
  "security",
  "fighters",
  "civilians",
  "children",
  "helpers",
  "sick",
] as const;
export type Counted = (typeof countedClasses)[number];

/** The words of `tellings.yaml`. */
export type TellingWords = Readonly<Record<(typeof names)[number] | Counted, ReadonlySet<string>>> & {
  /** The least and the most that a count without a number can mean. */
  readonly vague: ReadonlyMap<string, readonly [number, number]>;
  /** Kinds of happenings by word. */
  readonly happenings: ReadonlyMap<string, readonly string[]>;
  /** Words of a cause, longest first, with its kind. */
  readonly causes: readonly (readonly [words: string, kind: string])[];
};

/** Reads `tellings.yaml` of a language's lexicon folder; a missing list or mapping is a `LexiconFault`. */
export function loadTellingWords(folder: string): TellingWords {
  const file = join(folder, "tellings.yaml");
  const sets = loadWordSets(file);
  const { vague, causes, happenings } = readLexicon(file) as {
    readonly vague?: Readonly<Record<string, readonly [number, number]>>;
    readonly causes?: Readonly<Record<string, readonly string[]>>;
    readonly happenings?: Readonly<Record<string, readonly string[]>>;
  };
  if (vague === undefined || causes === undefined || happenings === undefined)
    throw new LexiconFault(file, undefined, "expected mappings under `vague`, `causes` and `happenings`");
  const all = Object.fromEntries([...names, ...countedClasses].map(n => [n, sets(n)])) as Record<
    (typeof names)[number] | Counted,
    ReadonlySet<string>
  >;
  return {
    ...all,
    vague: new Map(Object.entries(vague)),
    happenings: kindsByWord(happenings),
    causes: Object.entries(causes)
      .flatMap(([kind, words]) => words.map(w => [w, kind] as const))
      .sort((a, b) => b[0].length - a[0].length),
  };
}

/** A word may be of two kinds ("bombing", from the air or not). */
function kindsByWord(
  happenings: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const [kind, words] of Object.entries(happenings))
    for (const w of words) found.set(w, [...(found.get(w) ?? []), kind]);
  return found;
}
