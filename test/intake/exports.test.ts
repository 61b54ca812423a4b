import { describe, expect, test } from "vitest";
import { dayInWords, languageCode } from "../../src/intake/exports/calendar.ts";
import { fromBytes } from "./helpers.ts";

const said = "Turkey and Russia agreed on Friday to go on with their talks on gas, officials in Ankara said.";
const more = "The next round will be held in Sochi, where the presidents of both countries are to meet.";

/** A text broken at a width, as older exports print it. */
const broken = (text: string, width = 60): string =>
  text.replace(new RegExp(`(.{1,${width}})(?:\\s|$)`, "g"), "$1\n").trim();

const uni = (title: string): string => `${title}

The Ankara Courier

March 5, 2016 Saturday

Late Edition - Final

Copyright 2016 The Ankara Courier Company All Rights Reserved

Section: Section A; Column 0; Foreign Desk; Pg. 4

Length: 41 words

Byline: By JANE DOE

Dateline: ANKARA

Body

${said}

${more}

Graphic



PHOTO: The ministers in Ankara.

Classification

Language: ENGLISH

Publication-Type: Newspaper

Subject: TALKS (90%)

Load-Date: March 6, 2016

End of Document
`;

const academic = (n: number): string => `
                               ${n} of 2 DOCUMENTS


                              The Ankara Courier

                            March 5, 2016 Saturday
                              Late Edition - Final

Talks ${n} on gas go on in spite of a quarrel over
the border

BYLINE: By JANE DOE

SECTION: Section A; Column 0; Foreign Desk; Pg. 4

LENGTH: 41 words

DATELINE: ANKARA, March 4

${broken(said)}

${broken(more)}

URL: http://courier.example/${n}

LOAD-DATE: March 6, 2016

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                 Copyright 2016 The Ankara Courier Company
                              All Rights Reserved

`;

const article = { published: "2016-03-05", publisher: "The Ankara Courier", language: "en" };

describe("Nexis", () => {
  test("articles of today's layout, without what stands around their text", async () => {
    const cover =
      "Date and Time: Monday, March 7, 2016 10:00 AM\nJob Number: 1\n\nDocuments (2)\n\n1. Talks one\nClient/Matter: -None-\n2. Talks two\n\n";
    const { documents, warnings } = await fromBytes(
      `${cover}Page 1 of 2\n${uni("Talks one")}${uni("Talks two")}`,
    );
    expect(documents.map(d => d.title)).toEqual(["Talks one", "Talks two"]);
    expect(documents[0]).toMatchObject({ ...article, text: `${said}\n\n${more}` });
    expect(documents[1]).toMatchObject({ ...article, text: `${said}\n\n${more}` });
    expect(warnings).toEqual([]);
  });

  test("articles of the older layout, their broken lines joined", async () => {
    const { documents, warnings } = await fromBytes(academic(1) + academic(2));
    expect(documents.map(d => d.title)).toEqual(
      [1, 2].map(n => `Talks ${n} on gas go on in spite of a quarrel over the border`),
    );
    expect(documents[1]).toMatchObject({
      ...article,
      text: `${said}\n\n${more}`,
      url: "http://courier.example/2",
    });
    expect(warnings).toEqual([]);
  });

  test("an article without text is counted and left out", async () => {
    const none = uni("Talks two").replace(said, "").replace(more, "");
    const { documents, warnings } = await fromBytes(uni("Talks one") + none);
    expect(documents).toHaveLength(1);
    expect(warnings[0]).toContain("1 of 2 articles have no text");
  });
});

const coded = (n: number, gap: string): string =>
  [
    `HD${gap}Talks ${n} on gas go on`,
    `BY${gap}By Jane Doe`,
    `WC${gap}41 words`,
    `PD${gap}5 March 2016`,
    `ET${gap}08:12`,
    `SN${gap}The Ankara Courier`,
    `SC${gap}ANKCOU`,
    `LA${gap}English`,
    `CY${gap}Copyright 2016 The Ankara Courier`,
    "",
    `LP${gap}${said}`,
    "",
    `TD${gap}${more}`,
    "",
    `IN${gap}i1 : Energy`,
    `NS${gap}gdip : International Relations | gcat : Political News`,
    `RE${gap}turk : Turkey | russ : Russia`,
    `PUB${gap}Ankara Press`,
    `AN${gap}Document ANKCOU0020160305ec350012x`,
    "",
  ].join("\n");

