import { type Sentence, type Token, tokenAt } from "../../language/sentence.ts";
import { overlaps } from "../../text/span.ts";
import type { Reading } from "../draft.ts";
import { causeIn, causeTelling, excludes } from "./causes.ts";
import { type Pair, telling } from "./clashes.ts";
import { denialsIn, deniedBy } from "./denials.ts";
import { isContrasted, type Saying, sayingsIn } from "./saying.ts";

/** How many sentences may lie between two speakers who are set against each other. */
const nearby = 2;

/** How many sentences may lie between a cause and another that excludes it. */
const causeReach = 12;

/** What one speaker says against another: by a word of contrast, or by saying that it is not so. */
export function contrastPairs(reading: Reading): readonly Pair[] {
  const sayings = sayingsIn(reading).filter(x => x.holder !== undefined && !isNobodyKnown(x, reading));
  return sayings.flatMap(b => {
    const against = isContrasted(b, reading);
    const before = sayings.filter(
      a =>
        isBefore(a, b, nearby) &&
        (a.holder!.country === undefined || a.holder!.country !== b.holder!.country || against),
    );
    const a = before.at(-1);
    return a === undefined ? [] : clash(a, b, against, reading);
  });
}

const isBefore = (a: Saying, b: Saying, reach: number): boolean =>
  a.from < b.from && b.sentence - a.sentence <= reach && !overlaps(a, b) && !isSameHolder(a, b);

/** A pronoun that is led back to nobody: its speaker may be any of those before it. */
function isNobodyKnown({ holder, sentence }: Saying, { analysis }: Reading): boolean {
  const known = holder?.country ?? holder?.id ?? holder?.name;
  return (
    known === undefined &&
    analysis.sentences[sentence]!.tokens.some(t => t.start === holder?.start && t.upos === "PRON")
  );
}

/** One speaker, named again by his name alone ("the spokesman Juma Otieno", "Otieno"). */
function isSameHolder(a: Saying, b: Saying): boolean {
  if (a.holder?.id !== undefined && a.holder.id === b.holder?.id) return true;
  const [x, y] = [a.holder?.text ?? "", b.holder?.text ?? ""];
  return x === y || (y !== "" && x.endsWith(` ${y}`)) || (x !== "" && y.endsWith(` ${x}`));
}

function clash(a: Saying, b: Saying, against: boolean, reading: Reading): readonly Pair[] {
  const denied = isNegative(b, reading) && !isNegative(a, reading);
  const apart = b.sentence - a.sentence;
  const set = against && (apart === 0 || (opensContrast(b, reading) && sharedWords(a, b, reading) >= 2));
  if (!set && !(denied && apart <= 1 && isOfOne(a, b, reading))) return [];
  return [
    {
      a: telling(a, "happened", "yes", a.sentence, a.holder, reading),
      b: telling(b, "happened", "no", b.sentence, b.holder, reading),
      kind: "dispute",
      by: set ? "clash/contrast" : "clash/negation",
    },
  ];
}

/** Two speakers who name causes that exclude each other. */
export function causePairs(reading: Reading): readonly Pair[] {
  const sayings = sayingsIn(reading).filter(x => x.holder !== undefined);
  return sayings.flatMap((b, i) => {
    const y = causeIn(b, reading);
    if (y === undefined) return [];
    return sayings.slice(0, i).flatMap(a => {
      const x = causeIn(a, reading);
      if (x === undefined || !isBefore(a, b, x.negative !== y.negative ? causeReach : nearby)) return [];
      if (!excludes(x, y)) return [];
      return [
        {
          a: causeTelling(a, x, reading),
          b: causeTelling(b, y, reading),
          kind: "dispute" as const,
          by: "clash/cause",
        },
      ];
    });
  });
}

/** Whether what is said is that something is not so. */
function isNegative(x: Saying, reading: Reading): boolean {
  const s = reading.analysis.sentences[x.sentence]!;
  const { negation } = reading.lexicons.cues;
  return s.tokens.some(
    t => t.start >= x.start && t.end <= x.end && negation.has(t.lemma.toLowerCase()) && !isInner(s, t),
  );
}

/** A negation deep inside a clause within what is said. */
function isInner(s: Sentence, t: Token): boolean {
  let [depth, up] = [0, t];
  while (up.head !== 0) {
    up = tokenAt(s, up.head);
    if (/^(?:acl|advcl)/.test(up.deprel)) depth++;
  }
  return depth > 0;
}

/** Whether a speaker who says that something is not so speaks of what the other said: in his words, or of its proof. */
function isOfOne(a: Saying, b: Saying, reading: Reading): boolean {
  const { proofs } = reading.lexicons.tellings;
  const [x, y] = [lemmasOf(a, reading, told), lemmasOf(b, reading, told)];
  return [...y].some(w => x.has(w) || proofs.has(w));
}

/** Whether a word of contrast opens the sentence, so that it is set against the one before; or the cue itself is one. */
function opensContrast(x: Saying, reading: Reading): boolean {
  const s = reading.analysis.sentences[x.sentence]!;
  const { contrasts } = reading.lexicons.tellings;
  const inside = s.tokens.filter(t => t.start >= x.start && t.end <= x.end).slice(0, 8);
  return [...s.tokens.slice(0, 2), tokenAt(s, x.cue), ...inside.filter(t => t.upos === "ADV")].some(t =>
    contrasts.has(t.lemma.toLowerCase()),
  );
}

/** How many words that tell something two have in common. */
function sharedWords(a: Saying, b: Saying, reading: Reading): number {
  const [x, y] = [lemmasOf(a, reading), lemmasOf(b, reading)];
  return [...x].filter(w => y.has(w)).length;
}

/** Words that tell something, and those of them that name nobody. */
const full = /^(?:NOUN|PROPN|VERB|ADJ)$/;
const told = /^(?:NOUN|VERB)$/;

const lemmasOf = (x: Saying, reading: Reading, kinds = full): ReadonlySet<string> =>
  new Set(
    reading.analysis.sentences[x.sentence]!.tokens.filter(
      t => t.start >= x.start && t.end <= x.end && kinds.test(t.upos),
    ).map(t => t.lemma.toLowerCase()),
  );

/** What would be, if: it is no other account. */
const isConditional = (x: Saying, { analysis, lexicons }: Reading): boolean =>
  analysis.sentences[x.sentence]!.tokens.some(
    t => t.start >= x.start && t.end <= x.end && lexicons.cues.conditions.has(t.lemma.toLowerCase()),
  );

/** What somebody who denies says instead ("denies this, saying that his mother was …"). */
export function insteadPairs(reading: Reading): readonly Pair[] {
  return denialsIn(reading).flatMap(d => {
    const denied = deniedBy(d, reading);
    const instead = sayingsIn(reading).find(
      x => x.sentence === d.sentence && x.start > d.end && x.holder?.start === d.holder.start,
    );
    if (denied === undefined || instead === undefined || overlaps(denied, instead)) return [];
    if (isConditional(instead, reading)) return [];
    return [
      {
        a: telling(denied, "happened", "yes", denied.sentence, denied.holder, reading),
        b: telling(instead, "happened", "no", instead.sentence, instead.holder, reading),
        kind: "dispute",
        by: "clash/instead",
      },
    ];
  });
}
