import type { Note } from "./analysis.ts";
import { readSegment } from "./analyze.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { Gazetteer } from "./gazetteer.ts";
import { type AnalyzeOptions, engineFor } from "./ready.ts";
import type { Sentence } from "./sentence.ts";

/** What a stream may be made of: parts of a text, or of its bytes in UTF-8 (a Node `Readable` is one). */
export type TextSource = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/** A sentence of a stream: its spans count UTF-16 units from the stream's beginning; `text` are its own words as they stand. */
export interface StreamedSentence extends Sentence {
  readonly text: string;
}

/** How a stream is read, and who hears what was left out. */
export interface StreamOptions extends Omit<AnalyzeOptions, "published"> {
  readonly onNote?: (note: Note) => void;
}

/**
 * The sentences of a text of any length with their trees, one by one, in flat memory.
 *
 * The text is read in pieces that end where a paragraph does; a paragraph of more than a quarter of a million characters is cut
 * at the end of a line, a sentence or a word. Bytes that are not UTF-8 become U+FFFD.
 */
export async function* streamSentences(
  source: TextSource,
  options: StreamOptions = {},
): AsyncGenerator<StreamedSentence> {
  const engine = engineFor(options);
  const gazetteer = options.gazetteer && new Gazetteer(options.gazetteer);
  const from = { index: 0, paragraph: 0 };
  for await (const block of blocksOf(texts(source))) {
    const parts = engine.rules.segment(block.text);
    for (const part of parts) {
      const read = readSegment(block.text, part, from.index, engine, gazetteer);
      if ("reason" in read) options.onNote?.(shifted(read, block.offset));
      else yield placed(read, block, from.paragraph);
      if (!("reason" in read)) from.index++;
    }
    from.paragraph += (parts.at(-1)?.paragraph ?? -1) + 1;
  }
}

async function* texts(source: TextSource): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8");
  for await (const part of source)
    yield typeof part === "string" ? part : decoder.decode(part, { stream: true });
  yield decoder.decode();
}

const shifted = <T extends { readonly start: number; readonly end: number }>(span: T, by: number): T =>
  by === 0 ? span : { ...span, start: span.start + by, end: span.end + by };

/** A sentence of a piece as a sentence of the whole. */
function placed(sentence: Sentence, { text, offset }: Block, paragraphs: number): StreamedSentence {
  return {
    ...shifted(sentence, offset),
    text: text.slice(sentence.start, sentence.end),
    paragraph: paragraphs + sentence.paragraph,
    standing: offset > 0 && sentence.standing === "headline" ? "heading" : sentence.standing,
    tokens: sentence.tokens.map(token => shifted(token, offset)),
  };
}
