import type { Line } from "./lines.ts";

/** A paragraph of one column, and the height of the letters at its two ends. */
interface Paragraph {
  text: string;
  readonly first: number;
  last: number;
}

/** The running text of columns in their order: broken lines, words and paragraphs joined. */
export function paragraphsOf(columns: readonly (readonly Line[])[]): readonly string[] {
  const out: Paragraph[] = [];
  for (const column of columns) {
    for (const [i, paragraph] of broken(column).entries()) {
      const last = out.at(-1);
      if (i === 0 && last !== undefined && goesOn(last, paragraph)) {
        last.text = join(last.text, paragraph.text);
        last.last = paragraph.last;
      } else out.push(paragraph);
    }
  }
  return out.map(paragraph => paragraph.text);
}

/** Whether a paragraph of one column or page goes on in the next. */
const goesOn = (last: Paragraph, next: Paragraph): boolean =>
  isOpen(last.text) && /^[\p{Ll}\d(]/u.test(next.text) && sameSize(last.last, next.first);

const sameSize = (a: number, b: number): boolean => Math.abs(a - b) <= 0.15 * Math.max(a, b);

const isOpen = (text: string): boolean => !/[.!?:…]["'”’»)\]]{0,2}$/.test(text);

/** The paragraphs of one column. */
function broken(column: readonly Line[]): readonly Paragraph[] {
  const leading = middle(column.slice(1).map((line, i) => column[i]!.y - line.y));
  const left = middle(column.map(line => line.left));
  const right = Math.max(...column.map(line => line.right));
  const out: Paragraph[] = [];
  for (const [i, line] of column.entries()) {
    const before = column[i - 1];
    const text = line.text.replace(/\s+/g, " ").trim();
    if (text === "") continue;
    const last = out.at(-1);
    if (last === undefined || before === undefined || opensParagraph(before, line, { leading, left, right }))
      out.push({ text, first: line.height, last: line.height });
    else {
      last.text = join(last.text, text);
      last.last = line.height;
    }
  }
  return out;
}

interface Shape {
  readonly leading: number;
  readonly left: number;
  readonly right: number;
}

/** A gap, another size of letters, an indent, or a last line that was short opens a paragraph. */
function opensParagraph(before: Line, line: Line, { leading, left, right }: Shape): boolean {
  if (before.y - line.y > leading * 1.35) return true;
  if (!sameSize(before.height, line.height)) return true;
  const indent = line.left - left;
  if (indent > 0.7 * line.height && indent < 6 * line.height && before.left < line.left - 0.5 * line.height)
    return true;
  return before.right < right - 0.2 * (right - left) && !isOpen(before.text.trim());
}

/** Two pieces of one paragraph; a word parted at the end of a line is whole again. */
function join(before: string, after: string): string {
  if (/\u00ad$/.test(before)) return before.slice(0, -1) + after;
  if (/\p{L}[-\u2010]$/u.test(before) && /^\p{Ll}/u.test(after)) return before.slice(0, -1) + after;
  return /[-\u2010–—]$/.test(before) && /\p{L}[-\u2010]$/u.test(before)
    ? before + after
    : `${before} ${after}`;
}

/** The median; 0 of nothing. */
function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
