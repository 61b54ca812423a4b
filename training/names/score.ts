import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { GazetteerEntry } from "../../src/language/analysis.ts";
import { analyzer } from "../../src/language/analyze.ts";
import type { Engine } from "../../src/language/engine.ts";
import { treebankFolder } from "../language/corpus.ts";

const folder = join(treebankFolder, "..", "gold", "entities");
const places: Readonly<Record<string, string>> = { GPE: "LOC", FAC: "LOC" };

function read<T>(file: string): readonly T[] {
  const lines = readFileSync(join(folder, file), "utf8").split("\n").filter(Boolean);
  return lines.map(line => JSON.parse(line) as T);
}

/** F1 in percent of exact names with their types on Universal NER's EWT dev part, from raw text, as the engine prints them. */
export function scoreOf(engine: Engine, gazetteer: readonly GazetteerEntry[]): number {
  const analyze = analyzer(engine, { gazetteer });
  const gold = read<{ doc: string; start: number; end: number; type: string }>("uner_ewt_gold.jsonl");
  const right = new Set(gold.map(g => `${g.doc} ${g.start} ${g.end} ${g.type}`));
  let [found, hit] = [0, 0];
  for (const { id, text } of read<{ id: string; text: string }>("uner_ewt_docs.jsonl")) {
    const points = (at: number) => [...text.slice(0, at)].length;
    for (const m of analyze({ id, text }).mentions) {
      const type = places[m.type] ?? m.type;
      if (m.kind !== "NAM" || !["PER", "ORG", "LOC"].includes(type)) continue;
      found++;
      if (right.has(`${id} ${points(m.start)} ${points(m.end)} ${type}`)) hit++;
    }
  }
  return Math.round((2000 * hit) / (found + gold.length)) / 10;
}
