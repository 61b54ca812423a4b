import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadTokenWords } from "../../src/language/cutting.ts";
import { segment } from "../../src/language/segment.ts";
import { lexiconRoot } from "../../src/text/lexicon.ts";

const words = loadTokenWords(join(lexiconRoot, "en"));

const sentences = (text: string): readonly string[] =>
  segment(text, words).map(s => text.slice(s.tokens[0]!.start, s.tokens.at(-1)!.end).replace(/\s+/g, " "));

const standings = (text: string): readonly string[] =>
  segment(text, words).map(s => `${s.paragraph} ${s.standing}`);

const cases: readonly (readonly [name: string, text: string, ...found: string[]])[] = [
  ["a full stop ends a sentence", "He left. She stayed.", "He left.", "She stayed."],
  ["a title's full stop ends none", "Gen. Achieng met Mr. B. Okello.", "Gen. Achieng met Mr. B. Okello."],
  ["a month's full stop ends none", "They met on Nov. 24 in Kampala.", "They met on Nov. 24 in Kampala."],
  [
    "U.S. ends a sentence before a word that begins one",
    "He flew to the U.S. The others stayed.",
    "He flew to the U.S.",
    "The others stayed.",
  ],
  ["U.S. ends none before a name", "The U.S. Navy left.", "The U.S. Navy left."],
  ["a closing quotation mark stays in its sentence", "“We stay.” They left.", "“We stay.”", "They left."],
  ["a bracket stays in its sentence", "(They left.) We stay.", "(They left.)", "We stay."],
  ["a question in quotes goes on", '"Why?" he asked.', '"Why?" he asked.'],
  [
    "an ellipsis goes on before a small letter",
    "He paused ... then left. Good.",
    "He paused ... then left.",
    "Good.",
  ],
  ["a number's point ends none", "It cost 1.5 million. He paid.", "It cost 1.5 million.", "He paid."],
];

describe("segment", () => {
  test.each(cases)("%s", (_, text, ...found) => {
    expect(sentences(text)).toEqual(found);
  });

  test("a first line that stands apart is the headline, later ones are headings", () => {
    expect(
      standings("Rivals meet in Kampala\n\nThey met.\n\nTalks to resume\n\nThey left. All left.\n"),
    ).toEqual(["0 headline", "1 body", "2 heading", "3 body", "3 body"]);
  });

  test("a headline in quotes that ends without a full stop is a headline", () => {
    expect(standings("Okello: ‘We stay’\n\nHe said so.")).toEqual(["0 headline", "1 body"]);
  });

  test("a dateline is a heading before its sentence", () => {
    expect(sentences("KAMPALA, Nov. 25 (Wire) - Rebels left the town.")).toEqual([
      "KAMPALA, Nov. 25 (Wire) -",
      "Rebels left the town.",
    ]);
  });

  test("lines wrapped by hand are joined", () => {
    expect(
      sentences(
        "The rebels left the town of Gulu on\nMonday, and the army moved in behind\nthem. It stayed.",
      ),
    ).toEqual([
      "The rebels left the town of Gulu on Monday, and the army moved in behind them.",
      "It stayed.",
    ]);
  });

  test("a line ended before its width ends a paragraph", () => {
    expect(
      standings(
        "The rebels left the town of Gulu.\nThe army moved in behind them late on Monday,\nand it stayed there.",
      ),
    ).toEqual(["0 body", "1 body"]);
  });

  test("headline and byline on lines of their own are two", () => {
    expect(standings("Rivals meet in Kampala\nBy Jane Doe\n\nThey met.")).toEqual([
      "0 headline",
      "1 heading",
      "2 body",
    ]);
  });

  test("an empty text has no sentences", () => {
    expect(segment(" \n\n ", words)).toEqual([]);
  });
});
