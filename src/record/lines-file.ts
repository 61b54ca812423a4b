import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { onDisk } from "./fault.ts";

/** Characters that are gathered before they are written. */
const chunk = 1 << 22;

/** A file of JSON Lines that is written once and removed after use. */
export class LinesFile {
  /** Bytes of the longest line. */
  longest = 0;
  readonly #path: string;
  readonly #file: number;
  #waiting: string[] = [];
  #size = 0;

  constructor(path: string) {
    this.#path = path;
    this.#file = onDisk(path, () => openSync(path, "w"));
  }

  add(row: object): void {
    const line = `${JSON.stringify(row)}\n`;
    this.longest = Math.max(this.longest, Buffer.byteLength(line));
    this.#waiting.push(line);
    this.#size += line.length;
    if (this.#size > chunk) this.#flush();
  }

  /** Its path, all lines written. */
  flushed(): string {
    if (this.#waiting.length > 0) this.#flush();
    return this.#path;
  }

  remove(): void {
    closeSync(this.#file);
    rmSync(this.#path);
  }

  #flush(): void {
    const bytes = Buffer.from(this.#waiting.join(""), "utf8");
    onDisk(this.#path, () => {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.#file, bytes, done);
    });
    this.#waiting = [];
    this.#size = 0;
  }
}
