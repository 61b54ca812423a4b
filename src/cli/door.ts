import { once } from "node:events";
import { exit } from "./fault.ts";
import { printable } from "./printable.ts";
import { progressLine } from "./progress.ts";
import { promised, until } from "./until.ts";

/** How many warnings of a run are printed; the rest are counted. */
const shownWarnings = 100;

/** Standard error, or what stands in for it. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

/** Where a command prints and tells what went wrong: results to standard output, all else to standard error. */
export class Door {
  #warnings = 0;
  #refusals = 0;
  #stopped: "SIGINT" | "SIGTERM" | undefined;
  readonly #stop = promised();
  /** When progress was first and last shown. */
  #begun: number | undefined;
  #shown = 0;
  readonly #errors: Terminal;

  /** `errors`: where all but results goes. */
  constructor(errors: Terminal = process.stderr) {
    this.#errors = errors;
  }

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

  /** Whether somebody watches how far a run is. */
  get watched(): boolean {
    return this.#errors.isTTY === true;
  }

  /** How far a run is, with the share of the whole where that is known; shown on a terminal only. */
  progress(done: number, what: string, share?: number): void {
    if (!this.watched) return;
    const now = Date.now();
    this.#begun ??= now;
    if (now - this.#shown < 200) return;
    this.#shown = now;
    const seconds = (now - this.#begun) / 1000;
    this.#errors.write(`\r${progressLine({ done, what, seconds, share })}\u001b[K`);
  }

  /** From now on a signal lets the piece of work at hand end; `stopped` then says which signal came. A second one ends at once. */
  finishOnSignal(): void {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.removeAllListeners(signal);
      process.on(signal, () => {
        if (this.#stopped) process.exit(codes[signal]);
        this.#stopped = signal;
        this.#stop.resolve(undefined);
      });
    }
  }

  /** Items up to the signal: what is silent then is not waited for. */
  untilStopped<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
    return until(this.#stop.promise, items);
  }

  get stopped(): "SIGINT" | "SIGTERM" | undefined {
    return this.#stopped;
  }

  /** Closes the run: what was counted, and the exit code it earns. */
  close(): number {
    if (this.watched && this.#shown > 0) this.#errors.write("\r\u001b[K");
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
    this.#errors.write(`${printable(line).replaceAll("\n", "\\n")}\n`);
  }
}

export const codes = { SIGINT: exit.interrupted, SIGTERM: exit.terminated } as const;
