import type { Span } from "../../text/span.ts";

/** Turns UTF-16 offsets of a text into Unicode code points, the unit of all JSON. */
export type Points = (offset: number) => number;

/** The counter of a text; free of cost where no character lies beyond the first plane. */
export function pointsOf(text: string): Points {
  if (!/[\ud800-\udbff]/.test(text)) return offset => offset;
  const before = new Uint32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) {
    const pair = i > 0 && isLow(text.charCodeAt(i)) && isHigh(text.charCodeAt(i - 1));
    before[i + 1] = before[i]! + (pair ? 1 : 0);
  }
  return offset => offset - before[offset]!;
}

const isHigh = (c: number): boolean => c >= 0xd800 && c <= 0xdbff;
const isLow = (c: number): boolean => c >= 0xdc00 && c <= 0xdfff;

/** `[start, end]` in code points. */
export const pair = (span: Span, points: Points): readonly [number, number] => [points(span.start), points(span.end)];

/** `{start, end}` in code points. */
export const place = (span: Span, points: Points): { readonly start: number; readonly end: number } => ({ start: points(span.start), end: points(span.end) });
