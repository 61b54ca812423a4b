import { fold } from "../text/fold.ts";
import type { Span } from "../text/span.ts";
import type { GazetteerEntry } from "./analysis.ts";

/** A name found: where, and all entries that bear it, in the caller's order. */
export interface NameMatch extends Span {
  readonly entries: readonly GazetteerEntry[];
}

/** One run of letters or digits, diacritics folded, case kept. */
interface Piece extends Span {
  readonly folded: string;
}

interface Node {
  readonly next: Map<string, Node>;
  readonly entries: GazetteerEntry[];
}

const pieceOf = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
const joiner = /^[-'’‘.\s/]{0,2}$/u;

/** Names compiled to a trie over their pieces: `al-Bab`, `Al Bab` and `al Bab` meet. */
export class Gazetteer {
  readonly #root: Node = { next: new Map(), entries: [] };

  constructor(entries: readonly GazetteerEntry[]) {
    for (const entry of entries) this.#add(entry);
  }

  #add(entry: GazetteerEntry): void {
    let node = this.#root;
    for (const piece of pieces(entry.name)) {
      let next = node.next.get(piece.folded);
      if (next === undefined) {
        next = { next: new Map(), entries: [] };
        node.next.set(piece.folded, next);
      }
      node = next;
    }
    if (node !== this.#root) node.entries.push(entry);
  }

  /**
   * The longest names in a stretch of text, left to right, without overlap. Offsets count from `offset`.
   *
   * Case must agree, but for the first letter of a name and for text all in capitals. A middle initial that a name lacks is passed
   * over ("John Q. Public").
   */
  find(text: string, offset = 0): readonly NameMatch[] {
    const row = pieces(text);
    const shouting = text.length > 12 && text === text.toUpperCase();
    const found: NameMatch[] = [];
    for (let i = 0; i < row.length; i++) {
      const best = this.#longest(text, row, i, shouting);
      if (best === undefined) continue;
      found.push({
        start: offset + row[i]!.start,
        end: offset + endOf(text, row[best.last]!.end),
        entries: best.entries,
      });
      i = best.last;
    }
    return found;
  }

  #longest(text: string, row: readonly Piece[], from: number, shouting: boolean) {
    let best: { last: number; entries: readonly GazetteerEntry[] } | undefined;
    let nodes: readonly Node[] = [this.#root];
    for (let i = from; i < row.length && nodes.length > 0; i++) {
      if (i > from && !joiner.test(text.slice(row[i - 1]!.end, row[i]!.start))) break;
      const spellings = spell(row[i]!.folded, i === from, shouting);
      const next = nodes.flatMap(node => spellings.flatMap(s => node.next.get(s) ?? []));
      if (next.length === 0 && i > from && isInitial(text, row[i]!)) continue;
      nodes = next;
      const hit = nodes.find(node => node.entries.length > 0);
      if (hit) best = { last: i, entries: hit.entries };
    }
    return best;
  }
}

const isInitial = (text: string, { start, end }: Piece): boolean =>
  text[end] === "." && /^\p{Lu}$/u.test(text.slice(start, end));

/** An abbreviation's full stop belongs to it: `U.S.` */
function endOf(text: string, end: number): number {
  return text[end] === "." && /(?:^|[^\p{L}])\p{Lu}\.\p{Lu}$/u.test(text.slice(Math.max(0, end - 4), end))
    ? end + 1
    : end;
}

function spell(folded: string, first: boolean, shouting: boolean): readonly string[] {
  const all = [folded];
  if (first) all.push(folded[0]!.toLowerCase() + folded.slice(1));
  if (shouting) all.push(folded[0]! + folded.slice(1).toLowerCase(), folded.toLowerCase());
  return [...new Set(all)];
}

function pieces(text: string): readonly Piece[] {
  return [...text.matchAll(pieceOf)].map(m => ({
    start: m.index,
    end: m.index + m[0].length,
    folded: fold(m[0]),
  }));
}
