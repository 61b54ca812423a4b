import { type Damage, members, type Piece } from "./members.ts";
import { blockOf } from "./warc-block.ts";
import { Window } from "./warc-window.ts";

/** A record of a WARC file. */
export interface WarcRecord {
  /** Counted from 1 through the file; what is damaged beyond reading counts as one. */
  readonly number: number;
  /** The byte of the file where it begins; in gzip, where its member does. */
  readonly at: number;
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** What follows the headers; only its beginning where `tooLong`. */
  readonly block: Buffer;
  readonly tooLong: boolean;
  /** What was wrong with its length. */
  readonly note?: string;
}

/** A place where a record should be and none can be read. */
export interface LostRecord {
  readonly number: number;
  readonly at: number;
  readonly headers?: undefined;
  readonly reason: string;
}

/** The longest headers of one record. */
const headerBytes = 64 << 10;

export interface WarcBytes {
  readonly chunks: AsyncIterable<Buffer>;
  /** Whether they are gzip. */
  readonly packed: boolean;
  /** The byte of the file that the first of them is. */
  readonly from?: number;
  /** The longest block that is held. */
  readonly maximum: number;
  /** Hears of damage that loses nothing: wrong checksums. */
  readonly tell: (damage: Damage) => void;
}

/**
 * The records of a WARC file, plain or gzip, in memory that no claim of the file moves.
 *
 * A record ends at its Content-Length where the next one or the end stands there, else where the next one begins.
 */
export async function* warcRecords({
  chunks,
  packed,
  from = 0,
  maximum,
  tell,
}: WarcBytes): AsyncGenerator<WarcRecord | LostRecord> {
  const window = new Window(packed ? members(chunks, from) : placed(chunks, from), packed, tell);
  let whole: number | undefined;
  for (let number = 1; ; ) {
    const { at } = window;
    const passed = await window.seekRecord();
    if (passed > 0)
      yield { number: number++, at, reason: `${passed} bytes that are no WARC record were passed over` };
    const { damage } = window;
    if (window.view.length > 0) {
      const record = await recordAt(window, number++, maximum);
      whole = record.headers === undefined ? undefined : record.at;
      yield record;
    } else if (damage !== undefined) {
      // What follows a whole record in its own member hides no other.
      if (damage.at === whole) tell(damage);
      else if (passed === 0) yield { number: number++, at: damage.at, reason: damage.reason };
      window.resume();
    } else return;
  }
}

async function* placed(chunks: AsyncIterable<Buffer>, from: number): AsyncGenerator<Piece> {
  let at = from;
  for await (const bytes of chunks) {
    yield { at, bytes };
    at += bytes.length;
  }
}

async function recordAt(window: Window, number: number, maximum: number): Promise<WarcRecord | LostRecord> {
  const { at } = window;
  const headers = await headersOf(window);
  const block = headers && (await blockOf(window, lengthOf(headers), maximum));
  const garbled = window.damage?.garbled === true && window.damage.at === at;
  if (headers !== undefined && block !== undefined && !garbled) return { number, at, headers, ...block };
  return { number, at, reason: lost(window, headers === undefined) };
}

/** Why a record could not be read; the window goes on behind it. */
function lost(window: Window, inHeaders: boolean): string {
  const { damage } = window;
  if (damage !== undefined) {
    window.resume();
    return damage.reason;
  }
  if (window.ended) {
    window.resume();
    return "the file ends in the middle of it";
  }
  window.take(1);
  return inHeaders ? `its headers are longer than ${headerBytes} bytes` : "it cannot be read";
}

/** The headers of the record that opens here, taken; `undefined` where they do not end. */
async function headersOf(window: Window): Promise<ReadonlyMap<string, string> | undefined> {
  for (let there = await window.fill(1024); ; ) {
    const text = window.view.subarray(0, headerBytes).toString("latin1");
    const end = /\r?\n\r?\n/.exec(text);
    if (end !== null) {
      const size = end.index + end[0].length;
      return fieldsOf(window.take(size).toString("utf8"));
    }
    const more = there >= headerBytes ? there : await window.fill(there + 4096);
    if (more === there) return undefined;
    there = more;
  }
}

/** Lines `Name: value` below the first, folded lines joined; the first of a name counts. */
export function fieldsOf(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const unfolded = text.replace(/\r?\n[ \t]+/g, " ");
  for (const line of unfolded.split(/\r?\n/).slice(1)) {
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== "" && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

/** Content-Length; `undefined` for what is no count of bytes. */
function lengthOf(headers: ReadonlyMap<string, string>): number | undefined {
  const claim = headers.get("content-length") ?? "";
  return /^\d{1,15}$/.test(claim) ? Number(claim) : undefined;
}
