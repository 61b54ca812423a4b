import type { Document } from "../../text/document.ts";
import { InputFault } from "../../text/fault.ts";
import { collect } from "../bytes.ts";
import { documentOf, type Fields } from "../document.ts";
import { dayInWords } from "../exports/calendar.ts";
import type { Input, Reader, ReadOptions } from "../input.ts";
import { type Headers, wordsOf } from "./headers.ts";
import { messageTexts } from "./mbox.ts";
import { messageOf, type Part } from "./message.ts";
import { contentOf } from "./text.ts";

/** One message: its subject, day and sender are title, date and publisher; messages within it are reports of their own. */
export const eml: Reader = {
  name: "eml",
  extensions: [".eml"],
  suits: head => isMessage(head),
  read: readMessage,
};

/** A mailbox: many messages in one file. */
export const mbox: Reader = {
  name: "mbox",
  extensions: [".mbox", ".mbx"],
  suits: head => /^From \S{1,200} .{0,100}\d{4}[^\n]{0,20}\r?\n[A-Za-z][\w-]{1,60}:/.test(head),
  read: readMailbox,
};

/** Whether a text opens with headers that only messages have. */
function isMessage(head: string): boolean {
  const [block] = head.split(/\r?\n\r?\n/, 1);
  return (
    /^[A-Za-z][\w-]{1,60}:[ \t]/.test(block!) &&
    /^(?:from|subject|date):/im.test(block!) &&
    /^(?:received|return-path|message-id|mime-version|delivered-to):/im.test(block!)
  );
}

/** What was left out of a file. */
interface Tally {
  attachments: number;
  empty: number;
  read: number;
}

async function* readMessage(input: Input, options: ReadOptions): AsyncGenerator<Document> {
  const bytes = await collect(input, options.limits.fileBytes);
  const tally: Tally = { attachments: 0, empty: 0, read: 0 };
  yield* reports(messageOf(bytes.toString("latin1")), undefined, input, options, tally);
  conclude(input, options, tally);
}

async function* readMailbox(input: Input, options: ReadOptions): AsyncGenerator<Document> {
  const tally: Tally = { attachments: 0, empty: 0, read: 0 };
  let number = 0;
  for await (const message of messageTexts(input, options.limits)) {
    const place = `message ${++number}`;
    if ("reason" in message) options.warn(new InputFault(input.name, place, `${message.reason}; left out`));
    else yield* reports(messageOf(message.source), place, input, options, tally);
  }
  conclude(input, options, tally);
}

/** The report of a message, and those of messages within it. */
function* reports(
  message: Part,
  place: string | undefined,
  input: Input,
  options: ReadOptions,
  tally: Tally,
): Generator<Document> {
  const { text, messages, attachments } = contentOf(message, options.limits.nesting);
  tally.attachments += attachments;
  if (text !== "") {
    tally.read++;
    yield documentOf({ ...about(message.headers), text }, input.name, place, options);
  } else if (messages.length === 0) tally.empty++;
  for (const inner of messages) yield* reports(inner, place, input, options, tally);
}

function about(headers: Headers): Omit<Fields, "text"> {
  const title = wordsOf(headers.get("subject") ?? "");
  const date = headers.get("date");
  const publisher = senderOf(headers.get("from") ?? "");
  const url = /<(https?:[^>\s]{1,2000})>/.exec(headers.get("archived-at") ?? "")?.[1];
  return {
    ...(title === "" ? {} : { title }),
    ...(date === undefined ? {} : { date: dayInWords(date) ?? date }),
    ...(publisher === "" ? {} : { publisher }),
    ...(url === undefined ? {} : { url }),
  };
}

/** The name of who sent it; the address where none is given. */
function senderOf(from: string): string {
  const words = wordsOf(from);
  const name = words
    .replace(/<[^<>]{0,500}>\s*$/, "")
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .replace(/\\(.)/g, "$1");
  return name === "" ? (/<([^<>]{1,500})>/.exec(words)?.[1] ?? words) : name;
}

/** Tells what was left out. A file without any text is a fault. */
function conclude(input: Input, { warn }: ReadOptions, { attachments, empty, read }: Tally): void {
  if (read === 0) throw new InputFault(input.name, undefined, "no message with text in it; refused");
  if (empty > 0) warn(new InputFault(input.name, undefined, `${empty} messages without text were left out`));
  if (attachments > 0)
    warn(new InputFault(input.name, undefined, `${attachments} attachments were not read`));
}
