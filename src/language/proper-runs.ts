import type { NameWords } from "./names.ts";
import type { Sentence, Token } from "./sentence.ts";

/** Stretches of proper nouns, small words between them included ("Bank of Israel"), as token lists. */
export function properRuns(sentence: Sentence, words: NameWords): readonly (readonly Token[])[] {
  const runs: Token[][] = [];
  let run: Token[] = [];
  let pending: Token[] = [];
  for (const token of sentence.tokens) {
    const touching = run.length > 0 && token.start - (pending.at(-1) ?? run.at(-1)!).end <= 1;
    if (isProper(token, words)) {
      if (run.length > 0 && touching && pending.every(p => joins(p, run, token, words)))
        run.push(...pending, token);
      else {
        if (run.length > 0) runs.push(run);
        run = [token];
      }
      pending = [];
    } else if (touching && words.connectors.has(token.form.toLowerCase()) && pending.length < 2)
      pending.push(token);
    else {
      if (run.length > 0) runs.push(run);
      run = [];
      pending = [];
    }
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

/** Whether a small word ties two stretches: a hyphen or apostrophe without spaces, or "of" whose noun hangs on what stands before. */
function joins(small: Token, before: readonly Token[], next: Token, words: NameWords): boolean {
  if (words.particles.has(small.form.toLowerCase())) return true;
  if (!/\p{L}/u.test(small.form)) return small.start === before.at(-1)!.end && next.start === small.end;
  const ids = new Set(before.map(t => t.id));
  return (
    (small.upos === "ADP" || small.upos === "DET") && next.deprel.startsWith("nmod") && ids.has(next.head)
  );
}

const isProper = (token: Token, words: NameWords): boolean =>
  token.upos === "PROPN" &&
  /^[\p{Lu}\p{Lt}]|^\p{Ll}+-\p{Lu}|^al-/u.test(token.form) &&
  !words.notNames.has(token.form.toLowerCase());

/** A stretch without small words at its ends, but for those that belong to names. */
export function trim(tokens: readonly Token[], words: NameWords): readonly Token[] {
  let from = 0;
  let to = tokens.length;
  while (
    from < to &&
    words.connectors.has(tokens[from]!.form.toLowerCase()) &&
    !words.particles.has(tokens[from]!.form.toLowerCase())
  )
    from++;
  while (
    to > from &&
    (words.connectors.has(tokens[to - 1]!.form.toLowerCase()) || tokens[to - 1]!.form === "'s")
  )
    to--;
  return tokens.slice(from, to);
}
