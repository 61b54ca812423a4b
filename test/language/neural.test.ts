import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadEngine, loadWeights } from "../../src/language/engine.ts";
import { encoder } from "../../src/language/neural/encoder.ts";
import { neuralTrees } from "../../src/language/neural/reader.ts";
import { generator } from "../helpers/chance.ts";
import { clustersOf } from "../helpers/clusters.ts";

/** What the trainer in PyTorch scores with the rounded weights, written with them by training/neural/pack.py. */
interface Probe {
  readonly forms: readonly string[];
  /** words x classes of tags */
  readonly tags: readonly (readonly number[])[];
  /** words x heads, the root first; a word as its own head is 0 */
  readonly arcs: readonly (readonly number[])[];
  readonly heads: readonly number[];
  /** words x labels, at these heads */
  readonly labels: readonly (readonly number[])[];
}

const probes = JSON.parse(readFileSync(join(import.meta.dirname, "neural.json"), "utf8")) as readonly Probe[];
const weights = loadWeights("en");
if (!("neural" in weights)) throw new Error("the default model of English is the neural one");
const clusterOf = (word: string) => clustersOf("en")(word).fine;

/** The greatest difference between rows of numbers and a table of them. */
function farthest(
  rows: readonly (readonly number[])[],
  found: Float32Array,
  columns: number,
  skip = false,
): number {
  let most = 0;
  rows.forEach((row, i) => {
    row.forEach((value, c) => {
      if (!skip || c !== i + 1) most = Math.max(most, Math.abs(found[i * columns + c]! - value));
    });
  });
  return most;
}

describe("the reader computes what the trainer computes", () => {
  const { score, labels } = encoder(weights.neural, clusterOf);
  test.each(probes)("$forms", ({ forms, tags, arcs, heads, labels: wanted }) => {
    const found = score(forms);
    expect(farthest(tags, found.tags, found.tagColumns)).toBeLessThan(0.02);
    expect(farthest(arcs, found.arcs, found.arcColumns, true)).toBeLessThan(0.05);
    const named = labels(Int32Array.from(heads));
    expect(farthest(wanted, named.scores, named.columns)).toBeLessThan(0.02);
  });
});

test("a sentence is read alike whatever was read before it", () => {
  const below = generator(11);
  const word = () => Array.from({ length: 1 + below(9) }, () => String.fromCharCode(97 + below(26))).join("");
  const sentences = Array.from({ length: 60 }, () => Array.from({ length: 1 + below(120) }, word));
  const all = neuralTrees(weights.neural, clusterOf);
  for (const forms of sentences) all.read(forms);
  for (const forms of sentences.slice(0, 12)) {
    const alone = neuralTrees(weights.neural, clusterOf);
    expect(alone.read(forms)).toEqual(all.read(forms));
  }
});

test("tags stay within what is allowed", () => {
  const { trees } = loadEngine("en");
  const noun = Uint8Array.from(trees.tags, ([upos]) => (upos === "NOUN" ? 1 : 0));
  const { tags } = trees.read(["They", "left"], [noun, undefined]);
  expect(trees.tags[tags[0]!]![0]).toBe("NOUN");
});
