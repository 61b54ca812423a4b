import { oncePer } from "../../text/once.ts";
import { at, one, type Place, type Reading, stated, tagAt } from "./reading.ts";
import type { TimeWords } from "./words.ts";

/** "now", "currently", "recently", "at the moment", "in recent weeks": the present, the past, the future. */
export function reference(p: Place): Reading | undefined {
  const phrase = longestPhrase(p) ?? eraNoun(p);
  if (phrase !== undefined) return phrase;
  const value = p.w.references.get(at(p, 0)) as string | undefined;
  const recent = p.w.recent.has(at(p, 0)) && p.w.plurals.has(at(p, 1));
  if (recent) return stated(2, "PAST_REF", "reference");
  if (value === undefined || refused(p)) return undefined;
  // What came "soon" in a tale of the past did not come after the report.
  if (value === "FUTURE_REF" && p.tense() === "past") return undefined;
  return stated(1, value, "reference");
}

/** "in the past", "for the foreseeable future"; not "the past few days". */
function eraNoun(p: Place): Reading | undefined {
  const k = p.w.the.has(at(p, 0)) ? 1 + one(p, 1, p.w.eraAdjectives) : 0;
  const value = p.w.eraNouns.get(at(p, k)) as string | undefined;
  const led = p.w.in.has(at(p, -1)) || (p.w.for.has(at(p, -1)) && k === 2);
  const alone = !/^(?:NN|JJ|CD|POS)/.test(tagAt(p, k + 1)) && !p.w.of.has(at(p, k + 1));
  return value !== undefined && k > 0 && led && alone ? stated(k + 1, value, "reference") : undefined;
}

function longestPhrase(p: Place): Reading | undefined {
  for (const { words, value } of byFirstWord(p.w.phrases).get(at(p, 0)) ?? [])
    if (words.every((word, k) => at(p, k) === word)) return stated(words.length, value, "reference");
  return undefined;
}

interface Phrase {
  readonly words: readonly string[];
  readonly value: string;
}

/** The phrases that begin with a word, in the order of the lexicon. */
const byFirstWord = oncePer((phrases: TimeWords["phrases"]): ReadonlyMap<string, readonly Phrase[]> => {
  const out = new Map<string, Phrase[]>();
  for (const [phrase, value] of phrases) {
    const words = phrase.split(" ");
    const same = out.get(words[0]!) ?? [];
    same.push({ words, value: String(value) });
    out.set(words[0]!, same);
  }
  return out;
});

/** "now and again", "as soon", "soon after": no time of their own. */
function refused(p: Place): boolean {
  const around = [-1, 0].flatMap(from =>
    [2, 3].map(n => Array.from({ length: n }, (_, k) => at(p, from + k)).join(" ")),
  );
  return around.some(words => p.w.notReferences.has(words));
}
