import { constants, inflateRawSync } from "node:zlib";
import { Body, cut } from "./member-body.ts";
import { behind, Feed } from "./member-feed.ts";

/** Inflated bytes of a gzip member; `at`: the byte of the file where the member begins. */
export interface Piece {
  readonly at: number;
  readonly bytes: Buffer;
}

/** What is wrong with the member or the gap that begins at byte `at`. Where `lost`, bytes are missing between the pieces before and after it. */
export interface Damage {
  readonly at: number;
  readonly bytes?: undefined;
  readonly reason: string;
  readonly lost: boolean;
  /** The bytes that came out of the member before are not to be trusted. */
  readonly garbled?: true;
}

/** The longest header of a member. */
const headerBytes = 64 << 10;

/**
 * A gzip file member by member, in memory that does not grow with it. A damaged member gives what comes out of it and
 * then its `Damage`; the next one is sought behind it. `from`: the byte of the file that the first of the chunks is.
 */
export async function* members(chunks: AsyncIterable<Buffer>, from = 0): AsyncGenerator<Piece | Damage> {
  const feed = new Feed(chunks, from);
  // What follows damage until the next good member is part of it, and is not told again.
  let hurt = false;
  while ((await feed.fill(1)) > 0) {
    const at = feed.at;
    const skipped = await feed.seekMember();
    if (skipped > 0 && !hurt)
      yield { at, reason: `${skipped} bytes that are no gzip data were passed over`, lost: true };
    hurt ||= skipped > 0;
    if ((await feed.fill(1)) === 0) return;
    let gave = false;
    let damaged = false;
    for await (const part of member(feed)) {
      damaged ||= part.bytes === undefined;
      if (part.bytes !== undefined || gave || !hurt) yield part;
      gave ||= part.bytes !== undefined;
    }
    hurt = damaged;
  }
}

/** What the first bytes of a gzip file are inside, as far as its first member goes; `undefined` where that is damaged. */
export function beginningInside(head: Buffer, maximum: number): Buffer | undefined {
  const header = lengthOfHeader(head);
  if (header === undefined) return undefined;
  try {
    return inflateRawSync(head.subarray(header), {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: maximum,
    });
  } catch {
    return undefined;
  }
}

async function* member(feed: Feed): AsyncGenerator<Piece | Damage> {
  const at = feed.at;
  const header = await headerLength(feed);
  const body = new Body();
  if (header !== undefined) {
    feed.take(header);
    for await (const bytes of body.read(feed)) yield { at, bytes };
  }
  const fault = header === undefined ? "its header" : body.fault;
  const damage = fault === undefined ? await checked(feed, body) : bodyDamage(fault, feed);
  if (damage === undefined) return;
  yield { at, ...damage };
  // Damaged data can have run on into the next member.
  if (fault !== cut) feed.goTo(Math.max(at + 1, feed.at - behind));
}

const early = (feed: Feed): string => `its gzip data ends at byte ${feed.at}, before it should`;

const bodyDamage = (fault: string, feed: Feed): Omit<Damage, "at"> =>
  fault === cut
    ? { reason: early(feed), lost: true }
    : { reason: `its gzip data is damaged (${fault})`, lost: true, garbled: true };

/** Compares the checksum and length that follow a member. */
async function checked(feed: Feed, body: Body): Promise<Omit<Damage, "at"> | undefined> {
  if ((await feed.fill(8)) < 8) return { reason: early(feed), lost: false };
  const view = feed.take(8);
  if (view.readUInt32LE(4) !== body.size % 2 ** 32)
    return { reason: "its gzip data is damaged (its length is wrong)", lost: true, garbled: true };
  if (view.readUInt32LE(0) === body.crc) return undefined;
  return { reason: "the checksum of its gzip data is wrong", lost: false };
}

/** The length of the header that stands here; `undefined` where it has no end. */
async function headerLength(feed: Feed): Promise<number | undefined> {
  await feed.fill(headerBytes);
  return lengthOfHeader(feed.view);
}

function lengthOfHeader(view: Buffer): number | undefined {
  if (view.length < 10) return undefined;
  const flags = view[3]!;
  let end = 10;
  if ((flags & 4) !== 0) end += 2 + (view.length >= 12 ? view.readUInt16LE(10) : 0);
  for (const named of [8, 16]) {
    if ((flags & named) === 0) continue;
    const zero = view.indexOf(0, end);
    if (zero < 0 || zero > headerBytes) return undefined;
    end = zero + 1;
  }
  if ((flags & 2) !== 0) end += 2;
  return end;
}
