import { type Sentence, type Token, tokenAt } from "../language/sentence.ts";
import { quote, type Span } from "../text/span.ts";
import type { Reading } from "./draft.ts";
import type { Event } from "./event.ts";
import { resolveHead } from "./resolution.ts";

/** A word between two parties that no event came of. */
export interface Uncoded {
  /** Its lemma, with the particle or preposition that leads to the other party ("side with"). */
  readonly predicate: string;
  readonly kind: "verb" | "noun";
  readonly between: readonly [string, string];
  readonly sentence: string;
}

/** Verbs and nouns of a document that stand between two different parties, and that no event was printed for, in text order. */
export function uncodedIn(reading: Reading, events: readonly Event[]): readonly Uncoded[] {
  const { sentences, document } = reading.analysis;
  return sentences
    .filter(s => s.standing !== "heading")
    .flatMap(s =>
      s.tokens.flatMap(t => {
        if (!/^(?:VERB|NOUN)$/.test(t.upos) || events.some(e => covers(e.trigger, t))) return [];
        const sides = sidesOf(s, t, reading);
        if (sides === undefined) return [];
        const kind = t.upos === "VERB" ? ("verb" as const) : ("noun" as const);
        const predicate = [t.lemma.toLowerCase(), ...sides.through].join(" ");
        return [{ predicate, kind, between: sides.between, sentence: quote(document.text, s) }];
      }),
    );
}

const covers = (span: Span, t: Token): boolean => span.start < t.end && t.start < span.end;

const plain: ReadonlySet<string> = new Set(["agent", "patient", "recipient", "mod", "poss"]);

/** The two parties among a word's arguments, and the preposition of the second. */
function sidesOf(
  s: Sentence,
  t: Token,
  reading: Reading,
): { readonly between: readonly [string, string]; readonly through: readonly string[] } | undefined {
  const known = reading.arguments[s.index]![t.id]!.flatMap(a => {
    if (a.role === "clause" || tokenAt(s, a.token).upos === "VERB") return [];
    const party = resolveHead(s.index, a.token, reading).find(r => r.country !== "" || r.group !== undefined);
    return party === undefined ? [] : [{ role: a.role, code: party.group ?? party.country }];
  });
  const first = known.find(k => k.role === "agent" || (t.upos === "NOUN" && plain.has(k.role)));
  const second = known.find(k => first !== undefined && k !== first && k.code !== first.code);
  if (first === undefined || second === undefined) return undefined;
  return { between: [first.code, second.code], through: plain.has(second.role) ? [] : [second.role] };
}
