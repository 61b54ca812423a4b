import type { Difference, Side } from "../../record/differences.ts";
import type { ToPoints } from "./offsets.ts";

/** What two reports tell differently, as contract.md prints it; `at` converts offsets of a document's text, by its id. */
export function differenceJson(
  d: Difference,
  at: (document: string) => ToPoints,
): Readonly<Record<string, unknown>> {
  return {
    incident: d.incident,
    attribute: d.attribute,
    a: sideJson(d.a, at(d.a.document)),
    b: sideJson(d.b, at(d.b.document)),
    kind: d.kind,
    by: d.by,
  };
}

function sideJson({ document, publisher, published, telling }: Side, at: ToPoints) {
  const { start, end, holder, value, text } = telling;
  return {
    doc: document,
    start: at(start),
    end: at(end),
    holder: holder?.country ?? null,
    value,
    text,
    speaker: holder?.text ?? null,
    publisher: publisher ?? null,
    date: published ?? null,
  };
}
