import type { Incident } from "../record/incident.ts";
import { accountsIn, otherwise } from "../relations/accounts.ts";
import { relate } from "../relations/relation.ts";
import { notesOn, noteWords } from "../relations/reviewed.ts";
import { bestOf, dateWords, tell } from "../relations/tell.ts";
import { timeline, weightiest } from "../relations/timeline.ts";
import { type BriefWords, fill, inSentences } from "../relations/words.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { incidentsOf, publishedOf } from "./incidents.ts";
import { jsonLine, toPoints } from "./json/offsets.ts";
import { timelineJson } from "./json/timeline.ts";
import { openPair } from "./pair.ts";
import { printable } from "./printable.ts";

/** `attache timeline A B`: what passed between two actors, in order, with the reports that tell it. */
export async function run(call: Call, door: Door): Promise<void> {
  const { from, to, format, limit } = call.options;
  const { a, b, reports, names, words } = await openPair(call, door);
  const all = incidentsOf(reports);
  const published = publishedOf(reports);
  const ours = timeline(relate(all, a, b, from, to), published);
  const shown = limit === undefined ? ours : weightiest(ours, limit);
  const accounts = accountsIn(reports, all, published);
  const texts = new Map(reports.map(r => [r.document.id, r.document.text]));
  for (const incident of shown) {
    const text = tell(incident, inSentences(names, words), words);
    const notes = incident.events.flatMap(notesOn);
    const told = accounts(incident);
    if (format === "json") {
      const line = timelineJson(incident, text, told, id => toPoints(texts.get(id)!));
      door.out(jsonLine({ ...line, ...(notes.length > 0 ? { reviewed: notes } : {}) }));
    } else {
      const sides = otherwise(told, words).map(s => `  - ${s}\n`);
      door.out(printable(`${lineOf(incident, text, words)}\n${sides.join("")}`));
    }
  }
  if (format !== "json" && shown.length < ours.length)
    door.out(`- ${fill(words.sections.more!, { n: ours.length - shown.length })}\n`);
}

function lineOf(incident: Incident, text: string, words: BriefWords): string {
  const date = dateWords(bestOf(incident));
  const documents = [...new Set(incident.events.map(e => e.document))];
  const { accepted, corrected, reviewContested } = words.sections;
  const verdicts = { accepted: accepted!, corrected: corrected!, contested: reviewContested! };
  const notes = incident.events.flatMap(notesOn);
  const said = [...new Set(notes.map(n => ` [${noteWords(n, verdicts)}]`))].join("");
  return `- ${date ? `**${date}** — ` : ""}${text} (${documents.join(", ")})${said}`;
}
