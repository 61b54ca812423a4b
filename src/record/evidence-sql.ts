import type { Rows } from "./duckdb.ts";
import { type EvidenceQuery, placeName } from "./evidence.ts";

type Value = string | number;
type Ask = (sql: string, values?: Record<string, Value>) => Promise<Rows>;

/** How much evidence of the index's table a query wants. All that comes from outside goes in as values. */
export async function countEvidence(ask: Ask, query: EvidenceQuery): Promise<number> {
  const { where, values } = whereOf(query);
  return Number((await ask(`select count(*) from evidence where ${where}`, values))[0]![0]);
}

/** A part of that evidence as JSON: the table has it in the order in which it is given, the newest first. */
export async function findEvidence(
  ask: Ask,
  query: EvidenceQuery,
  limit: number,
  skip: number,
): Promise<readonly string[]> {
  const { where, values } = whereOf(query);
  const chosen = `select line from evidence where ${where} limit $limit offset $skip`;
  const lines = (await ask(chosen, { ...values, limit, skip })).map(([line]) => Number(line));
  if (lines.length === 0) return [];
  // Only those few are read whole: named as numbers they are found alone.
  const rows = await ask(`select json from evidence where line in (${lines.join(", ")}) order by line`);
  return rows.map(([json]) => json as string);
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
    add("(country = $land or starts_with(place, $place))", "place", placeName(query.place));
  }
  const types = query.types?.map((type, i) => {
    values[`type${i}`] = type;
    return `$type${i}`;
  });
  if (types !== undefined) conditions.push(types.length > 0 ? `type in (${types.join(", ")})` : "false");
  for (const [i, word] of (query.words ?? []).entries()) add(`contains(words, $word${i})`, `word${i}`, word);
  return { where: conditions.join(" and "), values };
}
