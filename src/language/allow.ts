import { join } from "node:path";
import type { NameMatch } from "./gazetteer.ts";
import { loadWordSets } from "./names.ts";
import type { Allowed } from "./tag.ts";

/** The words of `lexicons/<language>/tags.yaml`. */
export interface TagWords {
  readonly hearsay: ReadonlySet<string>;
  readonly infinitives: ReadonlySet<string>;
  readonly copulas: ReadonlySet<string>;
}

/** Reads `tags.yaml` of a language's lexicon folder. */
export function loadTagWords(folder: string): TagWords {
  const sets = loadWordSets(join(folder, "tags.yaml"));
  return { hearsay: sets("hearsay"), infinitives: sets("infinitives"), copulas: sets("copulas") };
}

type Form = { readonly start: number; readonly end: number; readonly form: string };
type Tags = readonly (readonly [upos: string, xpos: string])[];

/** Parts of speech that words of a known name can be, by its type; a person's single name may be an ordinary word. */
const namePos: Readonly<Record<string, readonly string[]>> = {
  NORP: ["ADJ", "PROPN", "NOUN"],
  GPE: ["PROPN", "ADJ"],
  LOC: ["PROPN", "ADJ"],
  PER: ["PROPN"],
  ORG: ["PROPN", "ADJ", "NOUN"],
  PROJECT: ["PROPN", "ADJ", "NOUN"],
};

/** What words may be tagged as: those of known names as names, participles of hearsay as participles. */
export function allowedTags(
  words: readonly Form[],
  names: readonly NameMatch[],
  tags: Tags,
  known: TagWords,
): Allowed {
  return words.map((word, i) => {
    if (isHearsay(words, i, known))
      return Uint8Array.from(tags, ([upos, xpos]) => (upos === "VERB" && xpos === "VBN" ? 1 : 0));
    const name = names.find(n => n.start <= word.start && word.end <= n.end);
    const pos = name === undefined ? undefined : posOf(word, name);
    return pos && Uint8Array.from(tags, ([upos]) => (pos.includes(upos) ? 1 : 0));
  });
}

function posOf(word: Form, name: NameMatch): readonly string[] | undefined {
  if (!/^\p{Lu}/u.test(word.form)) return undefined;
  const { type } = name.entries[0]!;
  const alone = name.start === word.start && name.end === word.end;
  if (alone && type !== "GPE" && type !== "NORP") return undefined;
  return type === "GPE" && alone ? ["PROPN"] : namePos[type];
}

function isHearsay(words: readonly Form[], i: number, known: TagWords): boolean {
  if (
    !known.hearsay.has(words[i]!.form) ||
    words[i + 1]?.form !== "to" ||
    !known.infinitives.has(words[i + 2]?.form ?? "")
  )
    return false;
  return i > 0 && !words.slice(Math.max(0, i - 2), i).some(w => known.copulas.has(w.form.toLowerCase()));
}
