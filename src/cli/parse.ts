import type { Command } from "commander";
import { annotateWords, sentencesOf } from "../language/analyze.ts";
import { type ConlluSentence, parseConllu, surfaces, writeConllu } from "../language/conllu.ts";
import { type Engine, loadEngine } from "../language/engine.ts";
import type { Sentence } from "../language/sentence.ts";
import { forEach, print, readable, type ReadFlags, say } from "./door.ts";

/** `attache parse`: sentences as CoNLL-U. */
export const parse = (program: Command): void => {
  readable(program.command("parse").description("sentences, words, tags and trees as CoNLL-U"))
    .addHelpText("after", "\n--input conllu: sentences and words as given, everything else predicted anew\n\nexample: attache parse report.txt")
    .action(async (files: readonly string[], flags: ReadFlags) => {
      const engine = loadEngine();
      const given = flags.input === "conllu";
      await forEach(files, given ? { ...flags, input: "txt" } : flags, async document => {
        if (given) for (const s of parseConllu(document.text)) await print(reparsed(s, engine).trimEnd().concat("\n"));
        else {
          const { sentences, notes } = sentencesOf(document.text, engine);
          for (const note of notes) say(`warning: ${document.id}: ${note.reason}; left out`);
          for (const s of sentences) await print(writeConllu(s, document.text, `${document.id}-${s.index + 1}`).trimEnd().concat("\n"));
        }
      });
    });
};

/** A sentence given as words, tagged and parsed anew. */
function reparsed(given: ConlluSentence, engine: Engine): string {
  let text = "";
  const words = [];
  const tokens = surfaces(given);
  for (const t of tokens) {
    const start = text.length;
    const inside = given.words.slice(t.first - 1, t.last);
    for (const w of inside) words.push({ form: w.form, start, end: start + t.form.length, spaceAfter: t.spaceAfter });
    text += t.form + (t.spaceAfter ? " " : "");
  }
  const sentence: Sentence = { index: 0, paragraph: 0, standing: "body", start: 0, end: text.trimEnd().length, tokens: annotateWords(words, engine), multiwords: given.multiwords };
  const id = given.comments.find(c => c.startsWith("# sent_id"))?.split("=")[1]?.trim() ?? "";
  const own = given.comments.find(c => c.startsWith("# text ="))?.slice(8).trim();
  return writeConllu(sentence, text, id).replace(/^# text = .*$/m, () => `# text = ${own ?? text.trimEnd()}`);
}
