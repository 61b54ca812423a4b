import type { Command } from "commander";
import { openIndex, rebuildIndex } from "../record/database.ts";
import { RecordFault } from "../record/fault.ts";
import { readJournal } from "../record/journal.ts";
import { memoryStore, reportsOf } from "../record/memory.ts";
import type { Report } from "../record/report.ts";
import type { Store } from "../record/store.ts";
import { verify as check } from "../record/verify.ts";
import { type Document } from "../text/document.ts";
import { documents, print, printJson, type ReadFlags, say } from "./door.ts";
import { type Reader } from "./reading.ts";

const warn = (message: string): void => say(`warning: ${message}`);
const onRecord = (command: Command): Command => command.requiredOption("--record <dir>", "folder of the record");

/** A record's index where it is up to date, else its journal in memory. */
export const openStore = async (folder: string): Promise<Store> => (await openIndex(folder)) ?? memoryStore(readJournal(folder, warn));

/** Reports of a record, or of files coded now. */
export async function reportsFrom(files: readonly string[], flags: ReadFlags & { readonly record?: string }, reader: () => Reader): Promise<readonly Report[]> {
  if (flags.record !== undefined) {
    const store = await openStore(flags.record);
    const reports = await store.reports();
    await store.close();
    return reports;
  }
  const { code } = reader();
  const out = new Map<string, Report>();
  for await (const document of documents(files, flags)) {
    const report = coded(document, code);
    if (report !== undefined && !out.has(document.id)) out.set(document.id, report);
  }
  return [...out.values()];
}

function coded(document: Document, code: Reader["code"]): Report | undefined {
  try {
    return { document, sightings: [], events: code(document) };
  } catch (cause) {
    warn(`${document.id}: could not be read to the end (${(cause as Error).message}); left out`);
    return undefined;
  }
}

/** `attache verify`: hashes, spans and counts of a record. */
export const verify = (program: Command): void => {
  onRecord(program.command("verify").description("check a record: checksums, spans, counts")).action(async (flags: { readonly record: string }) => {
    const found = check(readJournal(flags.record, warn));
    for (const fault of found.faults) say(`attache: ${fault}`);
    if (found.faults.length > 0) throw new RecordFault("damaged", `${flags.record}: ${found.faults.length} spans do not index their words; run attache recode or restore a backup`);
    await print(`${found.reports} reports, ${found.events} events, all sound`);
  });
};

/** `attache count`: reports after exact duplicates are merged. */
export const count = (program: Command): void => {
  onRecord(program.command("count").description("number of reports in a record, exact duplicates merged")).action(async (flags: { readonly record: string }) => {
    const store = await openStore(flags.record);
    await print(String(await store.count()));
    await store.close();
  });
};

/** `attache quarantine`: reports that could not be coded, with the reason. */
export const quarantine = (program: Command): void => {
  onRecord(program.command("quarantine").description("reports of a record that could not be coded, and why")).action(async (flags: { readonly record: string }) => {
    const failed = reportsOf(readJournal(flags.record, warn)).filter(r => r.failed !== undefined);
    for (const r of failed) await printJson({ id: r.document.id, reason: r.failed });
  });
};

/** `attache index --rebuild`: the index anew from the journal. */
export const index = (program: Command): void => {
  onRecord(program.command("index").description("the index of a record")).option("--rebuild", "make it anew from the journal").action(async (flags: { readonly record: string; readonly rebuild?: boolean }) => {
    const entries = readJournal(flags.record, warn);
    if (flags.rebuild) await rebuildIndex(flags.record, entries);
    const store = await openIndex(flags.record);
    await print(store === undefined ? "the index is out of date; run attache index --rebuild" : `${await store.count()} reports indexed`);
    await store?.close();
  });
};
