import { readChecked } from "./model.ts";

/**
 * Lemmas and features by look-up, learnt from the treebanks.
 *
 * `lemmas` maps `form|UPOS` (lower case; proper nouns as they stand) to a lemma; `rules` maps `UPOS|suffix` to
 * `cut,added`, the longest suffix first; `feats` maps `form|UPOS|XPOS` or `|UPOS|XPOS` to a features column.
 */
export interface Morphology {
  readonly lemmas: ReadonlyMap<string, string>;
  readonly rules: ReadonlyMap<string, string>;
  readonly feats: ReadonlyMap<string, string>;
}

/** The longest ending that a lemma rule looks at. */
export const longestSuffix = 5;

/** Reads `morphology.tsv`: kind, key and value on each line; checked against its card's sha256. */
export function readMorphology(path: string, sha256: string): Morphology {
  const maps = { L: new Map<string, string>(), R: new Map<string, string>(), F: new Map<string, string>() };
  for (const line of readChecked(path, sha256).toString("utf8").split("\n")) {
    const [kind, key, value] = line.split("\t");
    if (key !== undefined && value !== undefined) maps[kind as "L" | "R" | "F"]?.set(key, value);
  }
  return { lemmas: maps.L, rules: maps.R, feats: maps.F };
}

/** How a form is looked up: plain quotes; lower case but for proper nouns. */
export function lemmaKey(form: string, upos: string): string {
  const plain = form.replace(/[’‘ʼ]/g, "'");
  return `${upos === "PROPN" ? plain : plain.toLowerCase()}|${upos}`;
}

/** The lemma of a form with its tags; of several that a regular verb form may have, the likeliest that is a `known` word. */
export function lemmatize(
  form: string,
  upos: string,
  xpos: string,
  m: Morphology,
  known: (word: string) => boolean = () => true,
): string {
  if (xpos === "NNP" && !m.lemmas.has(lemmaKey(form, upos))) return form;
  if (upos === "ADJ" && /^NNPS?$/.test(xpos) && /^\p{Lu}/u.test(form)) return form;
  const rule = byRule(form, upos, xpos, m);
  const found = upos === "ADJ" && !/\p{Lu}/u.test(form) ? rule.toLowerCase() : rule;
  const verb = /^VB[DNG]$/.test(xpos)
    ? /^(.{0,80}[aeiouy].{0,80})(?:ed|ing)$/.exec(form.toLowerCase())
    : null;
  if (upos !== "VERB" || verb === null || m.lemmas.has(lemmaKey(form, upos))) return found;
  const stem = verb[1]!;
  if (whole.test(stem) && known(stem)) return stem;
  const single = stem.at(-1) === stem.at(-2) ? [stem.slice(0, -1)] : [];
  const short = /^[^aeiou]+[aeiou][^aeiouwxy]$/.test(stem);
  const bare = short ? [`${stem}e`, stem] : [stem, `${stem}e`];
  const regular = [...bare, ...single, ...(stem.endsWith("i") ? [`${stem.slice(0, -1)}y`] : [])];
  return regular.includes(found) && known(found) ? found : (regular.find(known) ?? found);
}

/** Stems that take no "e" and double no letter: "shell", "kiss", "bomb", "land". */
const whole = /(?:ll|ss|ff|zz|[^aeiou][bdkmnpfwx])$/;

function byRule(form: string, upos: string, xpos: string, m: Morphology): string {
  const key = lemmaKey(form, upos);
  const listed = m.lemmas.get(key);
  if (listed !== undefined) return listed;
  const word = key.slice(0, key.lastIndexOf("|"));
  for (let n = Math.min(longestSuffix, word.length - 1); n >= 0; n--) {
    const rule = m.rules.get(`${xpos}|${word.slice(word.length - n)}`);
    if (rule === undefined) continue;
    const comma = rule.indexOf(",");
    return word.slice(0, word.length - Number(rule.slice(0, comma))) + rule.slice(comma + 1);
  }
  return word;
}

/** The features column of a form with its tags; `_` where none is known. */
export const featuresOf = (form: string, upos: string, xpos: string, m: Morphology): string =>
  m.feats.get(`${form.toLowerCase()}|${upos}|${xpos}`) ?? m.feats.get(`|${upos}|${xpos}`) ?? "_";
