import { linkSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { RecordFault } from "./fault.ts";

const waitMs = 5000;
const pauseMs = 100;

/** Locks that this process holds: the same number in an old lock may be a dead process's. */
const held = new Set<string>();

/** Who holds a lock; `began` tells a process from a later one of the same number, where the system says it. */
interface Holder {
  readonly pid: number;
  readonly began: string;
}

/** Takes a lock file that names this process; waits five seconds for a living holder, takes over from a dead one. Gives what lets it go. */
export async function acquire(path: string): Promise<() => void> {
  for (let waited = 0; ; waited += pauseMs) {
    if (take(path)) return () => letGo(path);
    const holder = holderOf(path);
    if (holder !== undefined && !lives(holder, path)) {
      takeAway(path, holder);
      continue;
    }
    if (waited >= waitMs)
      throw new RecordFault(
        "in-use",
        `${path}: another process (PID ${holder?.pid ?? "unknown"}) writes this record; wait for it to end`,
      );
    await new Promise(resolve => setTimeout(resolve, pauseMs));
  }
}

/** Makes the lock whole in one step, so that nobody ever reads half of it. */
function take(path: string): boolean {
  const mine = `${path}.${process.pid}`;
  try {
    writeFileSync(mine, `${process.pid} ${beganAt(process.pid)}`);
    linkSync(mine, path);
    held.add(path);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw new RecordFault("disk", `${path}: ${(cause as Error).message}`);
  } finally {
    quietly(() => unlinkSync(mine));
  }
}

function letGo(path: string): void {
  held.delete(path);
  quietly(() => unlinkSync(path));
}

function holderOf(path: string): Holder | undefined {
  try {
    const [pid, began = ""] = readFileSync(path, "utf8").split(" ");
    return { pid: Number(pid) || 0, began };
  } catch {
    return undefined;
  }
}

/** Removes a dead process's lock, unless another has taken it meanwhile. */
function takeAway(path: string, holder: Holder): void {
  const now = holderOf(path);
  if (now?.pid === holder.pid && now.began === holder.began) quietly(() => unlinkSync(path));
}

function lives({ pid, began }: Holder, path: string): boolean {
  if (pid === 0) return false;
  if (pid === process.pid) return held.has(path);
  const now = beganAt(pid);
  if (began !== "" && now !== "" && began !== now) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** When a process began, in the kernel's ticks since boot; empty where the system does not say. */
function beganAt(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // Somebody else removed it first.
  }
}
