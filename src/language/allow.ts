import { join } from "node:path";
import { oncePer } from "../text/once.ts";
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
  const { participles, ofPos } = masksOf(tags);
  return words.map((word, i) => {
    if (isHearsay(words, i, known)) return participles;
    for (const name of names)
      if (name.start <= word.start && word.end <= name.end) {
        const pos = posOf(word, name);
        return pos && ofPos(pos);
      }
    return undefined;
  });
}

/** Which tags are of some parts of speech, and which are participles: worked out once for each. */
const masksOf = oncePer((tags: Tags) => {
  const mask = (fits: (upos: string, xpos: string) => boolean) =>
    Uint8Array.from(tags, ([upos, xpos]) => (fits(upos, xpos) ? 1 : 0));
  return {
    participles: mask((upos, xpos) => upos === "VERB" && xpos === "VBN"),
    ofPos: oncePer((pos: readonly string[]) => mask(upos => pos.includes(upos))),
  };
});

function posOf(word: Form, name: NameMatch): readonly string[] | undefined {
  if (!/^\p{Lu}/u.test(word.form)) return undefined;
  const { type } = name.entries[0]!;
  const alone = name.start === word.start && name.end === word.end;
  if (alone && type !== "GPE" && type !== "NORP") return undefined;
  return type === "GPE" && alone ? proper : namePos[type];
}

const proper: readonly string[] = ["PROPN"];

function isHearsay(words: readonly Form[], i: number, known: TagWords): boolean {
  if (
    !known.hearsay.has(words[i]!.form) ||
    words[i + 1]?.form !== "to" ||
    !known.infinitives.has(words[i + 2]?.form ?? "")
  )
    return false;
  return i > 0 && !words.slice(Math.max(0, i - 2), i).some(w => known.copulas.has(w.form.toLowerCase()));
}
