/**
 * The state of an arc-hybrid parser (Kuhlmann et al. 2011): a stack, a buffer that ends in the artificial root.
 *
 * Words are numbered 0 to n-1 and the root n; `heads[i]` is -1 while unknown. Moves: SHIFT; LEFT makes the buffer's
 * first word head of the stack's top; RIGHT makes the second word of the stack head of its top. The root takes one
 * dependent: LEFT to it is open only while one word is on the stack.
 */
export interface State {
  readonly length: number;
  readonly stack: Int32Array;
  top: number;
  front: number;
  readonly heads: Int32Array;
  readonly labels: Int32Array;
  /** Outermost and next dependents on either side, -1 where none; and how many. */
  readonly left: Int32Array;
  readonly left2: Int32Array;
  readonly right: Int32Array;
  readonly right2: Int32Array;
  readonly leftCount: Int32Array;
  readonly rightCount: Int32Array;
}

export const shift = 0;

/** An empty state for sentences of up to `capacity` words. */
export function newState(length: number): State {
  const row = () => new Int32Array(length + 1).fill(-1);
  return {
    length,
    stack: new Int32Array(length + 1),
    top: 0,
    front: 0,
    heads: row(),
    labels: row(),
    left: row(),
    left2: row(),
    right: row(),
    right2: row(),
    leftCount: new Int32Array(length + 1),
    rightCount: new Int32Array(length + 1),
  };
}

/** Whether all words have heads. */
export const isFinal = (s: State): boolean => s.front === s.length && s.top === 0;

export const canShift = (s: State): boolean => s.front < s.length;
export const canLeft = (s: State): boolean => s.top > 0 && (s.front < s.length || s.top === 1);
export const canRight = (s: State): boolean => s.top > 1;

/** Makes a move: 0 SHIFT, 1 to L LEFT with label `move - 1`, L + 1 to 2L RIGHT. */
export function apply(s: State, move: number, labels: number): void {
  if (move === shift) {
    s.stack[s.top++] = s.front++;
    return;
  }
  const child = s.stack[--s.top]!;
  if (move <= labels) attachLeft(s, child, s.front, move - 1);
  else attachRight(s, child, s.stack[s.top - 1]!, move - 1 - labels);
}

function attachLeft(s: State, child: number, head: number, label: number): void {
  s.heads[child] = head;
  s.labels[child] = label;
  s.left2[head] = s.left[head]!;
  s.left[head] = child;
  s.leftCount[head]!++;
}

function attachRight(s: State, child: number, head: number, label: number): void {
  s.heads[child] = head;
  s.labels[child] = label;
  s.right2[head] = s.right[head]!;
  s.right[head] = child;
  s.rightCount[head]!++;
}
