import { relate } from "../relations/relation.ts";
import { notesOn, noteWords } from "../relations/reviewed.ts";
import { bestOf, dateWords, tell } from "../relations/tell.ts";
import { loadBriefWords } from "../relations/words.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { incidentsOf } from "./incidents.ts";
import { jsonLine } from "./json/offsets.ts";
import { codeOf } from "./pair.ts";
import { printable } from "./printable.ts";
import { worldOf } from "./reading.ts";
import { openReports } from "./reports.ts";

/** `attache timeline A B`: what passed between two actors, in order, with the reports that tell it. */
export async function run(call: Call, door: Door): Promise<void> {
  const [first, second, ...files] = call.arguments;
  const { from, to, format } = call.options;
  const world = worldOf(call.options.lexicon);
  const [a, b] = [codeOf(first!, world), codeOf(second!, world)];
  const store = await openReports(files, call.options, door);
  const reports = await store.between(a, b);
  await store.close();
  const words = loadBriefWords();
  for (const incident of relate(incidentsOf(reports), a, b, from, to)) {
    const text = tell(incident, world.nameOf, words);
    const documents = [...new Set(incident.events.map(e => e.document))];
    const date = dateWords(bestOf(incident));
    const notes = incident.events.flatMap(notesOn);
    const { accepted, corrected, reviewContested } = words.sections;
    const verdicts = { accepted: accepted!, corrected: corrected!, contested: reviewContested! };
    const said = [...new Set(notes.map(n => ` [${noteWords(n, verdicts)}]`))].join("");
    if (format === "json")
      door.out(
        jsonLine({
          incident: incident.id,
          start: incident.start ?? null,
          end: incident.end ?? null,
          text,
          documents,
          ...(notes.length > 0 ? { reviewed: notes } : {}),
        }),
      );
    else door.out(printable(`- ${date ? `**${date}** — ` : ""}${text} (${documents.join(", ")})${said}\n`));
  }
}
