import { once } from "node:events";
import { exit } from "./fault.ts";
import { printable } from "./printable.ts";

/** How many warnings of a run are printed; the rest are counted. */
const shownWarnings = 100;

/** Where a command prints and tells what went wrong: results to standard output, all else to standard error. */
export class Door {
  #warnings = 0;
  #refusals = 0;
  #stopped: "SIGINT" | "SIGTERM" | undefined;
  #progress = 0;

  /** Prints results. A closed pipe ends the program quietly. */
  out(text: string): void {
    if (text !== "") process.stdout.write(text);
  }

  /** The same, waiting where the other end is slower than we are: what is not taken yet does not pile up here. */
  async send(text: string): Promise<void> {
    if (text !== "" && !process.stdout.write(text)) await once(process.stdout, "drain");
  }

  warn(message: string): void {
    this.#warnings++;
    if (this.#warnings <= shownWarnings) this.#say(`warning: ${message}`);
  }

  /** A whole input that the user named was refused: a warning, and exit code 3 in the end. */
  refuse(message: string): void {
    this.#refusals++;
    this.warn(message);
  }

  /** How far a run is; shown on a terminal only. */
  progress(done: number, what: string): void {
    if (!process.stderr.isTTY || Date.now() - this.#progress < 200) return;
    this.#progress = Date.now();
    process.stderr.write(`\r${done} ${what}\u001b[K`);
  }

  /** From now on a signal lets the piece of work at hand end; `stopped` then says which signal came. A second one ends at once. */
  finishOnSignal(): void {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.removeAllListeners(signal);
      process.on(signal, () => {
        if (this.#stopped) process.exit(codes[signal]);
        this.#stopped = signal;
      });
    }
  }

  get stopped(): "SIGINT" | "SIGTERM" | undefined {
    return this.#stopped;
  }

  /** Closes the run: what was counted, and the exit code it earns. */
  close(): number {
    if (process.stderr.isTTY && this.#progress > 0) process.stderr.write("\r\u001b[K");
    if (this.#warnings > shownWarnings)
      this.#say(`warning: ${this.#warnings - shownWarnings} more warnings, ${this.#warnings} in all`);
    if (this.#refusals > 0)
      this.#say(
        `warning: ${this.#refusals} named ${this.#refusals === 1 ? "input was" : "inputs were"} refused; the rest was read`,
      );
    if (this.#stopped) return codes[this.#stopped];
    return this.#refusals > 0 ? exit.refused : exit.done;
  }

  #say(line: string): void {
    process.stderr.write(`${printable(line).replaceAll("\n", "\\n")}\n`);
  }
}

export const codes = { SIGINT: exit.interrupted, SIGTERM: exit.terminated } as const;
