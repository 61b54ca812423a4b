import { CutFault, type Line, lines } from "../bytes.ts";
import type { Input, Limits } from "../input.ts";

/** The bytes of a message as the letters of a latin1 string, or why it cannot be read. */
export type MessageText = { readonly source: string } | { readonly reason: string };

const opening = Buffer.from("From ");

/** The messages of a mailbox, one held at a time. `>From ` at the beginning of a line loses the mark that was put before it. */
export async function* messageTexts(input: Input, limits: Limits): AsyncGenerator<MessageText> {
  let held = new Held(limits);
  let blank = true;
  try {
    for await (const line of lines(input, limits.lineBytes)) {
      if (blank && opens(line)) {
        if (held.begun) yield held.message();
        held = new Held(limits);
        held.begun = true;
      } else held.add(line);
      blank = line.bytes?.length === 0;
    }
  } catch (fault) {
    if (!(fault instanceof CutFault) || !held.begun) throw fault;
    yield { reason: `${fault.reason}; the whole messages before it were read` };
    return;
  }
  if (held.begun) yield held.message();
}

/** `From sender date`: a date has a time and a year. */
const opens = ({ bytes }: Line): boolean =>
  bytes?.subarray(0, 5).equals(opening) === true &&
  /^From \S+\s.*\d{2}:\d{2}.*\d{4}/.test(bytes.subarray(0, 300).toString("latin1"));

/** One message as its lines come. */
class Held {
  begun = false;
  readonly #limits: Limits;
  #lines: string[] = [];
  #size = 0;
  #tooLong = false;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  add({ bytes }: Line): void {
    this.#size += (bytes?.length ?? this.#limits.lineBytes) + 1;
    if (bytes === undefined || this.#size > this.#limits.fileBytes) {
      this.#tooLong = true;
      this.#lines = [];
    }
    if (bytes !== undefined && !this.#tooLong)
      this.#lines.push(bytes.toString("latin1").replace(/^>(>*From )/, "$1"));
  }

  message(): MessageText {
    return this.#tooLong
      ? { reason: `longer than ${this.#limits.fileBytes >> 20} MiB, or with a line that is too long` }
      : { source: this.#lines.join("\n") };
  }
}
