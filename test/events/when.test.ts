import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { type Coder, codeEvents } from "../../src/events/code.ts";
import { loadLexicons } from "../../src/events/lexicons.ts";
import type { Means } from "../../src/language/analyze.ts";
import { parseConllu } from "../../src/language/conllu.ts";
import { loadEngine } from "../../src/language/engine.ts";
import { Gazetteer } from "../../src/language/gazetteer.ts";
import { loadWorld } from "../../src/world/world.ts";
import { analysisOf } from "../helpers/trees.ts";

const textOf = (comments: readonly string[]) => comments.find(c => c.startsWith("# text = "))!.slice(9);
const trees = new Map(
  [...parseConllu(readFileSync(join(import.meta.dirname, "when.conllu"), "utf8"))].map(t => [
    textOf(t.comments),
    t,
  ]),
);

let coder: Coder;
let means: Means;
beforeAll(() => {
  coder = { world: loadWorld(), lexicons: loadLexicons() };
  means = { engine: loadEngine(), gazetteer: new Gazetteer(coder.world.gazetteer) };
});

/** A Saturday. */
const report = "2016-11-26";

/** The event types of sentences with their first days, `-` for none, and whether the day is told or implied. */
function dates(sentences: readonly string[], published = report): readonly string[] {
  const chosen = sentences.map(s => trees.get(s)!);
  const analysis = analysisOf(sentences.join(" "), chosen, means, published);
  return codeEvents(analysis, coder).map(e =>
    e.date ? `${e.event} ${e.date.start} ${e.date.basis}` : `${e.event} -`,
  );
}

const byReport = `${report} implied`;

test.each([
  ["Norway imposed sanctions on Kenya.", `SANCTION ${byReport}`],
  ["Norway has accused Kenya of fraud.", `ACCUSE ${byReport}`],
  ["Norway once again accused Kenya of fraud.", `ACCUSE ${byReport}`],
  ["Norway welcomes the truce between Kenya and Uganda.", `SUPPORT ${byReport}`],
])("what is told as news has the report's day: %s", (sentence, wanted) =>
  expect(dates([sentence])).toEqual([wanted]),
);

test.each([
  ["Norway backs Kenya.", "SUPPORT -"],
  ["Norway is an ally of Kenya.", "SUPPORT -"],
])("a state of affairs has no day: %s", (sentence, wanted) => expect(dates([sentence])).toEqual([wanted]));

test.each([
  ["Norway has supplied arms to Kenya for decades.", "COOPERATE -"],
  ["Norway supplies arms to Kenya every year.", "COOPERATE -"],
  ["Norway previously accused Kenya of fraud.", "ACCUSE -"],
  ["Norway has repeatedly accused Kenya of fraud.", "ACCUSE -"],
])("what lasts, is a custom or was before has none: %s", (sentence, wanted) =>
  expect(dates([sentence])).toEqual([wanted]),
);

test("below the first sentence an act in the plain present is a custom", () =>
  expect(dates(["Norway imposed sanctions on Kenya.", "Uganda supplies arms to Kenya."])).toEqual([
    `SANCTION ${byReport}`,
    "COOPERATE -",
  ]));

const old = "In 2013, Norway expelled the Kenyan envoy.";
const told = "SANCTION 2013-01-01 stated";

test("a plain past goes on with a story of long ago", () => {
  expect(dates([old, "Kenya recalled its ambassador."])).toEqual([told, "SANCTION -"]);
  expect(
    dates([
      "Kenya and Uganda fought a war from 1980 to 1988.",
      "Uganda used chemical weapons against Kenya.",
    ]),
  ).toEqual(["ASSAULT -"]);
});

test("a day of its own, or what somebody says, ends the story", () => {
  expect(dates([old, "On Friday, Kenya recalled its ambassador."])).toEqual([
    told,
    "SANCTION 2016-11-25 implied",
  ]);
  expect(dates([old, "Kenya said Norway had broken the law.", "Uganda condemned Norway."]).at(-1)).toBe(
    `ACCUSE ${byReport}`,
  );
});

test("a relative clause of long ago begins no story, nor does a time since when", () => {
  expect(
    dates(["Norway, which expelled the Kenyan envoy in 2013, sued Kenya.", "Uganda condemned Norway."]),
  ).toEqual([told, `ACCUSE ${byReport}`, `ACCUSE ${byReport}`]);
  expect(dates(["Since 2014 Kenya has occupied Uganda.", "Norway imposed sanctions on Kenya."])).toEqual([
    "COERCE 2014-01-01 stated",
    `SANCTION ${byReport}`,
  ]);
});

test("without a day of the report nothing is implied", () =>
  expect(dates(["Norway imposed sanctions on Kenya."], "")).toEqual(["SANCTION -"]));

test("what came after a deed of a known time lies between it and the report", () => {
  const sentence =
    "Norway had decided to lift a ban on some food products from Kenya, imposed after the Kenyans shelled Norwegian troops last November.";
  expect(dates([sentence])).toEqual([
    "CONCEDE -",
    "SANCTION 2015-11-01 implied",
    "ASSAULT 2015-11-01 implied",
  ]);
});
