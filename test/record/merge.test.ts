import { expect, test } from "vitest";
import { eventId } from "../../src/events/event-id.ts";
import type { Entry } from "../../src/record/entry.ts";
import { forgetting } from "../../src/record/forget.ts";
import { eachReport } from "../../src/record/gather.ts";
import { inOrder } from "../../src/record/held.ts";
import { reportsOf } from "../../src/record/memory.ts";
import { broughtBy } from "../../src/record/merge.ts";
import { contentHash } from "../../src/record/report.ts";
import { type By, deskOf, onEvent, undoing } from "../../src/record/review.ts";
import { verify } from "../../src/record/verify.ts";
import { generator } from "../helpers/chance.ts";
import { report } from "./make.ts";

const runs = ["0.2.0", "0.10.0"].map(program => ({ program, models: "m", lexicons: "l" }));

/** The lines of a report that tells of one accusation, as the coder of version `run` read it. */
function taken(
  id: string,
  text: string,
  { publisher = "Daily", published = "2020-05-02", run = 0, mode = "" } = {},
): readonly Entry[] {
  const { document, events } = report(id, publisher, published, text, {
    event: "ACCUSE",
    words: "accused",
    by: ["Kenya = KEN"],
    to: ["Chad = TCD"],
    ...(mode ? { mode: [mode] } : {}),
  });
  const { title: _, ...untitled } = document;
  return [
    { kind: "report", id, content: contentHash(untitled), document: untitled },
    {
      kind: "events",
      report: id,
      run: runs[run]!,
      events: events.map(e => ({ ...e, id: eventId(id, e.rule, e.trigger) })),
    },
  ];
}

const merged = (ours: readonly Entry[], theirs: readonly Entry[]): readonly Entry[] => [
  ...ours,
  ...broughtBy(theirs, ours).batches.flat(),
];

/** Merges both ways, checks that the answers are the same, and that a second time brings nothing; gives the reports. */
function bothWays(a: readonly Entry[], b: readonly Entry[]) {
  const [ab, ba] = [merged(a, b), merged(b, a)];
  expect(reportsOf(ab)).toEqual(reportsOf(ba));
  expect([...eachReport(() => ab)].sort(inOrder)).toEqual(reportsOf(ab));
  const shown = (entries: readonly Entry[]) =>
    [...deskOf(entries).items.values()].map(i => [i.shown, i.state]);
  expect(shown(ab)).toEqual(shown(ba));
  expect(broughtBy(b, ab).batches).toEqual([]);
  expect(broughtBy(a, ab).batches).toEqual([]);
  expect(verify(ab).faults).toEqual([]);
  return reportsOf(ab);
}

const lies = "Kenya accused Chad of lying.";
const theft = "Kenya accused Chad of theft.";

test("reports of both are there, by day of publication, with all places where each was seen", () => {
  const a = [...taken("r1", lies), ...taken("r2", theft, { published: "2020-05-03" })];
  const b = taken("r1", lies, { publisher: "Other" });
  const all = bothWays(a, b);
  expect(all.map(r => r.document.id)).toEqual(["r1", "r2"]);
  expect(all[0]!.sightings.map(s => s.publisher)).toEqual(["Daily", "Other"]);
});

test("of two versions of a text the one published first stands, under its id, with its events", () => {
  const a = taken("late", lies, { published: "2020-05-04" });
  const b = taken("early", lies.replace(" of", "  of"), { published: "2020-05-02" });
  const [one, ...none] = bothWays(a, b);
  expect(none).toEqual([]);
  expect(one!.document).toMatchObject({ id: "early", text: "Kenya accused Chad  of lying." });
  expect(one!.events[0]!.document).toBe("early");
});

test("two texts under one id are told apart whichever came first, and so are their events", () => {
  const all = bothWays(taken("r1", lies), taken("r1", theft));
  expect(all.map(r => r.document.id)).toEqual(
    [lies, theft].map(text => `r1~${contentHash({ id: "", text }).slice(0, 8)}`).sort(),
  );
  for (const { document, events } of all) expect(events[0]!.document).toBe(document.id);
  expect(new Set(all.map(r => r.events[0]!.id)).size).toBe(2);
});

test("of two codings of one text the later program's counts", () => {
  const [one] = bothWays(
    taken("r1", lies, { run: 1, mode: "new" }),
    taken("r1", lies, { run: 0, mode: "old" }),
  );
  expect(one!.events[0]!.mode).toEqual(["new"]);
});

test("what one took down stays down in both", () => {
  const a = [...taken("r1", lies), ...taken("r2", theft)];
  const line = forgetting("r1", a, { author: "Ann", at: "2020-06-01T10:00:00.000Z" });
  expect(bothWays([...a, line!], taken("x", lies)).map(r => r.document.id)).toEqual(["r2"]);
});

test("decisions of both stand side by side, and one that was taken back stays so", () => {
  const [a, b] = [taken("r1", lies), taken("r1", lies)];
  const by = (author: string): By => ({ author, at: `2020-06-01T10:00:0${author.length}.000Z` });
  const item = [...deskOf(a).items.values()][0]!;
  const [reject, accept] = [onEvent(item, "reject", by("Ann")), onEvent(item, "accept", by("Boris"))];
  const [one] = bothWays([...a, reject], [...b, accept]);
  expect(one!.events[0]!.reviewed!.decisions.map(d => [d.author, d.verdict])).toEqual([
    ["Ann", "reject"],
    ["Boris", "accept"],
  ]);
  const [undone] = bothWays([...a, reject], [...b, reject, undoing(reject, by("Ann"))]);
  expect(undone!.events).toHaveLength(1);
});

test("any two records give the same answers either way, and any three in any order", () => {
  const below = generator(5);
  const ids = ["r1", "r2", "r3"];
  const texts = [lies, theft, lies.replace(" of", "\n of"), "Kenya again accused Chad."];
  const codings = [
    { run: 0, mode: "" },
    { run: 1, mode: "x" },
  ] as const;
  const record = (): readonly Entry[] => {
    const used = new Set<string>();
    return Array.from({ length: below(4) }, () => {
      const [id, text] = [ids[below(3)]!, texts[below(4)]!];
      const published = `2020-05-0${1 + below(3)}`;
      if (used.has(id) || used.has(contentHash({ id, text }))) return [];
      used.add(id).add(contentHash({ id, text }));
      return taken(id, text, {
        published,
        publisher: ["A", "B"][below(2)]!,
        ...codings[below(2)]!,
      });
    }).flat();
  };
  for (let i = 0; i < 300; i++) {
    const [a, b, c] = [record(), record(), record()];
    bothWays(a, b);
    const one = reportsOf(merged(merged(a, b), c));
    expect(reportsOf(merged(merged(c, b), a))).toEqual(one);
    expect(reportsOf(merged(a, merged(b, c)))).toEqual(one);
  }
});
