import { fold } from "../text/fold.ts";
import type { Evidence, EvidenceQuery, Found } from "./evidence.ts";

type Value = string | number;
type Ask = (sql: string, values?: Record<string, Value>) => Promise<readonly (readonly unknown[])[]>;

/** Finds evidence in the index's table. All that comes from outside goes in as values. */
export async function findEvidence(
  ask: Ask,
  query: EvidenceQuery,
  limit: number,
  skip: number,
): Promise<Found> {
  const { where, values } = whereOf(query);
  const total = Number((await ask(`select count(*) from evidence where ${where}`, values))[0]![0]);
  // The rows are found by the columns that are asked about, and only those few are read whole.
  const chosen = `select rowid from evidence where ${where} order by position desc, number limit $limit offset $skip`;
  const rows = await ask(
    `select json from evidence where rowid in (${chosen}) order by position desc, number`,
    {
      ...values,
      limit,
      skip,
    },
  );
  return { total, evidence: rows.map(r => JSON.parse(r[0] as string) as Evidence) };
}

function whereOf(query: EvidenceQuery): { readonly where: string; readonly values: Record<string, Value> } {
  const values: Record<string, Value> = {};
  const conditions = [query.all === true ? "true" : "counted"];
  const add = (condition: string, name: string, value: Value | undefined): void => {
    if (value === undefined) return;
    values[name] = value;
    conditions.push(condition);
  };
  add("event = $event", "event", query.event);
  add("document = $document", "document", query.document);
  add("list_contains(codes, $actor)", "actor", query.actor);
  add("list_contains(codes, $other)", "other", query.other);
  add("day >= $from", "from", query.from);
  add("day < $to and day <> ''", "to", query.to);
  add("publisher = $publisher", "publisher", query.publisher);
  add("starts_with(factuality, $certainty)", "certainty", query.certainty);
  if (query.placed === true) conditions.push("place is not null");
  if (query.place !== undefined) {
    values.land = query.place;
    add("(country = $land or starts_with(place, $place))", "place", fold(query.place).toLowerCase());
  }
  const types = query.types?.map((type, i) => {
    values[`type${i}`] = type;
    return `$type${i}`;
  });
  if (types !== undefined) conditions.push(types.length > 0 ? `type in (${types.join(", ")})` : "false");
  for (const [i, word] of (query.words ?? []).entries()) add(`contains(words, $word${i})`, `word${i}`, word);
  return { where: conditions.join(" and "), values };
}
