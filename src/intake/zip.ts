import { inflate } from "./bytes.ts";
import type { Limits } from "./input.ts";
import { fileStore, type Store } from "./store.ts";
import { capped, check, fault, type Place } from "./zip-guard.ts";

/** A file in a zip archive, inflated as it is read. A damaged one gives what comes before, then a `CutFault`. */
export interface ZipEntry {
  readonly name: string;
  readonly chunks: AsyncIterable<Buffer>;
}

const mark = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50, end64: 0x06064b50 };
/** Files that an archive may hold; a larger one is refused. */
const mostEntries = 10_000;
/** Numbers of ways of packing that are in use. */
const mostMethods = 99;
/** The system that gives files a mode. */
const unix = 3;
/** The bytes at the end of an archive among which its closing record begins. */
const tail = 65_557;

/** Whether the first bytes are a zip archive's. */
export const isZip = (head: Buffer): boolean => head.length >= 4 && head.readUInt32LE(0) === mark.local;

/**
 * The files of a zip archive on disk or held, in its order; nothing is written.
 *
 * An archive whose end is missing gives its first file, and `cut` hears of it. Names that lead out of a folder, links, files that share their bytes, encrypted
 * ones, methods other than store and deflate, and more bytes than `limits` allows the whole archive are `InputFault`s.
 */
export async function* zipEntries(
  source: string | Store,
  limits: Limits,
  cut: () => void = () => {},
): AsyncGenerator<ZipEntry> {
  const store = typeof source === "string" ? await fileStore(source) : source;
  try {
    const listed = await directory(store);
    const places = listed ?? [await firstEntry(store)];
    check(places, store);
    if (listed === undefined) cut();
    const tally = { made: 0 };
    for (const place of places) {
      if (place.name.endsWith("/")) continue;
      yield { name: place.name, chunks: capped(contents(store, place, limits), store, tally, limits) };
    }
  } finally {
    await store.close();
  }
}

/** The entries by the archive's own list; `undefined` where its end is missing. */
async function directory(store: Store): Promise<readonly Place[] | undefined> {
  const { size } = store;
  const start = Math.max(0, size - tail);
  const last = await store.read(start, size - start);
  const at = last.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (at < 0 || at + 22 > last.length) return undefined;
  let [count, length, offset] = [
    last.readUInt16LE(at + 10),
    last.readUInt32LE(at + 12),
    last.readUInt32LE(at + 16),
  ];
  if (offset === 0xffffffff && at >= 20) {
    const wide = await store.read(Number(last.readBigUInt64LE(at - 20 + 8)), 56);
    if (wide.length < 56 || wide.readUInt32LE(0) !== mark.end64)
      throw fault(store, start + at, "the archive's list of files is damaged; fetch it anew");
    [count, length, offset] = [32, 40, 48].map(i => Number(wide.readBigUInt64LE(i))) as [
      number,
      number,
      number,
    ];
  }
  if (count > mostEntries || length > mostEntries * 1024)
    throw fault(
      store,
      start + at,
      `more than ${mostEntries} files in one archive are not read; unpack it and try again`,
    );
  const places = listed(await store.read(offset, length));
  if (places.length !== count)
    throw fault(store, offset, "the archive's list of files is damaged; fetch it anew");
  return places;
}

function listed(list: Buffer): readonly Place[] {
  const out: Place[] = [];
  for (let at = 0; at + 46 <= list.length && list.readUInt32LE(at) === mark.central; ) {
    const [names, extras, comments] = [28, 30, 32].map(i => list.readUInt16LE(at + i)) as [
      number,
      number,
      number,
    ];
    const end = at + 46 + names + extras;
    if (end > list.length) break;
    const extra = list.subarray(at + 46 + names, end);
    const [size, header] = widened(
      extra,
      list.readUInt32LE(at + 24),
      list.readUInt32LE(at + 20),
      list.readUInt32LE(at + 42),
    );
    out.push({
      name: list.toString("utf8", at + 46, at + 46 + names),
      method: list.readUInt16LE(at + 10),
      flags: list.readUInt16LE(at + 8),
      size,
      header,
      mode: list[at + 5] === unix ? list.readUInt16LE(at + 40) : 0,
    });
    at = end + comments;
  }
  return out;
}

/** Packed size and offset of an entry, from its zip64 field where they do not fit in 32 bits. */
function widened(extra: Buffer, full: number, packed: number, header: number): readonly [number, number] {
  let at = 0;
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2);
  let next = at + 4;
  const wide = (value: number): number => {
    if (value !== 0xffffffff || next + 8 > extra.length) return value;
    next += 8;
    return Number(extra.readBigUInt64LE(next - 8));
  };
  wide(full);
  return [wide(packed), wide(header)];
}

/** The first file of an archive that was cut short, by its own header. */
async function firstEntry(store: Store): Promise<Place> {
  const head = await store.read(0, 30);
  if (head.length < 30 || !isZip(head)) throw fault(store, 0, "no zip archive, or cut in its first bytes");
  const [length, method] = [head.readUInt16LE(26), head.readUInt16LE(8)];
  const name = await store.read(30, length);
  // What only begins like an archive has neither a name that a file can have nor a way of packing.
  if (length === 0 || name.length < length || name.some(byte => byte < 32) || method > mostMethods)
    throw fault(store, 0, "no zip archive, or damaged from its first bytes on; refused");
  return {
    name: name.toString("utf8"),
    method,
    flags: head.readUInt16LE(6),
    header: 0,
    mode: 0,
  };
}

async function* contents(store: Store, place: Place, limits: Limits): AsyncGenerator<Buffer> {
  const head = await store.read(place.header, 30);
  if (head.length < 30 || !isZip(head))
    throw fault(store, place.header, `"${place.name}" is not where the list says`);
  if ((place.flags & 1) !== 0)
    throw fault(store, place.header, `"${place.name}" is encrypted; unpack it and try again`);
  if (place.method !== 0 && place.method !== 8)
    throw fault(
      store,
      place.header,
      `"${place.name}" is packed in a way that is not read; unpack it and try again`,
    );
  const start = place.header + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  if (place.size === 0) return;
  const source = store.stream(start, place.size === undefined ? undefined : start + place.size);
  yield* place.method === 0 ? source : inflate(store.name, source, limits, "raw");
}
