import { fold } from "../text/fold.ts";
import type { NameWords } from "./names.ts";
import { type Clusters, hashText, maximumTypes, normalize, ownCopy } from "./words.ts";

/** What the labeller of names knows of each word type, by its number: hashes of its parts, clusters, what lists say of it. */
export interface NameTypes {
  /** The number of a word form; a new one gets the next. */
  readonly intern: (form: string) => number;
  /** To be called before a sentence is read, never within one: starts afresh where the table is full, and numbers given before are void. */
  readonly makeRoom: () => void;
  readonly norm: number[];
  readonly shape: number[];
  readonly suffix2: number[];
  readonly suffix3: number[];
  readonly suffix4: number[];
  readonly prefix3: number[];
  readonly prefix4: number[];
  readonly cluster: number[];
  readonly coarse: number[];
  /** Class of the word in `profiles`, 0 where unknown. */
  readonly profile: number[];
  /** Bits: which lists of `names.yaml` hold the word. */
  readonly kind: number[];
  /** Whether a name may hold it though nothing around it does: it bears a capital, or is by its profile a name. */
  readonly eligible: boolean[];
}

/** The profile of a word that is surely no name; the file of profiles leaves those out that have a cluster. */
export const ordinary = 4;

/** The profiles of words that are likely places. */
export const places: readonly number[] = [14, 15, 16];

/** Class of a folded word among names and other words, 0 where unknown. */
export type Profiles = (folded: string) => number;

/** Profiles of words that are likely names even without a capital: first and last words of persons' names, places. */
const sureNames: ReadonlySet<number> = new Set([7, 8, 11, 12, 15, 16]);

/** Letter pattern, repeats folded beyond two, with what is written around a name: `Ankara` is `Xxx`, `F-16` is `X-dd`. */
function shapeOf(form: string): string {
  let out = "";
  for (const c of form.slice(0, 20)) {
    const kind = /\p{Lu}/u.test(c) ? "X" : /\p{L}/u.test(c) ? "x" : /\p{Nd}/u.test(c) ? "d" : c;
    if (out.at(-1) !== kind || out.at(-2) !== kind) out += kind;
  }
  return out;
}

/** An empty table. */
export function nameTypes(clusters: Clusters, profiles: Profiles, words: NameWords): NameTypes {
  const columns = {
    norm: [] as number[],
    shape: [] as number[],
    suffix2: [] as number[],
    suffix3: [] as number[],
    suffix4: [] as number[],
    prefix3: [] as number[],
    prefix4: [] as number[],
    cluster: [] as number[],
    coarse: [] as number[],
    profile: [] as number[],
    kind: [] as number[],
    eligible: [] as boolean[],
  };
  const lists = [words.titles, words.bodies, words.facilities, words.lands, words.projects, words.notNames];
  let numbers = new Map<string, number>();
  const fill = (form: string): void => {
    const n = normalize(form.slice(0, 60));
    const plain = fold(n).replace(/\.$/, "");
    const { fine, coarse } = clusters(n);
    const profile = profiles(n) || (fine > 0 ? ordinary : 0);
    columns.norm.push(hashText(n));
    columns.shape.push(hashText(shapeOf(form)));
    columns.suffix2.push(hashText(n.slice(-2)));
    columns.suffix3.push(hashText(n.slice(-3)));
    columns.suffix4.push(hashText(n.slice(-4)));
    columns.prefix3.push(hashText(n.slice(0, 3)));
    columns.prefix4.push(hashText(n.slice(0, 4)));
    columns.cluster.push(fine);
    columns.coarse.push(coarse);
    columns.profile.push(profile);
    columns.kind.push(lists.reduce((bits, list, b) => (list.has(plain) ? bits | (1 << b) : bits), 0));
    columns.eligible.push(/\p{Lu}/u.test(form) || sureNames.has(profile));
  };
  const intern = (form: string): number => {
    const known = numbers.get(form);
    if (known !== undefined) return known;
    const number = numbers.size;
    numbers.set(ownCopy(form), number);
    fill(form);
    return number;
  };
  const makeRoom = () => {
    if (numbers.size < maximumTypes) return;
    numbers = new Map();
    for (const column of Object.values(columns)) column.length = 0;
  };
  return { intern, makeRoom, ...columns };
}