describe("Factiva", () => {
  test.each([
    ["on lines of their own", "\n"],
    ["before a tab", "\t"],
    ["before spaces", "   "],
  ])("field codes %s", async (_, gap) => {
    const { documents, warnings } = await fromBytes(`${coded(1, gap)}\n${coded(2, gap)}`);
    expect(documents.map(d => d.title)).toEqual(["Talks 1 on gas go on", "Talks 2 on gas go on"]);
    expect(documents[1]).toMatchObject({ ...article, text: `${said}\n\n${more}` });
    expect(warnings).toEqual([]);
  });

  test("the layout without codes", async () => {
    const plain = (n: number): string =>
      `Talks ${n} on gas go on\n\nBy Jane Doe\n41 words\n5 March 2016\n08:12\nThe Ankara Courier\nANKCOU\nEnglish\n(c) 2016 The Ankara Courier\n\n${said}\n\n${more}\n\nDocument ANKCOU0020160305ec35001${n}x\n\n`;
    const { documents, warnings } = await fromBytes(plain(1) + plain(2));
    expect(documents.map(d => d.title)).toEqual(["Talks 1 on gas go on", "Talks 2 on gas go on"]);
    expect(documents[0]).toMatchObject({ ...article, text: `${said}\n\n${more}` });
    expect(warnings).toEqual([]);
  });

  test("pages with a table of codes", async () => {
    const rows = (n: number): string =>
      [
        ["HD", `<span class="enHeadline">Talks ${n} on gas go on</span>`],
        ["WC", "41 words"],
        ["PD", "5 March 2016"],
        ["SN", "The Ankara Courier"],
        ["LA", "English"],
        ["LP", `<p class="articleParagraph">${said}</p>`],
        ["TD", `<p class="articleParagraph">${more}</p>`],
        ["AN", `Document ANKCOU0020160305ec35001${n}x`],
      ]
        .map(
          ([code, cell]) =>
            `<tr><td class="index" valign="top"><b>${code}</b>&nbsp;</td><td>${cell}</td></tr>`,
        )
        .join("");
    const page = `<!DOCTYPE html><html><head><title>Factiva</title></head><body>${[1, 2].map(n => `<div class="article enArticle"><table>${rows(n)}</table></div>`).join("")}</body></html>`;
    const { documents, warnings } = await fromBytes(page);
    expect(documents.map(d => d.title)).toEqual(["Talks 1 on gas go on", "Talks 2 on gas go on"]);
    expect(documents[0]).toMatchObject({ ...article, text: `${said}\n\n${more}` });
    expect(warnings).toEqual([]);
  });
});

const rule = "_".repeat(60);
const saved = (n: number): string => `${rule}

Document ${n} of 2

Talks ${n} on gas go on

Author: Doe, Jane

Publication info: The Ankara Courier ; Ankara [Ankara] 05 Mar 2016.

ProQuest document link: / http://proquest.example/${n}

Abstract: They will go on.

Full text: ${said}

${more}

Subject: Talks; Gas

Title: Talks ${n} on gas go on

Publication title: The Ankara Courier; Ankara

Publication date: Mar 5, 2016

Language of publication: English

Document URL: http://proquest.example/${n}

Last updated: 2016-03-06
`;

test("ProQuest", async () => {
  const { documents, warnings } = await fromBytes(
    `${rule}\n\nReport Information from ProQuest\nMarch 07 2016 10:00\n${saved(1)}${saved(2)}${rule}\n\nContact ProQuest\n`,
  );
  expect(documents.map(d => d.title)).toEqual(["Talks 1 on gas go on", "Talks 2 on gas go on"]);
  expect(documents[1]).toMatchObject({
    ...article,
    url: "http://proquest.example/2",
    text: `${said}\n\n${more}`,
  });
  expect(warnings).toEqual([]);
});

test.each(["nexis", "factiva", "proquest"])("a text that is no export is refused as %s", async format => {
  const { documents, refusals } = await fromBytes(said, { format });
  expect(documents).toEqual([]);
  expect(refusals[0]).toContain("no article of an export");
});

test.each([
  `${said}\n\nLength: 5 words of praise\n`,
  `HDP said\n${said}\n`,
  `A note\n____________\n${said}\n`,
  `5 words\n${said}\n`,
])("a report that only resembles an export is one text", async text => {
  expect((await fromBytes(text)).documents.map(d => d.text)).toEqual([text]);
});

test.each([
  ["March 5, 2016 Saturday 10:12 AM GMT", "2016-03-05"],
  ["Saturday, March 5, 2016", "2016-03-05"],
  ["Mar. 5, 2016", "2016-03-05"],
  ["5 March 2016", "2016-03-05"],
  ["05 Mar 2016.", "2016-03-05"],
  ["2016-03-05", "2016-03-05"],
  ["5. März 2016", "2016-03-05"],
  ["samedi 5 mars 2016", "2016-03-05"],
  ["5 de marzo de 2016", "2016-03-05"],
  ["5 Mart 2016 Cumartesi", "2016-03-05"],
  ["5 марта 2016 г.", "2016-03-05"],
  ["February 30, 2016", undefined],
  ["05/03/2016", undefined],
  ["March 2016", undefined],
  ["Route 5, 2016", undefined],
  ["The talks of March 5, 2016", undefined],
])("%s", (line, day) => expect(dayInWords(line)).toBe(day));

test("languages by their English names", () => {
  expect(["ENGLISH", "Turkish", "Hebrew", "none of them"].map(languageCode)).toEqual([
    "en",
    "tr",
    "he",
    undefined,
  ]);
});
