import { describe, expect, test } from "vitest";
import { fuseEvents } from "../../src/record/fuse.ts";
import type { Report } from "../../src/record/report.ts";
import { ledger } from "../../src/relations/ledger/ledger.ts";
import { loadBriefWords } from "../../src/relations/words.ts";
import { report } from "../record/make.ts";

const words = loadBriefWords();
const [ken, uga] = [["Kenya = KEN"], ["Uganda = UGA"]];
const onUganda = { by: ken, to: uga } as const;

/** The ledger of Kenya and Uganda; each event an incident, as reports of other days are. */
function entries(...reports: readonly Report[]) {
  const published = new Map(reports.map(r => [r.document.id, r.document.published!]));
  const incidents = reports.flatMap(r => r.events).flatMap(e => fuseEvents([e], published, new Map()));
  return ledger(incidents, { a: "KEN", b: "UGA", words, published });
}

const states = (...reports: readonly Report[]) =>
  entries(...reports).map(e => [e.kind, e.subject, e.changes.map(c => c.state).join(" ")].join(": "));

describe("measures", () => {
  const ban = report("1", "Post", "2015-02-02", "Kenya banned fruit of Uganda.", {
    ...onUganda,
    event: "SANCTION",
    words: "banned",
    on: "2015-02-01",
  });
  const lift = report("2", "Post", "2016-05-06", "Kenya decided to lift a ban on fruit of Uganda.", {
    ...onUganda,
    event: "CONCEDE",
    words: "decided",
  });

  test("a ban is imposed, and to be lifted once that is decided", () => {
    const [entry] = entries(lift, ban);
    expect(entry).toMatchObject({ kind: "measure", subject: "food and farm goods", state: "lifting" });
    expect([entry!.actor, entry!.recipient]).toEqual(["KEN", "UGA"]);
    expect(entry!.changes.map(c => [c.state, c.date?.start])).toEqual([
      ["imposed", "2015-02-01"],
      ["lifting", undefined],
    ]);
  });

  test("an undated recollection of a ban does not impose it anew after it was lifted", () => {
    const text = "Kenya lifted a ban on fruit of Uganda.";
    const lifted = report("2", "Post", "2016-05-06", text, {
      ...onUganda,
      event: "CONCEDE",
      words: "lifted",
      on: "2016-05-05",
    });
    const old = report("3", "Post", "2017-01-01", "Kenya once banned fruit of Uganda.", {
      ...onUganda,
      event: "SANCTION",
      words: "banned",
    });
    expect(states(ban, lifted, old)).toEqual(["measure: food and farm goods: imposed lifted"]);
  });

  test("what is said to follow a dated event is dated by it", () => {
    const text = "A ban that Kenya imposed after Uganda attacked a port of fruit stands.";
    const told = report(
      "1",
      "Post",
      "2016-05-06",
      text,
      { ...onUganda, event: "SANCTION", words: "imposed" },
      { event: "ASSAULT", words: "attacked", by: uga, on: "2015-11-01/2015-11-30" },
    );
    expect(entries(told)[0]!.changes[0]!.date).toEqual({
      start: "2015-11-01",
      end: "2016-05-06",
      precision: "range",
      after: { start: "2015-11-01", end: "2015-11-30", precision: "month" },
    });
  });

  test("a ban on goods and on flights is two measures, one on food is not also one on trade", () => {
    const about = (text: string) =>
      states(report("1", "Post", "2015-02-02", text, { ...onUganda, event: "SANCTION", words: "banned" }));
    expect(about("Kenya banned imports and charter flights of Uganda.")).toHaveLength(2);
    expect(about("Kenya banned imports of fruit of Uganda.")).toEqual([
      "measure: food and farm goods: imposed",
    ]);
  });

  test("what is denied, cuts relations or violates airspace is no measure", () => {
    const event = (more: object) =>
      report("1", "Post", "2015-02-02", "Kenya banned airspace of Uganda.", {
        ...onUganda,
        event: "SANCTION",
        words: "banned",
        ...more,
      });
    expect(states(event({ sure: "CT-" }))).toEqual([]);
    expect(states(event({ cameo: "161" }))).toEqual([]);
    expect(states(event({ event: "COERCE", mode: ["restrict"], cameo: "171" }))).toEqual([]);
    expect(states(event({ event: "COERCE", mode: ["restrict"], cameo: "172" }))).toHaveLength(1);
  });

  test("where others stand beside the pair the measure is the pair's", () => {
    const told = report("1", "Post", "2015-02-02", "Kenya banned fruit of Chad and Uganda.", {
      event: "SANCTION",
      words: "banned",
      by: ken,
      to: ["Chad = TCD", ...uga],
    });
    expect(entries(told)[0]).toMatchObject({ actor: "KEN", recipient: "UGA" });
  });
});

