import { beforeAll, expect, test } from "vitest";
import { loadReader, type Reader } from "../../src/cli/reading.ts";
import { toponyms } from "../../src/events/toponyms.ts";
import { quote } from "../../src/text/span.ts";

let reader: Reader;
beforeAll(() => {
  reader = loadReader({});
});

/** Each toponym of a text as `words=country/region`, a metonym with a star. */
function found(text: string, publisher?: string): readonly string[] {
  const reading = reader.read({ id: "t", text, ...(publisher === undefined ? {} : { publisher }) });
  return toponyms(reading).map(t => {
    const { country = "-", admin1 = "" } = t.place;
    return `${quote(text, t)}${t.metonym ? "*" : ""}=${country}${admin1 === "" ? "" : `/${admin1}`}`;
  });
}

test.each([
  [
    "what it lies in tells a town from its namesakes",
    "A bakery burned down in Paris, Texas. Nobody in Paris was hurt.",
    ["Paris=USA/US.TX", "Texas=USA/US.TX", "Paris=USA/US.TX"],
  ],
  [
    "the land that the text speaks of does",
    "The Lebanese army sent tanks to Tripoli.",
    ["Tripoli=LBN/LB.09"],
  ],
  [
    "so do the places near by",
    "Fighters left Homs for Hama and then camped near Salamiyah.",
    ["Homs=SYR/SY.11", "Hama=SYR/SY.10", "Salamiyah=SYR/SY.10"],
  ],
  [
    "a region is told from a land of its name",
    "Voters in Georgia and Alabama in the United States went to the polls, and Atlanta was calm.",
    ["Georgia=USA/US.GA", "Alabama=USA/US.AL", "United States=USA", "Atlanta=USA/US.GA"],
  ],
  [
    "words for a part or a kind are no part of the name",
    "Shells fell on northern Syria and on Kandahar province.",
    ["Syria=SYR", "Kandahar=AFG/AF.23"],
  ],
  [
    "a longer name is taken whole",
    "Floods hit parts of New South Wales on Sunday.",
    ["New South Wales=AUS/AU.02"],
  ],
  ["what is named after a place does not lie there", "Both sides signed the Minsk agreement.", []],
])("%s", (_, text, wanted) => expect(found(text)).toEqual(wanted));

test("a place that acts stands for those who govern there", () =>
  expect(found("Moscow said its envoy had met officials in Geneva.").map(t => t.replace(/\/.*/, ""))).toEqual(
    ["Moscow*=RUS", "Geneva=CHE"],
  ));

test("seas and straits have no land", () =>
  expect(found("A tanker was seized in the Strait of Hormuz.")).toEqual(["Strait of Hormuz=-"]));

test("the publisher's land speaks for its places", () => {
  const text = "A bus overturned near Valencia on Monday.";
  expect(found(text)[0]).toMatch(/^Valencia=VEN/);
  expect(found(text, "EFE")[0]).toMatch(/^Valencia=ESP/);
});
