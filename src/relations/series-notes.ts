import type { Series } from "./series-shapes.ts";
import type { SeriesWords } from "./series-words.ts";
import { leastEvidence, leastForNorm } from "./tone.ts";
import { fill } from "./words.ts";

/** What of a series its notes speak of; `bounded` where its first day was asked for. */
type Seen = Pick<Series, "incidents" | "undated" | "periods" | "changes"> & { readonly bounded: boolean };

/** What cannot be concluded from a series, and why, in words. `shared`: codes that stand on both sides. */
export function notesOf(seen: Seen, shared: readonly string[], words: SeriesWords): readonly string[] {
  const { incidents, undated, periods, changes, bounded } = seen;
  const thin = periods.filter(p => p.level === "thin").length;
  const silent = periods.filter(p => p.index === null).length;
  const few = incidents < leastForNorm;
  const said: readonly (readonly [string, boolean])[] = [
    ["none", incidents === 0],
    ["few", incidents > 0 && few],
    ["thin", !few && thin > 0],
    ["silent", incidents > 0 && silent > 0],
    ["noChange", !few && changes.length === 0],
    ["changes", changes.length > 0],
    ["unbounded", !few && !bounded],
    ["undated", undated > 0],
    ["shared", shared.length > 0],
    ["what", incidents > 0],
  ];
  const values = { incidents, undated, thin, silent, periods: periods.length, codes: shared.join(", ") };
  return said
    .filter(([, holds]) => holds)
    .map(([key]) =>
      fill(words.notes[key]!, { ...values, least: key === "few" ? leastForNorm : leastEvidence }),
    );
}
