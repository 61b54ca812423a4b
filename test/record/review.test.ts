import { expect, test } from "vitest";
import type { Correction, Event } from "../../src/events/event.ts";
import type { Entry } from "../../src/record/entry.ts";
import { fuseEvents } from "../../src/record/fuse.ts";
import { reportsOf } from "../../src/record/memory.ts";
import { contentHash } from "../../src/record/report.ts";
import { type By, deskOf, onEvent, onFusion, onMember, undoing } from "../../src/record/review.ts";
import { report, type Told } from "./make.ts";

const run = { program: "1", models: "m", lexicons: "l" };
const text = "Kenya accused Chad of lying. Chad thanked Kenya for its  patience.";
const accusation: Told = {
  event: "ACCUSE",
  words: "accused",
  by: ["Kenya = KEN"],
  to: ["Chad = TCD"],
  on: "2020-05-01",
};
const thanks: Told = { event: "SUPPORT", words: "thanked", by: ["Chad = TCD"], to: ["Kenya = KEN"] };

/** The lines of a report with its events. */
function taken(id: string, body: string, ...told: readonly Told[]): readonly Entry[] {
  const { document, events } = report(id, "Daily", "2020-05-02", body, ...told);
  return [
    { kind: "report", id, content: contentHash(document), document },
    { kind: "events", report: id, run, events },
  ];
}

/** What another coding makes of the same report. */
const recoded = (...told: readonly Told[]): Entry => taken("r1", text, ...told)[1]!;

const by = (author: string, minute = 0): By => ({ author, at: `2020-06-01T10:0${minute}:00.000Z` });
const first = taken("r1", text, accusation, thanks);
const eventsIn = (entries: readonly Entry[]): readonly Event[] => reportsOf(entries)[0]!.events;
const itemOf = (entries: readonly Entry[], type: Event["event"]) =>
  [...deskOf(entries).items.values()].find(i => i.judged.event.event === type)!;
const threat: Correction = { event: "THREATEN", mode: [], cameo: "130", quad: 3, intensity: -3.5 };

test("what is rejected is in no report, and stays on the desk", () => {
  const entries = [...first, onEvent(itemOf(first, "ACCUSE"), "reject", by("Ann"))];
  expect(eventsIn(entries).map(e => e.event)).toEqual(["SUPPORT"]);
  expect(itemOf(entries, "ACCUSE").state).toBe("rejected");
});

test("what is corrected stands with the coder's own values beside it, at the coder's words", () => {
  const actor = [{ text: "", start: 0, end: 0, country: "TCD", sectors: [], name: "Chad", by: "review" }];
  const fields: Correction = { ...threat, actor, recipient: [], date: null };
  const entries = [...first, onEvent(itemOf(first, "ACCUSE"), "correct", by("Ann"), fields)];
  const [event] = eventsIn(entries);
  expect(event).toMatchObject({
    event: "THREATEN",
    actor: [{ country: "TCD", text: "Chad", start: 14, end: 18 }],
    recipient: [],
    reviewed: {
      coder: { event: "ACCUSE", actor: [{ country: "KEN" }], date: { start: "2020-05-01" } },
      decisions: [{ author: "Ann", verdict: "correct" }],
    },
  });
  expect(event).not.toHaveProperty("date");
});

test("decisions outlast a recoding that says the same, also by another rule and with a shorter sentence or trigger", () => {
  const decisions = [
    onEvent(itemOf(first, "ACCUSE"), "reject", by("Ann")),
    onEvent(itemOf(first, "SUPPORT"), "accept", by("Ann")),
  ];
  const again = recoded({ ...accusation, words: "accused Chad" }, { ...thanks, mode: ["x"] });
  const events = eventsIn([...first, ...decisions, again]);
  expect(events.map(e => [e.event, e.reviewed?.decisions[0]?.verdict])).toEqual([["SUPPORT", "accept"]]);
});

test("a verdict on what the coder no longer says finds no event, and says so; it is not laid on another", () => {
  const decision = onEvent(itemOf(first, "ACCUSE"), "reject", by("Ann"));
  for (const other of [
    { ...accusation, event: "THREATEN" as const },
    { ...accusation, by: ["Chad = TCD"], to: [] },
  ]) {
    const entries = [...first, decision, recoded(other, thanks)];
    expect(eventsIn(entries)).toHaveLength(2);
    expect(deskOf(entries).orphans).toEqual([decision]);
  }
  expect(deskOf([...first, decision]).orphans).toEqual([]);
});

test("a correction holds for its words whatever the coder makes of them later", () => {
  const decision = onEvent(itemOf(first, "ACCUSE"), "correct", by("Ann"), threat);
  const entries = [...first, decision, recoded({ ...accusation, event: "REJECT" }, thanks)];
  expect(eventsIn(entries)[0]).toMatchObject({ event: "THREATEN", reviewed: { coder: { event: "REJECT" } } });
});

