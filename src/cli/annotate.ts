import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { attempt, documents } from "./inputs.ts";
import { annotationJson } from "./json/annotation.ts";
import { jsonLine, toPoints } from "./json/offsets.ts";
import { loadReader } from "./reading.ts";

/** `attache annotate`: a line a report. */
export async function run(call: Call, door: Door): Promise<void> {
  const reader = loadReader(call.options);
  for await (const document of documents(call.arguments, call.options, door)) {
    attempt(document, door, () => {
      const reading = reader.read(document);
      const at = toPoints(document.text);
      for (const note of reading.analysis.notes)
        door.warn(`${document.id}: characters ${at(note.start)} to ${at(note.end)} left out: ${note.reason}`);
      door.out(jsonLine(annotationJson(reading, at)));
    });
  }
}
