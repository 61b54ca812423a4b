import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const shared = join(import.meta.dirname, "..", "..", "shared");

/** The texts of raw news that models learn from besides the treebanks: some 760,000 words without labels. */
export const rawTexts = (): string[] =>
  [
    ...["current_events_2015_2017", "state_releases"].flatMap(name =>
      gunzipSync(readFileSync(join(shared, "pool", `${name}.jsonl.gz`)))
        .toString("utf8")
        .split("\n"),
    ),
    ...readFileSync(join(shared, "articles", "articles.jsonl"), "utf8").split("\n"),
  ]
    .filter(line => line !== "")
    .map(line => (JSON.parse(line) as { readonly text: string }).text);
