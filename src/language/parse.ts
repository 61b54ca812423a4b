import { frontFeatures, parseFeatureCapacity, stateFeatures, type Tagged } from "./features.ts";
import { addRows, type LinearModel } from "./model.ts";
import { apply, canLeft, canRight, canShift, isFinal, newState, type State } from "./transition.ts";

/** A tree as heads (`length` for the root) and label numbers, each by word from 0. */
export interface Heads {
  readonly heads: Int32Array;
  readonly labels: Int32Array;
}

/** Parses a tagged sentence greedily: always one tree with one word under the root. `labels` is the number of labels. */
export function parseWords(model: LinearModel, x: Tagged, labels: number): Heads {
  const s = newState(x.length);
  const features = new Int32Array(parseFeatureCapacity);
  const scores = new Int32Array(model.classes.length);
  // What the next words say, kept until one is shifted.
  const ahead = new Int32Array(model.classes.length);
  let front = -1;
  while (!isFinal(s)) {
    if (s.front !== front) {
      front = s.front;
      ahead.fill(0);
      addRows(model, features, frontFeatures(x, front, features), ahead);
    }
    for (let move = 0; move < scores.length; move++) scores[move] = ahead[move]!;
    addRows(model, features, stateFeatures(s, x, features, 0), scores);
    apply(s, bestMove(s, scores, labels), labels);
  }
  return { heads: s.heads, labels: s.labels };
}

/** The open move of the highest score, the first of equals. */
export function bestMove(s: State, scores: Int32Array, labels: number): number {
  let best = -1;
  let top = Number.NEGATIVE_INFINITY;
  const from = canShift(s) ? 0 : canLeft(s) ? 1 : labels + 1;
  const to = canRight(s) ? 2 * labels : canLeft(s) ? labels : 0;
  const left = canLeft(s);
  for (let move = from; move <= to; move++) {
    if (!left && move >= 1 && move <= labels) move = labels + 1;
    if (scores[move]! > top) {
      top = scores[move]!;
      best = move;
    }
  }
  return best;
}
