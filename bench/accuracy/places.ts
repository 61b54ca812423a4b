/** Places on GeoVirus: `npx tsx bench/accuracy/places.ts [--errors]`. To beat: place accuracy 77.6 (a dictionary on given spans). */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { annotations, gold, score } from "./annotations.ts";

/** The scorer's figures in percent: `e2e` and `place_acc` are the headlines. */
export interface PlaceFigures {
  readonly place_acc: number;
  readonly e2e: { readonly P: number; readonly R: number; readonly F1: number };
}

const folder = join(gold, "toponym");
const predict = (reader?: Parameters<typeof annotations>[2]): string =>
  annotations("toponym", join(folder, "geovirus_docs.jsonl"), reader);

export const placeFigures = (reader?: Parameters<typeof annotations>[2]): PlaceFigures =>
  JSON.parse(
    score("toponym/score_toponym.py", [join(folder, "geovirus_gold.jsonl"), "@", "--json"], predict(reader)),
  ) as PlaceFigures;

function main(): void {
  const errors = process.argv.includes("--errors") ? ["--errors"] : [];
  console.log(
    score("toponym/score_toponym.py", [join(folder, "geovirus_gold.jsonl"), "@", ...errors], predict()),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
