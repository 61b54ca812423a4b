/** A place in a document's text: UTF-16 offsets, `start` inclusive, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether two spans share at least one code unit. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Whether `inner` lies wholly within `outer`. */
export const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** The words a span points at. */
export const quote = (text: string, span: Span): string => text.slice(span.start, span.end);

/** The shortest span that holds all the given ones; throws a `RangeError` for none. */
export function cover(spans: readonly Span[]): Span {
  if (spans.length === 0) throw new RangeError("cover: no spans given");
  return { start: Math.min(...spans.map(s => s.start)), end: Math.max(...spans.map(s => s.end)) };
}
