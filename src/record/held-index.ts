import type { Connection } from "./duckdb.ts";
import { type Found, foundIn, partOf, type Sought } from "./evidence.ts";
import type { Listed } from "./listed.ts";
import { Recent } from "./recent.ts";
import type { Store } from "./store.ts";

/** Searches whose finds are kept at hand, and rows that are read at once. */
const mostSearches = 20;
const rowsAtOnce = 4000;

/** Characters of all reports up to which they are held whole. */
const mostText = 64 << 20;

/** What lists and searches ask of an index, held in memory: no question waits for a thread of the database's. */
export interface HeldIndex {
  readonly find: Store["find"];
  readonly latest: Store["latest"];
  /** The positions of reports by their ids, and by those of their events. */
  readonly documents: ReadonlyMap<string, number>;
  readonly events: ReadonlyMap<string, number>;
  /** Whole reports as JSON by their positions; none where they are too long to be held. */
  readonly texts: readonly string[] | undefined;
}

type Ask = Connection["rows"];

/** Reads what is held, the newest first. Others may ask between its parts. */
export async function holdIndex(rows: Ask): Promise<HeldIndex> {
  const [all, listed] = [[] as Sought[], [] as string[]];
  const [positions, events] = [new Map<string, number>(), new Map<string, number>()];
  for await (const [position, id, json] of inParts(rows, reports)) {
    positions.set(id as string, Number(position));
    listed.push(json as string);
  }
  for await (const row of inParts(rows, told)) {
    const sought = soughtIn(row);
    events.set(sought.event, positions.get(sought.document)!);
    all.push(sought);
  }
  const texts = await textsOf(rows);
  const finds = new Recent<string, readonly Sought[]>(mostSearches);
  return {
    find: async (query, limit, skip = 0): Promise<Found> =>
      partOf(await finds.get(JSON.stringify(query), async () => foundIn(all, query)), limit, skip),
    latest: async (limit, skip = 0) =>
      listed.slice(skip, skip + limit).map(json => JSON.parse(json) as Listed),
    documents: positions,
    events,
    texts,
  };
}

// Both tables have the newest first.
const reports = "select position, id, listed from documents limit $limit offset $skip";
const told =
  "select event, document, to_json(codes), type, day, publisher, factuality, counted, place, country, words, json from evidence limit $limit offset $skip";

const whole = "select position, json from reports limit $limit offset $skip";

async function textsOf(rows: Ask): Promise<readonly string[] | undefined> {
  const [size] = await rows("select coalesce(sum(length(json)), 0) from reports");
  if (Number(size![0]) > mostText) return undefined;
  const texts: string[] = [];
  for await (const [position, json] of inParts(rows, whole)) texts[Number(position)] = json as string;
  return texts;
}

async function* inParts(rows: Ask, sql: string): AsyncGenerator<readonly unknown[]> {
  for (let skip = 0; ; skip += rowsAtOnce) {
    const part = await rows(sql, { limit: rowsAtOnce, skip });
    yield* part;
    if (part.length < rowsAtOnce) return;
  }
}

function soughtIn(row: readonly unknown[]): Sought {
  const [event, document, codes, type, day] = row as readonly string[];
  const [publisher, factuality, , place, country] = row.slice(5) as readonly string[];
  return {
    event: event!,
    document: document!,
    codes: JSON.parse(codes!) as string[],
    type: type!,
    day: day!,
    publisher: publisher ?? null,
    factuality: factuality!,
    counted: row[7] === true,
    place: place ?? null,
    country: country ?? null,
    words: row[10] as string,
    json: row[11] as string,
  };
}
