import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { root } from "./stamp.ts";

/** A report of the pool. */
export interface PoolReport {
  readonly id: string;
  readonly text: string;
  readonly date?: string;
}

/** The reports of `../shared/pool`. */
export const poolReports = (): readonly PoolReport[] =>
  ["current_events_2015_2017", "state_releases"].flatMap(name =>
    gunzipSync(readFileSync(join(root, "..", "shared", "pool", `${name}.jsonl.gz`)))
      .toString("utf8")
      .trim()
      .split("\n")
      .map(line => JSON.parse(line) as PoolReport),
  );

/** So many reports of at least so many words, each made of several of the pool as its paragraphs; no two are alike. */
export function longReports(reports: number, words: number): readonly PoolReport[] {
  const all = poolReports();
  let next = 0;
  return Array.from({ length: reports }, (_, n) => {
    const paragraphs = [`Edition ${n}.`];
    for (let held = 0; held < words; ) {
      const { text } = all[next++ % all.length]!;
      paragraphs.push(text);
      held += text.split(/\s+/).length;
    }
    return { id: `long-${n}`, text: paragraphs.join("\n\n"), date: "2016-07-02" };
  });
}
