import { readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { RecordFault } from "./fault.ts";

const waitMs = 5000;
const pauseMs = 100;

/** Takes a lock file that names this process; waits five seconds for a living holder, takes over from a dead one. Gives what lets it go. */
export async function acquire(path: string): Promise<() => void> {
  for (let waited = 0; ; waited += pauseMs) {
    if (take(path)) return () => unlinkSync(path);
    const holder = holderOf(path);
    if (holder !== undefined && !alive(holder)) {
      release(path, holder);
      continue;
    }
    if (waited >= waitMs)
      throw new RecordFault(
        "in-use",
        `${path}: another process (PID ${holder ?? "unknown"}) writes this record; wait for it to end`,
      );
    await new Promise(resolve => setTimeout(resolve, pauseMs));
  }
}

function take(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw new RecordFault("disk", `${path}: ${(cause as Error).message}`);
  }
}

function holderOf(path: string): number | undefined {
  try {
    return Number(readFileSync(path, "utf8")) || undefined;
  } catch {
    return undefined;
  }
}

/** Removes a dead process's lock, unless another has taken it meanwhile. */
function release(path: string, holder: number): void {
  if (holderOf(path) === holder) unlinkSync(path);
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === "EPERM";
  }
}
