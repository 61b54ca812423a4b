import type { Analysis } from "../language/analysis.ts";
import { cover, type Span } from "../text/span.ts";

/**
 * Stretches between quotation marks, the marks left out, in text order.
 *
 * A mark left open closes at its paragraph's end, unless the next paragraph takes the quotation up: it begins with a mark,
 * or its first mark is one that closes.
 */
export function quotations(analysis: Analysis): readonly Span[] {
  const { text } = analysis.document;
  const paragraphs = paragraphsOf(analysis);
  const out: Span[] = [];
  let open = -1;
  for (const [n, p] of paragraphs.entries()) {
    const from = open >= 0 && isMark(text[p.start]!) ? p.start + 1 : p.start;
    for (let i = from; i < p.end; i++) {
      if (!(open < 0 ? isOpening(text[i]!) : isClosing(text[i]!))) continue;
      if (open >= 0) out.push({ start: open, end: i });
      open = open < 0 ? i + 1 : -1;
    }
    const next = paragraphs[n + 1];
    if (open < 0 || (next !== undefined && takenUp(text, next))) continue;
    out.push({ start: open, end: p.end });
    open = -1;
  }
  return out;
}

const isOpening = (c: string): boolean => c === "“" || c === '"';
const isClosing = (c: string): boolean => c === "”" || c === '"';
const isMark = (c: string): boolean => isOpening(c) || isClosing(c);

function takenUp(text: string, paragraph: Span): boolean {
  if (isMark(text[paragraph.start]!)) return true;
  for (let i = paragraph.start; i < paragraph.end; i++)
    if (isMark(text[i]!)) return isClosing(text[i]!) && /\S/.test(text[i - 1]!);
  return false;
}

function paragraphsOf(analysis: Analysis): readonly Span[] {
  const found = new Map<number, Span>();
  for (const s of analysis.sentences) {
    const known = found.get(s.paragraph);
    found.set(s.paragraph, known === undefined ? { start: s.start, end: s.end } : cover([known, s]));
  }
  return [...found.values()];
}