test("white space does not move a decision", () => {
  const decision = onEvent(itemOf(first, "SUPPORT"), "reject", by("Ann"));
  const other = taken("r1", text.replace("  ", " ").replace(". ", ". \n"), accusation, thanks);
  expect(eventsIn([...other, decision]).map(e => e.event)).toEqual(["ACCUSE"]);
});

test("what is taken back is as if it had not been, and what came before holds again", () => {
  const [reject, accept] = [
    onEvent(itemOf(first, "ACCUSE"), "reject", by("Ann", 1)),
    onEvent(itemOf(first, "ACCUSE"), "accept", by("Ann", 2)),
  ];
  const entries = [...first, reject, accept];
  expect(itemOf(entries, "ACCUSE").state).toBe("accepted");
  expect(itemOf([...entries, undoing(accept, by("Ann", 3))], "ACCUSE").state).toBe("rejected");
  expect(itemOf([...entries, undoing(accept, by("Bob", 3))], "ACCUSE").state).toBe("accepted");
});

test("analysts who differ stand side by side: the event stays, corrected by the latest, whatever the order of the lines", () => {
  const decisions = [
    onEvent(itemOf(first, "ACCUSE"), "reject", by("Ann", 1)),
    onEvent(itemOf(first, "ACCUSE"), "correct", by("Bob", 2), threat),
    onEvent(itemOf(first, "ACCUSE"), "correct", by("Cid", 3), { ...threat, event: "REJECT" }),
  ];
  for (const order of [decisions, [...decisions].reverse()]) {
    const entries = [...first, ...order];
    expect(itemOf(entries, "ACCUSE").state).toBe("contested");
    expect(eventsIn(entries)[0]).toMatchObject({
      event: "REJECT",
      reviewed: { decisions: [{ author: "Ann" }, { author: "Bob" }, { author: "Cid" }] },
    });
  }
  const all = [...first, ...["Ann", "Bob"].map(a => onEvent(itemOf(first, "ACCUSE"), "reject", by(a)))];
  expect(eventsIn(all)).toHaveLength(1);
});

test("who accepts what another has corrected accepts the correction", () => {
  const one = [...first, onEvent(itemOf(first, "ACCUSE"), "correct", by("Ann", 1), threat)];
  const two = [...one, onEvent(itemOf(one, "ACCUSE"), "accept", by("Bob", 2))];
  expect(itemOf(two, "ACCUSE").state).toBe("corrected");
  expect(eventsIn(two)[0]!.event).toBe("THREATEN");
});

const two = [...first, ...taken("r2", "Kenya accused Chad of more lies.", accusation)];
const three = [...two, ...taken("r3", "Kenya again accused Chad.", accusation)];
const groups = (entries: readonly Entry[]) => {
  const all = reportsOf(entries);
  const published = new Map(all.map(r => [r.document.id, r.document.published!]));
  return fuseEvents(
    all.flatMap(r => r.events),
    published,
    new Map(),
  );
};
const sizes = (entries: readonly Entry[]) =>
  groups(entries)
    .map(i => i.events.length)
    .sort();

test("a fusion that is rejected is taken apart, one that is corrected loses or gains a member, also after recoding", () => {
  expect(sizes(three)).toEqual([1, 3]);
  const [desk, incident] = [deskOf(three), groups(three).find(i => i.events.length === 3)!];
  const apart = onFusion(incident, desk, false, by("Ann"));
  expect(sizes([...three, apart])).toEqual([1, 1, 1, 1]);
  const again = recoded(accusation, { ...thanks, mode: ["x"] });
  expect(sizes([...three, apart, again])).toEqual([1, 1, 1, 1]);
  const member = desk.items.get(incident.events[0]!.id)!;
  expect(sizes([...three, onMember(incident, member, desk, false, by("Ann"))])).toEqual([1, 1, 2]);
  const stranger = itemOf(three, "SUPPORT");
  const joined = onMember(incident, stranger, desk, true, by("Ann"));
  expect(sizes([...three, joined])).toEqual([4]);
  expect(sizes([...three, joined, undoing(joined, by("Ann", 1))])).toEqual([1, 3]);
});

test("analysts who differ on a fusion leave it as the machine has it", () => {
  const [desk, incident] = [deskOf(three), groups(three).find(i => i.events.length === 3)!];
  const both = [onFusion(incident, desk, false, by("Ann")), onFusion(incident, desk, true, by("Bob"))];
  expect(sizes([...three, ...both])).toEqual([1, 3]);
});
