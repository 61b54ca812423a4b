import type { Gazetteer, NameMatch } from "../gazetteer.ts";
import { lemmatize, type Morphology } from "../lemmatize.ts";
import type { Chain, Mention, Timex } from "../mention.ts";
import type { Segment } from "../segment.ts";
import type { Sentence } from "../sentence.ts";
import type { Allowed } from "../tag.ts";

/**
 * What a language must supply: this, in one file, and two folders of data named by its code.
 *
 * `lexicons/<code>/` holds its words; `models/<code>/` its weights (`tagger`, `parser`, `morphology`, `clusters`, perhaps `neural`), each with a card.
 */
export interface Language {
  /** BCP 47 (`en`); the name of both folders. */
  readonly code: string;
  readonly name: string;
  /** Whether it has neural weights (`neural`), which its `default` model reads with; if not, that is the linear one. */
  readonly neural: boolean;
  /** Its rules with the words they need, read once; a list that is missing or misshapen is a `LexiconFault`. */
  readonly load: (folder: string) => LanguageRules;
}

/** UPOS and XPOS of each class of the tagger. */
export type Tags = readonly (readonly [upos: string, xpos: string])[];

/** A tree in the making: heads as word numbers from 0, `length` for the root; labels by name. */
export interface OpenTree {
  readonly heads: Int32Array;
  readonly labels: string[];
}

/** What the weights do not know of a language, one function a floor of the reading; all are pure. */
export interface LanguageRules {
  /** Paragraphs, sentences and surface tokens of a text, in text order. */
  readonly segment: (text: string) => readonly Segment[];
  /** The tags that words may bear; `undefined` for a word where all are open. */
  readonly allow: (
    words: readonly { readonly start: number; readonly end: number; readonly form: string }[],
    names: readonly NameMatch[],
    tags: Tags,
  ) => Allowed;
  /** The lemma of a form with its tags; `known` says whether a word in lower case is a common one. */
  readonly lemma: (
    form: string,
    upos: string,
    xpos: string,
    morphology: Morphology,
    known: (word: string) => boolean,
  ) => string;
  /** Mends in place what the parser is known to get wrong; what was a tree must stay one. */
  readonly mend: (tree: OpenTree, forms: readonly string[], tags: Tags) => void;
  /** The names of a sentence in text order, without overlap. */
  readonly names: (
    sentence: Sentence,
    text: string,
    gazetteer: Gazetteer,
  ) => readonly Omit<Mention, "chain" | "members">[];
  /** All mentions, those given among them, and the chains of those that name one thing. */
  readonly link: (
    sentences: readonly Sentence[],
    names: readonly Omit<Mention, "chain" | "members">[],
  ) => { readonly mentions: readonly Mention[]; readonly chains: readonly Chain[] };
  /** The expressions of time, resolved against the day of publication. */
  readonly times: (sentences: readonly Sentence[], published: string | undefined) => readonly Timex[];
}

/** The rules of a language that has none yet but for its cutting: trees as the parser makes them; no names, no times. */
export const bareRules: Omit<LanguageRules, "segment"> = {
  allow: () => [],
  lemma: (form, upos, xpos, morphology) => lemmatize(form, upos, xpos, morphology),
  mend: () => {},
  names: () => [],
  link: (_, names) => ({ mentions: names, chains: [] }),
  times: () => [],
};
