import type { Connection, Rows } from "./duckdb.ts";
import { type Evidence, type Found, foundIn, partOf, type Sought, type Tally } from "./evidence.ts";
import { countEvidence, findEvidence } from "./evidence-sql.ts";
import type { Listed } from "./listed.ts";
import { Recent } from "./recent.ts";
import type { Report } from "./report.ts";
import type { Store } from "./store.ts";

/** Reports that are kept at hand for who asks again, searches whose finds are, and events up to which all evidence is. */
const mostRecent = 1000;
const mostSearches = 20;
const mostHeld = 100_000;

/** Reports, and rows of evidence, that are read at once where all are read. */
const batch = 256;
const rowsAtOnce = 2000;

/** What an open index answers: it never changes, so that what it was asked once need not be asked again. */
export function indexStore({ rows, close }: Connection): Store {
  const recent = new Recent<string, Report | undefined>(mostRecent);
  const numbers = new Recent<string, number>(mostRecent);
  const evidence = evidenceIn(rows, numbers);
  const count = (): Promise<number> => numbers.get("reports", () => numberOf(rows, "count(*) from reports"));
  let tally: Promise<Tally> | undefined;
  const report = async (sql: string, values: Record<string, string>): Promise<Report | undefined> => {
    const [found] = await rows(sql, values);
    return found === undefined ? undefined : parsed(await rows(one, { position: Number(found[0]) }))[0];
  };
  return {
    reports: async () => parsed(await rows("select json from reports order by position")),
    each: () => eachIn(rows),
    between: async (a, b) =>
      reportsAt(
        rows,
        (await rows(both, { a, b })).map(r => Number(r[0])),
      ),
    count,
    report: id => recent.get(id, () => report("select position from documents where id = $id", { id })),
    telling: event =>
      recent.get(event, () => report("select position from events where event = $event", { event })),
    find: evidence,
    latest: async (limit, skip = 0) => {
      const to = (await count()) - skip;
      const found = await rows(newest, { from: to - limit, to });
      return found.map(([json]) => JSON.parse(json as string) as Listed);
    },
    tally: () => {
      tally ??= rows("select json from tally").then(found => JSON.parse(found[0]![0] as string) as Tally);
      return tally;
    },
    close,
  };
}

const both =
  "select position from parties where code = $a intersect select position from parties where code = $b order by position";
const one = "select json from reports where position = $position";
const slice = "select json from reports where position >= $from and position < $to order by position";
const newest =
  "select listed from documents where position >= $from and position < $to order by position desc";

type Ask = Connection["rows"];

const parsed = (found: Rows): readonly Report[] => found.map(r => JSON.parse(r[0] as string) as Report);

const numberOf = async (rows: Ask, what: string): Promise<number> =>
  Number((await rows(`select ${what}`))[0]![0]);

/** Reports by their positions as numbers: looked up in a list they are found alone, while a join reads the whole table. */
async function reportsAt(rows: Ask, positions: readonly number[]): Promise<readonly Report[]> {
  if (positions.length === 0) return [];
  const list = positions.join(", ");
  return parsed(await rows(`select json from reports where position in (${list}) order by position`));
}

async function* eachIn(rows: Ask): AsyncGenerator<Report> {
  // What was read is not read again: DuckDB need not keep it.
  await rows("set memory_limit = '256MB'");
  const last = await numberOf(rows, "coalesce(max(position), -1) from reports");
  for (let from = 0; from <= last; from += batch)
    yield* parsed(await rows(slice, { from, to: from + batch }));
}

/** Searches: by the index's table until all evidence is held in memory, where it is not too much for that. */
function evidenceIn(rows: Ask, numbers: Recent<string, number>): Store["find"] {
  const finds = new Recent<string, readonly Sought[]>(mostSearches);
  let all: readonly Sought[] | undefined;
  let begun = false;
  const hold = async (): Promise<void> => {
    all = await allEvidence(rows);
  };
  return async (query, limit, skip = 0): Promise<Found> => {
    // Who asks does not wait for what is only for the next ones; what cannot be read is told to who asks the table.
    if (!begun) hold().catch(() => {});
    begun = true;
    const key = JSON.stringify(query);
    if (all !== undefined) {
      const held = all;
      return partOf(await finds.get(key, async () => foundIn(held, query)), limit, skip);
    }
    const total = await numbers.get(`evidence ${key}`, () => countEvidence(rows, query));
    const found = await findEvidence(rows, query, limit, skip);
    return { total, evidence: found.map(json => JSON.parse(json) as Evidence) };
  };
}

/** All evidence, the newest first; `undefined` where there is too much of it to hold. Others may ask between its parts. */
async function allEvidence(rows: Ask): Promise<readonly Sought[] | undefined> {
  const count = await numberOf(rows, "count(*) from evidence");
  if (count > mostHeld) return undefined;
  const all: Sought[] = [];
  for (let from = 0; from < count; from += rowsAtOnce)
    all.push(...(await rows(columns, { from, to: from + rowsAtOnce })).map(soughtIn));
  return all;
}

const columns =
  "select event, document, to_json(codes), type, day, publisher, factuality, counted, place, country, words, json from evidence where line >= $from and line < $to order by line";

const soughtIn = (row: Rows[number]): Sought => {
  const [event, document, codes, type, day, publisher, factuality, counted, place, country, words, json] =
    row as readonly string[];
  return {
    event: event!,
    document: document!,
    codes: JSON.parse(codes!) as string[],
    type: type!,
    day: day!,
    publisher: publisher ?? null,
    factuality: factuality!,
    counted: (counted as unknown) === true,
    place: place ?? null,
    country: country ?? null,
    words: words!,
    json: json!,
  };
};
