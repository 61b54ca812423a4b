import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";

/** What a card says of a part's weights, besides the file's name, size and sha256. */
export interface Card {
  readonly part: string;
  readonly what: string;
  readonly data: string;
  readonly licence: string;
  readonly scores: Readonly<Record<string, number>>;
}

/** Writes `card.yaml` beside a part's weights. */
export function writeCard(
  folder: string,
  file: { readonly file: string; readonly bytes: number; readonly sha256: string },
  card: Card,
): void {
  writeFileSync(join(folder, "card.yaml"), stringify({ ...card, ...file }));
}
