import type { ConlluSentence } from "../../src/language/conllu.ts";
import { lemmaKey, longestSuffix } from "../../src/language/lemmatize.ts";

/** Counts of values by key. */
type Counts = Map<string, Map<string, number>>;

const count = (counts: Counts, key: string, value: string): void => {
  const row = counts.get(key) ?? new Map<string, number>();
  row.set(value, (row.get(value) ?? 0) + 1);
  counts.set(key, row);
};

const top = (row: ReadonlyMap<string, number>): readonly [string, number] =>
  [...row].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!;

/** Learns lemmas, lemma rules and features from the treebanks, as the lines of `morphology.tsv`. */
export function learnMorphology(sentences: readonly ConlluSentence[]): string {
  const [lemmas, rules, feats]: Counts[] = [new Map(), new Map(), new Map()];
  for (const w of sentences.flatMap(s => s.words)) {
    const key = lemmaKey(w.form, w.upos);
    count(lemmas!, key, w.lemma);
    count(feats!, `${w.form.toLowerCase()}|${w.upos}|${w.xpos}`, w.feats);
    count(feats!, `|${w.upos}|${w.xpos}`, w.feats);
    const word = key.slice(0, key.lastIndexOf("|"));
    const rule = ruleOf(word, w.lemma);
    if (rule !== undefined)
      for (let n = 0; n <= Math.min(longestSuffix, word.length - 1); n++)
        count(rules!, `${w.xpos}|${word.slice(word.length - n)}`, rule);
  }
  const lines = [...kept(rules!, "R", 3), ...forms(feats!), ...irregular(lemmas!, rules!, sentences)];
  return `${lines.sort().join("\n")}\n`;
}

/** "cut,added": what turns a word into its lemma at its end; `undefined` if its beginning changes. */
function ruleOf(word: string, lemma: string): string | undefined {
  let same = 0;
  while (same < word.length && same < lemma.length && word[same] === lemma[same]) same++;
  if (same === 0 || word.length - same > longestSuffix) return undefined;
  return `${word.length - same},${lemma.slice(same)}`;
}

/** Rules seen often enough, without those that say no more than their shorter suffix. */
function kept(rules: Counts, kind: string, least: number): string[] {
  const best = new Map(
    [...rules]
      .filter(([key, row]) => key.endsWith("|") || [...row.values()].reduce((a, b) => a + b) >= least)
      .map(([key, row]) => [key, top(row)[0]]),
  );
  return [...best]
    .filter(([key, rule]) => parent(key, best) !== rule)
    .map(([key, rule]) => `${kind}\t${key}\t${rule}`);
}

function parent(key: string, best: ReadonlyMap<string, string>): string | undefined {
  const bar = key.indexOf("|");
  for (let suffix = key.slice(bar + 2); key.length > bar + 1; suffix = suffix.slice(1)) {
    const found = best.get(`${key.slice(0, bar)}|${suffix}`);
    if (found !== undefined) return found;
    if (suffix === "") return undefined;
  }
  return undefined;
}

/** Features by form where they differ from those of the tags alone. */
function forms(feats: Counts): string[] {
  const plain = new Map(
    [...feats].filter(([key]) => key.startsWith("|")).map(([key, row]) => [key, top(row)[0]]),
  );
  return [...feats]
    .filter(([key, row]) => key.startsWith("|") || top(row)[0] !== plain.get(key.slice(key.indexOf("|", 1))))
    .map(([key, row]) => `F\t${key}\t${top(row)[0]}`);
}

/** A verb's irregular form keeps its lemma where the tagger takes one tense for another. */
const verbTags = ["VB", "VBP", "VBD", "VBN"];

/** Lemmas of forms that the rules get wrong. */
function irregular(lemmas: Counts, rules: Counts, sentences: readonly ConlluSentence[]): string[] {
  const best = new Map([...rules].map(([key, row]) => [key, top(row)[0]]));
  const wrong = new Set<string>();
  for (const w of sentences.flatMap(s => s.words)) {
    const key = lemmaKey(w.form, w.upos);
    const word = key.slice(0, key.lastIndexOf("|"));
    const lemma = top(lemmas.get(key)!)[0];
    if (byRule(word, w.xpos, best, rules) !== lemma) wrong.add(key);
    else if (
      w.upos === "VERB" &&
      !/(?:s|ed|ing)$/.test(word) &&
      verbTags.some(tag => byRule(word, tag, best, rules) !== lemma)
    )
      wrong.add(key);
  }
  return [...wrong].map(key => `L\t${key}\t${top(lemmas.get(key)!)[0]}`);
}

function byRule(word: string, xpos: string, best: ReadonlyMap<string, string>, rules: Counts): string {
  for (let n = Math.min(longestSuffix, word.length - 1); n >= 0; n--) {
    const key = `${xpos}|${word.slice(word.length - n)}`;
    const rule = best.get(key);
    if (rule === undefined || (n > 0 && [...rules.get(key)!.values()].reduce((a, b) => a + b) < 3)) continue;
    const comma = rule.indexOf(",");
    return word.slice(0, word.length - Number(rule.slice(0, comma))) + rule.slice(comma + 1);
  }
  return word;
}
