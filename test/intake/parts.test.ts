import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { defaultLimits, type Limits } from "../../src/intake/input.ts";
import { readParts } from "../../src/intake/reader.ts";
import { all } from "../helpers/all.ts";
import { fromBytes } from "./helpers.ts";

const small: Limits = { ...defaultLimits, wholeBytes: 1000, fileBytes: 2000 };

/** Texts of standard input, given in chunks of 333 bytes, with all that was said. */
async function parts(bytes: Buffer, format: string | undefined, limits = small) {
  const said: string[] = [];
  const chunks = Array.from({ length: Math.ceil(bytes.length / 333) }, (_, i) =>
    bytes.subarray(i * 333, (i + 1) * 333),
  );
  const tell = (f: Error) => said.push(f.message);
  const options = { limits, warn: tell, refuse: tell, ...(format === undefined ? {} : { format }) };
  const texts = [];
  for await (const text of readParts(["-"], Readable.from(chunks) as AsyncIterable<Buffer>, options)) {
    const pieces = await all(text.parts);
    texts.push({ id: text.id, text: pieces.join(""), pieces: pieces.length });
  }
  return { texts, said };
}

const prose = "Łódź, the minister said — “we stay” 😀.\n\n".repeat(300);

test("a text beyond wholeBytes comes in parts, whatever fileBytes says", async () => {
  const { texts, said } = await parts(Buffer.from(prose), "txt");
  expect(said).toEqual([]);
  expect(texts).toHaveLength(1);
  expect(texts[0]!.text).toBe(prose);
  expect(texts[0]!.pieces).toBeGreaterThan(10);
  expect(texts[0]!.id).toMatch(/^sha256:[0-9a-f]{16}$/);
});

test("a text within wholeBytes has the id and text of its report", async () => {
  const { texts } = await parts(Buffer.from(prose), "txt", defaultLimits);
  const { documents } = await fromBytes(prose, { format: "txt" });
  expect(texts).toEqual([{ id: documents[0]!.id, text: prose, pieces: 1 }]);
});

describe("a text in parts is read as the whole is", () => {
  test.each([
    ["UTF-8 with a mark", Buffer.from(`\ufeff${prose}`), []],
    ["UTF-16", iconv.encode(prose, "utf-16le", { addBOM: true }), [/utf-16le/]],
    ["UTF-16, the other way", iconv.encode(prose, "utf-16be", { addBOM: true }), [/utf-16be/]],
    ["windows-1252", iconv.encode("Café “open” – naïve. ".repeat(200), "windows-1252"), [/windows-1252/]],
    ["gzip", gzipSync(prose.repeat(20)), []],
    [
      "a lone surrogate",
      iconv.encode(`${prose}\ud800 end`, "utf-16le", { addBOM: true }),
      [/utf-16le/, /: 1 invalid/],
    ],
    [
      "bytes that are no text late in it",
      Buffer.concat([Buffer.from(`${prose}\ufffd`), Buffer.from([0xff, 0xc3, 0x28]), Buffer.from(prose)]),
      [/: 2 invalid/],
    ],
  ])("%s", async (_, bytes, warnings) => {
    const { texts, said } = await parts(bytes, "txt");
    const { documents } = await fromBytes(bytes, { format: "txt" });
    expect(texts.map(t => t.text)).toEqual(documents.map(d => d.text));
    expect(texts[0]!.pieces).toBeGreaterThan(1);
    expect(said).toEqual(warnings.map(w => expect.stringMatching(w)));
  });

  test("front matter", async () => {
    const { texts } = await parts(Buffer.from(`---\nid: a\ntitle: b\n---\n\n${prose}`), "txt");
    expect(texts[0]).toMatchObject({ id: "a", text: prose });
  });

  test("Markdown", async () => {
    const marked = `# A heading\n\n${"Some *words* and [a link](http://x.y).\n".repeat(100)}${"x ".repeat(800)}`;
    const { texts } = await parts(Buffer.from(marked), "md");
    const { documents } = await fromBytes(marked, { format: "md" });
    expect(texts[0]!.text).toBe(documents[0]!.text);
    expect(texts[0]!.pieces).toBeGreaterThan(1);
  });
});

test("JSON Lines are reports as ever", async () => {
  const { texts } = await parts(Buffer.from('{"id":"a","text":"One."}\n{"id":"b","text":"Two."}\n'), "jsonl");
  expect(texts.map(t => [t.id, t.text])).toEqual([
    ["a", "One."],
    ["b", "Two."],
  ]);
});
