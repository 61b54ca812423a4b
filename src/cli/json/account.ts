import type { Account, Contradiction } from "../../record/accounts.ts";
import type { ToPoints } from "./offsets.ts";

/** What two reports of an incident dispute, as contract.md prints it; `at` converts offsets of a document, by its id and where in it. */
export function accountJson(
  c: Contradiction,
  at: (document: string, inTitle: boolean) => ToPoints,
): Readonly<Record<string, unknown>> {
  const side = (a: Account) => {
    const points = at(a.document, a.event.inTitle);
    return { doc: a.document, start: points(a.start), end: points(a.end), holder: a.holder, value: a.value };
  };
  return { incident: c.incident, attribute: c.attribute, a: side(c.a), b: side(c.b), kind: c.kind };
}
