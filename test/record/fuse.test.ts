import { expect, test } from "vitest";
import { findCopies } from "../../src/record/copies.ts";
import { fuseEvents } from "../../src/record/fuse.ts";
import type { Report } from "../../src/record/report.ts";
import { shuffled } from "../helpers/shuffle.ts";
import { report } from "./make.ts";

const fused = (...reports: readonly Report[]) =>
  fuseEvents(
    reports.flatMap(r => r.events),
    new Map(reports.map(r => [r.document.id, r.document.published!])),
    findCopies(reports),
  );

const first = report(
  "first",
  "Harbour Post",
  "2015-11-24",
  "Turkish fighters shot down a Russian bomber near the Syrian border on Tuesday.",
  {
    event: "ASSAULT",
    mode: ["aerial"],
    words: "shot down",
    by: ["Turkish fighters = TUR.MIL"],
    to: ["a Russian bomber = RUS.MIL"],
    on: "2015-11-24",
  },
);
const second = report(
  "second",
  "Steppe Wire",
  "2015-11-25",
  "Turkey shot down a bomber of the Russian air force over its border, Moscow said.",
  {
    event: "ASSAULT",
    mode: ["aerial"],
    words: "shot down",
    by: ["Turkey = TUR"],
    to: ["the Russian air force = RUS.MIL"],
    on: "2015-11-24",
    says: "Moscow = RUS | said",
  },
);
const later = report(
  "later",
  "Harbour Post",
  "2016-08-09",
  "The presidents met for the first time since the downing of the Russian bomber last November.",
  {
    event: "ASSAULT",
    mode: ["aerial"],
    words: "downing",
    to: ["the Russian bomber = RUS.MIL"],
    on: "2015-11-01/2015-11-30",
  },
);

test("reports of one deed are one incident, dated by the most exact", () => {
  const [incident, ...others] = fused(first, second);
  expect(others).toEqual([]);
  expect(incident).toMatchObject({ reports: 2, start: "2015-11-24", end: "2015-11-24" });
});

test("a background mention months later joins its incident", () => {
  expect(fused(first, second, later)).toHaveLength(1);
});

test("the order of arrival changes nothing", () => {
  expect(fused(later, second, first)).toEqual(fused(first, second, later));
});

/** Deeds of some weeks, each told by two papers, the second a few days later and without its day. */
const weeks = Array.from({ length: 12 }, (_, i) => {
  const day = `2016-0${1 + (i % 3)}-1${i % 9}`;
  const deed = {
    event: "ASSAULT",
    mode: ["heavy-weapons"],
    by: ["Turkish guns = TUR.MIL"],
    to: ["Syrian troops = SYR.MIL"],
    words: "shelled",
  } as const;
  const text = `Turkish guns shelled Syrian troops near hill ${i}.`;
  return [
    report(`a${i}`, "A", day, text, { ...deed, on: day }),
    report(`b${i}`, "B", `${day.slice(0, 8)}20`, text.replace("near", "at"), deed),
  ];
}).flat();

test("no order of arrival changes what is one", () => {
  const wanted = fused(...weeks);
  for (let seed = 1; seed <= 25; seed++) expect(fused(...shuffled(weeks, seed))).toEqual(wanted);
});

test("reports of later days leave the incidents before them their ids", () => {
  const early = weeks.filter(r => r.document.published! < "2016-02-01");
  const before = fused(...early).map(i => i.id);
  const after = new Set(fused(...weeks).map(i => i.id));
  expect(before.length).toBeGreaterThan(1);
  expect(before.filter(id => !after.has(id))).toEqual([]);
});

test("an incident keeps its id when later reports join", () => {
  expect(fused(first, second, later)[0]!.id).toBe(fused(first)[0]!.id);
});

test("two attacks on one day at two places stay apart", () => {
  const shell = (id: string, town: string, who: string) =>
    report(id, id, "2016-02-14", `${who} shelled ${town} on Sunday.`, {
      event: "ASSAULT",
      mode: ["heavy-weapons"],
      words: "shelled",
      by: [`${who} = TUR.MIL`],
      place: town,
      on: "2016-02-14",
    });
  expect(fused(shell("one", "Azaz", "Turkish guns"), shell("two", "Kobani", "Turkish tanks"))).toHaveLength(
    2,
  );
});

