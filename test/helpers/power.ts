import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Entry } from "../../src/record/entry.ts";
import { JournalWriter, readJournal, segments } from "../../src/record/journal.ts";
import { generator } from "./chance.ts";

type Below = (n: number) => number;

/** What a disk writes as one. */
const sector = 512;
const quiet = (): void => {};

/** What stood in a journal, and how many bytes and lines of it were acknowledged after each batch. */
interface Written {
  readonly name: string;
  readonly bytes: Buffer;
  readonly synced: readonly { readonly size: number; readonly lines: number }[];
}

/** Writes batches of several lines, as an ingest does whose reports come faster than the disk takes them. */
async function written(place: string, batches: number, below: Below): Promise<Written> {
  const writer = await JournalWriter.open(place, quiet);
  const path = segments(place)[0]!;
  const synced = [{ size: statSync(path).size, lines: 0 }];
  let lines = 0;
  for (let batch = 0; batch < batches; batch++) {
    const reports = Array.from({ length: 1 + below(4) }, () => [
      entry(lines++, below),
      entry(lines++, below),
    ]);
    await Promise.all(reports.map(entries => writer.commit(entries)));
    synced.push({ size: statSync(path).size, lines });
  }
  writer.close();
  return { name: basename(path), bytes: readFileSync(path), synced };
}

const entry = (n: number, below: Below): Entry => ({
  kind: "seen",
  id: String(n),
  publisher: "x".repeat(below(900)),
});

/** Contents that what was not yet on disk may have after a power cut. */
function* halves(bytes: Buffer, from: number, many: number, below: Below): Generator<Buffer> {
  yield bytes.subarray(0, 0);
  yield bytes;
  yield Buffer.alloc(bytes.length);
  for (let i = 0; i < many; i++) {
    yield bytes.subarray(0, below(bytes.length));
    yield Buffer.concat([bytes.subarray(0, below(bytes.length)), Buffer.alloc(1 + below(4096))]);
    yield someSectors(bytes, from, () => below(2) === 0, below);
    yield someSectors(bytes, from, n => n !== i % (1 + bytes.length / sector), below).subarray(
      0,
      1 + below(bytes.length),
    );
  }
}

/** Sectors in any order: some are there, some not yet, one perhaps in part. */
function someSectors(bytes: Buffer, from: number, there: (n: number) => boolean, below: Below): Buffer {
  const out = Buffer.alloc(bytes.length);
  for (let n = 0, at = 0; at < bytes.length; n++) {
    const end = Math.min(bytes.length, at + sector - ((from + at) % sector));
    const torn = below(8) === 0 ? at + below(end - at) : end;
    if (there(n)) bytes.copy(out, at, at, torn);
    at = end;
  }
  return out;
}

/** What a run of power cuts found. */
export interface Cut {
  readonly states: number;
  /** States in which the record does not open, or an acknowledged line is not there once. */
  readonly bad: readonly string[];
}

/** Builds the states that a power cut may leave of a journal, so many of each kind for each batch, and opens, reads and goes on writing each. */
export async function powerCuts(batches: number, many: number, seed: number): Promise<Cut> {
  const below = generator(seed);
  const place = mkdtempSync(join(tmpdir(), "attache-power-"));
  try {
    const log = await written(join(place, "whole"), batches, below);
    const bad: string[] = [];
    let states = 0;
    for (const [i, { size, lines }] of log.synced.slice(0, -1).entries()) {
      const next = log.bytes.subarray(size, log.synced[i + 1]!.size);
      for (const half of halves(next, size, many, below)) {
        const state = Buffer.concat([log.bytes.subarray(0, size), half]);
        const wrong = await faultOf(join(place, String(states++)), log.name, state, lines);
        if (wrong !== undefined) bad.push(`batch ${i}, ${half.length} bytes: ${wrong}`);
      }
    }
    return { states, bad };
  } finally {
    rmSync(place, { recursive: true });
  }
}

/** What is wrong with a record of these bytes, of whose lines so many were acknowledged. */
async function faultOf(
  place: string,
  name: string,
  bytes: Buffer,
  lines: number,
): Promise<string | undefined> {
  mkdirSync(join(place, "journal"), { recursive: true });
  writeFileSync(join(place, "journal", name), bytes);
  try {
    const found = idsOf(place, quiet);
    if (found.some((id, i) => id !== String(i))) return `lines ${found.join(" ")}`;
    if (found.length < lines) return `${lines - found.length} acknowledged lines are lost`;
    const writer = await JournalWriter.open(place, quiet);
    await writer.commit([{ kind: "seen", id: "next", publisher: "x" }]);
    writer.close();
    const after = idsOf(place, message => {
      throw new Error(message);
    });
    return after.join() === [...found, "next"].join() ? undefined : `then ${after.join(" ")}`;
  } catch (fault) {
    return (fault as Error).message;
  }
}

const idsOf = (place: string, warn: (message: string) => void): readonly string[] =>
  readJournal(place, warn).flatMap(e => (e.kind === "seen" ? [e.id] : []));
