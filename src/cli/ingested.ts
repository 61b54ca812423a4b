import type { Ingested } from "../record/ingest.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";

const asksAcks = ({ options }: Call): boolean => options.progress === "acks";

/** Prints that a report is durable, where the user asked for it. */
export const acknowledging =
  (call: Call, door: Door) =>
  (id: string): void =>
    asksAcks(call) ? door.out(`ACK ${id.replaceAll("\n", " ")}\n`) : undefined;

/** Prints how an ingest went. */
export function tellDone(done: Ingested, call: Call, door: Door): void {
  const forgotten = done.forgotten > 0 ? `, ${done.forgotten} left out (taken down)` : "";
  if (!asksAcks(call))
    door.out(
      `${done.added} reports added, ${done.seen} known already, ${done.failed} not coded${forgotten}\n`,
    );
  if (door.stopped)
    door.warn(`stopped by ${door.stopped}; what was added is kept, and the same command goes on from there`);
}
