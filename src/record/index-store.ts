import type { Connection, Rows } from "./duckdb.ts";
import type { Evidence, Tally } from "./evidence.ts";
import { countEvidence, findEvidence } from "./evidence-sql.ts";
import { type HeldIndex, holdIndex } from "./held-index.ts";
import type { Listed } from "./listed.ts";
import { Recent } from "./recent.ts";
import type { Report } from "./report.ts";
import type { Store } from "./store.ts";

/** Reports, and numbers, that are kept at hand for who asks again, and events up to which all that is listed is held in memory. */
const mostRecent = 1000;
const mostHeld = 100_000;

/** Reports that are read at once where all are read. */
const batch = 256;

/** What an open index answers: it never changes, so that what it was asked once need not be asked again. */
export function indexStore({ rows, close }: Connection): Store {
  const recent = new Recent<string, Report | undefined>(mostRecent);
  const numbers = new Recent<string, number>(mostRecent);
  const number = (what: string): Promise<number> => numbers.get(what, () => numberOf(rows, what));
  const once = new Recent<"tally", Tally>(1);
  const whole = new Recent<"held", HeldIndex | undefined>(1);
  let texts: readonly string[] | undefined;
  const held = (): Promise<HeldIndex | undefined> =>
    whole.get("held", async () => {
      if ((await number("count(*) from evidence")) > mostHeld) return undefined;
      const small = await holdIndex(rows);
      texts = small.texts;
      return small;
    });
  /** Reports by their positions: from memory where they are there already. */
  const at = async (positions: readonly number[]): Promise<readonly Report[]> =>
    texts === undefined
      ? reportsAt(rows, positions)
      : positions.map(position => JSON.parse(texts![position]!) as Report);
  const count = (): Promise<number> => number("count(*) from reports");
  const find: Store["find"] = async (query, limit, skip = 0) => {
    const ask = () => countEvidence(rows, query);
    const total = await numbers.get(JSON.stringify(query), ask);
    const found = await findEvidence(rows, query, limit, skip);
    return { total, evidence: found.map(json => JSON.parse(json) as Evidence) };
  };
  const latest: Store["latest"] = async (limit, skip = 0) => {
    const to = (await count()) - skip;
    const found = await rows(newest, { from: to - limit, to });
    return found.map(([json]) => JSON.parse(json as string) as Listed);
  };
  const report = (kind: "documents" | "events", id: string): Promise<Report | undefined> =>
    recent.get(`${kind} ${id}`, async () => {
      const all = (await held())?.[kind];
      const position = all === undefined ? (await rows(positionOf[kind], { id }))[0]?.[0] : all.get(id);
      if (position === undefined) return undefined;
      return (await at([Number(position)]))[0];
    });
  return {
    reports: async () => parsed(await rows("select json from reports order by position")),
    each: () => eachIn(rows),
    between: async (a, b) =>
      reportsAt(
        rows,
        (await rows(both, { a, b })).map(r => Number(r[0])),
      ),
    count,
    report: id => report("documents", id),
    telling: event => report("events", event),
    find: async (...asked) => ((await held())?.find ?? find)(...asked),
    latest: async (...asked) => ((await held())?.latest ?? latest)(...asked),
    tally: () =>
      once.get("tally", async () => {
        const found = await rows("select json from tally");
        return JSON.parse(found[0]![0] as string) as Tally;
      }),
    close,
  };
}

const both =
  "select position from parties where code = $a intersect select position from parties where code = $b order by position";
const positionOf = {
  documents: "select position from documents where id = $id",
  events: "select position from events where event = $id",
} as const;
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
  if (positions.length === 1) return parsed(await rows(one, { position: positions[0]! }));
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