test("a call and a visit on one day are two", () => {
  const call = report("call", "A", "2016-08-09", "Erdogan telephoned Putin on Tuesday.", {
    event: "CONSULT",
    mode: ["phone"],
    words: "telephoned",
    by: ["Erdogan = TUR.GOV", "Putin = RUS.GOV"],
    reciprocal: true,
    on: "2016-08-09",
  });
  const visit = report("visit", "B", "2016-08-09", "Erdogan visited Putin on Tuesday.", {
    event: "CONSULT",
    mode: ["visit"],
    words: "visited",
    by: ["Erdogan = TUR.GOV"],
    to: ["Putin = RUS.GOV"],
    on: "2016-08-09",
  });
  expect(fused(call, visit)).toHaveLength(2);
});

test("an attack by others on the same day stays apart", () => {
  const other = report("other", "B", "2015-11-24", "Rebels shot down a Russian helicopter on Tuesday.", {
    event: "ASSAULT",
    words: "shot down",
    by: ["Rebels = .REB"],
    to: ["a Russian helicopter = RUS.MIL"],
    on: "2015-11-24",
  });
  expect(fused(first, other)).toHaveLength(2);
});

test("a plan is not the deed", () => {
  const said = { event: "SANCTION", to: ["Turkish = TUR"], on: "2015-12-01" } as const;
  const plan = report("plan", "A", "2015-12-01", "Russia will ban Turkish fruit.", {
    ...said,
    words: "ban",
    by: ["Russia = RUS"],
    status: "planned",
  });
  const deed = report("deed", "B", "2015-12-01", "Russia banned Turkish fruit.", {
    ...said,
    words: "banned",
    by: ["Russia = RUS"],
  });
  expect(fused(plan, deed)).toHaveLength(2);
});

test("a denial stands in the incident that it denies", () => {
  const told = report(
    "told",
    "A",
    "2016-11-25",
    "Syrian aircraft attacked Turkish soldiers near al-Bab on Thursday.",
    {
      event: "ASSAULT",
      mode: ["aerial"],
      words: "attacked",
      by: ["Syrian aircraft = SYR.MIL"],
      to: ["Turkish soldiers = TUR.MIL"],
      place: "al-Bab",
      on: "2016-11-24",
    },
  );
  const denied = report(
    "denied",
    "B",
    "2016-11-25",
    "Syrian aircraft did not attack Turkish soldiers near al-Bab, Damascus said.",
    {
      event: "ASSAULT",
      mode: ["aerial"],
      words: "attack",
      by: ["Syrian aircraft = SYR.MIL"],
      to: ["Turkish soldiers = TUR.MIL"],
      place: "al-Bab",
      sure: "CT-",
      says: "Damascus = SYR | said",
    },
  );
  expect(fused(told, denied)).toHaveLength(1);
});

test("wire copies count as one report", () => {
  const text =
    "Turkey and Russia signed an agreement on a gas pipeline in Istanbul on Monday in the presence of both presidents, who spoke of a new chapter.";
  const signed = {
    event: "SUPPORT",
    words: "signed",
    by: ["Turkey = TUR", "Russia = RUS"],
    reciprocal: true,
    on: "2016-10-10",
  } as const;
  const [incident] = fused(
    report("wire", "Wire", "2016-10-10", text, signed),
    report("copy", "Post", "2016-10-10", `${text} It was cold.`, signed),
  );
  expect(incident).toMatchObject({ reports: 1 });
  expect(incident!.events).toHaveLength(2);
});

test("a mention without a day recalls nothing with which it shares its parties alone", () => {
  const stop = report("stop", "Post", "2015-12-09", "Russia stopped building a power plant in Turkey.", {
    event: "SANCTION",
    mode: ["discontinue"],
    words: "stopped",
    by: ["Russia = RUS"],
    to: ["Turkey = TUR"],
    cameo: "160",
    on: "2015-12-09",
  });
  const ban = report("ban", "Post", "2016-01-14", "Hotels suffer since Russia banned holidays in Turkey.", {
    event: "SANCTION",
    mode: ["discontinue"],
    words: "banned",
    by: ["Russia = RUS"],
    to: ["Turkey = TUR"],
    cameo: "163",
  });
  expect(fused(stop, ban)).toHaveLength(2);
});
