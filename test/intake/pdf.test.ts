import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type PdfLine, pdf } from "../helpers/pdf.ts";
import { fromBytes } from "./helpers.ts";

/** Lines under one another from a place. */
const block = (x: number, top: number, lines: readonly string[], size = 10): readonly PdfLine[] =>
  lines.map((text, i) => [x, top - i * size * 1.2, size, text] as const);

const first = [
  "Turkey and Russia agreed on Friday to go on with their talks",
  "about the pipeline, officials in Ankara said after a meet-",
  "ing that had lasted for nine hours in the capital.",
];
const second = [
  "The next round will be held in Sochi, where the presidents of",
  "both countries are to meet in the autumn.",
];
const whole = [
  "Turkey and Russia agreed on Friday to go on with their talks about the pipeline, officials in Ankara said after a meeting that had lasted for nine hours in the capital.",
  "The next round will be held in Sochi, where the presidents of both countries are to meet in the autumn.",
];

describe("paragraphs", () => {
  test("broken lines and words are joined; a gap opens a paragraph", async () => {
    const { documents, warnings } = await fromBytes(
      pdf([[...block(72, 700, first), ...block(72, 640, second)]]),
    );
    expect(documents.map(d => d.text)).toEqual([whole.join("\n\n")]);
    expect(warnings).toEqual([]);
  });

  test("an indent opens a paragraph, and so does a short last line", async () => {
    const indented = [
      ...block(72, 700, first),
      ...block(84, 700 - 36, second.slice(0, 1)),
      ...block(72, 700 - 48, second.slice(1)),
    ];
    expect((await fromBytes(pdf([indented]))).documents[0]!.text).toBe(whole.join("\n\n"));
    const flush = block(72, 700, [...first.slice(0, 2), "ing in the capital.", ...second]);
    expect((await fromBytes(pdf([flush]))).documents[0]!.text.split("\n\n")).toHaveLength(2);
  });

  test("a headline in larger letters stands alone", async () => {
    const page = [...block(72, 740, ["Talks go on"], 24), ...block(72, 700, first)];
    expect((await fromBytes(pdf([page]))).documents[0]!.text).toBe(`Talks go on\n\n${whole[0]}`);
  });
});

const narrow = (n: number): readonly string[] =>
  Array.from({ length: 8 }, (_, i) =>
    i === 7 ? `the end of column ${n}.` : `some words of column ${n}, line ${i + 1} and`,
  );

test("columns are read one after the other, below what spans them", async () => {
  const page = [
    ...block(72, 740, ["A headline that stands over both columns of this page today"], 16),
    ...block(72, 700, narrow(1)),
    ...block(320, 700, narrow(2)),
  ];
  const { text } = (await fromBytes(pdf([page]))).documents[0]!;
  expect(text.split("\n\n")).toEqual([
    "A headline that stands over both columns of this page today",
    narrow(1).join(" "),
    narrow(2).join(" "),
  ]);
});

test("running heads, feet and page numbers are dropped, and a paragraph goes on over the page", async () => {
  const page = (n: number, lines: readonly string[]): readonly PdfLine[] => [
    [72, 780, 9, "The Ankara Courier"],
    [430, 780, 9, `Friday, page ${n}`],
    ...block(72, 700, lines),
    [300, 30, 9, `- ${n} -`],
  ];
  const { text } = (
    await fromBytes(pdf([page(1, first.slice(0, 2)), page(2, first.slice(2)), page(3, second)]))
  ).documents[0]!;
  expect(text).toBe(whole.join("\n\n"));
});

test("a title that its author gave is kept, the name of a file is none", async () => {
  const page = [block(72, 700, first)];
  expect((await fromBytes(pdf(page, { title: "Talks on gas" }))).documents[0]!.title).toBe("Talks on gas");
  expect(
    (await fromBytes(pdf(page, { title: "Microsoft Word - gas.doc" }))).documents[0]!.title,
  ).toBeUndefined();
});

const key = `<${"00".repeat(32)}>`;
const streamed = (data: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from("%PDF-1.4\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\n"),
    data,
    Buffer.from("\nendstream\nendobj\n"),
  ]);

test.each([
  [
    "encrypted",
    pdf([block(72, 700, first)], {
      trailer: `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >> /ID [<00> <00>]`,
    }),
    /encrypted/,
  ],
  ["only pictures", pdf([[]]), /no text, only pictures/],
  ["damaged", pdf([block(72, 700, first)]).subarray(0, 60), /cannot be read/],
  ["a bomb", streamed(deflateSync(Buffer.alloc(300 << 20))), /unpacks to more than 256 MiB/],
])("%s: one clear refusal", async (_, bytes, message) => {
  const { documents, warnings, refusals } = await fromBytes(bytes);
  expect([documents, warnings]).toEqual([[], []]);
  expect(refusals).toHaveLength(1);
  expect(refusals[0]).toMatch(message);
});

test("text that is called a PDF file is refused", async () => {
  const { refusals } = await fromBytes("Talks went on.", { format: "pdf" });
  expect(refusals).toEqual(["standard input: no pdf file but text, by its content; refused"]);
});
