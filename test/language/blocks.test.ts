import { expect, test } from "vitest";
import { type Block, blocksOf } from "../../src/language/blocks.ts";
import { paragraphs } from "../../src/language/paragraphs.ts";
import { all } from "../helpers/all.ts";
import { generator } from "../helpers/chance.ts";

const sizes = { least: 40, most: 200 };

async function cut(parts: readonly string[]): Promise<readonly Block[]> {
  return all(blocksOf(parts, sizes));
}

/** The text in parts of chance lengths. */
function parted(text: string, next: (below: number) => number): readonly string[] {
  const out: string[] = [];
  for (let at = 0; at < text.length; ) {
    const size = next(4) === 0 ? 1 : 1 + next(300);
    out.push(text.slice(at, at + size));
    at += size;
  }
  return out;
}

const bits = [
  "a word ",
  "End. Next ",
  "\n",
  "\n\n",
  "\r\n",
  "\r\n\r\n",
  "\n \t\n",
  "\r",
  "\u2028",
  "😀",
  "x".repeat(90),
];

test("pieces joined are the text, wherever its parts end", async () => {
  const next = generator(21);
  for (let i = 0; i < 400; i++) {
    const text = Array.from({ length: next(150) }, () => bits[next(next(3) === 0 ? bits.length : 3)]!).join(
      "",
    );
    const blocks = await cut([text]);
    expect(blocks.map(b => b.text).join("")).toBe(text);
    for (const { text: piece, offset } of blocks) expect(text.startsWith(piece, offset)).toBe(true);
    expect(await cut(parted(text, next))).toEqual(blocks);
    if (blocks.length > 1) for (const b of blocks) expect(b.text.length).toBeGreaterThanOrEqual(sizes.least);
    for (const b of blocks) expect(b.text.length).toBeLessThanOrEqual(sizes.most + sizes.least);
  }
});

test("cut between paragraphs, the pieces have the paragraphs of the whole", async () => {
  const next = generator(22);
  for (let i = 0; i < 200; i++) {
    const text = Array.from({ length: 40 }, () => "Some words, wrapped\nby hand. ".repeat(1 + next(3))).join(
      ["\n\n", "\r\n\r\n", "\n \n\n"][next(3)],
    );
    const pieces = (await cut([text])).flatMap(b =>
      paragraphs(b.text).map(p => ({ start: p.start + b.offset, end: p.end + b.offset })),
    );
    expect(pieces).toEqual(paragraphs(text));
  }
});

test.each([
  ["at the end of a line", `${"word ".repeat(30)}\n${"word ".repeat(30)}`, /\n$/],
  ["else of a sentence", `${"word ".repeat(30)}end. ${"Word word ".repeat(30)}`, /end\. $/],
  ["else of a word", "word ".repeat(80), /word $/],
  ["else anywhere", "x".repeat(500), /x$/],
])("a paragraph of more than the most is cut %s", async (_, text, end) => {
  const [first] = await cut([text]);
  expect(first!.text).toMatch(end);
  expect(first!.text.length).toBeLessThanOrEqual(sizes.most);
});

test("no character is cut in two", async () => {
  for (const text of ["😀".repeat(500), `x${"😀".repeat(500)}`])
    for (const b of await cut([text])) expect(b.text).toMatch(/^(?:\P{Cs})*$/u);
});
