import type { Series, SeriesRequest } from "../../relations/series.ts";

interface Named {
  readonly code: string;
  readonly name: string;
}

/** A series as it is printed: who, how it was counted and weighed, what was found, what cannot be concluded. */
export const seriesJson = (
  found: Series,
  a: Named,
  b: Named,
  { by, scale, halfLifeDays }: Pick<SeriesRequest, "by" | "scale" | "halfLifeDays">,
  notes: readonly string[],
): Readonly<Record<string, unknown>> => ({
  a: { code: a.code, name: a.name },
  b: { code: b.code, name: b.name },
  by,
  scale,
  halfLifeDays,
  from: found.from,
  to: found.to,
  incidents: found.incidents,
  undated: found.undated,
  periods: found.periods,
  norm: found.norm,
  changes: found.changes,
  notes,
});
