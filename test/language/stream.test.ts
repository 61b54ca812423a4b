import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { sentencesOf } from "../../src/language/analyze.ts";
import { writeConllu } from "../../src/language/conllu.ts";
import { engineFor } from "../../src/language/ready.ts";
import { streamSentences } from "../../src/language/stream.ts";
import { all } from "../helpers/all.ts";
import { generator } from "../helpers/chance.ts";
import { faults } from "../helpers/tree.ts";

/** A long text of paragraphs, with a headline. */
function report(paragraphs: number): string {
  const next = generator(31);
  const sentences = [
    "Kenya's army didn't leave the town.",
    "It rained on Monday, officials said.",
    "“We will stay,” the minister told reporters in Łódź.",
    "A deal worth $4bn was signed 😀.",
  ];
  const body = Array.from({ length: paragraphs }, () =>
    Array.from({ length: 1 + next(6) }, () => sentences[next(4)]!).join(" "),
  );
  return ["Ministers meet in Oslo", ...body].join("\n\n");
}

const model = "fast";
const engine = engineFor({ model });
const text = report(260);

test("a stream has the sentences of the whole text, wherever its bytes are cut", async () => {
  const bytes = Buffer.from(text);
  const parts = Array.from({ length: Math.ceil(bytes.length / 997) }, (_, i) =>
    bytes.subarray(i * 997, (i + 1) * 997),
  );
  const streamed = await all(streamSentences(Readable.from(parts), { model }));
  const { sentences } = sentencesOf(text, engine);
  expect(text.length).toBeGreaterThan(2 ** 15);
  expect(streamed.map(({ text: _, ...sentence }) => sentence)).toEqual(sentences);
  expect(streamed.map(s => s.text)).toEqual(sentences.map(s => text.slice(s.start, s.end)));
});

test("a streamed sentence writes itself as CoNLL-U", async () => {
  const streamed = await all(streamSentences([text], { model }));
  const { sentences } = sentencesOf(text, engine);
  const last = streamed.at(-1)!;
  expect(writeConllu(last, last.text, "a", last.start)).toBe(writeConllu(sentences.at(-1)!, text, "a"));
});

test("sentences come before the stream has ended", async () => {
  let given = 0;
  async function* endless() {
    for (;;) {
      given++;
      yield text;
    }
  }
  for await (const sentence of streamSentences(endless(), { model })) if (sentence.index === 5) break;
  expect(given).toBeLessThan(4);
});

test("a sentence too long to be read is told with its place in the stream", async () => {
  const notes: unknown[] = [];
  const long = `${"go ".repeat(600)}on.`;
  const source = `${text}\n\n${long}\n\nShe stayed.`;
  const streamed = await all(streamSentences([source], { model, onNote: note => notes.push(note) }));
  const start = text.length + 2;
  expect(notes).toEqual([
    { start, end: start + long.length, reason: "sentence of 602 words; at most 500 are read" },
  ]);
  expect(streamed.at(-1)!.text).toBe("She stayed.");
});

test("a paragraph without end is read in pieces, each a tree", async () => {
  const source = "The army left the town and the rain fell on it. ".repeat(3_500);
  let at = 0;
  let sentences = 0;
  for await (const sentence of streamSentences([source], { model })) {
    expect(faults(sentence, source)).toEqual([]);
    expect(sentence.start).toBeGreaterThanOrEqual(at);
    at = sentence.end;
    sentences++;
  }
  expect(sentences).toBe(3_500);
});

test("an empty stream has none", async () => {
  expect(await all(streamSentences([]))).toEqual([]);
});
