import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A report and the pairs that must be found in it, as `test/events/tellings.txt` writes them. */
export interface Told {
  readonly shows: string;
  readonly published: string;
  readonly text: string;
  readonly wanted: readonly string[];
}

export const tellingsFolder: string = join(import.meta.dirname, "..", "events");

/** The cases of `test/events/tellings.txt`, in its order. */
export function readTellings(): readonly Told[] {
  const blocks = readFileSync(join(tellingsFolder, "tellings.txt"), "utf8").split(/\n\n+/).slice(1);
  return blocks.map(block => {
    const [shows, report, ...wanted] = block.trim().split("\n");
    const [published, text] = report!.split(" | ");
    return {
      shows: shows!.slice(2),
      published: published!,
      text: text!,
      wanted: wanted.filter(w => w !== "nothing"),
    };
  });
}
