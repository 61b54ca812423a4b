import type { Page, Run } from "./pages.ts";

/** A line of a column. */
export interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly height: number;
}

/** The lines of a page column by column; what spans columns stands between those above and below it. */
export function linesOf(page: Page): readonly (readonly Line[])[] {
  return columnsOf(piecesOf(page.runs), 0);
}

/** Runs on one line that stand as near as words do, joined. */
function piecesOf(runs: readonly Run[]): readonly Line[] {
  const rows: Run[][] = [];
  for (const run of [...runs].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    if (row && Math.abs(row[0]!.y - run.y) < Math.min(row[0]!.height, run.height) * 0.5) row.push(run);
    else rows.push([run]);
  }
  return rows.flatMap(row => joined(row.sort((a, b) => a.x - b.x)));
}

/** The widest gap between two words of a line, in heights of a letter. */
const widestGap = 1.2;

function joined(row: readonly Run[]): readonly Line[] {
  const out: Line[] = [];
  for (const { text, x, y, width, height } of row) {
    const last = out.at(-1);
    const gap = last === undefined ? Number.POSITIVE_INFINITY : x - last.right;
    if (last === undefined || gap > widestGap * height) {
      out.push({ text, left: x, right: x + width, y, height });
      continue;
    }
    const apart = gap > 0.15 * height && !last.text.endsWith(" ") && !text.startsWith(" ");
    out[out.length - 1] = {
      ...last,
      text: last.text + (apart ? " " : "") + text,
      right: x + width,
      height: Math.max(last.height, height),
    };
  }
  return out;
}

/** Columns next to one another that a page may have: two cuts of each side. */
const deepest = 3;
/** Fewer lines on a side make no column; a page of more is a drawing. */
const fewest = 5;
const most = 1500;

function columnsOf(lines: readonly Line[], depth: number): readonly (readonly Line[])[] {
  const cut = depth < deepest ? gutter(lines) : undefined;
  if (cut === undefined) return lines.length === 0 ? [] : [merged(lines)];
  const out: (readonly Line[])[] = [];
  let band: Line[] = [];
  const flush = (): void => {
    const sides = [band.filter(l => l.right <= cut), band.filter(l => l.left >= cut)];
    out.push(...sides.flatMap(side => columnsOf(side, depth + 1)));
    band = [];
  };
  for (const line of lines) {
    if (line.left < cut && line.right > cut) {
      flush();
      out.push([line]);
    } else band.push(line);
  }
  flush();
  return together(out, cut);
}

/** Neighbouring lines that span the cut are one block. */
function together(blocks: readonly (readonly Line[])[], cut: number): readonly (readonly Line[])[] {
  const out: Line[][] = [];
  const spans = (block: readonly Line[]): boolean => block.every(l => l.left < cut && l.right > cut);
  for (const block of blocks) {
    const last = out.at(-1);
    if (last && spans(last) && spans(block)) last.push(...block);
    else out.push([...block]);
  }
  return out;
}

/** Where a white strip parts most lines into a left and a right column; few may span it. */
function gutter(lines: readonly Line[]): number | undefined {
  if (lines.length > most) return undefined;
  let best: { readonly at: number; readonly spanning: number } | undefined;
  for (const at of new Set(lines.map(line => line.left - 0.5))) {
    const left = lines.filter(l => l.right <= at);
    const right = lines.filter(l => l.left >= at);
    const spanning = lines.length - left.length - right.length;
    if (Math.min(left.length, right.length) < Math.max(fewest, lines.length * 0.15)) continue;
    if (spanning > lines.length * 0.25 || (best && spanning >= best.spanning)) continue;
    if (besideOneAnother(left, right)) best = { at, spanning };
  }
  return best?.at;
}

/** Whether two sides stand next to each other for some lines, each as wide as a column and not as a table's cell. */
function besideOneAnother(left: readonly Line[], right: readonly Line[]): boolean {
  const [top, bottom] = [
    Math.min(...[left, right].map(s => s[0]!.y)),
    Math.max(...[left, right].map(s => s.at(-1)!.y)),
  ];
  const within = (side: readonly Line[]): number =>
    side.filter(l => l.y <= top + 1 && l.y >= bottom - 1).length;
  const letters = (side: readonly Line[]): number =>
    side.reduce((sum, l) => sum + l.text.length, 0) / side.length;
  return Math.min(within(left), within(right)) >= fewest && Math.min(letters(left), letters(right)) > 12;
}

/** Pieces of one line in a column that is not cut any more, joined. */
function merged(lines: readonly Line[]): readonly Line[] {
  const out: Line[] = [];
  for (const line of lines) {
    const last = out.at(-1);
    if (last && Math.abs(last.y - line.y) < Math.min(last.height, line.height) * 0.5)
      out[out.length - 1] = {
        ...last,
        text: `${last.text} ${line.text}`,
        right: Math.max(last.right, line.right),
      };
    else out.push(line);
  }
  return out;
}
