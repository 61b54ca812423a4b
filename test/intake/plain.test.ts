import { expect, test } from "vitest";
import { frontMatter, unmark } from "../../src/intake/plain.ts";
import { fromBytes } from "./helpers.ts";

test("a text file is the text as it stands", async () => {
  const text = "A headline\r\n\r\nTurkey  and Russia met. \n\n";
  expect((await fromBytes(text)).documents[0]!.text).toBe(text);
});

test("front matter gives id, title, date and publisher", async () => {
  const { documents } = await fromBytes(
    '---\nid: a\ntitle: "Talks in Sochi"\ndate: 2016-07-01\npublisher: Courier\nnote: ours\n---\n\nThe two met.\n',
  );
  expect(documents[0]).toEqual({
    id: "a",
    title: "Talks in Sochi",
    published: "2016-07-01",
    publisher: "Courier",
    text: "The two met.\n",
  });
});

test("a line of dashes that opens no block of keys stays text", () => {
  const text = "---\nWe met in Sochi. It rained.\n---\nMore.\n";
  expect(frontMatter(text)).toEqual({ fields: {}, body: text });
});

test("a title that the text repeats as its first line is left to the text", async () => {
  const { documents } = await fromBytes(
    "---\nid: a\ntitle: Talks  in Sochi\n---\nTalks in Sochi\n\nThe two met.\n",
  );
  expect(documents[0]!.title).toBeUndefined();
});

test("marks of Markdown are taken out, other stars and dashes stay", () => {
  expect(
    unmark("## Talks\n> **Turkey** and [Russia](https://x.example) met; 2 * 3 * 4, snake_case_name."),
  ).toBe("Talks\nTurkey and Russia met; 2 * 3 * 4, snake_case_name.");
});

test("a byte order mark is dropped, invalid bytes are repaired and counted", async () => {
  const { documents, warnings } = await fromBytes(
    Buffer.concat([Buffer.from("\uFEFFTurkey "), Buffer.from([0xff, 0xfe]), Buffer.from(" met Zürich.")]),
  );
  expect(documents[0]!.text).toBe("Turkey \uFFFD\uFFFD met Zürich.");
  expect(warnings[0]).toContain("2 invalid bytes");
});

test("windows-1252 is read where UTF-8 is invalid and it fits", async () => {
  const { documents, warnings } = await fromBytes(
    Buffer.from([...Buffer.from("Erdo"), 0xf0, ...Buffer.from("an"), 0x92, ...Buffer.from("s office")]),
  );
  expect(documents[0]!.text).toBe("Erdoðan’s office");
  expect(warnings[0]).toContain("windows-1252");
});

test("UTF-16 with a mark is read", async () => {
  expect((await fromBytes(Buffer.from("\uFEFFTalks in Sochi", "utf16le"))).documents[0]!.text).toBe(
    "Talks in Sochi",
  );
});

test.each([
  ["PDF", Buffer.from("%PDF-1.7\n%âãÏÓ\n")],
  ["zip", Buffer.from("PK\x03\x04 and more")],
  ["noise", Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * i * 31 + i * 7) % 256))],
])("binary content is refused: %s", async (_, bytes) => {
  const { documents, refusals } = await fromBytes(bytes);
  expect(documents).toEqual([]);
  expect(refusals).toHaveLength(1);
});
