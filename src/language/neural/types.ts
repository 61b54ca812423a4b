import { hashText, normalize, shapeOf } from "../words.ts";

/** How many rows each table of the word layer has; what is hashed is hashed into them. */
export const tableRows = { pieces: 16_384, whole: 16_384, shapes: 256, clusters: 1025 } as const;

/** What the encoder knows of a word type: rows of its tables. */
export interface TypeFeatures {
  /** Row of the fixed vectors; 0 for a word without one. */
  readonly vector: number;
  readonly cluster: number;
  readonly whole: number;
  readonly shape: number;
  /** Rows of its letter n-grams, n from 2 to 5, borders included. */
  readonly pieces: readonly number[];
}

/** Letters of a word that are looked at. */
const longest = 30;

/** The features of a word form, given the row of its vector and its cluster (both by its folded form). */
export function typeFeatures(
  form: string,
  vectorOf: (folded: string) => number,
  clusterOf: (folded: string) => number,
): TypeFeatures {
  const folded = normalize(form.slice(0, 60));
  return {
    vector: vectorOf(folded),
    cluster: clusterOf(folded),
    whole: row(hashText(folded), tableRows.whole),
    shape: row(hashText(shapeOf(form)), tableRows.shapes),
    pieces: pieces(`<${folded.slice(0, longest)}>`),
  };
}

/** Hashes have weak low bits: the high ones are folded in. */
const row = (hash: number, rows: number): number => (hash ^ (hash >>> 15)) & (rows - 1);

function pieces(word: string): readonly number[] {
  const out: number[] = [];
  for (let n = 2; n <= 5; n++)
    for (let i = 0; i + n <= word.length; i++)
      out.push(row(hashText(word.slice(i, i + n), 0x1234567 + n), tableRows.pieces));
  return out;
}
