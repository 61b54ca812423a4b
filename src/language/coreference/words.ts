import { join } from "node:path";
import { readLexicon } from "../../text/lexicon.ts";
import { loadWordSets } from "../names.ts";

/** What a pronoun can stand for, in the order of their numbers in the weights. */
export const pronounSorts = [
  "male",
  "female",
  "thing",
  "several",
  "speaker",
  "speakers",
  "hearer",
  "near",
  "nears",
  "anyone",
] as const;
export type PronounSort = (typeof pronounSorts)[number];

/** The words of `lexicons/<language>/coreference.yaml`. */
export interface CoreferenceWords {
  readonly pronouns: ReadonlyMap<string, PronounSort>;
  readonly reflexives: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
  readonly states: ReadonlySet<string>;
  readonly bodies: ReadonlySet<string>;
  readonly men: ReadonlySet<string>;
  readonly women: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
  readonly speaking: ReadonlySet<string>;
  readonly firstNames: ReadonlyMap<string, "male" | "female">;
}

/** Reads `coreference.yaml` and `first-names.yaml`; a missing list is a `LexiconFault`. */
export function loadCoreferenceWords(folder: string): CoreferenceWords {
  const file = join(folder, "coreference.yaml");
  const sets = loadWordSets(file);
  const given = loadWordSets(join(folder, "first-names.yaml"));
  const { pronouns } = readLexicon(file) as {
    readonly pronouns: Readonly<Record<PronounSort, readonly string[]>>;
  };
  return {
    pronouns: new Map(pronounSorts.flatMap(sort => pronouns[sort].map(form => [form, sort] as const))),
    reflexives: sets("reflexives"),
    people: sets("people"),
    states: sets("states"),
    bodies: sets("bodies"),
    men: sets("men"),
    women: sets("women"),
    pairs: sets("pairs"),
    speaking: sets("speaking"),
    firstNames: new Map((["male", "female"] as const).flatMap(g => [...given(g)].map(n => [n, g] as const))),
  };
}
