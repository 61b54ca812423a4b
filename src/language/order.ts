/**
 * The results of work on each item, in the order of the items; no more than `bound` items are taken ahead of what was given out.
 *
 * A fault of the source is thrown after the results of what came before it.
 */
export async function* inOrder<I, O>(
  items: AsyncIterable<I> | Iterable<I>,
  work: (item: I) => Promise<O>,
  bound: number,
): AsyncGenerator<O> {
  const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  const under: Promise<O>[] = [];
  let next: Promise<Taken<I>> | undefined = take(iterator);
  try {
    while (next !== undefined || under.length > 0) {
      if (next === undefined || under.length >= bound) {
        yield await under.shift()!;
        continue;
      }
      const first = await Promise.race(under.length > 0 ? [next, under[0]!.then(() => undefined)] : [next]);
      if (first === undefined) yield await under.shift()!;
      else if ("fault" in first) {
        while (under.length > 0) yield await under.shift()!;
        throw first.fault;
      } else if (first.done) next = undefined;
      else {
        under.push(work(first.value));
        next = take(iterator);
      }
    }
  } finally {
    // Not waited for: the source may be silent for ever.
    if (next !== undefined) Promise.resolve(iterator.return?.()).catch(() => {});
  }
}

type Taken<I> =
  | { readonly done: true }
  | { readonly done: false; readonly value: I }
  | { readonly fault: unknown };

/** The next item; a fault of the source as a value, so that it waits for its turn. */
async function take<I>(iterator: AsyncIterator<I> | Iterator<I>): Promise<Taken<I>> {
  try {
    const { done, value } = await iterator.next();
    return done ? { done: true } : { done: false, value: value as I };
  } catch (fault) {
    return { fault };
  }
}
