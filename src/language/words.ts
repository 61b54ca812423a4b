import type { LinearModel } from "./model.ts";

/** What the tagger and parser know of each word type, by its number: interned once, looked up by number. */
export interface WordTable {
  /** The number of a word form; a new one gets the next. */
  readonly intern: (form: string) => number;
  /** To be called before a sentence is read, never within one: starts afresh where the table is full, and numbers given before are void. */
  readonly makeRoom: () => void;
  readonly norm: number[];
  readonly shape: number[];
  readonly suffix1: number[];
  readonly suffix2: number[];
  readonly suffix3: number[];
  readonly suffix4: number[];
  readonly prefix1: number[];
  readonly prefix2: number[];
  readonly prefix3: number[];
  readonly cluster: number[];
  readonly coarse: number[];
  /** What a tagger gives each word by its form alone, one score a class; kept for one model at a time. */
  readonly own: { model?: LinearModel; readonly rows: (Int16Array | undefined)[] };
}

/** Cluster numbers of a folded word: fine and coarse, 0 where unknown. */
export type Clusters = (folded: string) => { readonly fine: number; readonly coarse: number };

/** Word types kept before the table starts afresh, so that memory stays flat over any input. */
export const maximumTypes = 100_000;

/** UTF-16 units of all forms in the table before it starts afresh. */
const maximumUnits = 8 << 20;

/** FNV-1a over UTF-16 units, as a signed 32-bit number. */
export function hashText(text: string, seed = 0x811c9dc5): number {
  let h = seed;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
}

/** Mixes a number into a hash. */
export const mix = (h: number, value: number): number => {
  let x = Math.imul(h ^ value, 0x85ebca6b);
  x ^= x >>> 13;
  return Math.imul(x, 0xc2b2ae35) ^ (x >>> 16);
};

/** Lower case, digits as 0, typographic quotes as plain ones: what a form is compared by. */
export const normalize = (form: string): string =>
  form
    .toLowerCase()
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, "-")
    .replace(/\p{Nd}/gu, "0");

/** Letter pattern with repeats folded: `Ankara` is `Xx`, `F-16` is `X-d`. */
export function shapeOf(form: string): string {
  let out = "";
  for (const c of form.slice(0, 20)) {
    const kind = /\p{Lu}/u.test(c) ? "X" : /\p{L}/u.test(c) ? "x" : /\p{Nd}/u.test(c) ? "d" : c;
    if (out.at(-1) !== kind || out.at(-2) !== kind) out += kind;
  }
  return out;
}

/** An empty table. */
export function wordTable(clusters: Clusters): WordTable {
  const columns = {
    norm: [] as number[],
    shape: [] as number[],
    suffix1: [] as number[],
    suffix2: [] as number[],
    suffix3: [] as number[],
    suffix4: [] as number[],
    prefix1: [] as number[],
    prefix2: [] as number[],
    prefix3: [] as number[],
    cluster: [] as number[],
    coarse: [] as number[],
  };
  const own: WordTable["own"] = { rows: [] };
  let numbers = new Map<string, number>();
  let units = 0;
  const clear = () => {
    numbers = new Map();
    units = 0;
    for (const column of Object.values(columns)) column.length = 0;
    own.rows.length = 0;
  };
  const intern = (form: string): number => {
    const known = numbers.get(form);
    if (known !== undefined) return known;
    const number = numbers.size;
    numbers.set(ownCopy(form), number);
    units += form.length;
    fill(columns, form, clusters);
    return number;
  };
  const makeRoom = () => {
    if (numbers.size >= maximumTypes || units >= maximumUnits) clear();
  };
  return { intern, makeRoom, own, ...columns };
}

/** The same letters in memory of their own: a piece of a text keeps the whole text alive. */
export const ownCopy = (form: string): string =>
  form.length < 13 ? form : Buffer.from(form, "utf16le").toString("utf16le");

function fill(
  columns: Omit<WordTable, "intern" | "makeRoom" | "own">,
  form: string,
  clusters: Clusters,
): void {
  const n = normalize(form.slice(0, 60));
  const { fine, coarse } = clusters(n);
  columns.norm.push(hashText(n));
  columns.shape.push(hashText(shapeOf(form)));
  columns.suffix1.push(hashText(n.slice(-1)));
  columns.suffix2.push(hashText(n.slice(-2)));
  columns.suffix3.push(hashText(n.slice(-3)));
  columns.suffix4.push(hashText(n.slice(-4)));
  columns.prefix1.push(hashText(n.slice(0, 1)));
  columns.prefix2.push(hashText(n.slice(0, 2)));
  columns.prefix3.push(hashText(n.slice(0, 3)));
  columns.cluster.push(fine);
  columns.coarse.push(coarse);
}
