import type { Span } from "../text/span.ts";
import { isSpace } from "./tokenize.ts";

/** A line without the space at its ends; `blank` where nothing is left. */
interface Line extends Span {
  readonly blank: boolean;
}

/** Lines longer than this are not wrapped by hand: each is a paragraph. */
const widestWrapped = 120;

/** A line is ended on purpose when the next line's first word would have fitted with so many characters to spare. */
const room = { afterStop: 4, elsewhere: 16 } as const;

/** The paragraphs of a text: parted by empty lines, and by line ends that no wrapping explains. */
export function paragraphs(text: string): readonly Span[] {
  const out: Span[] = [];
  let block: Line[] = [];
  const close = () => {
    out.push(...unwrap(text, block));
    block = [];
  };
  for (const line of lines(text)) {
    if (line.blank) close();
    else block.push(line);
  }
  close();
  return out;
}

function* lines(text: string): Generator<Line> {
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !isLineEnd(text.charCodeAt(i))) continue;
    yield trimmed(text, start, i);
    if (text[i] === "\r" && text[i + 1] === "\n") i++;
    start = i + 1;
  }
}

const isLineEnd = (code: number): boolean =>
  code === 10 || code === 13 || (code >= 0x85 && (code === 0x85 || code === 0x2028 || code === 0x2029));

function trimmed(text: string, from: number, to: number): Line {
  let [start, end] = [from, to];
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end, blank: start === end };
}

/** Joins the lines of a block that were wrapped; a line that was ended on purpose ends a paragraph, and so does each of a block without a full stop. */
function unwrap(text: string, block: readonly Line[]): readonly Span[] {
  const widest = block.reduce((most, line) => Math.max(most, line.end - line.start), 0);
  const prose = block.some(line => stopped(text, line));
  const out: { start: number; end: number }[] = [];
  block.forEach((line, i) => {
    const before = block[i - 1];
    const parts = before === undefined || (prose ? parted(text, before, line, widest) : !small(text, line));
    if (parts) out.push({ start: line.start, end: line.end });
    else out.at(-1)!.end = line.end;
  });
  return out;
}

/** Whether a line ends like a sentence. */
const stopped = (text: string, line: Span): boolean =>
  /[.!?…:]["'”’)\]]{0,2}$/u.test(text.slice(Math.max(line.start, line.end - 3), line.end));

const small = (text: string, line: Span): boolean => /^\p{Ll}/u.test(text.slice(line.start, line.start + 2));

function parted(text: string, line: Line, next: Line, widest: number): boolean {
  if (widest > widestWrapped) return true;
  if (/^(?:[-*•·–—]\s|\(?\d{1,2}[.)]\s)/u.test(text.slice(next.start, next.start + 5))) return true;
  const word =
    /^\S{1,40}/u.exec(text.slice(next.start, Math.min(next.end, next.start + 40)))?.[0].length ?? 0;
  const spare = widest - (line.end - line.start) - 1 - word;
  return spare >= (stopped(text, line) ? room.afterStop : room.elsewhere);
}
