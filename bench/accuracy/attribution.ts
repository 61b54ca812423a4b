/** Who said what, on the Wikinews part of GUM: `npx tsx bench/accuracy/attribution.ts`. To beat: WHO F1 38.4 (regular expressions). */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { annotations, gold, score } from "./annotations.ts";

interface Figures {
  readonly P: number;
  readonly R: number;
  readonly F1: number;
}

/** The scorer's figures in percent: `WHO` is the headline. */
export type AttributionFigures = Readonly<Record<"REL" | "WHO" | "FULL", Figures>> & {
  readonly source_acc: number;
};

export function attributionFigures(reader?: Parameters<typeof annotations>[2]): AttributionFigures {
  const [documents, labels] = [
    join(gold, "attribution", "gum_docs.jsonl"),
    join(gold, "attribution", "gum_gold.jsonl"),
  ];
  const predictions = annotations("attribution", documents, reader);
  return JSON.parse(
    score("attribution/score_attribution.py", [documents, labels, "@", "--json"], predictions),
  ) as AttributionFigures;
}

function main(): void {
  const figures = attributionFigures();
  console.log("attribution/gum      P     R     F1");
  for (const name of ["WHO", "REL", "FULL"] as const) {
    const { P, R, F1 } = figures[name];
    console.log(`${name.padEnd(16)} ${[P, R, F1].map(x => x.toFixed(1).padStart(5)).join(" ")}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