describe("undertakings", () => {
  const signed = report("1", "Post", "2015-03-02", "Kenya and Uganda signed Lakeline.", {
    event: "SUPPORT",
    words: "signed",
    by: [...ken, ...uga],
    reciprocal: true,
    project: "Lakeline",
    on: "2015-03-01",
  });

  test("a work is agreed by a signature, halted, and to be accelerated", () => {
    const halted = report("2", "Post", "2015-06-02", "Kenya halted Lakeline with Uganda.", {
      ...onUganda,
      event: "SANCTION",
      words: "halted",
      project: "Lakeline",
      on: "2015-06-01",
    });
    const faster = report("3", "Post", "2015-09-02", "Kenya would accelerate Lakeline with Uganda.", {
      ...onUganda,
      event: "AGREE",
      words: "accelerate",
      project: "Lakeline",
      status: "planned",
    });
    expect(states(faster, halted, signed)).toEqual(["undertaking: Lakeline: agreed halted accelerating"]);
  });

  test("what was agreed to be done with a work is told, not that it was agreed", () => {
    const faster = report("3", "Post", "2015-09-02", "Kenya agreed to speed up Lakeline with Uganda.", {
      ...onUganda,
      event: "AGREE",
      words: "agreed",
      project: "Lakeline",
      on: "2015-09-01",
    });
    expect(states(signed, faster)).toEqual(["undertaking: Lakeline: agreed accelerating"]);
  });

  const dropped = (text: string) =>
    report("2", "Post", "2015-04-02", text, {
      event: "REJECT",
      words: "dropped",
      by: ken,
      to: ["Chad = TCD"],
      project: "Hillline",
    });

  test("one with others stands here only where a report sets it beside one of both", () => {
    const beside = dropped("Lakeline came after Kenya dropped Hillline with Chad.");
    expect(states(signed, beside)).toContain("undertaking: Hillline: dropped");
    expect(states(signed, dropped("Kenya dropped Hillline with Chad."))).toHaveLength(1);
  });

  test("a quarrel over a work changes nothing of it", () => {
    const quarrel = report("2", "Post", "2015-04-02", "Kenya blamed Uganda for Lakeline.", {
      ...onUganda,
      event: "ACCUSE",
      words: "blamed",
      project: "Lakeline",
    });
    expect(states(signed, quarrel)).toEqual(["undertaking: Lakeline: agreed"]);
  });
});

describe("commitments and standing", () => {
  const truce = report("1", "Post", "2015-03-02", "Kenya and Uganda agreed on a ceasefire.", {
    event: "AGREE",
    words: "agreed",
    by: [...ken, ...uga],
    reciprocal: true,
    on: "2015-03-01",
  });

  test("an agreement that one is accused of breaking is said to be broken", () => {
    const breach = report("2", "Post", "2015-05-02", "Kenya accused Uganda of violating the ceasefire.", {
      ...onUganda,
      event: "ACCUSE",
      words: "accused",
      on: "2015-05-01",
    });
    expect(states(truce, breach)).toEqual(["commitment: ceasefire: agreed disputed"]);
  });

  test("what was agreed is told in the report's words where no matter is known", () => {
    const told = report("1", "Post", "2015-03-02", "Kenya assured Uganda that the crew will return.", {
      ...onUganda,
      event: "AGREE",
      words: "assured",
    });
    expect(states(told)).toEqual(["commitment: crew will return: promised"]);
  });

  test("relations that are cut are a standing, not a measure", () => {
    const cut = report("1", "Post", "2015-03-02", "Kenya severed diplomatic relations with Uganda.", {
      ...onUganda,
      event: "SANCTION",
      words: "severed",
      cameo: "161",
    });
    expect(states(cut)).toEqual(["standing: ties: halted"]);
  });

  test("backing that a report tells as a state is held", () => {
    const backs = report("1", "Post", "2015-03-02", "Kenya backs Uganda.", {
      ...onUganda,
      event: "SUPPORT",
      words: "backs",
      status: "standing",
    });
    expect(states(backs)).toEqual(["standing: backing: held"]);
  });

  test("an alliance that somebody speaks of is none, nor is a meeting or a readiness an agreement", () => {
    const spoken = report("1", "Post", "2015-03-02", "All this led Kenya to enter an alliance with Uganda.", {
      ...onUganda,
      event: "SUPPORT",
      words: "enter",
    });
    const ready = report("2", "Post", "2015-03-02", "Kenya is ready for dialogue with Uganda.", {
      ...onUganda,
      event: "AGREE",
      words: "ready",
    });
    const meeting = report("3", "Post", "2015-03-02", "Kenya and Uganda agreed to meet in May.", {
      event: "AGREE",
      words: "agreed",
      by: [...ken, ...uga],
      reciprocal: true,
    });
    expect(states(spoken, ready, meeting)).toEqual([]);
  });

  test("a measure without an object has a word of its own", () => {
    const told = (text: string, words: string) =>
      states(report("1", "Post", "2015-02-02", text, { ...onUganda, event: "SANCTION", words }));
    expect(told("Kenya suspended a project of Uganda.", "suspended")).toEqual([]);
    expect(told("Kenya imposed sanctions on Uganda.", "imposed")).toEqual(["measure: measures: imposed"]);
  });
});
