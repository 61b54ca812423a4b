import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { indexedReports } from "./database.ts";
import type { Entry } from "./entry.ts";
import { onDisk } from "./fault.ts";
import { allSegments, JournalWriter, lockRecord, readJournal } from "./journal.ts";
import { contentHash } from "./report.ts";
import { erased, rewriteSegment, takeOut } from "./rewrite.ts";
import { checksum, headLine, isNewer, journalVersion, type Line, readSegment } from "./segment.ts";

/** What a repair did: lines that were lost, reports that the index still had. */
interface Repaired {
  readonly lost: number;
  readonly restored: readonly string[];
}

/**
 * Makes a damaged record readable: every line that is proven sound by a checksum is kept, the others are put aside in `damaged/`
 * and told. Reports that are lost in the journal and still in the index are taken in again, to be coded anew.
 */
export async function repair(folder: string, warn: (message: string) => void): Promise<Repaired> {
  const paths = allSegments(folder);
  const release = await lockRecord(folder);
  let lost = 0;
  try {
    for (const [i, path] of paths.entries())
      if (!isSound(path, i === paths.length - 1)) lost += repairSegment(folder, path, warn);
  } finally {
    release();
  }
  if (lost === 0) return { lost, restored: [] };
  const restored = await restore(folder, warn);
  return { lost: lost + (await takeOutLoose(folder)), restored };
}

function isSound(path: string, last: boolean): boolean {
  try {
    return readSegment(path, last, () => {}).sound > 0;
  } catch (fault) {
    if (isNewer(fault)) throw fault;
    return false;
  }
}

/** Takes out lines about reports that are lost. */
async function takeOutLoose(folder: string): Promise<number> {
  const release = await lockRecord(folder);
  try {
    const ids = new Set(readJournal(folder, () => {}).flatMap(e => (e.kind === "report" ? [e.id] : [])));
    return takeOut(folder, e => ("report" in e ? !ids.has(e.report) : e.kind === "seen" && !ids.has(e.id)));
  } finally {
    release();
  }
}

/** Rewrites a segment that is damaged; gives how many of its lines were lost. */
function repairSegment(folder: string, path: string, warn: (message: string) => void): number {
  if (!existsSync(path)) {
    warn(`${path}: missing; all its lines are lost`);
    rewriteSegment(path, []);
    return 1;
  }
  const [head, ...texts] = onDisk(path, () => readFileSync(path, "utf8")).split("\n");
  const sifted = sift(head!, texts);
  const broken = sifted.filter(({ sound }) => sound === undefined);
  for (const { number, text } of broken) setAside(folder, path, number, text, warn);
  rewriteSegment(
    path,
    sifted.map(({ sound }) => sound ?? { first: true, text: erased }),
  );
  return broken.length;
}

/** A line as it is in a damaged file; `sound` where a checksum proves it. */
interface Sifted {
  readonly number: number;
  readonly text: string;
  readonly sound?: Pick<Line, "first" | "text">;
}

/**
 * Parts lines that a checksum proves from those that none does. A line is proven by its own checksum, or, where that is what was
 * damaged, by the next line's, which goes on from it.
 */
function sift(head: string, texts: readonly string[]): readonly Sifted[] {
  const headSum = checksum("", ` ${/^attache-journal \d+$/.test(head) ? head : headLine(journalVersion)}`);
  let before: readonly string[] = [headSum];
  const lines = texts.at(-1) === "" ? texts.slice(0, -1) : texts;
  return lines.map((text, i) => {
    const [written, marked, number] = [text.slice(0, 8), text.slice(8), i + 2];
    const own = before.map(sum => checksum(sum, marked));
    const next = lines[i + 1] ?? "";
    const good = own.includes(written) || own.some(sum => checksum(sum, next.slice(8)) === next.slice(0, 8));
    before = [written, ...own];
    return good
      ? { number, text, sound: { first: marked.startsWith("+"), text: marked.slice(1) } }
      : { number, text };
  });
}

function setAside(
  folder: string,
  path: string,
  number: number,
  text: string,
  warn: (message: string) => void,
): void {
  const place = join(folder, "damaged");
  const file = join(place, `${basename(path, ".jsonl")}-${number}.txt`);
  onDisk(file, () => {
    mkdirSync(place, { recursive: true });
    writeFileSync(file, text);
  });
  const about = /"(?:id|report)":"([^"]{1,100})"/.exec(text)?.[1];
  warn(
    `${path}:${number}: lost${about === undefined ? "" : ` (about ${about})`}; what is left of it: ${file}`,
  );
}

/** Takes reports that only the index still has into the journal. */
async function restore(folder: string, warn: (message: string) => void): Promise<readonly string[]> {
  const journal = await JournalWriter.open(folder, warn);
  try {
    const entries = readJournal(folder, warn);
    const known = new Set(
      entries.flatMap(e => (e.kind === "report" || e.kind === "forgotten" ? [e.content] : [])),
    );
    const ids = new Set(entries.flatMap(e => (e.kind === "report" ? [e.id] : [])));
    const missing = (await indexedReports(folder)).filter(
      r => !known.has(contentHash(r.document)) && !ids.has(r.document.id),
    );
    const lines = missing.map(
      ({ document }): Entry => ({
        kind: "report",
        id: document.id,
        content: contentHash(document),
        document,
      }),
    );
    journal.append(lines);
    return missing.map(r => r.document.id);
  } finally {
    journal.close();
  }
}
