import { collect, openFile, openStandardInput } from "../intake/bytes.ts";
import { decode } from "../intake/decode.ts";
import type { LongText } from "../intake/parts.ts";
import { readParts } from "../intake/reader.ts";
import { annotateWords, type Word } from "../language/analyze.ts";
import { type Block, blocksOf } from "../language/blocks.ts";
import { type ConlluSentence, parseConllu, surfaces, writeConllu } from "../language/conllu.ts";
import { type Engine, loadEngine } from "../language/engine.ts";
import { pool, treesTask } from "../language/pool.ts";
import type { Sentence } from "../language/sentence.ts";
import type { Outcome } from "../language/task.ts";
import type { Trees } from "../language/tasks.ts";
import { InputFault } from "../text/fault.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { named, readOptions } from "./inputs.ts";
import { printable } from "./printable.ts";

/** `attache parse`: trees as CoNLL-U, from text of any length or from the words of CoNLL-U. */
export async function run(call: Call, door: Door): Promise<void> {
  const { input, model, jobs = 1 } = call.options;
  if (input === "conllu") return fromConllu(call, door);
  const readers = pool({ workers: jobs > 1 ? jobs : 0, ...(model === undefined ? {} : { model }) });
  try {
    const texts = readParts(named(call.arguments), process.stdin, readOptions(call.options, door));
    const page = new Page(door);
    for await (const outcome of readers.map<Piece, Trees>(treesTask, pieces(texts, door)))
      await page.add(outcome);
  } finally {
    await readers.close();
  }
}

/** A piece of a report; `text` goes to a worker, so that all else is small. */
interface Piece extends Block {
  readonly id: string;
}

async function* pieces(texts: AsyncIterable<LongText>, door: Door): AsyncGenerator<Piece> {
  let done = 0;
  for await (const { id, parts } of texts) {
    try {
      for await (const block of blocksOf(parts)) yield { id: id.replace(/\s/g, "_"), ...block };
    } catch (fault) {
      if (!(fault instanceof InputFault)) throw fault;
      door.refuse(fault.message);
    }
    door.progress(++done, "reports");
  }
}

/** Prints the trees of pieces in order: each report opens with its id, its sentences are numbered from 1. */
class Page {
  readonly #door: Door;
  #sentences = 0;

  constructor(door: Door) {
    this.#door = door;
  }

  async add({ item, ...outcome }: Outcome<Trees> & { readonly item: Piece }): Promise<void> {
    const { id, offset, text } = item;
    if (offset === 0) this.#sentences = 0;
    if (!outcome.ok) {
      this.#door.warn(
        `${id}: characters ${offset} to ${offset + text.length} could not be read (${outcome.error}); left out. This is a fault of attache: please report it`,
      );
      return;
    }
    for (const { start, end, reason } of outcome.value.notes)
      this.#door.warn(`${id}: ${reason}; left out: characters ${offset + start} to ${offset + end}`);
    const open = this.#sentences === 0 ? `# newdoc id = ${id}\n` : "";
    const trees = outcome.value.trees.map(tree => `# sent_id = ${id}-${++this.#sentences}\n${tree}`);
    if (trees.length > 0) await this.#door.send(printable(open + trees.join("")));
  }
}

async function fromConllu(call: Call, door: Door): Promise<void> {
  const { model } = call.options;
  const engine = loadEngine("en", model === undefined ? {} : { model });
  const options = readOptions({}, door);
  for (const path of named(call.arguments)) {
    try {
      const input =
        path === "-"
          ? await openStandardInput(process.stdin, options.limits)
          : await openFile(path, options.limits);
      const { text } = decode(await collect(input, options.limits.fileBytes));
      let number = 0;
      for (const given of parseConllu(text)) await door.send(printable(predicted(given, ++number, engine)));
      if (number === 0) throw new InputFault(input.name, undefined, "no sentence of CoNLL-U in it");
    } catch (fault) {
      if (!(fault instanceof InputFault) && (fault as NodeJS.ErrnoException).code !== "ENOENT") throw fault;
      door.refuse((fault as Error).message);
    }
  }
}

/** A sentence with its words as given and all else predicted; its own `sent_id` and `text` stay. */
export function predicted(given: ConlluSentence, number: number, engine: Engine): string {
  const { text, words } = laidOut(given);
  const tokens = annotateWords(words, engine);
  const sentence: Sentence = {
    index: number - 1,
    paragraph: 0,
    standing: "body",
    start: 0,
    end: text.length,
    tokens,
    multiwords: given.multiwords,
  };
  const own = (key: string): string | undefined =>
    given.comments.find(c => c.startsWith(`# ${key} = `))?.slice(key.length + 5);
  const tree = writeConllu(sentence, text, own("sent_id") ?? String(number));
  const stated = own("text");
  return stated === undefined ? tree : tree.replace(/^# text = .*$/m, () => `# text = ${stated}`);
}

/** The text that given words make, and where each stands in it; words of one multiword token share its letters in order. */
function laidOut(given: ConlluSentence): { readonly text: string; readonly words: readonly Word[] } {
  let text = "";
  const words: Word[] = [];
  for (const surface of surfaces(given)) {
    const start = text.length;
    text += surface.form;
    for (let id = surface.first; id <= surface.last; id++) {
      const last = id === surface.last;
      words.push({
        start,
        end: text.length,
        form: given.words[id - 1]!.form,
        spaceAfter: last && surface.spaceAfter,
      });
    }
    if (surface.spaceAfter) text += " ";
  }
  return { text: text.trimEnd(), words };
}
