import { parseFeatureCapacity, parseFeatures, type Tagged } from "../../src/language/features.ts";
import { bestMove } from "../../src/language/parse.ts";
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

/** The moves that lose nothing (or, where each loses, least); an arc that is gold must bear its gold label. */
function goodMoves(s: State, gold: ParseExample, labels: number): (move: number) => boolean {
  const [shiftCost, leftCost, rightCost] = costs(s, gold);
  const open = [canShift(s) ? shiftCost : 99, canLeft(s) ? leftCost : 99, canRight(s) ? rightCost : 99];
  const least = Math.min(...open);
  const s0 = s.top > 0 ? s.stack[s.top - 1]! : -1;
  const label = s0 < 0 ? -1 : gold.labels[s0]!;
  const leftGold = s0 >= 0 && gold.heads[s0] === s.front;
  const rightGold = s.top > 1 && gold.heads[s0] === s.stack[s.top - 2]!;
  return move => {
    if (move === 0) return open[0] === least;
    if (move <= labels) return open[1] === least && (!leftGold || move - 1 === label);
    return open[2] === least && (!rightGold || move - 1 - labels === label);
  };
}

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
  const scores = new Float64Array(moves);
  const allowed = new Float64Array(moves);
  for (let epoch = 0; epoch < epochs; epoch++) {
    let [right, all] = [0, 0];
    for (const x of shuffled(examples, next)) {
      const s = newState(x.length);
      while (!isFinal(s)) {
        const count = parseFeatures(s, x, features);
        model.score(features, count, scores);
        const guess = bestMove(s, scores, labels);
        const good = goodMoves(s, x, labels);
        all++;
        let move = guess;
        if (good(guess)) right++;
        else {
          for (let m = 0; m < moves; m++) allowed[m] = good(m) ? scores[m]! : -1e18;
          const target = bestMove(s, allowed, labels);
          model.update(features, count, target, guess);
          if (epoch === 0 || next() > 0.9) move = target;
        }
        model.tick();
        apply(s, move, labels);
      }
    }
    log(`parser round ${epoch + 1}: ${((100 * right) / all).toFixed(2)} % of moves right`);
  }
  return (leastUpdates: number) => model.averaged(leastUpdates);
}
