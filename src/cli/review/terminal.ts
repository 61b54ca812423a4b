import { emitKeypressEvents, type Key as Pressed } from "node:readline";
import type { Entry } from "../../record/entry.ts";
import { JournalWriter, readJournal } from "../../record/journal.ts";
import { buildIndex } from "../build-index.ts";
import type { Options } from "../command.ts";
import type { Door } from "../door.ts";
import { UsageFault } from "../fault.ts";
import { linesFor, type Wish } from "./decide.ts";
import { begun, type Key, refused, renewed, type State, step } from "./keys.ts";
import { linesOf } from "./lines.ts";
import { meansOf } from "./means.ts";
import { page } from "./page.ts";

const screen = {
  open: "\u001b[?1049h\u001b[?25l",
  close: "\u001b[?25h\u001b[?1049l",
  clear: "\u001b[H\u001b[2J",
};

/** A sitting in the terminal; each decision is on disk before the next key is heard, and the record is free between them. */
export async function atDesk(folder: string, options: Options, door: Door): Promise<void> {
  let state = begun(linesNow(folder, options));
  const restore = takeScreen();
  try {
    show(state);
    for await (const key of keys()) {
      const next = step(state, key);
      state = next.wishes.length === 0 ? next.state : await kept(folder, options, state, next);
      if (state.over) break;
      show(state);
    }
  } finally {
    restore();
  }
  await renewIndex(folder, door);
}

const quiet = (): void => {};

function linesNow(folder: string, options: Options): State["lines"] {
  const { desk, incidents } = meansOf(readJournal(folder, quiet), options);
  return linesOf(desk, incidents());
}

/** Writes what a key asked for; what cannot be is told at the foot of the page. */
async function kept(
  folder: string,
  options: Options,
  before: State,
  { state, wishes }: { readonly state: State; readonly wishes: readonly Wish[] },
): Promise<State> {
  try {
    const lines = await write(folder, options, wishes);
    return renewed(state, linesNow(folder, options), `${lines.length} saved`);
  } catch (fault) {
    if (fault instanceof UsageFault) return refused(before, fault.message);
    throw fault;
  }
}

async function write(folder: string, options: Options, wishes: readonly Wish[]): Promise<readonly Entry[]> {
  const journal = await JournalWriter.open(folder, quiet);
  try {
    const means = meansOf(readJournal(folder, quiet), options);
    const lines = wishes.flatMap(wish => linesFor(wish, means));
    journal.append(lines);
    return lines;
  } finally {
    journal.close();
  }
}

async function renewIndex(folder: string, door: Door): Promise<void> {
  const journal = await JournalWriter.open(folder, message => door.warn(message));
  try {
    await buildIndex(folder, message => door.warn(message));
  } finally {
    journal.close();
  }
}

function show(state: State): void {
  const { columns = 80, rows = 24 } = process.stdout;
  process.stdout.write(screen.clear + page(state, columns, rows));
}

/** Takes the terminal over; gives what hands it back, also where the program ends otherwise. */
function takeScreen(): () => void {
  emitKeypressEvents(process.stdin);
  process.stdin.setRawMode(true);
  process.stdout.write(screen.open);
  const restore = (): void => {
    process.off("exit", restore);
    process.stdout.write(screen.close);
    process.stdin.setRawMode(false);
    process.stdin.pause();
  };
  process.on("exit", restore);
  return restore;
}

/** The keys as they are pressed; ends with the input. */
async function* keys(): AsyncGenerator<Key> {
  const waiting: (Key | undefined)[] = [];
  let wake = (): void => {};
  const put = (key: Key | undefined): void => {
    waiting.push(key);
    wake();
  };
  const heard = (text: string | undefined, key: Pressed): void => put(keyOf(text, key));
  const ended = (): void => put(undefined);
  process.stdin.on("keypress", heard).on("end", ended);
  try {
    for (;;) {
      if (waiting.length === 0) await new Promise<void>(resolve => (wake = resolve));
      const key = waiting.shift();
      if (key === undefined) return;
      yield key;
    }
  } finally {
    process.stdin.off("keypress", heard).off("end", ended);
  }
}

/** A key as `keys.ts` knows it; only what can be seen types anything. */
function keyOf(text: string | undefined, key: Pressed): Key {
  const typed = text !== undefined && /^[^\p{Cc}]+$/u.test(text) && !key.ctrl ? text : "";
  if (key.ctrl) return { name: `c-${key.name ?? ""}`, text: "" };
  return { name: key.name === "enter" ? "return" : (key.name ?? typed), text: typed };
}
