import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Document } from "../text/document.ts";
import { findCopies } from "./copies.ts";
import { dropIndex } from "./database.ts";
import { contentsOf } from "./decision.ts";
import type { Entry, Forgotten } from "./entry.ts";
import { onDisk, RecordFault } from "./fault.ts";
import { heldOf } from "./held.ts";
import { JournalWriter, lockRecord, readJournal } from "./journal.ts";
import { reportsOf } from "./memory.ts";
import { takeOut } from "./rewrite.ts";

/** The line that takes a report down, by any of its ids; `undefined` where no report bears it. It holds nothing of the text but its hash. */
export function forgetting(
  id: string,
  entries: readonly Entry[],
  by: Pick<Forgotten, "author" | "at" | "reason">,
): Forgotten | undefined {
  const all = heldOf(entries);
  const held =
    all.find(h => h.document.id === id) ?? all.find(h => h.id === id) ?? all.find(h => h.ids.includes(id));
  if (held === undefined) return undefined;
  const ids = [...new Set([held.document.id, ...held.ids])].sort();
  return { kind: "forgotten", content: held.content, ids, ...by };
}

/** Ids of the reports that say almost the same as those with these ids (wire copies): they stay, unless they are taken down too. */
export function copiesOf(ids: readonly string[], entries: readonly Entry[]): readonly string[] {
  const copies = findCopies(reportsOf(entries));
  const groups = new Set(ids.map(id => copies.get(id)));
  return [...copies].filter(([id, first]) => groups.has(first) && !ids.includes(id)).map(([id]) => id);
}

/** What a compaction took away. */
interface Compacted {
  readonly reports: number;
  readonly lines: number;
}

/**
 * Erases what was taken down from the files of a record, and checks that none of its words is left in them.
 *
 * Segments are rewritten beside the old and swapped in by rename, so that it may be stopped and begun again at any moment. The
 * index is removed first; whoever calls makes it anew. Copies elsewhere (backups, free blocks of the disk) are out of reach.
 */
export async function compact(folder: string): Promise<Compacted> {
  // Opening it to write cuts off what a stopped writer left.
  (await JournalWriter.open(folder, () => {})).close();
  const release = await lockRecord(folder);
  try {
    const entries = readJournal(folder, () => {});
    const forgotten = new Set(entries.flatMap(e => (e.kind === "forgotten" ? [e.content] : [])));
    const gone = entries.flatMap(e => (e.kind === "report" && forgotten.has(e.content) ? [e] : []));
    const ids = new Set(gone.map(e => e.id));
    dropIndex(folder);
    removeLeft(folder);
    const lines = takeOut(folder, e => isAbout(e, forgotten, ids));
    const kept = heldOf(readJournal(folder, () => {})).map(h => h.document);
    checkGone(
      folder,
      gone.map(e => e.document),
      kept,
    );
    return { reports: new Set(gone.map(e => e.content)).size, lines };
  } finally {
    release();
  }
}

function isAbout(e: Entry, contents: ReadonlySet<string>, ids: ReadonlySet<string>): boolean {
  switch (e.kind) {
    case "report":
      return contents.has(e.content);
    case "seen":
      return ids.has(e.id);
    case "events":
    case "failed":
      return ids.has(e.report);
    case "decision":
      return contentsOf(e).some(content => contents.has(content));
    default:
      return false;
  }
}

/** Removes what stopped rewritings and repairs left beside the segments. */
function removeLeft(folder: string): void {
  onDisk(folder, () => {
    for (const name of readdirSync(join(folder, "journal")))
      if (!/^\d{6}\.jsonl$/.test(name)) rmSync(join(folder, "journal", name));
    rmSync(join(folder, "damaged"), { recursive: true, force: true });
  });
}

/** Letters from which a piece of text tells whose it is. */
const tellingLength = 20;

/** A `RecordFault` where a sentence of a text that is gone, and of none that is kept, still stands in a file of the record. */
function checkGone(folder: string, gone: readonly Document[], kept: readonly Document[]): void {
  const whole = kept.map(d => `${d.title ?? ""}\n${d.text}`);
  const pieces = gone
    .flatMap(d => [d.title ?? "", ...d.text.split(/(?<=[.!?])\s+|\n+/)])
    .filter(piece => piece.length >= tellingLength && !whole.some(text => text.includes(piece)))
    .map(piece => Buffer.from(JSON.stringify(piece).slice(1, -1)));
  for (const path of filesIn(folder)) {
    const bytes = onDisk(path, () => readFileSync(path));
    if (pieces.some(piece => bytes.includes(piece)))
      throw new RecordFault(
        "damaged",
        `${path}: still holds words of a text that was taken down; run it again`,
      );
  }
}

const filesIn = (folder: string): readonly string[] =>
  ["journal", "index", "damaged"]
    .map(name => join(folder, name))
    .filter(existsSync)
    .flatMap(place => readdirSync(place).map(name => join(place, name)));
