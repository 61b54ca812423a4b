/** A piece of a longer text, and how many UTF-16 units stand before it. */
export interface Block {
  readonly text: string;
  readonly offset: number;
}

/** How a text is cut into pieces, in UTF-16 units. */
export interface BlockSizes {
  /** A piece is cut at the first border of paragraphs after so many. */
  readonly least: number;
  /** Where there is no such border within so many, a piece is cut at the last end of a line, of a sentence or of a word before. */
  readonly most: number;
}

/** Small enough that many can be held at once, large enough that cutting costs nothing. */
export const blockSizes: BlockSizes = { least: 1 << 15, most: 1 << 18 };

// Two line ends with nothing but blanks between: what `paragraphs` takes for a border, so that pieces are read as the whole is.
const blanks = "[\\t\\v\\f \\xa0\\u2000-\\u200b\\u202f\\u3000\\ufeff]*";
const lineEnd = "(?:\\r\\n|\\r(?!\\n)|[\\n\\u2028\\u2029\\u0085])";
const border = new RegExp(lineEnd + blanks + lineEnd, "g");

/**
 * Cuts a text that arrives in parts into pieces that can be read one by one, in memory no larger than the largest piece.
 *
 * Pieces joined are the text; where they are cut does not depend on the parts. No piece but an only one is shorter than `least`.
 */
export async function* blocksOf(
  parts: AsyncIterable<string> | Iterable<string>,
  sizes: BlockSizes = blockSizes,
): AsyncGenerator<Block> {
  const cutter = new Cutter(sizes);
  for await (const part of parts)
    for (let at = 0; at < part.length; at += sizes.most) yield* cutter.add(part.slice(at, at + sizes.most));
  yield* cutter.end();
}

class Cutter {
  readonly #sizes: BlockSizes;
  #held = "";
  #offset = 0;
  /** No border of paragraphs begins in what is held between `least` and here. */
  #searched = 0;

  constructor(sizes: BlockSizes) {
    this.#sizes = sizes;
  }

  *add(part: string): Generator<Block> {
    this.#held += part;
    for (let end = this.#cut(); end > 0; end = this.#cut()) yield this.#take(end);
  }

  *end(): Generator<Block> {
    if (this.#held !== "") yield this.#take(this.#held.length);
  }

  /** Where the next piece ends; 0 while too little is held to tell. */
  #cut(): number {
    const { least, most } = this.#sizes;
    if (this.#held.length < 2 * least) return 0;
    border.lastIndex = Math.max(least, this.#searched);
    const found = border.exec(this.#held);
    const end = found === null ? Number.POSITIVE_INFINITY : found.index + found[0].length;
    if (end <= most) {
      this.#searched = found!.index;
      return end + least <= this.#held.length ? end : 0;
    }
    return this.#held.length < most + least ? 0 : safeEnd(this.#held, most);
  }

  #take(end: number): Block {
    const block = { text: this.#held.slice(0, end), offset: this.#offset };
    this.#held = this.#held.slice(end);
    this.#offset += end;
    this.#searched = 0;
    return block;
  }
}

/** The last place in the second half of a stretch where a line ends, or else a sentence, or else a word; else its end. */
function safeEnd(text: string, most: number): number {
  const half = most >> 1;
  const stretch = text.slice(half, most);
  for (const ends of [/[\n\u2028\u2029\u0085]/g, /[.!?]["'”’)\]]{0,2}\s(?=\p{Lu})/gu, /\s(?=\S)/g]) {
    let last = 0;
    for (const found of stretch.matchAll(ends)) last = found.index + found[0].length;
    if (last > 0) return half + last;
  }
  return /[\uD800-\uDBFF]/.test(text[most - 1]!) ? most - 1 : most;
}
