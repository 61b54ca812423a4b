/**
 * Learns how far an event of given signs is to be trusted: `npm run train:confidence`.
 *
 * Logistic regression over the signs of `src/events/confidence.ts`: of the events printed for the sentences of `learn`, which stand
 * in the labels with their type and parties. Writes models/en/confidence/weights.yaml; prints how well the figures hold on `measure`.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { outcomeOf, type Part, readCorpus } from "../../bench/accuracy/corpus.ts";
import { loadReader } from "../../src/cli/reading.ts";
import { draftsIn, toEvent } from "../../src/events/code.ts";
import { signsOf } from "../../src/events/confidence.ts";

/** An event's signs, and whether a reader has it too. */
interface Case {
  readonly signs: readonly string[];
  readonly right: boolean;
}

const folder = join(import.meta.dirname, "..", "..", "models", "en", "confidence");
const rounds = 400;
const rate = 0.5;
/** Pulls weights towards 0, in cases. */
const prior = 2;

const reader = loadReader({ model: "default" });

function casesOf(part: Part): readonly Case[] {
  return readCorpus(part).flatMap(item => {
    const reading = reader.read({ id: "s", text: item.text, published: item.date });
    const drafts = draftsIn(reading);
    const events = drafts.map(d => toEvent(d, reading));
    const { pairs } = outcomeOf(item, () => events);
    return drafts.flatMap((draft, i) => {
      const event = events[i]!;
      if (event.actor.length + event.recipient.length === 0) return [];
      const words = reading.analysis.sentences[draft.sentence]!.tokens.length;
      return [{ signs: signsOf(draft, words), right: pairs.some(p => p.event === event && p.parties) }];
    });
  });
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

function learn(cases: readonly Case[]): ReadonlyMap<string, number> {
  const weights = new Map([...new Set(cases.flatMap(c => c.signs))].sort().map(sign => [sign, 0]));
  const seen = new Map<string, number>();
  for (const c of cases) for (const s of c.signs) seen.set(s, (seen.get(s) ?? 0) + 1);
  for (let round = 0; round < rounds; round++) {
    const slope = new Map<string, number>();
    for (const { signs, right } of cases) {
      const off = (right ? 1 : 0) - sigmoid(signs.reduce((n, s) => n + weights.get(s)!, 0));
      for (const s of signs) slope.set(s, (slope.get(s) ?? 0) + off);
    }
    for (const [s, w] of weights)
      weights.set(s, w + (rate * ((slope.get(s) ?? 0) - prior * w)) / (seen.get(s)! + prior));
  }
  return weights;
}

/** In ten bands of confidence: how many, their mean confidence, the share that is right. */
function table(cases: readonly Case[], weights: ReadonlyMap<string, number>): string {
  const rated = cases.map(({ signs, right }) => ({
    right: right ? 1 : 0,
    p: sigmoid(signs.reduce((n, s) => n + (weights.get(s) ?? 0), 0)),
  }));
  const brier = rated.reduce((n, { right, p }) => n + (right - p) ** 2, 0) / rated.length;
  const mean = rated.reduce((n, { right }) => n + right, 0) / rated.length;
  const bands = Array.from({ length: 10 }, (_, i) =>
    rated.filter(r => Math.min(9, Math.floor(10 * r.p)) === i),
  );
  const gap =
    bands.reduce((n, b) => n + Math.abs(b.reduce((m, r) => m + r.right - r.p, 0)), 0) / rated.length;
  const rows = bands.map((b, i) => {
    const of = (f: (r: (typeof rated)[number]) => number) => b.reduce((n, r) => n + f(r), 0) / b.length;
    return b.length === 0
      ? []
      : [
          `${i / 10}: ${b.length} events, confidence ${of(r => r.p).toFixed(2)}, right ${of(r => r.right).toFixed(2)}`,
        ];
  });
  return `${rated.length} events, ${(100 * mean).toFixed(1)} % right; Brier ${brier.toFixed(3)} (always the mean: ${(mean * (1 - mean)).toFixed(3)}); calibration gap ${(100 * gap).toFixed(1)} points\n${rows.flat().join("\n")}`;
}

const learnt = learn(casesOf("learn"));
const lines = [...learnt].map(([sign, w]) => `${JSON.stringify(sign)}: ${w.toFixed(3)}`);
writeFileSync(
  join(folder, "weights.yaml"),
  `# Learnt by \`npm run train:confidence\` from training/events/learn; signs: src/events/confidence.ts.\n${lines.join("\n")}\n`,
);
console.log(`learn\n${table(casesOf("learn"), learnt)}\n\nmeasure\n${table(casesOf("measure"), learnt)}`);
