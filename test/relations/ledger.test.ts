import { expect, test } from "vitest";
import { incidentsOf, publishedOf } from "../../src/cli/incidents.ts";
import { ledgerJson, ledgerOf, ledgerRows } from "../../src/cli/ledger.ts";
import { renderLedger } from "../../src/relations/ledger/render.ts";
import { loadBriefWords } from "../../src/relations/words.ts";
import { report } from "../record/make.ts";

const turkey = "Turkey = TUR.GOV";
const russia = "Russia = RUS.GOV";
const a = { code: "TUR", name: "Turkey", side: "TUR" };
const b = { code: "RUS", name: "Russia", side: "RUS" };
type Given = Parameters<typeof report>[4];
const one = (id: string, published: string, text: string, ...events: readonly Given[]) =>
  report(id, "Post", published, text, ...events);
const stateOf = (...reports: ReturnType<typeof report>[]) =>
  ledgerOf(reports, a, b).map(e => [
    e.kind,
    e.subject,
    e.changes.map(c => `${c.ahead ? "~" : ""}${c.state}`).join(" "),
  ]);

const ban = one("ban", "2015-11-29", "Russia banned Turkish fruit.", {
  event: "SANCTION",
  words: "banned",
  by: [russia],
  to: ["Turkish = TUR"],
  on: "2015-11-28",
});
const plan = one("plan", "2016-10-11", "Russia decided to lift the fruit ban on Turkey.", {
  event: "CONCEDE",
  words: "decided",
  by: [russia],
  to: [turkey],
  on: "2016-10-10",
});

test("a measure is imposed, then to be lifted where that is only decided", () => {
  expect(stateOf(ban, plan)).toEqual([["measure", "food and farm goods", "imposed ~lifted"]]);
});

test("the order in which reports come in does not matter", () => {
  expect(stateOf(plan, ban)).toEqual(stateOf(ban, plan));
});

test("what was denied is in no ledger", () => {
  const denied = one("no", "2016-01-02", "Russia did not ban Turkish fruit.", {
    event: "SANCTION",
    words: "ban",
    by: [russia],
    to: ["Turkish = TUR"],
    sure: "CT-",
  });
  expect(stateOf(denied)).toEqual([]);
});

test("a measure between others is not the pair's", () => {
  const other = one("other", "2016-01-02", "Russia banned fruit of Poland, Turkey said.", {
    event: "SANCTION",
    words: "banned",
    by: [russia],
    to: ["Poland = POL"],
  });
  expect(stateOf(other)).toEqual([]);
});

test("an airspace that is violated is no measure", () => {
  const jet = one("jet", "2016-01-02", "Russia violated the airspace of Turkey.", {
    event: "COERCE",
    words: "violated",
    mode: ["restrict"],
    by: [russia],
    to: [turkey],
  });
  expect(stateOf(jet)).toEqual([]);
});

const works = one(
  "works",
  "2016-11-01",
  "Turkey and Russia signed TurkStream. TurkStream came after Russia dropped South Stream.",
  {
    event: "SUPPORT",
    words: "signed",
    by: [turkey, russia],
    reciprocal: true,
    project: "TurkStream",
    on: "2016-10-10",
  },
  { event: "REJECT", words: "dropped", by: [russia], to: ["South = BGR"], project: "South Stream" },
);

test("an undertaking of one side that is told together with one of the pair's is tied to it", () => {
  const found = ledgerOf([works], a, b);
  expect(found.map(e => [e.subject, e.state, e.tied ?? false])).toEqual([
    ["TurkStream", "signed", false],
    ["South Stream", "dropped", true],
  ]);
});

test("an undertaking that is to go on is told so after what was done", () => {
  const halted = one("halt", "2015-12-09", "Russia halted Akkuyu in Turkey.", {
    event: "SANCTION",
    words: "halted",
    by: [russia],
    to: [turkey],
    project: "Akkuyu",
    on: "2015-12-09",
  });
  const faster = one("fast", "2016-10-11", "Turkey will accelerate Akkuyu with Russia.", {
    event: "AGREE",
    words: "accelerate",
    by: [turkey],
    to: [russia],
    project: "Akkuyu",
    status: "planned",
  });
  expect(stateOf(halted, faster)).toEqual([["undertaking", "Akkuyu", "halted ~accelerated"]]);
});

const truce = one("truce", "2016-02-27", "Russia and Turkey agreed on a ceasefire in Aleppo province.", {
  event: "AGREE",
  words: "agreed",
  by: [russia, turkey],
  reciprocal: true,
  on: "2016-02-26",
});

test("a commitment that is broken is told with the one that was made", () => {
  const breach = one(
    "breach",
    "2016-03-05",
    "Russia violated the ceasefire with Turkey in Aleppo province.",
    {
      event: "ASSAULT",
      words: "violated",
      by: [russia],
      to: [turkey],
      on: "2016-03-04",
    },
  );
  expect(stateOf(truce, breach).map(e => [e[0], e[2]])).toEqual([["commitment", "agreed broken"]]);
});

test("backing that is told as a state of affairs is a standing", () => {
  const backing = one("back", "2016-03-05", "Russia backs Turkey.", {
    event: "SUPPORT",
    words: "backs",
    by: [russia],
    to: [turkey],
    status: "standing",
  });
  expect(stateOf(backing).map(e => [e[0], e[2]])).toEqual([["standing", "holds"]]);
});

test("each change points at its words in code points", () => {
  const [entry] = ledgerJson(ledgerOf([ban, plan], a, b), a, b, [ban, plan]).entries;
  expect(entry).toMatchObject({
    state: "lifted",
    ahead: true,
    since: "2016-10-10",
    actor: "RUS",
    recipient: "TUR",
  });
  expect(entry!.changes).toMatchObject([
    { document: "ban", start: 0, end: 28, quote: "Russia banned Turkish fruit." },
    {},
  ]);
});

test("a table has a row for each change, and people read the states in words", () => {
  const entries = ledgerOf([ban, plan], a, b);
  expect(ledgerRows(entries)).toHaveLength(3);
  const text = renderLedger(
    entries,
    c => ({ TUR: "Turkey", RUS: "Russia" })[c] ?? c,
    loadBriefWords(),
    publishedOf([ban, plan]),
  );
  expect(text).toContain("Food and farm goods, Russia on Turkey: **to be lifted**");
  expect(text).toContain("28 November 2015 imposed: “Russia banned Turkish fruit.” (ban)");
  expect(incidentsOf([ban, plan])).toHaveLength(2);
});
