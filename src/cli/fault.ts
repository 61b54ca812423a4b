import { FetchFault } from "../intake/fetch/fault.ts";
import { RecordFault } from "../record/fault.ts";
import { PeriodsFault } from "../relations/periods.ts";
import { InputFault, LexiconFault, ModelFault } from "../text/fault.ts";

/** What the user asked for in a way that cannot be understood. */
export class UsageFault extends Error {}

/** Exit codes of contract.md. */
export const exit = {
  done: 0,
  fault: 1,
  usage: 2,
  refused: 3,
  record: 4,
  disk: 5,
  busy: 6,
  network: 7,
  model: 8,
  interrupted: 130,
  terminated: 143,
} as const;

const recordCodes = { damaged: exit.record, disk: exit.disk, "in-use": exit.busy } as const;
const diskCodes = new Set(["ENOSPC", "EIO", "EROFS", "EDQUOT", "EACCES", "EPERM", "EMFILE", "ENFILE"]);

/** The exit code of a fault that stops the run. */
export function exitCode(fault: unknown): number {
  if (fault instanceof UsageFault || fault instanceof PeriodsFault) return exit.usage;
  if (fault instanceof RecordFault) return recordCodes[fault.kind];
  if (fault instanceof LexiconFault || fault instanceof ModelFault) return exit.model;
  if (fault instanceof FetchFault) return exit.network;
  if (fault instanceof InputFault) return exit.refused;
  return diskCodes.has((fault as NodeJS.ErrnoException).code ?? "") ? exit.disk : exit.fault;
}
