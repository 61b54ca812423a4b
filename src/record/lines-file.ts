import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { onDisk } from "./fault.ts";

/** Bytes that are gathered before they are written. */
const chunk = 1 << 22;

/** Lines put aside on disk, each read again by its number, and removed after use. */
export class LinesFile {
  readonly #path: string;
  readonly #file: number;
  /** Where each line ends, in bytes. */
  readonly #ends: number[] = [];
  #waiting: Buffer[] = [];
  #size = 0;

  constructor(path: string) {
    this.#path = path;
    this.#file = onDisk(path, () => openSync(path, "w+"));
  }

  add(line: string): void {
    const bytes = Buffer.from(line, "utf8");
    this.#ends.push((this.#ends.at(-1) ?? 0) + bytes.length);
    this.#waiting.push(bytes);
    this.#size += bytes.length;
    if (this.#size > chunk) this.#flush();
  }

  /** A line by its number, from 0. */
  line(number: number): string {
    this.#flush();
    const start = number === 0 ? 0 : this.#ends[number - 1]!;
    const bytes = Buffer.alloc(this.#ends[number]! - start);
    onDisk(this.#path, () => readSync(this.#file, bytes, 0, bytes.length, start));
    return bytes.toString("utf8");
  }

  remove(): void {
    closeSync(this.#file);
    rmSync(this.#path);
  }

  #flush(): void {
    if (this.#waiting.length === 0) return;
    const bytes = Buffer.concat(this.#waiting);
    onDisk(this.#path, () => {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.#file, bytes, done);
    });
    this.#waiting = [];
    this.#size = 0;
  }
}
