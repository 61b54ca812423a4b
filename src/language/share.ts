/**
 * The same plain data with its typed arrays in shared memory: handed to workers it is one copy for all.
 *
 * What is shared already stays where it is.
 */
export function share<T>(value: T): T {
  return shared(value) as T;
}

function shared(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return sharedView(value as Uint8Array);
  if (Array.isArray(value)) return value.map(shared);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shared(part)]));
}

function sharedView(view: Uint8Array): Uint8Array {
  if (view.buffer instanceof SharedArrayBuffer) return view;
  const Kind = view.constructor as new (buffer: SharedArrayBuffer) => Uint8Array;
  const copy = new Kind(new SharedArrayBuffer(view.byteLength));
  copy.set(view);
  return copy;
}
