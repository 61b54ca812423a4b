import type { Sentence } from "../../src/language/sentence.ts";

/** What is wrong with a sentence as one tree over words in order within `text`; empty where nothing is. */
export function faults(sentence: Sentence, text: string): readonly string[] {
  const { tokens } = sentence;
  const out: string[] = [];
  const say = (wrong: boolean, what: string) =>
    wrong && out.push(`${what} in ${JSON.stringify(sentence).slice(0, 300)}`);
  say(tokens.length === 0, "no words");
  say(tokens.filter(t => t.head === 0).length !== 1, "not one root");
  say(
    tokens.some((t, i) => t.id !== i + 1),
    "ids out of order",
  );
  say(
    tokens.some(t => (t.head === 0) !== (t.deprel === "root")),
    "root without its label",
  );
  say(
    tokens.some(t => !(t.head >= 0 && t.head <= tokens.length)),
    "a head that is no word",
  );
  say(
    tokens.some(t => !reachesRoot(sentence, t.id)),
    "a cycle",
  );
  say(
    tokens.some(t => text.slice(t.start, t.end) !== t.form),
    "a span that is not its form",
  );
  say(
    tokens.some((t, i) => i > 0 && t.start < tokens[i - 1]!.end),
    "spans out of order",
  );
  say(
    tokens.some(t => t.upos === "" || t.lemma === undefined || t.deprel === undefined),
    "a column missing",
  );
  say(
    sentence.start !== tokens[0]?.start || sentence.end !== tokens.at(-1)?.end,
    "a span that is not its words'",
  );
  return out;
}

function reachesRoot({ tokens }: Sentence, id: number): boolean {
  let at = id;
  for (let steps = 0; steps <= tokens.length && at !== 0; steps++) at = tokens[at - 1]?.head ?? -1;
  return at === 0;
}
