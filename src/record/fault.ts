/** Why a record cannot be used: damaged or newer (exit 4), disk (5), in use by another process (6). */
export class RecordFault extends Error {
  readonly kind: "damaged" | "disk" | "in-use";
  constructor(kind: RecordFault["kind"], message: string) {
    super(message);
    this.name = "RecordFault";
    this.kind = kind;
  }
}

/** Runs a disk operation; its failure is a `RecordFault` that names the place. */
export function onDisk<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof RecordFault) throw cause;
    throw new RecordFault("disk", `${place}: ${(cause as Error).message}`);
  }
}
