import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { NameMatch } from "./gazetteer.ts";
import { ends, labelStretch, type NameRow, nameLabels, never, stretches } from "./label.ts";
import type { MentionType } from "./mention.ts";
import { type LinearModel, readChecked, readModel } from "./model.ts";
import { type NameTypes, nameTypes, ordinary, type Profiles, places } from "./name-types.ts";
import type { NameWords } from "./names.ts";
import type { Sentence } from "./sentence.ts";
import { type Clusters, hashText } from "./words.ts";

/** The labeller of names, loaded: weights, transitions, what it knows of words. */
export interface Labeller {
  readonly model: LinearModel;
  readonly between: Int32Array;
  readonly types: NameTypes;
}

/** A labelled name: its words from 0, both inclusive; LOC stands for all places. */
export interface Labelled {
  readonly first: number;
  readonly last: number;
  readonly type: "PER" | "ORG" | "LOC";
}

/** What `models/<language>/names/card.yaml` says of its two files. */
export interface NamesCard {
  readonly file: string;
  readonly sha256: string;
  readonly profiles: { readonly file: string; readonly sha256: string };
}

/** Loads the labeller from its folder; a missing or damaged file is a `ModelFault`. */
export function loadLabeller(
  folder: string,
  card: NamesCard,
  clusters: Clusters,
  words: NameWords,
): Labeller {
  const { extra, ...model } = readModel(join(folder, card.file), card.sha256);
  const profiles = loadProfiles(join(folder, card.profiles.file), card.profiles.sha256);
  return {
    model,
    between: Int32Array.from(extra.between as readonly (number | null)[], w => w ?? never),
    types: nameTypes(clusters, profiles, words),
  };
}

/**
 * Reads `profiles.txt.gz`: line `n` holds the words of profile `n`, from 1, parted by spaces.
 *
 * Kept by their 32-bit hashes alone, which is quicker to load than a map of strings; a stranger's hash meets one of them once in some
 * ten thousand words.
 */
export function loadProfiles(path: string, sha256: string): Profiles {
  const text = gunzipSync(readChecked(path, sha256)).toString("utf8");
  let size = 1;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === space) size++;
  const mask = 2 ** Math.ceil(Math.log2(2 * size + 64)) - 1;
  const keys = new Int32Array(mask + 1);
  const classes = new Uint8Array(mask + 1);
  const slotOf = (key: number): number => {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
    while (classes[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  };
  text.split("\n").forEach((line, i) => {
    for (let from = 0; from < line.length; ) {
      const stop = line.indexOf(" ", from);
      const to = stop < 0 ? line.length : stop;
      const key = hashText(line.slice(from, to));
      const slot = slotOf(key);
      keys[slot] = key;
      classes[slot] = i + 1;
      from = to + 1;
    }
  });
  return folded => classes[slotOf(hashText(folded))]!;
}

const space = 32;

/** UD's parts of speech, by number. */
export const partsOfSpeech: readonly string[] =
  "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split(" ");

const numberOf = new Map(partsOfSpeech.map((tag, i) => [tag, i]));

/** Types of the gazetteer's names, by number. */
const knownTypes: readonly MentionType[] = ["PER", "ORG", "GPE", "LOC", "FAC", "NORP", "PROJECT", "MISC"];

type Word = { readonly start: number; readonly form: string; readonly upos: string };

/** The names of a sentence as the labeller sees them, in text order; it is told what the gazetteer found. */
export function labelNames(
  labeller: Labeller,
  sentence: Pick<Sentence, "tokens">,
  matches: readonly NameMatch[],
): readonly Labelled[] {
  labeller.types.makeRoom();
  const row = nameRow(labeller.types, sentence.tokens, matches);
  const labels = new Int32Array(row.length);
  for (const stretch of stretches(labeller.types, row))
    labelStretch(labeller.model, labeller.between, labeller.types, row, stretch, labels);
  return namesIn(labels);
}

/** Whether a word is by its profile an ordinary one ("store", "who"). */
export const isOrdinary = ({ types }: Labeller, form: string): boolean =>
  types.profile[types.intern(form)] === ordinary;

/** Whether a word is by its profile an ordinary one or a place. */
export const isOther = ({ types }: Labeller, form: string): boolean =>
  others.has(types.profile[types.intern(form)]!);

const others: ReadonlySet<number> = new Set([ordinary, ...places]);

/** A sentence as the labeller reads it. */
export function nameRow(types: NameTypes, words: readonly Word[], matches: readonly NameMatch[]): NameRow {
  const numbers = new Int32Array(words.length);
  const upos = new Int32Array(words.length);
  for (let i = 0; i < words.length; i++) {
    numbers[i] = types.intern(words[i]!.form);
    upos[i] = numberOf.get(words[i]!.upos) ?? -1;
  }
  return {
    length: words.length,
    words: numbers,
    upos,
    known: codes(words, matches),
    casing: casingOf(words),
  };
}

/** Per word 0, or type and position (begin, inside, end, single) of the gazetteer's name that holds it. */
function codes(words: readonly Word[], matches: readonly NameMatch[]): Int32Array {
  const out = new Int32Array(words.length);
  for (const { start, end, entries } of matches) {
    const first = words.findIndex(w => w.start >= start && w.start < end);
    if (first < 0) continue;
    let last = first;
    while (last + 1 < words.length && words[last + 1]!.start < end) last++;
    const type = 4 * knownTypes.indexOf(entries[0]!.type);
    for (let i = first; i <= last; i++)
      out[i] = 1 + type + (first === last ? 3 : i === first ? 0 : i === last ? 2 : 1);
  }
  return out;
}

/** Whether capitals tell: 0 in running text, 1 in a title where all longer words bear them, 2 in capitals throughout. */
function casingOf(words: readonly Word[]): number {
  let letters = 0;
  let small = false;
  let running = false;
  // Running text shows within its first words: no need to look at all of them.
  for (let i = 0; i < words.length && !(running && letters >= 3); i++) {
    const { form } = words[i]!;
    if (!/\p{L}/u.test(form)) continue;
    letters++;
    small ||= /\p{Ll}/u.test(form);
    running ||= form.length > 3 && /^\p{Ll}/u.test(form);
  }
  if (letters < 3) return 0;
  if (!small) return 2;
  return running ? 0 : 1;
}

/** Names from labels. */
export function namesIn(labels: Int32Array): readonly Labelled[] {
  const out: Labelled[] = [];
  let first = 0;
  labels.forEach((label, i) => {
    if (label === 0) return;
    const [place, type] = nameLabels[label]!.split("-") as [string, Labelled["type"]];
    if (place === "B" || place === "S") first = i;
    if (ends(label)) out.push({ first, last: i, type });
  });
  return out;
}
