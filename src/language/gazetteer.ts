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

const joiner = /^[-'’‘.\s/]{0,2}$/u;

/** Names compiled to a trie over their pieces: `al-Bab`, `Al Bab` and `al Bab` meet. */
export class Gazetteer {
  readonly #root: Node = { next: new Map(), entries: [] };
  readonly #found = new WeakMap<Span, readonly NameMatch[]>();

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

  /** The names in a sentence of a text: those kept for it, else found now. */
  inSentence(sentence: Span, text: string): readonly NameMatch[] {
    return this.#found.get(sentence) ?? this.find(text.slice(sentence.start, sentence.end), sentence.start);
  }

  /** Keeps what was found in a sentence as long as the sentence is. */
  keep(sentence: Span, found: readonly NameMatch[]): void {
    this.#found.set(sentence, found);
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
      const best = longest(this.#root, text, row, i, shouting);
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
}

/** The longest name that begins with a piece: its last piece and its bearers. */
function longest(root: Node, text: string, row: readonly Piece[], from: number, shouting: boolean) {
  let best: { last: number; entries: readonly GazetteerEntry[] } | undefined;
  let nodes = begun(root, row[from]!.folded, shouting);
  for (let i = from; nodes.length > 0; ) {
    const hit = nodes.find(node => node.entries.length > 0);
    if (hit) best = { last: i, entries: hit.entries };
    let next = none;
    for (i++; i < row.length && joins(text, row[i - 1]!.end, row[i]!.start); i++) {
      next = after(nodes, row[i]!.folded, shouting);
      if (next.length > 0 || !isInitial(text, row[i]!)) break;
    }
    nodes = next;
  }
  return best;
}

const none: readonly Node[] = [];

/** The nodes of a name's first piece, whose first letter may be small in the name. */
function begun(root: Node, folded: string, shouting: boolean): readonly Node[] {
  const small = folded[0]!.toLowerCase();
  const spellings = small === folded[0] ? [folded] : [folded, small + folded.slice(1)];
  return reached([root], shouting ? [...spellings, ...quiet(folded)] : spellings);
}

/** The nodes that a further piece leads to. */
function after(nodes: readonly Node[], folded: string, shouting: boolean): readonly Node[] {
  return reached(nodes, shouting ? [folded, ...quiet(folded)] : [folded]);
}

/** How a name in capitals may be written in the list. */
const quiet = (folded: string): readonly string[] => [
  folded[0]! + folded.slice(1).toLowerCase(),
  folded.toLowerCase(),
];

/** Nodes below those given, by any of some spellings, each spelling once. */
function reached(nodes: readonly Node[], spellings: readonly string[]): readonly Node[] {
  let found: Node[] | undefined;
  for (const node of nodes)
    for (let s = 0; s < spellings.length; s++) {
      const next = node.next.get(spellings[s]!);
      if (next === undefined || spellings.indexOf(spellings[s]!) < s) continue;
      if (found === undefined) found = [next];
      else found.push(next);
    }
  return found ?? none;
}

/** Whether nothing but a space, a mark or both stands between two pieces of a name. */
function joins(text: string, from: number, to: number): boolean {
  if (to - from > 2) return false;
  return (to - from === 1 && text.charCodeAt(from) === space) || joiner.test(text.slice(from, to));
}

const space = 32;

const isInitial = (text: string, { start, end }: Piece): boolean =>
  text[end] === "." && /^\p{Lu}$/u.test(text.slice(start, end));

/** An abbreviation's full stop belongs to it: `U.S.` */
function endOf(text: string, end: number): number {
  return text[end] === "." && /(?:^|[^\p{L}])\p{Lu}\.\p{Lu}$/u.test(text.slice(Math.max(0, end - 4), end))
    ? end + 1
    : end;
}

function pieces(text: string): readonly Piece[] {
  const out: Piece[] = [];
  for (let i = 0; i < text.length; ) {
    const start = i;
    while (i < text.length && isOf(text, i, i === start ? letter : lettered)) i += widthAt(text, i);
    if (i > start) out.push({ start, end: i, folded: fold(text.slice(start, i)) });
    else i += widthAt(text, i);
  }
  return out;
}

const letter = /[\p{L}\p{N}]/u;
/** What goes on with a piece: letters and digits, and marks on them. */
const lettered = /[\p{L}\p{M}\p{N}]/u;

/** Whether the character at a place is of a class; in plain Latin the classes are one. */
function isOf(text: string, at: number, characters: RegExp): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80)
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  return characters.test(text.slice(at, at + widthAt(text, at)));
}

/** UTF-16 units of the character at a place. */
const widthAt = (text: string, at: number): number => (text.codePointAt(at)! > 0xffff ? 2 : 1);
