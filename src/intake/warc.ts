import type { Document } from "../text/document.ts";
import { InputFault } from "../text/fault.ts";
import { digest, documentOf } from "./document.ts";
import type { Input, Reader, ReadOptions } from "./input.ts";
import { pageOf } from "./warc-page.ts";
import { type LostRecord, type WarcRecord, warcRecords } from "./warc-records.ts";

/** Web archives, plain or gzip: the article of each page of HTML that was fetched, with address and day of its record. */
export const warc: Reader = {
  name: "warc",
  extensions: [".warc"],
  suits: head => /^\s*WARC\/\d/.test(head),
  packed: true,
  read: readArchive,
};

/** A page's block may be this much longer than the page: headers of HTTP. */
const headerBytes = 64 << 10;

/** One file being read: what was found in it, and what was left out by kind. */
interface Reading {
  readonly input: Input;
  readonly options: ReadOptions;
  readonly seen: Set<string>;
  readonly left: Map<string, number>;
  last: number;
  /** The byte of the record before; that of several where one member of gzip holds them. */
  byte: number | undefined;
  whole: number;
  lost: number;
}

async function* readArchive(input: Input, options: ReadOptions): AsyncGenerator<Document> {
  const { start, count = Number.POSITIVE_INFINITY, offset: from = 0 } = options.range ?? { start: 1 };
  const reading: Reading = {
    input,
    options,
    seen: new Set(),
    left: new Map(),
    last: 0,
    byte: undefined,
    whole: 0,
    lost: 0,
  };
  const { chunks, packed = false } = input;
  const maximum = options.limits.pageBytes + headerBytes;
  const tell = ({ at, reason }: { readonly at: number; readonly reason: string }): void => {
    if (reading.last + 1 >= start) say(reading, `byte ${at}`, `${reason}; what it holds is unverified`);
  };
  for await (const record of warcRecords({ chunks, packed, from, maximum, tell })) {
    if (record.number >= start + count) break;
    reading.last = record.number;
    if (record.headers !== undefined) reading.whole++;
    if (record.number >= start) yield* documentIn(record, reading);
    reading.byte = record.at;
  }
  conclude(reading, start);
}

const say = ({ input, options }: Reading, place: string | undefined, message: string): void =>
  options.warn(new InputFault(input.name, place, message));

/** The report of a record, if it holds one that is not a copy of an earlier one. */
function* documentIn(record: WarcRecord | LostRecord, reading: Reading): Generator<Document> {
  const place = `record ${record.number} (byte ${record.at})`;
  if (record.headers === undefined) {
    reading.lost++;
    return say(reading, place, `${record.reason}; skipped`);
  }
  const url = record.headers.get("warc-target-uri") ?? "no address";
  if (record.note !== undefined) say(reading, place, record.note);
  const found = pageOf(record, reading.options, message => say(reading, place, message));
  if (found.page !== undefined) {
    const key = digest(found.page);
    if (reading.seen.has(key)) return count(reading, "copies of a record");
    reading.seen.add(key);
    const { input, options } = reading;
    const report = documentOf(found.page, input.name, place, options);
    options.met?.({
      input: input.name,
      number: record.number,
      ...(record.at === reading.byte ? {} : { byte: record.at }),
    });
    yield report;
  } else if (found.reason !== undefined) {
    reading.lost++;
    say(reading, place, `${found.reason}; skipped (${url.slice(0, 200)})`);
  } else count(reading, found.kind);
}

function count({ left }: Reading, kind: string): void {
  left.set(kind, (left.get(kind) ?? 0) + 1);
}

/** Kinds of records that nobody misses, and are not told. */
const expected = new Set(["records of other kinds than pages", "answers that are no HTML"]);

/** Tells at the end of a file what was left out of it. A file without any record is a fault. */
function conclude(reading: Reading, start: number): void {
  const { input, last, whole, lost } = reading;
  if (whole === 0) throw new InputFault(input.name, undefined, "no WARC record in it; refused");
  if (last < start) say(reading, undefined, `has ${last} records; none was read from ${start} on`);
  const parts = [...reading.left]
    .filter(([kind]) => !expected.has(kind))
    .map(([kind, n]) => `${kind} (${n})`);
  if (lost > 0) parts.unshift(`damaged records (${lost})`);
  if (parts.length > 0) say(reading, undefined, `left out: ${parts.join(", ")}`);
}
