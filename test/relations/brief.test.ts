import { expect, test } from "vitest";
import type { Report } from "../../src/record/report.ts";
import { writeBrief } from "../../src/relations/brief.ts";
import { renderHtml } from "../../src/relations/html.ts";
import { renderMarkdown } from "../../src/relations/render.ts";
import { importance, weightiest } from "../../src/relations/timeline.ts";
import { loadBriefWords } from "../../src/relations/words.ts";
import { report } from "../record/make.ts";

const words = loadBriefWords();
const names = (code: string) => ({ KEN: "Kenya", UGA: "Uganda" })[code] ?? code;
const sides = { by: ["Kenya = KEN"], to: ["Uganda = UGA"] } as const;

const accused = (publisher = "Post", text = "Kenya accused Uganda of theft.") =>
  report("1", publisher, "2015-02-02", text, {
    ...sides,
    event: "ACCUSE",
    words: "accused",
    on: "2015-02-01",
  });
const planned = report("2", "Post", "2015-02-03", "Kenya will lift a ban on fruit of Uganda.", {
  ...sides,
  event: "CONCEDE",
  words: "lift",
  status: "planned",
});

const briefOf = (reports: readonly Report[], more: object = {}) =>
  writeBrief(reports, { a: "KEN", b: "UGA", names, words, ...more });
const section = (key: string, reports: readonly Report[], more: object = {}) =>
  briefOf(reports, more).sections.find(s => s.key === key)?.claims ?? [];

test("no line stands without a number, and every number has its words", () => {
  const brief = briefOf([accused(), planned]);
  const numbers = brief.sections.flatMap(s => s.claims.map(c => c.sources));
  expect(numbers.length).toBeGreaterThan(3);
  expect(numbers.every(n => n.length > 0)).toBe(true);
  expect([...new Set(numbers.flat())].sort()).toEqual(brief.sources.map(s => s.number).sort());
});

test("what is to be lifted is in the ledger and among what to watch", () => {
  const watch = section("watch", [accused(), planned]);
  expect(watch.map(c => [c.text, c.state])).toEqual([
    ["Food and farm goods, Kenya on Uganda", "to be lifted"],
  ]);
  expect(section("ledger", [accused(), planned]).map(c => c.state)).toEqual(["to be lifted"]);
});

test("the tone opens the page where a series is given, and rests on incidents", () => {
  const trend = [{ text: "The tone is worse than usual (-3).", incidents: [] }];
  expect(section("standing", [accused()], { trend })[0]).toEqual({
    text: "The tone is worse than usual (-3).",
    sources: [1],
  });
  expect(section("standing", [accused()])[0]!.text).toContain("1 incident");
});

test("reports without a publisher are not said to be by none", () => {
  const { document, ...rest } = accused();
  const { publisher: _, ...nameless } = document;
  expect(briefOf([{ ...rest, document: nameless }]).intro).toContain("from 1 report. ");
  expect(briefOf([accused()]).intro).toContain("from 1 report by 1 publisher. ");
});

test("the page as HTML holds words of reports as text only, and lets nothing in", () => {
  const evil = accused(
    "<img src=x onerror=alert(1)>",
    `Kenya accused Uganda of "theft" & <script>alert(1)</script>.`,
  );
  const unsafe = { ...evil, document: { ...evil.document, url: "javascript:alert(1)" } };
  const html = renderHtml(briefOf([unsafe]));
  expect(html).not.toMatch(/<script|<img|javascript:/u);
  expect(html).toContain("&#60;script&#62;alert(1)&#60;/script&#62;");
  expect(html).toMatch(
    /Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[\w+/]{43}='/u,
  );
});

test("each number of the page as HTML leads to the words at its foot", () => {
  const html = renderHtml(briefOf([accused(), planned]));
  const links = [...html.matchAll(/href="#(s\d+)"/gu)].map(m => m[1]!);
  expect(links.length).toBeGreaterThan(3);
  for (const id of links) expect(html).toContain(`<li id="${id}"`);
});

test("a matter's changes have numbers of their own in Markdown", () => {
  expect(renderMarkdown(briefOf([planned]))).toContain(
    "- Food and farm goods, Kenya on Uganda: **to be lifted** — reported 3 February 2015 to be lifted [1]",
  );
});

test("of a timeline the weightiest stay, in their order", () => {
  const incident = (id: string, more: object, reports = 1) => ({
    id,
    reports,
    events: report(id, "Post", "2015-02-02", "Kenya met Uganda.", {
      ...sides,
      event: "CONSULT",
      words: "met",
      ...more,
    }).events,
  });
  const talk = incident("1", { on: "2015-02-01" });
  const attack = incident("2", { event: "ASSAULT", on: "2015-02-02" });
  const denied = incident("3", { event: "ASSAULT", on: "2015-02-03", sure: "CT-" });
  const often = incident("4", { on: "2015-02-04" }, 8);
  expect(weightiest([talk, attack, denied, often], 2).map(i => i.id)).toEqual(["2", "4"]);
  expect(importance(attack)).toBeGreaterThan(importance(denied));
});

test("below the summary a happening stands in one list, and one sentence is told once", () => {
  const text = "Kenya attacked Uganda, prompting Uganda to scramble jets against Kenya.";
  const twice = report(
    "4",
    "Post",
    "2015-02-04",
    text,
    { ...sides, event: "ASSAULT", words: "attacked", on: "2015-02-04" },
    { event: "MOBILIZE", words: "scramble", by: ["Uganda = UGA"], to: ["Kenya = KEN"], on: "2015-02-04" },
  );
  const lists = briefOf([twice, accused()]).sections.filter(s =>
    ["changes", "issues", "claims", "thirds"].includes(s.key),
  );
  const lines = lists.flatMap(s => s.claims.map(c => c.text));
  expect(lines).toEqual([
    "Kenya accused Uganda of theft",
    "Kenya attacked Uganda, prompting Uganda to scramble jets against Kenya",
  ]);
});

test("a speaker stays where his words point back to him", () => {
  const told = report("5", "Post", "2015-02-05", "Uganda says Kenya attacked its embassy.", {
    ...sides,
    event: "ASSAULT",
    words: "attacked",
    on: "2015-02-05",
    says: "Uganda = UGA | says",
  });
  expect(section("changes", [told])[0]!.text).toBe("Uganda says Kenya attacked its embassy");
});

test("names stand with their article in a line, not in the title", () => {
  const states = (code: string) => ({ KEN: "United States", UGA: "Uganda" })[code] ?? code;
  const brief = writeBrief(
    [
      report("6", "Post", "2015-02-06", "It cut all its ties with a neighbour long known.", {
        ...sides,
        by: ["It = KEN"],
        to: ["a neighbour = UGA"],
        event: "ASSAULT",
        words: "cut",
      }),
    ],
    { a: "KEN", b: "UGA", names: states, words },
  );
  expect(brief.title).toBe("United States and Uganda");
  expect(JSON.stringify(brief.sections)).toMatch(/[Tt]he United States/u);
});
