import { expect, test } from "vitest";
import { differencesOf } from "../../src/record/differences.ts";
import type { Report } from "../../src/record/report.ts";
import { shuffled } from "../helpers/shuffle.ts";
import { telling } from "./tell.ts";

const seen = (...reports: readonly Report[]) =>
  differencesOf(reports, []).map(
    d =>
      `${d.attribute} ${d.a.document} ${d.a.telling.value} / ${d.b.document} ${d.b.telling.value} ${d.kind}`,
  );

const ferry = telling(
  "ferry",
  "2016-05-10",
  "A ferry sinks off Zanzibar near the port of Mkoani, drowning 25 people.",
  { words: "25 people", value: "25", low: 25, high: 25, kinds: ["crash"] },
);
const risen = telling(
  "risen",
  "2016-05-12",
  "The toll from the sinking of the ferry off Zanzibar near Mkoani rises to 71.",
  { words: "71", value: "71", low: 71, high: 71, raised: true },
);
const elsewhere = telling(
  "elsewhere",
  "2016-05-11",
  "A bomb explodes at a market in Garissa, killing 40 people.",
  { words: "40 people", value: "40", low: 40, high: 40, kinds: ["bombing"] },
);

test("a toll that rises days later is an update", () => {
  expect(seen(ferry, risen)).toEqual(["killed ferry 25 / risen 71 update"]);
});

test("a bomb elsewhere is no update of a wreck", () => {
  expect(seen(ferry, elsewhere)).toEqual([]);
});

test("a bound and a figure a little above it can both stand", () => {
  const bound = telling("bound", "2016-05-10", "At least 20 people drown off Zanzibar near Mkoani.", {
    words: "At least 20 people",
    value: "at least 20",
    low: 20,
  });
  const above = telling("above", "2016-05-11", "Zanzibar mourns the 21 people who drowned near Mkoani.", {
    words: "21 people",
    value: "21",
    low: 21,
    high: 21,
    told: "known",
  });
  expect(seen(bound, above)).toEqual([]);
});

test("two states that stand by their figures dispute them", () => {
  const kenyan = telling("kenyan", "2016-05-10", "Kenya says 12 people died in the clash at Moyale.", {
    words: "12 people",
    value: "12",
    low: 12,
    high: 12,
    by: "KEN",
  });
  const ethiopian = telling(
    "ethiopian",
    "2016-05-10",
    "Ethiopia says 30 people died in the clash at Moyale.",
    {
      words: "30 people",
      value: "30",
      low: 30,
      high: 30,
      by: "ETH",
      told: "known",
    },
  );
  expect(seen(kenyan, ethiopian)).toEqual(["killed ethiopian 30 / kenyan 12 dispute"]);
});

test("a sentence that dates a deed is of news of that day, not of another", () => {
  const first = telling("first", "2016-05-10", "Gunmen attack a hotel in Mogadishu and kill nine people.", {
    words: "nine people",
    value: "9",
    low: 9,
    high: 9,
  });
  const second = { words: "20", value: "20", low: 20, high: 20, raised: true };
  const text = "The toll of the attack on the hotel in Mogadishu rises to 20.";
  expect(seen(first, telling("same", "2016-05-12", text, { ...second, day: "2016-05-10" }))).toHaveLength(1);
  expect(seen(first, telling("other", "2016-05-12", text, { ...second, day: "2016-04-02" }))).toEqual([]);
});

test("what a report denies another has told is set beside it", () => {
  const blamed = telling("blamed", "2016-05-10", "Kenya blames Uganda for the raid on Busia.", {
    words: "blames Uganda",
    attribute: "actor",
    value: "UGA",
    by: "KEN",
    told: "known",
  });
  const denied = telling("denied", "2016-05-11", "Uganda denies any part in the raid on Busia.", {
    words: "denies any part",
    attribute: "actor",
    value: "not UGA",
    by: "UGA",
    told: "known",
  });
  expect(seen(blamed, denied)).toEqual(["actor blamed UGA / denied not UGA dispute"]);
});

test("the order in which reports come changes nothing", () => {
  const reports = [ferry, risen, elsewhere];
  const wanted = differencesOf(reports, []);
  for (let seed = 1; seed <= 20; seed++) expect(differencesOf(shuffled(reports, seed), [])).toEqual(wanted);
});

test("a later report leaves an incident its id", () => {
  const [before] = differencesOf([ferry, risen], []);
  const final = telling(
    "final",
    "2016-05-20",
    "The toll from the sinking of the ferry off Zanzibar near Mkoani rises to 94.",
    { words: "94", value: "94", low: 94, high: 94, raised: true },
  );
  const after = differencesOf([final, elsewhere, risen, ferry], []);
  expect(after).toHaveLength(3);
  expect(new Set(after.map(d => d.incident))).toEqual(new Set([before!.incident]));
});

test("a copy of a report tells nothing anew", () => {
  const copy = { ...ferry, document: { ...ferry.document, id: "ferry-again" } };
  expect(seen(ferry, copy, risen)).toEqual(["killed ferry 25 / risen 71 update"]);
});

test("a far lower toll days later, without a name in common, is of something else", () => {
  const battle = telling("battle", "2016-05-10", "Rebels say the toll of the fighting in Moyale is 95.", {
    words: "95",
    value: "95",
    low: 95,
    high: 95,
    raised: true,
  });
  const attacks = telling(
    "attacks",
    "2016-05-13",
    "The toll of the attacks is seven, rebels say of the fighting.",
    {
      words: "seven",
      value: "7",
      low: 7,
      high: 7,
      raised: true,
    },
  );
  expect(seen(battle, attacks)).toEqual([]);
});
