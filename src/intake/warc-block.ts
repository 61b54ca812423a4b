import type { Window } from "./warc-window.ts";

/** The block of a record: what stands between its headers and the next record. */
export interface Block {
  readonly block: Buffer;
  /** Only its beginning is held. */
  readonly tooLong: boolean;
  readonly note?: string;
}

const marker = Buffer.from("\r\n\r\nWARC/");
/** Zeros that no page holds: a damaged part of a disk or a transfer. */
const hole = Buffer.alloc(64);
const step = 64 << 10;

/** Takes the block that begins here; its length is what the record claims if the file bears it out. `undefined` where it is cut. */
export async function blockOf(
  window: Window,
  claim: number | undefined,
  maximum: number,
): Promise<Block | undefined> {
  if (claim !== undefined && claim <= maximum) {
    const there = await window.fill(claim + 9);
    if (there >= claim && endsAt(window.view, claim)) return held(window, claim);
  }
  const next = await seekNext(window, maximum);
  if (next === undefined && window.view.length >= maximum) return skip(window, claim);
  const end = next ?? lastEnd(window, claim);
  if (end === undefined) return undefined;
  // A hole in the file takes the next record's beginning with it.
  const damaged = claim !== undefined && claim < end && window.view.subarray(claim, end).includes(hole);
  return held(window, damaged ? claim : end, noteOn(claim, damaged ? claim : end));
}

/** Whether a block may end there: empty lines, then a record or nothing. */
const endsAt = (view: Buffer, end: number): boolean =>
  /^(?:\r?\n){0,2}(?:WARC\/|$)/.test(view.subarray(end, end + 9).toString("latin1"));

function noteOn(claim: number | undefined, size: number): string {
  if (claim === undefined) return "its Content-Length is no count of bytes; read up to the next record";
  if (claim === size) return "what follows it is damaged";
  return `its Content-Length says ${claim}, and ${size} bytes stand there; those were read`;
}

function held(window: Window, size: number, note?: string): Block {
  return { block: Buffer.from(window.take(size)), tooLong: false, ...(note === undefined ? {} : { note }) };
}

/** Where the next record opens within so many bytes. */
async function seekNext(window: Window, maximum: number): Promise<number | undefined> {
  let from = 0;
  for (let there = window.view.length; ; ) {
    const found = window.view.indexOf(marker, from);
    if (found >= 0 && found <= maximum) return found;
    from = Math.max(0, there - marker.length);
    if (there >= maximum) return undefined;
    const more = await window.fill(Math.min(there + step, maximum));
    if (more === there) return undefined;
    there = more;
  }
}

/** The end of a block that nothing follows: where a record ends properly, else where it says. */
function lastEnd(window: Window, claim: number | undefined): number | undefined {
  const { view, damage } = window;
  if (damage === undefined && view.subarray(-4).equals(marker.subarray(0, 4))) return view.length - 4;
  return claim !== undefined && claim <= view.length ? claim : undefined;
}

/** Passes over a block too long to be held, up to the end that it claims or the next record before it. */
async function skip(window: Window, claim = Number.MAX_SAFE_INTEGER): Promise<Block> {
  const block = Buffer.from(window.view.subarray(0, step));
  for (let passed = 0; passed < claim; ) {
    const there = await window.fill(step);
    const { view } = window;
    const found = view.indexOf(marker);
    if (found >= 0 && passed + found < claim) {
      window.take(found);
      break;
    }
    if (there < step) {
      window.take(Math.min(there, claim - passed));
      break;
    }
    passed += window.take(Math.min(there - marker.length, claim - passed)).length;
  }
  return { block, tooLong: true };
}
