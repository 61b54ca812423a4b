import type { Pair } from "./clashes.ts";
import { countedDiffer, differ } from "./differ.ts";
import type { Telling } from "./telling.ts";

/** Figures of one report that exclude each other: of two speakers, or the figure that was and the one that is. */
export function figurePairs(figures: readonly Telling[]): readonly Pair[] {
  return figures.flatMap((b, i) => {
    const before = figures.slice(0, i).filter(a => a.attribute === b.attribute && a.bounds && b.bounds);
    return former(before, b) ?? disputed(before, b) ?? [];
  });
}

function former(before: readonly Telling[], b: Telling): readonly Pair[] | undefined {
  const beside = before.filter(
    a => a.evidence.start === b.evidence.start && (a.was ?? false) !== (b.was ?? false),
  );
  const a = beside.find(x => x.raised || x.was);
  if (a === undefined || !(b.was || b.raised)) return undefined;
  const [old, now] = a.was ? [a, b] : [b, a];
  return [{ a: old, b: now, kind: "update", by: "clash/former" }];
}

function disputed(before: readonly Telling[], b: Telling): readonly Pair[] | undefined {
  if (b.was || b.partial || b.holder === undefined) return undefined;
  const a = before.find(
    x =>
      !x.was &&
      !x.partial &&
      !countedDiffer(x, b) &&
      x.holder?.text !== b.holder?.text &&
      (x.day === b.day || !(x.dated || b.dated)) &&
      differ(x, b),
  );
  return a && [{ a, b, kind: "dispute", by: "clash/figure" }];
}
