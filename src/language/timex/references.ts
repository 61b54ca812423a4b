import { at, type Place, type Reading, stated } from "./reading.ts";

/** "now", "currently", "recently", "at the moment", "in recent weeks": the present, the past, the future. */
export function reference(p: Place): Reading | undefined {
  const phrase = longestPhrase(p);
  if (phrase !== undefined) return phrase;
  const value = p.w.references.get(at(p, 0)) as string | undefined;
  const recent = p.w.recent.has(at(p, 0)) && p.w.plurals.has(at(p, 1));
  if (recent) return stated(2, "PAST_REF", "reference");
  if (value === undefined || refused(p)) return undefined;
  // What came "soon" in a tale of the past did not come after the report.
  if (value === "FUTURE_REF" && p.tense() === "past") return undefined;
  return stated(1, value, "reference");
}

function longestPhrase(p: Place): Reading | undefined {
  for (const [phrase, value] of p.w.phrases) {
    const words = phrase.split(" ");
    if (words.every((word, k) => at(p, k) === word))
      return stated(words.length, value as string, "reference");
  }
  return undefined;
}

/** "now and again", "as soon", "soon after": no time of their own. */
function refused(p: Place): boolean {
  const around = [-1, 0].flatMap(from =>
    [2, 3].map(n => Array.from({ length: n }, (_, k) => at(p, from + k)).join(" ")),
  );
  return around.some(words => p.w.notReferences.has(words));
}
