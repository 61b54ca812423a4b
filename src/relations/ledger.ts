import type { Incident } from "../record/incident.ts";
import { commitments } from "./ledger/commitments.ts";
import type { Change, Entry, LedgerRequest } from "./ledger/entry.ts";
import { measures } from "./ledger/measures.ts";
import { standings } from "./ledger/standings.ts";
import { tiedUndertakings, undertakings } from "./ledger/undertakings.ts";
import { bestOf } from "./tell.ts";

export type { Change, Entry, EntryKind, LedgerRequest } from "./ledger/entry.ts";

/**
 * What is in force or pending between two sides: measures, undertakings, commitments, standing, in this order, each by its first change.
 *
 * `incidents` are those of the pair in order of time. What was denied or only wished is left out. `others` are the rest of the
 * record's, searched for undertakings that reports tell together with those of the pair.
 */
export function ledger(
  incidents: readonly Incident[],
  request: LedgerRequest,
  others: readonly Incident[] = [],
): readonly Entry[] {
  const told = incidents.filter(isTold);
  const works = undertakings(told, request.words);
  return [
    ...measures(told, request),
    ...works,
    ...tiedUndertakings(works, others.filter(isTold), request),
    ...commitments(told, request.words),
    ...standings(told, request),
  ].map(entry => settled(entry, request.published));
}

const isTold = (i: Incident): boolean => {
  const best = bestOf(i);
  return !best.factuality.endsWith("-") && best.status !== "hypothetical";
};

/** An entry with its changes in order of time, what is only announced after what was done on its day, nothing twice; the last gives its state. */
function settled(entry: Entry, published: LedgerRequest["published"]): Entry {
  const day = (c: Change): string => c.event.date?.start ?? published.get(c.event.document) ?? "9999";
  const inOrder = entry.changes
    .map((change, i) => ({ change, i, day: day(change) }))
    .sort((x, y) =>
      x.day === y.day ? Number(x.change.ahead) - Number(y.change.ahead) || x.i - y.i : x.day < y.day ? -1 : 1,
    )
    .map(x => x.change);
  const changes = inOrder.filter((c, i) => i === 0 || !same(inOrder[i - 1]!, c));
  const { state, ahead } = changes.at(-1)!;
  return { ...entry, state, ahead, changes };
}

const same = (a: Change, b: Change): boolean => a.state === b.state && a.ahead === b.ahead;
