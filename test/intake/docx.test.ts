import { describe, expect, test } from "vitest";
import { paragraphsIn } from "../../src/intake/docx/paragraphs.ts";
import { zip } from "../helpers/zip.ts";
import { fromBytes } from "./helpers.ts";

const types = ["[Content_Types].xml", "<Types/>"] as const;
const p = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const body = (inside: string): string =>
  `<?xml version="1.0"?><w:document xmlns:w="x"><w:body>${inside}</w:body></w:document>`;
const document = (inside: string, core = ""): Buffer =>
  zip([
    types,
    ["word/document.xml", body(inside)],
    ...(core === "" ? [] : [["docProps/core.xml", core] as const]),
  ]);

test("paragraphs, headings and cells of tables, with title and day of the properties", async () => {
  const core = `<cp:coreProperties><dc:title>Talks &amp; gas</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">2016-03-05T09:00:00Z</dcterms:created></cp:coreProperties>`;
  const table = `<w:tbl><w:tr><w:tc>${p("Ankara")}</w:tc><w:tc>${p("Moscow")}</w:tc></w:tr></w:tbl>`;
  const { documents, warnings } = await fromBytes(
    document(
      `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>A heading</w:t></w:r></w:p>${p("They met.")}${table}`,
      core,
    ),
  );
  expect(documents).toHaveLength(1);
  expect(documents[0]).toMatchObject({
    title: "Talks & gas",
    published: "2016-03-05",
    text: "A heading\n\nThey met.\n\nAnkara\n\nMoscow",
  });
  expect(warnings).toEqual([]);
});

describe("words of a paragraph", () => {
  test.each([
    [
      "runs are joined, tabs and breaks part",
      "<w:p><w:r><w:t>Tur</w:t></w:r><w:r><w:t>key</w:t><w:tab/><w:t>met</w:t><w:br/><w:t>Russia.</w:t></w:r></w:p>",
      ["Turkey met", "Russia."],
    ],
    [
      "what was struck out is none",
      "<w:p><w:del><w:r><w:delText>Not </w:delText></w:r></w:del><w:ins><w:r><w:t>They met.</w:t></w:r></w:ins></w:p>",
      ["They met."],
    ],
    [
      "fields show their result",
      "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>They met.</w:t></w:r></w:p>",
      ["They met."],
    ],
    ["entities", p("a &lt;b&gt; &#8217;&#x2019; &amp;lt; &none;"), ["a <b> ’’ &lt; &none;"]],
    [
      "a box within a paragraph is read once",
      `<w:p><mc:AlternateContent><mc:Choice><w:txbxContent>${p("In a box.")}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p("In a box.")}</w:txbxContent></mc:Fallback></mc:AlternateContent><w:r><w:t>Below.</w:t></w:r></w:p>`,
      ["In a box.", "Below."],
    ],
  ])("%s", (_, xml, want) => expect(paragraphsIn(body(xml))).toEqual(want));

  test("no entity is expanded, no depth does harm", () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${p("&b;")}`;
    expect(paragraphsIn(bomb)).toEqual(["&b;"]);
    expect(paragraphsIn(body("<w:sdt>".repeat(200_000) + p("deep")))).toEqual(["deep"]);
  });
});

test("an export saved as a Word document gives its articles", async () => {
  const article = (n: number): string =>
    [
      `Talks ${n}`,
      "The Ankara Courier",
      "March 5, 2016 Saturday",
      "Copyright 2016 The Ankara Courier",
      "Length: 9 words",
      "Byline: Jane Doe",
      "Body",
      `They met in Sochi for talks of round ${n}.`,
      "Load-Date: March 6, 2016",
      "End of Document",
    ]
      .map(p)
      .join("");
  for (const format of [undefined, "nexis", "docx"]) {
    const { documents, warnings } = await fromBytes(
      document(article(1) + article(2)),
      format === undefined ? {} : { format },
    );
    expect(documents.map(d => [d.title, d.published, d.publisher, d.text])).toEqual(
      [1, 2].map(n => [
        `Talks ${n}`,
        "2016-03-05",
        "The Ankara Courier",
        `They met in Sochi for talks of round ${n}.`,
      ]),
    );
    expect(warnings).toEqual([]);
  }
});

test.each([
  ["a spreadsheet", zip([types, ["xl/workbook.xml", "<x/>"]]), /no Word document/],
  ["without text", document("<w:p/>"), /without text/],
  ["cut short", document(p("They met. ".repeat(5000))).subarray(0, 300), /damaged|no Word document/],
  ["a bomb", zip([types, ["word/document.xml", Buffer.alloc(40 << 20, 32)]]), /grows more than 200 times/],
  ["encrypted", zip([types, ["word/document.xml", body(p("x"))]], { flags: 1 }), /encrypted/],
])("%s: one clear refusal", async (_, bytes, message) => {
  const { documents, warnings, refusals } = await fromBytes(bytes);
  expect([documents, warnings]).toEqual([[], []]);
  expect(refusals).toHaveLength(1);
  expect(refusals[0]).toMatch(message);
});
