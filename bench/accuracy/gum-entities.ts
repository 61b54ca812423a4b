import { spawnSync } from "node:child_process";
import { join } from "node:path";

const shared = join(import.meta.dirname, "..", "..", "..", "shared");

/** A mention of GUM: offsets in code points of its document's text; `head` is its head word's. */
export interface GoldMention {
  readonly start: number;
  readonly end: number;
  readonly head: readonly [start: number, end: number];
}

/** A document of GUM with its clusters of two mentions and more. */
export interface GoldDocument {
  readonly id: string;
  readonly text: string;
  readonly clusters: readonly (readonly GoldMention[])[];
  /** Where the head of any mention begins, those that stand alone included. */
  readonly heads: ReadonlySet<number>;
}

/** What `gum_entities.py` prints, as far as it is read here. */
interface Line {
  readonly id: string;
  readonly text: string;
  readonly sentences: readonly {
    readonly tokens: readonly (readonly [string, string, string, start: number, end: number])[];
  }[];
  readonly mentions: readonly {
    readonly sent: number;
    readonly head: number;
    readonly start: number;
    readonly end: number;
  }[];
  readonly clusters: readonly (readonly number[])[];
}

/** The coreference of a GUM treebank file of `../shared/treebanks` (`en_gum-ud-dev`). */
export function gumDocuments(treebank: string): readonly GoldDocument[] {
  const script = join(shared, "gold", "ud", "gum_entities.py");
  const file = join(shared, "treebanks", `${treebank}.conllu`);
  const done = spawnSync("python3", [script, file], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(done.stderr);
  return done.stdout
    .split("\n")
    .filter(Boolean)
    .map(line => documentOf(JSON.parse(line) as Line));
}

function documentOf({ id, text, sentences, mentions, clusters }: Line): GoldDocument {
  const mention = (m: number): GoldMention => {
    const { sent, head, start, end } = mentions[m]!;
    const [, , , from, to] = sentences[sent]!.tokens[head]!;
    return { start, end, head: [from, to] };
  };
  return {
    id,
    text,
    clusters: clusters.map(c => c.map(mention)),
    heads: new Set(mentions.map((_, i) => mention(i).head[0])),
  };
}
