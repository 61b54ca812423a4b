import { describe, expect, test } from "vitest";
import {
  ends,
  follows,
  labelStretch,
  type NameRow,
  nameLabels,
  stretches,
} from "../../src/language/label.ts";
import { nameRow, namesIn } from "../../src/language/labeller.ts";
import { nameTypes } from "../../src/language/name-types.ts";
import type { NameWords } from "../../src/language/names.ts";

const none = new Set<string>();
const lists: NameWords = {
  titles: new Set(["president"]),
  bodies: none,
  facilities: none,
  lands: none,
  projects: none,
  connectors: none,
  particles: none,
  articles: none,
  demonyms: none,
  notNames: none,
};
const types = nameTypes(
  () => ({ fine: 0, coarse: 0 }),
  word => (word === "nairobi" ? 16 : 0),
  lists,
);
const label = (name: string) => nameLabels.indexOf(name);

function rowOf(text: string, tags: Readonly<Record<string, string>> = {}): NameRow {
  let start = 0;
  const words = text.split(" ").map(form => {
    const word = { start, form, upos: tags[form] ?? "NOUN" };
    start += form.length + 1;
    return word;
  });
  return nameRow(types, words, []);
}

describe("labels", () => {
  test("what begins must go on and end with the same type", () => {
    expect(follows(label("O"), label("B-PER"))).toBe(true);
    expect(follows(label("B-PER"), label("E-PER"))).toBe(true);
    expect(follows(label("B-PER"), label("E-ORG"))).toBe(false);
    expect(follows(label("B-PER"), label("O"))).toBe(false);
    expect(follows(label("O"), label("I-LOC"))).toBe(false);
    expect(follows(label("S-LOC"), label("S-LOC"))).toBe(true);
    expect(nameLabels.filter((_, l) => ends(l))).toEqual([
      "O",
      ...["PER", "ORG", "LOC"].flatMap(t => [`E-${t}`, `S-${t}`]),
    ]);
  });

  test("names are read off labels", () => {
    const labels = ["O", "B-PER", "I-PER", "E-PER", "S-LOC", "O"].map(label);
    expect(namesIn(Int32Array.from(labels))).toEqual([
      { first: 1, last: 3, type: "PER" },
      { first: 4, last: 4, type: "LOC" },
    ]);
  });
});

describe("stretches", () => {
  test("capitals and sure names, with up to two words between", () => {
    expect(stretches(types, rowOf("we saw Bank of the West there and left for nairobi"))).toEqual([
      [2, 6],
      [10, 11],
    ]);
  });

  test("proper nouns without a capital too", () => {
    expect(stretches(types, rowOf("they live in takoradi now", { takoradi: "PROPN" }))).toEqual([[3, 4]]);
  });

  test("none where no word bears a capital", () => {
    expect(stretches(types, rowOf("nobody came"))).toEqual([]);
  });
});

describe("labelStretch", () => {
  test("transitions alone decide where no feature has weight", () => {
    const model = { classes: nameLabels, slots: new Int32Array(4), entries: new Int16Array(0), rows: 0 };
    const n = nameLabels.length;
    const between = new Int32Array(n * n);
    between[label("O") * n + label("B-ORG")] = 5;
    between[label("B-ORG") * n + label("E-ORG")] = 5;
    const row = rowOf("Bank West");
    const out = new Int32Array(2);
    labelStretch(model, between, types, row, [0, 2], out);
    expect(namesIn(out)).toEqual([{ first: 0, last: 1, type: "ORG" }]);
  });
});
