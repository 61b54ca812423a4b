import { parseFeatureCapacity, parseFeatures, type Tagged } from "../../src/language/features.ts";
import {
  apply,
  canLeft,
  canRight,
  canShift,
  isFinal,
  newState,
  type State,
} from "../../src/language/transition.ts";
import { Perceptron, random, shuffled } from "./perceptron.ts";

/** A tagged sentence with its gold heads (`length` for the root) and label numbers. */
export interface ParseExample extends Tagged {
  readonly heads: Int32Array;
  readonly labels: Int32Array;
}

/** Costs of SHIFT, LEFT and RIGHT: gold arcs that each puts out of reach (Goldberg and Nivre 2013). */
function costs(s: State, gold: ParseExample): readonly [number, number, number] {
  const b0 = s.front;
  const s0 = s.top > 0 ? s.stack[s.top - 1]! : -1;
  const s1 = s.top > 1 ? s.stack[s.top - 2]! : -1;
  let [shiftCost, leftCost, rightCost] = [0, 0, 0];
  if (b0 < s.length) {
    for (let k = 0; k < s.top; k++) {
      const word = s.stack[k]!;
      if (gold.heads[word] === b0) shiftCost++;
      if (k < s.top - 1 && gold.heads[b0] === word) shiftCost++;
    }
  }
  if (s0 >= 0) {
    const head = gold.heads[s0]!;
    for (let d = b0; d < s.length; d++) {
      if (gold.heads[d] === s0) {
        leftCost++;
        rightCost++;
      }
    }
    if (head >= b0) rightCost++;
    if (head === s1 || head > b0) leftCost++;
  }
  return [shiftCost, leftCost, rightCost];
}

/** The best right and the best wrong move of a state, with their scores; -1 where there is none. */
interface Choice {
  right: number;
  rightScore: number;
  wrong: number;
  wrongScore: number;
}

/** Sorts a move into a choice; of equals the first stays. */
function enter(choice: Choice, move: number, score: number, right: boolean): void {
  if (right) {
    if (choice.right < 0 || score > choice.rightScore) {
      choice.right = move;
      choice.rightScore = score;
    }
  } else if (choice.wrong < 0 || score > choice.wrongScore) {
    choice.wrong = move;
    choice.wrongScore = score;
  }
}

/** Right are the moves that lose nothing (or, where each loses, least); an arc that is gold must bear its gold label. */
function choose(s: State, gold: ParseExample, labels: number, scores: Int32Array, choice: Choice): void {
  const [shiftCost, leftCost, rightCost] = costs(s, gold);
  const open = [canShift(s), canLeft(s), canRight(s)] as const;
  const least = Math.min(open[0] ? shiftCost : 99, open[1] ? leftCost : 99, open[2] ? rightCost : 99);
  const s0 = s.top > 0 ? s.stack[s.top - 1]! : -1;
  const label = s0 < 0 ? -1 : gold.labels[s0]!;
  choice.right = choice.wrong = -1;
  if (open[0]) enter(choice, 0, scores[0]!, shiftCost === least);
  if (open[1]) {
    const must = gold.heads[s0] === s.front ? label : -1;
    enterArcs(choice, 1, labels, scores, leftCost === least, must);
  }
  if (open[2]) {
    const must = gold.heads[s0] === s.stack[s.top - 2]! ? label : -1;
    enterArcs(choice, labels + 1, labels, scores, rightCost === least, must);
  }
}

/** Sorts in the moves of one direction, one a label from `from` on; `must` is the only right label, -1 for any. */
function enterArcs(
  choice: Choice,
  from: number,
  labels: number,
  scores: Int32Array,
  right: boolean,
  must: number,
): void {
  for (let l = 0; l < labels; l++)
    enter(choice, from + l, scores[from + l]!, right && (must < 0 || l === must));
}

/** How far a right move must lead the best wrong one, in updates of a single feature; else the weights are moved. */
const margin = 30;

/** Trains the parser with a dynamic oracle: from the second round on it walks mostly where its own moves lead. */
export function trainParser(
  examples: readonly ParseExample[],
  labels: number,
  epochs: number,
  seed: number,
  log: (line: string) => void,
) {
  const moves = 2 * labels + 1;
  const model = new Perceptron(moves);
  const next = random(seed);
  const features = new Int32Array(parseFeatureCapacity);
  const scores = new Int32Array(moves);
  const choice: Choice = { right: -1, rightScore: 0, wrong: -1, wrongScore: 0 };
  for (let epoch = 0; epoch < epochs; epoch++) {
    let [right, all] = [0, 0];
    for (const x of shuffled(examples, next)) {
      const s = newState(x.length);
      while (!isFinal(s)) {
        const count = parseFeatures(s, x, features);
        model.score(features, count, scores);
        choose(s, x, labels, scores, choice);
        const lead = choice.wrong < 0 ? margin : choice.rightScore - choice.wrongScore;
        if (lead < margin) model.update(features, count, choice.right, choice.wrong);
        model.tick();
        all++;
        if (lead > 0) right++;
        apply(s, lead > 0 || epoch === 0 || next() > 0.9 ? choice.right : choice.wrong, labels);
      }
    }
    log(`parser round ${epoch + 1}: ${((100 * right) / all).toFixed(2)} % of moves right`);
  }
  return (leastUpdates: number) => model.averaged(leastUpdates);
}
