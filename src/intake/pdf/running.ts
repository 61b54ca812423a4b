import type { Line } from "./lines.ts";
import type { Page, Run } from "./pages.ts";

/** The share of a page, at its head and foot, in which running heads and page numbers stand. */
const margin = 0.12;

/** Pages without running heads, feet and page numbers: what most pages repeat at their edges, figures aside. */
export function withoutRunning(pages: readonly Page[]): readonly Page[] {
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const text of new Set(edges(page).map(([text]) => text)))
      counts.set(text, (counts.get(text) ?? 0) + 1);
  return pages.map(page => {
    const dropped = new Set(
      edges(page).flatMap(([text, runs]) => (repeats(text, counts, pages.length) ? runs : [])),
    );
    return { ...page, runs: page.runs.filter(run => !dropped.has(run)) };
  });
}

/** Odd and even pages may have heads of their own. */
const repeats = (text: string, counts: ReadonlyMap<string, number>, pages: number): boolean =>
  /^[^\p{L}]{0,12}$/u.test(text) || (pages > 1 && counts.get(text)! >= Math.max(2, pages * 0.3));

/** The rows at the edges of a page: their text with each number as `#`, and the runs that make them. */
function edges({ height, runs }: Page): readonly (readonly [text: string, runs: readonly Run[]])[] {
  const rows = new Map<number, Run[]>();
  for (const run of runs) {
    if (run.y > height * margin && run.y < height * (1 - margin)) continue;
    const key = Math.round(run.y / 2);
    rows.set(key, [...(rows.get(key) ?? []), run]);
  }
  return [...rows.values()].map(row => [keyOf(row), row] as const);
}

const keyOf = (row: readonly (Run | Line)[]): string =>
  row
    .map(run => run.text)
    .join(" ")
    .replace(/\d+/g, "#")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
