import type { Span } from "./span.ts";

/** From UTF-16 offsets of a text to offsets in Unicode code points. */
export type ToPoints = (offset: number) => number;

/** From offsets in Unicode code points to UTF-16 offsets of a text. */
export type ToUnits = (point: number) => number;

/** Code points of a text before each UTF-16 offset; texts without astral characters cost nothing. */
export function toPoints(text: string): ToPoints {
  const astral = astralIn(text);
  return astral.length === 0 ? offset => offset : offset => offset - before(astral, offset);
}

/** From offsets in Unicode code points to UTF-16 offsets of a text: the way back of `toPoints`. */
export function fromPoints(text: string): ToUnits {
  const astral = astralIn(text).map((offset, i) => offset - i);
  return astral.length === 0 ? point => point : point => point + before(astral, point);
}

/** UTF-16 offsets of the astral characters of a text, in order. */
function astralIn(text: string): number[] {
  const astral: number[] = [];
  for (let i = 0; i < text.length - 1; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0xd800 && code < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) astral.push(i++);
  }
  return astral;
}

/** How many of the sorted numbers are less than `limit`. */
function before(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A span as contract.md prints it inside lists: `[start, end]`. */
export const pair = (span: Span, at: ToPoints): readonly [number, number] => [at(span.start), at(span.end)];
