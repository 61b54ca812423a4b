import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ConlluSentence, ConlluWord } from "../../src/language/conllu.ts";
import type { NameWords } from "../../src/language/names.ts";
import { treebank, treebankFolder } from "../language/corpus.ts";

/** A type of the labels learnt. */
export type NameType = "PER" | "ORG" | "LOC";

/** A labelled name: words `first` to `last`, both inclusive, from 0. */
export interface Name {
  readonly first: number;
  readonly last: number;
  readonly type: NameType;
}

/** A sentence with its names. */
export interface NamedSentence {
  readonly sentence: ConlluSentence;
  readonly names: readonly Name[];
}

const formsOf = (words: readonly { readonly form: string }[]): string => words.map(w => w.form).join(" ");

/** EWT's training part with the names of Universal NER, whose file has the same sentences in another order; one it lacks is left out. */
export function namedEwt(): readonly NamedSentence[] {
  const labelled = new Map<string, readonly Name[]>();
  const file = readFileSync(join(treebankFolder, "uner_ewt-train.tsv"), "utf8");
  for (const block of file.split(/\n\n+/)) {
    const rows = block
      .split("\n")
      .filter(Boolean)
      .map(line => line.split("\t"));
    labelled.set(rows.map(r => r[0]).join(" "), namesOf(rows.map(r => r[1]!)));
  }
  return treebank("en_ewt-ud-train").flatMap(sentence => {
    const names = labelled.get(formsOf(sentence.words));
    return names === undefined ? [] : [{ sentence, names }];
  });
}

/** Names from BIO labels. */
function namesOf(labels: readonly string[]): readonly Name[] {
  const out: Name[] = [];
  labels.forEach((label, i) => {
    if (label.startsWith("B-")) out.push({ first: i, last: i, type: label.slice(2) as NameType });
    else if (label.startsWith("I-") && out.length > 0) out.push({ ...out.pop()!, last: i });
  });
  return out;
}

const typeOf: Readonly<Record<string, NameType>> = { person: "PER", organization: "ORG", place: "LOC" };

/** An `Entity=` mention of GUM: its words from 0, both inclusive, and its type. */
interface Mention {
  readonly first: number;
  readonly last: number;
  readonly type: string;
}

/** GUM's training part: of its mentions those headed by a proper noun, cut to the name as Universal NER would have it. */
export function namedGum(words: NameWords): readonly NamedSentence[] {
  return treebank("en_gum-ud-train").map(sentence => {
    const names: Name[] = [];
    const mentions = mentionsOf(sentence.words).sort((a, b) => b.last - b.first - (a.last - a.first));
    for (const mention of mentions) {
      const name = nameOf(sentence.words, mention, words);
      if (name && !names.some(n => n.first <= name.last && name.first <= n.last)) names.push(name);
    }
    return { sentence, names: names.sort((a, b) => a.first - b.first) };
  });
}

/** The mentions that open and close in one sentence; brackets as GUM's `Entity=` writes them: `(id-type-…`, `id)`, `(id-type-…)`. */
function mentionsOf(words: readonly ConlluWord[]): Mention[] {
  const open = new Map<string, { first: number; type: string }[]>();
  const out: Mention[] = [];
  words.forEach(({ misc }, i) => {
    const entity = /(?:^|\|)Entity=([^|]*)/.exec(misc)?.[1] ?? "";
    for (const [, body, whole, closed] of entity.matchAll(/\(([^()]+)(\))?|([^()]+)\)/g)) {
      const id = (body ?? closed)!.split("-")[0]!;
      if (body !== undefined) {
        const mention = { first: i, type: body.split("-")[1]! };
        if (whole) out.push({ ...mention, last: i });
        else open.set(id, [...(open.get(id) ?? []), mention]);
        continue;
      }
      const mention = open.get(id)?.pop();
      if (mention) out.push({ ...mention, last: i });
    }
  });
  return out;
}

/** From how many words on, less one, a name is whole without what "of" adds ("Colorado State University of the US"). */
const longName = 2;

/** The name in a mention: the proper nouns around its head, for bodies and places with what "of" adds; without titles before persons. */
function nameOf(words: readonly ConlluWord[], mention: Mention, known: NameWords): Name | undefined {
  const type = typeOf[mention.type];
  const inside = words.slice(mention.first, mention.last + 1);
  const ids = new Set(inside.map(w => w.id));
  const head = inside.find(w => !ids.has(w.head) && w.upos !== "PUNCT");
  if (type === undefined || head?.upos !== "PROPN") return undefined;
  if (type === "PER" && head.xpos === "NNPS") return undefined;
  const within = (i: number) => i >= mention.first && i <= mention.last;
  const proper = (i: number) => within(i) && (words[i]!.upos === "PROPN" || words[i]!.xpos === "NNP");
  const linked = (i: number) => within(i) && words[i]!.form === "-";
  let [first, last] = [head.id - 1, head.id - 1];
  while (proper(first - 1) || (linked(first - 1) && proper(first - 2))) first--;
  while (proper(last + 1) || (linked(last + 1) && proper(last + 2))) last++;
  if (type === "PER") {
    const title = (i: number) => known.titles.has(words[i]!.form.toLowerCase().replace(/\.$/, ""));
    for (let i = first; i < last; i++) if (title(i)) first = i + 1;
    return first === last && title(last) ? undefined : { first, last, type };
  }
  const small = (i: number) => within(i) && ["of", "for", "and", "&"].includes(words[i]!.form.toLowerCase());
  const article = (i: number) => (within(i) && words[i]!.form.toLowerCase() === "the" ? 1 : 0);
  const long = last - first >= longName;
  while (!long && small(last + 1) && proper(last + 2 + article(last + 2))) {
    last += 2 + article(last + 2);
    while (proper(last + 1)) last++;
  }
  return { first, last, type };
}
