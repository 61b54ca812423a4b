/** A promise, and what keeps it. */
interface Promised {
  readonly promise: Promise<undefined>;
  readonly resolve: (value: undefined) => void;
}

export function promised(): Promised {
  let resolve: (value: undefined) => void = () => {};
  const promise = new Promise<undefined>(done => {
    resolve = done;
  });
  return { promise, resolve };
}

/** Items until a promise is kept; the source may be silent then, and is not waited for. */
export async function* until<T>(end: Promise<undefined>, items: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await Promise.race([end, iterator.next()]);
      if (next === undefined || next.done) return;
      yield next.value;
    }
  } finally {
    Promise.resolve(iterator.return?.()).catch(() => {});
  }
}
