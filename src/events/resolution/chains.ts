import type { Mention } from "../../language/mention.ts";
import type { Resolved } from "../../world/actor.ts";
import { chainDepth, type Walk } from "./walk.ts";

/** A pronoun or bare noun through its chain: the first mention in it that says who it is; of a thing ("the Turkish plan") its owner is not. */
export function chained(walk: Walk, mention: Mention): readonly Resolved[] {
  if (mention.chain === undefined || walk.depth >= chainDepth) return [];
  const { analysis } = walk.reading;
  for (const m of analysis.chains[mention.chain]!.mentions) {
    const other = analysis.mentions[m]!;
    if (
      other.kind === "PRO" ||
      isThing(other) ||
      (other.start === mention.start && other.end === mention.end)
    )
      continue;
    const thing =
      isThing(mention) ||
      isThing(other) ||
      (mention.kind === "NAM" && !(mention.type === "PER" && other.type === "PER"));
    const found = walk
      .follow(other.sentence, other.head, chainDepth)
      .filter(r => !(thing && r.by === "resolve/possession"));
    if (found.length > 0) return found.map(r => ({ ...r, by: `${r.by}+coreference` }));
  }
  return [];
}

/** A common noun of which neither its words nor its chain say that it is an actor. */
const isThing = (mention: Mention): boolean => mention.kind === "NOM" && mention.type === "MISC";
