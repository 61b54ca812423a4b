import { InputFault } from "../text/fault.ts";
import type { Limits } from "./input.ts";
import type { Store } from "./store.ts";

/** Where an entry's data is: `end` absent where only the data itself tells. */
export interface Place {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly header: number;
  readonly size?: number;
  /** Mode and kind as Unix has them; 0 where another system wrote the archive. */
  readonly mode: number;
}

/** What is wrong at a byte of an archive. */
export const fault = ({ name }: Store, at: number, message: string) =>
  new InputFault(name, `byte ${at}`, message);

/** Refuses an archive that was made to do harm where it is unpacked. */
export function check(places: readonly Place[], store: Store): void {
  for (const { name, header, mode } of places) {
    if (/^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\0/.test(name))
      throw fault(
        store,
        header,
        `an archive with a name that leads out of its folder ("${name.slice(0, 100)}"); refused`,
      );
    if ((mode & 0xf000) === 0xa000)
      throw fault(store, header, `an archive with a link in it ("${name.slice(0, 100)}"); refused`);
  }
  const order = places.toSorted((a, b) => a.header - b.header);
  const shared = order.find(
    (place, i) => (order[i - 1]?.header ?? -1) + (order[i - 1]?.size ?? 0) >= place.header,
  );
  if (shared !== undefined)
    throw fault(store, shared.header, "an archive whose files share their bytes, as bombs do; refused");
}

/** The bytes of an entry, counted with those of the entries before it. */
export async function* capped(
  chunks: AsyncIterable<Buffer>,
  store: Store,
  tally: { made: number },
  { inflateGrace, inflateRatio }: Limits,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    tally.made += chunk.length;
    if (tally.made > inflateGrace && tally.made > store.size * inflateRatio)
      throw new InputFault(
        store.name,
        undefined,
        `an archive that grows more than ${inflateRatio} times is not read; unpack it and try again`,
      );
    yield chunk;
  }
}
