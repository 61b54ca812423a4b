import type { Command } from "commander";
import { forEach, printJson, readable, type ReadFlags, say } from "./door.ts";
import { annotationJson } from "./json/annotation.ts";
import { loadReader } from "./reading.ts";

/** `attache annotate`: sentences, mentions, times, places, attributions, happenings, a line a report. */
export const annotate = (program: Command): void => {
  readable(program.command("annotate").description("sentences, mentions, times, places, attributions and happenings, a JSON line a report"))
    .addHelpText("after", "\nexample: attache annotate --date 2016-11-26 report.txt")
    .action(async (files: readonly string[], flags: ReadFlags) => {
      const reader = loadReader(flags);
      await forEach(files, flags, async document => {
        const reading = reader.read(document);
        for (const note of reading.analysis.notes) say(`warning: ${document.id}: ${note.reason}; left out`);
        await printJson(annotationJson(reading));
      });
    });
};
