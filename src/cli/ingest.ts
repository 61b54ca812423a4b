import type { Command } from "commander";
import { rebuildIndex } from "../record/database.ts";
import { ingest as take } from "../record/ingest.ts";
import { JournalWriter, readJournal } from "../record/journal.ts";
import { documents, print, readable, type ReadFlags, say } from "./door.ts";
import { loadReader } from "./reading.ts";

interface IngestFlags extends ReadFlags {
  readonly record: string;
  readonly progress?: string;
}

/** `attache ingest`: reports and their events into a record. */
export const ingest = (program: Command): void => {
  readable(program.command("ingest").description("read reports, code them and keep them in a record"))
    .requiredOption("--record <dir>", "folder of the record, made when absent")
    .option("--progress <kind>", "acks: print ACK and the id once a report is durable")
    .addHelpText("after", "\nexample: attache ingest --record desk reports/")
    .action(async (files: readonly string[], flags: IngestFlags) => {
      const warn = (message: string) => say(`warning: ${message}`);
      const reader = loadReader(flags);
      const journal = await JournalWriter.open(flags.record, warn);
      try {
        const before = readJournal(flags.record, warn);
        const done = await take(documents(files, flags), journal, before, {
          code: reader.code,
          run: reader.run,
          warn,
          ack: id => {
            if (flags.progress === "acks") process.stdout.write(`ACK ${id}\n`);
          },
        });
        await rebuildIndex(flags.record, readJournal(flags.record, warn));
        if (flags.progress !== "acks") await print(`${done.added} reports added, ${done.seen} met before, ${done.failed} could not be coded`);
      } finally {
        journal.close();
      }
    });
};
