import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadTokenWords } from "../../src/language/cutting.ts";
import { maximumChunk, tokenize } from "../../src/language/tokenize.ts";
import { lexiconRoot } from "../../src/text/lexicon.ts";

const words = loadTokenWords(join(lexiconRoot, "en"));

/** Surface tokens with a space between, `+` where one splits into words. */
function cut(text: string): string {
  const parts = tokenize(text, 0, text.length, words).map(token => {
    const bounds = [token.start, ...token.cuts, token.end];
    return bounds
      .slice(1)
      .map((end, i) => text.slice(bounds[i], end))
      .join("+");
  });
  return parts.join(" ");
}

const cases: readonly (readonly [name: string, text: string, tokens: string])[] = [
  ["clitics are words of one token", "They don't know it's his.", "They do+n't know it+'s his ."],
  ["curly apostrophes are read as straight ones", "Kenya’s army won’t leave", "Kenya+’s army wo+n’t leave"],
  ["two clitics split twice", "He shouldn't've gone", "He should+n't+'ve gone"],
  ["a plural's possessive apostrophe is a word", "the soldiers’ camp", "the soldiers+’ camp"],
  [
    "inside single quotes an apostrophe after s closes them",
    "the ‘old rivals’ met",
    "the ‘ old rivals ’ met",
  ],
  [
    "money and measures part from their number",
    "$20bn, €18.5 million, 20km, 7pm, 5%",
    "$ 20 bn , € 18.5 million , 20 km , 7 pm , 5 %",
  ],
  ["compounds split at the hyphen", "a U.S.-led, state-owned base", "a U.S. - led , state - owned base"],
  ["ranges split at the hyphen", "15-20 men in 1990–1995", "15 - 20 men in 1990 – 1995"],
  ["prefixes do not stand alone", "ex-rebels of al-Shamal, anti-war", "ex-rebels of al - Shamal , anti-war"],
  ["types of arms stay whole", "an F-16, a Su-24 and S-400s", "an F-16 , a Su-24 and S-400s"],
  [
    "abbreviations keep their full stop",
    "Mr. Okello met Prof.Dr. Musa on Nov. 24",
    "Mr. Okello met Prof.Dr. Musa on Nov. 24",
  ],
  ["No. keeps its full stop only before a number", "No. 5 said no.", "No. 5 said no ."],
  ["several stops are one token", "Why?! He left...", "Why ?! He left ..."],
  ["closing marks part from the stop", '(He left.) "Good."', '( He left . ) " Good . "'],
  [
    "addresses stay whole",
    "See https://a.example/x?y=1, or write to a.b@c.example.",
    "See https://a.example/x?y=1 , or write to a.b@c.example .",
  ],
  ["decades keep their apostrophe", "in the '90s", "in the '90s"],
  ["telephone numbers and dates stay whole", "555-123-4567 on 2016-11-24", "555-123-4567 on 2016-11-24"],
];

describe("tokenize", () => {
  test.each(cases)("%s", (_, text, tokens) => {
    expect(cut(text)).toBe(tokens);
  });

  test("offsets index the text that was given", () => {
    const text = "xx  Don't go.";
    expect(tokenize(text, 4, text.length, words)[0]).toEqual({ start: 4, end: 9, cuts: [6] });
  });

  test("an endless stretch without space is one token, in no time", () => {
    expect(tokenize(".a'".repeat(maximumChunk * 100), 0, maximumChunk * 300, words)).toHaveLength(1);
  });
});
