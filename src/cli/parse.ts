import { collect, openFile, openStandardInput } from "../intake/bytes.ts";
import { decode } from "../intake/decode.ts";
import { annotateWords, sentencesOf, type Word } from "../language/analyze.ts";
import { type ConlluSentence, parseConllu, surfaces, writeConllu } from "../language/conllu.ts";
import { type Engine, loadEngine } from "../language/engine.ts";
import type { Sentence } from "../language/sentence.ts";
import { InputFault } from "../text/fault.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { attempt, documents, named, readOptions } from "./inputs.ts";
import { printable } from "./printable.ts";

/** `attache parse`: trees as CoNLL-U, from text or from the words of CoNLL-U. */
export async function run(call: Call, door: Door): Promise<void> {
  const engine = loadEngine();
  if (call.options.input === "conllu") return fromConllu(call, engine, door);
  for await (const document of documents(call.arguments, call.options, door)) {
    attempt(document, door, () => {
      const { sentences, notes } = sentencesOf(document.text, engine);
      for (const note of notes) door.warn(`${document.id}: ${note.reason}`);
      const id = document.id.replace(/\s/g, "_");
      const trees = sentences.map(s => writeConllu(s, document.text, `${id}-${s.index + 1}`));
      door.out(trees.length === 0 ? "" : printable(`# newdoc id = ${id}\n${trees.join("")}`));
    });
  }
}

async function fromConllu(call: Call, engine: Engine, door: Door): Promise<void> {
  const options = readOptions({}, door);
  for (const path of named(call.arguments)) {
    try {
      const input =
        path === "-"
          ? await openStandardInput(process.stdin, options.limits)
          : await openFile(path, options.limits);
      const { text } = decode(await collect(input, options.limits.fileBytes));
      let number = 0;
      for (const given of parseConllu(text)) door.out(printable(predicted(given, ++number, engine)));
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
