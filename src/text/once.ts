/**
 * What is made of an object, made once and kept as long as the object is. The last one asked for is at hand without a look-up: the
 * next question is mostly about the same one.
 */
export function oncePer<K extends object, T>(make: (of: K) => T): (of: K) => T {
  const made = new WeakMap<K, { readonly value: T }>();
  let last: K | undefined;
  let its: { readonly value: T } | undefined;
  return of => {
    if (of !== last || its === undefined) {
      its = made.get(of);
      if (its === undefined) {
        its = { value: make(of) };
        made.set(of, its);
      }
      last = of;
    }
    return its.value;
  };
}
