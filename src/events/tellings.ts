import type { Reading } from "./draft.ts";
import { blamePairs, blameTellings, unprovenPairs } from "./tellings/blame.ts";
import { causeTellings } from "./tellings/causes.ts";
import { denialPairs, type Pair } from "./tellings/clashes.ts";
import { causePairs, contrastPairs, insteadPairs } from "./tellings/contrast.ts";
import { correctionPairs, discoveryPairs } from "./tellings/corrections.ts";
import { figurePairs } from "./tellings/counts.ts";
import { figureTellings } from "./tellings/figures.ts";
import type { Telling, Tellings } from "./tellings/telling.ts";

/** What a report tells of attributes of happenings on which reports differ, and where it sets two against each other. */
export function findTellings(reading: Reading): Tellings {
  const figures = reading.analysis.sentences.flatMap(s => figureTellings(s, reading));
  const pairs = [
    ...figurePairs(figures),
    ...correctionPairs(reading),
    ...discoveryPairs(reading),
    ...denialPairs(reading),
    ...insteadPairs(reading),
    ...blamePairs(reading),
    ...unprovenPairs(reading),
    ...causePairs(reading),
    ...contrastPairs(reading),
  ];
  return assembled([...figures, ...blameTellings(reading), ...causeTellings(reading)], distinct(pairs));
}

const meet = (a: Telling, b: Telling): boolean => a.start < b.end && b.start < a.end;

/** Pairs that no earlier one has already told: of the same two stretches of text. */
const distinct = (pairs: readonly Pair[]): readonly Pair[] =>
  pairs.filter(
    (p, i) =>
      !pairs
        .slice(0, i)
        .some(
          o => (meet(p.a, o.a) && (meet(p.b, o.b) || isAgain(p, o))) || (meet(p.a, o.b) && meet(p.b, o.a)),
        ),
  );

/** The same denier once more, of the same claim. */
const isAgain = (p: Pair, o: Pair): boolean =>
  p.by !== "clash/instead" &&
  p.by !== "clash/cause" &&
  p.b.holder !== undefined &&
  p.b.holder.text === o.b.holder?.text;

/** Tellings in text order, each once, with the pairs by their places. */
function assembled(single: readonly Telling[], pairs: readonly Pair[]): Tellings {
  const key = (t: Telling) => `${t.start} ${t.end} ${t.attribute} ${t.value}`;
  const all = new Map<string, Telling>();
  for (const t of [...single, ...pairs.flatMap(p => [p.a, p.b])]) if (!all.has(key(t))) all.set(key(t), t);
  const tellings = [...all.values()].sort((a, b) => a.start - b.start || a.end - b.end);
  const place = new Map(tellings.map((t, i) => [key(t), i]));
  const clashes = pairs
    .map(({ a, b, kind, by }) => ({ a: place.get(key(a))!, b: place.get(key(b))!, kind, by }))
    .sort((x, y) => x.a - y.a || x.b - y.b);
  return { tellings, clashes };
}
