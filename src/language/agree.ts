import { fold } from "../text/fold.ts";
import { quote } from "../text/span.ts";
import type { Mention, MentionType } from "./mention.ts";

/** A name found in a sentence, before coreference. */
export type Name = Omit<Mention, "chain" | "members">;

/** What a full name adds to the vote on the part of it that stands for it. */
const partVote = 4;

/**
 * Names written alike get the type that most of them have in the document; a word that ends a person's full name counts for a person, one
 * that begins a body's ("Mahan" of "Mahan Air") for that body.
 *
 * Names of the gazetteer keep theirs; MISC, which says only that no type was found, has no vote.
 */
export function agree(names: readonly Name[], text: string): readonly Name[] {
  const votes = new Map<string, Map<MentionType, number>>();
  const vote = (key: string, type: MentionType, weight: number) => {
    const row = votes.get(key) ?? new Map<MentionType, number>();
    votes.set(key, row.set(type, (row.get(type) ?? 0) + weight));
  };
  for (const name of names) {
    if (name.type === "MISC") continue;
    const key = keyOf(name, text);
    if (name.entry === undefined) vote(key, name.type, 1);
    const last = key.split(/\s+/).at(-1)!;
    const first = key.split(/\s+/)[0]!;
    if (name.type === "PER" && last !== key) vote(last, "PER", partVote);
    if (name.type === "ORG" && first !== key) vote(first, "ORG", partVote);
  }
  return names.map(name => {
    const row = name.entry === undefined ? votes.get(keyOf(name, text)) : undefined;
    return row === undefined ? name : { ...name, type: winner(row) };
  });
}

const keyOf = (name: Name, text: string): string => fold(quote(text, name)).toLowerCase();

/** The type of most votes, the first seen of equals. */
const winner = (row: ReadonlyMap<MentionType, number>): MentionType =>
  [...row].reduce((top, next) => (next[1] > top[1] ? next : top))[0];
