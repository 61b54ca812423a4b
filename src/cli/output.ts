import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { onDisk } from "../record/fault.ts";
import type { Door } from "./door.ts";

/** Where an export goes. `done` ends it well, `drop` leaves nothing behind. */
export interface Sink {
  readonly write: (text: string) => Promise<void>;
  readonly done: () => Promise<void>;
  readonly drop: () => void;
}

/** Characters that are gathered before they are written. */
const blockLength = 1 << 16;

/** Standard output, in blocks; waits where the reader is slower. */
export function standardSink(door: Door): Sink {
  let held = "";
  const flush = async () => {
    const block = held;
    held = "";
    await door.send(block);
  };
  return {
    write: async text => {
      held += text;
      if (held.length > blockLength) await flush();
    },
    done: flush,
    drop: () => {},
  };
}

/** A file in the making: it stands beside its name until it is whole, then takes the place of what was there. */
export interface FileSink extends Sink {
  /** Where it is written. */
  readonly path: string;
  readonly writeNow: (text: string) => void;
  readonly doneNow: () => void;
  /** Writes all, and keeps it beside its name. */
  readonly flush: () => Promise<void>;
}

/** Begins a file; what the disk refuses is a `RecordFault`. */
export function fileSink(file: string, mark = "next"): FileSink {
  const path = `${file}.${mark}-${process.pid}`;
  const handle = onDisk(path, () => openSync(path, "w"));
  let [held, open] = ["", true];
  const flushNow = (least: number) => {
    if (held.length <= least) return;
    const block = Buffer.from(held, "utf8");
    held = "";
    onDisk(path, () => {
      for (let done = 0; done < block.length; ) done += writeSync(handle, block, done);
    });
  };
  const close = () => {
    if (open) closeSync(handle);
    open = false;
  };
  const writeNow = (text: string) => {
    held += text;
    flushNow(blockLength);
  };
  const doneNow = () => {
    flushNow(0);
    onDisk(path, () => fsyncSync(handle));
    close();
    onDisk(file, () => renameSync(path, file));
  };
  return {
    path,
    writeNow,
    doneNow,
    write: async text => writeNow(text),
    done: async () => doneNow(),
    flush: async () => {
      flushNow(0);
      close();
    },
    drop: () => {
      close();
      rmSync(path, { force: true });
    },
  };
}
