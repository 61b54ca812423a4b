import { describe, expect, test } from "vitest";
import { columnsOf } from "../../src/exports/columns.ts";
import { units } from "../../src/exports/telling.ts";
import type { Report } from "../../src/record/report.ts";
import { readCsv } from "../helpers/csv.ts";
import { exported, type Wanted } from "../helpers/exported.ts";
import { reports } from "./make.ts";

const csv = (all: readonly Report[], by: Wanted["by"] = "event") => {
  const [header, ...rows] = readCsv(exported("csv", all, { by }));
  return rows.map(row => Object.fromEntries(header!.map((name, i) => [name, row[i]!])));
};
const tab = (name: string, wanted: Wanted = {}) =>
  exported(name, reports, wanted)
    .split("\n")
    .slice(0, -1)
    .map(line => line.split("\t"));

describe("csv", () => {
  test.each(units)("by %s has the columns that it says, once each", by => {
    const names = columnsOf(by).map(c => c.name);
    expect(new Set(names).size).toBe(names.length);
    expect(readCsv(exported("csv", reports, { by }))[0]).toEqual(names);
  });

  test("keeps every event, flagged", () => {
    expect(csv(reports).map(r => [r.event, r.counted, r.negated, r.planned, r.headline])).toEqual([
      ["ASSAULT", "true", "false", "false", "false"],
      ["CONSULT", "true", "false", "false", "false"],
      ["ASSAULT", "false", "true", "false", "false"],
      ["SANCTION", "false", "false", "true", "false"],
      ["ASSAULT", "false", "false", "false", "true"],
      ["SUPPORT", "true", "false", "false", "false"],
      ["THREATEN", "true", "false", "false", "false"],
    ]);
  });

  test("gives a day only where it is known to the day", () => {
    const threat = csv(reports).find(r => r.event === "THREATEN")!;
    expect([threat.day, threat.date_start, threat.date_end]).toEqual(["", "2016-11", "2016-11"]);
  });

  test("offsets count code points", () => {
    const [first] = csv(reports);
    const text = [...reports[0]!.document.text];
    expect(text.slice(Number(first!.trigger_start), Number(first!.trigger_end)).join("")).toBe("shelled");
    expect(text.slice(Number(first!.evidence_start), Number(first!.evidence_end)).join("")).toBe(
      first!.evidence,
    );
  });

  test("by pair has those who met in both directions, and one row for an act without a target", () => {
    const told = csv(reports, "pair").map(r => [r.event, r.number, r.source_code, r.target_code]);
    expect(told).toContainEqual(["CONSULT", "0", "NOR", "KEN"]);
    expect(told).toContainEqual(["CONSULT", "1", "KEN", "NOR"]);
    expect(told).toContainEqual(["SUPPORT", "0", "NOR", ""]);
  });

  test("by actor has a row a party", () => {
    const told = csv(reports, "actor").filter(r => r.event === "THREATEN");
    expect(told.map(r => [r.side, r.party_code, r.party_country])).toEqual([
      ["actor", "ADF", "IMG"],
      ["recipient", "UGA", "UGA"],
    ]);
  });

  test("by incident tells one report's words once, and by how many it is told", () => {
    const twice = [...reports, ...reports.map(r => again(r, "copy"))];
    const rows = csv(twice, "incident").filter(r => r.event === "CONSULT");
    expect(rows.map(r => [r.reports, r.mentions])).toEqual([["1", "2"]]);
  });
});

describe("formulas and controls", () => {
  const hostile = (publisher: string): readonly Report[] => [
    { ...reports[0]!, document: { ...reports[0]!.document, publisher } },
  ];
  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"])("%j in a table is defused", publisher => {
    expect(csv(hostile(publisher))[0]!.publisher).toBe(`'${publisher}`);
    for (const name of ["polecat", "icews"])
      expect(exported(name, hostile(publisher))).toContain(`\t'${publisher.trim()}`);
  });

  test("a negative number is a number", () => expect(csv(reports)[0]!.intensity).toBe("-9"));

  test("quotes, commas and line ends of a text come back", () => {
    const publisher = 'a "b",\r\nc';
    expect(csv(hostile(publisher))[0]!.publisher).toBe(publisher);
  });

  test("terminal escapes and halves of characters become U+FFFD", () =>
    expect(csv(hostile("a\u001b[31m\ud800"))[0]!.publisher).toBe("a\ufffd[31m\ufffd"));
});

describe.each([
  ["polecat", 40],
  ["icews", 20],
  ["gdelt", 61],
] as const)("%s", (name, width) => {
  test("has its columns in every row, and no cell that a reader could take for quoted", () => {
    for (const row of tab(name, { all: true })) {
      expect(row).toHaveLength(width);
      expect(row.join("")).not.toMatch(/["\r]/);
    }
  });

  test("leaves out what it cannot flag and what has no day; --all keeps it", () => {
    const told = tab(name).map(row => row.join(" "));
    expect(told.some(row => /190/.test(row) && /UGA.*KEN/.test(row))).toBe(false);
    expect(tab(name, { all: true, by: "event" }).length).toBeGreaterThan(tab(name, { by: "event" }).length);
  });
});

test("polecat has one row an event, parties by semicolons, None for what is not known", () => {
  const [header, ...rows] = tab("polecat");
  const meeting = Object.fromEntries(header!.map((h, i) => [h, rows.find(r => r[2] === "CONSULT")![i]]));
  expect(meeting).toMatchObject({
    "Event ID": "one-𝒜_CONSULT_one_𝒜-1",
    "Actor Country": "NOR; KEN",
    "Actor COW": "385; 501",
    "Primary Actor Sector": "None",
    "Recipient Country": "None",
    "Quad Code": "VERBAL COOPERATION",
  });
});

test("icews keeps the zero that a code begins with and names roles with their land", () => {
  const rows = tab("icews").slice(1);
  expect(rows.map(r => r[6])).toEqual(["195", "040", "040"]);
  expect(rows[0]!.slice(2, 5)).toEqual(["Military (KEN)", "Military,Government", "KEN"]);
});

describe("gdelt", () => {
  const numeric = [0, 1, 2, 3, 4, 25, 29, 30, 31, 32, 33];

  test("fills numbers with numbers, and codes by what we know", () => {
    for (const row of tab("gdelt")) for (const i of numeric) expect(row[i]).toMatch(/^-?\d+(\.\d+)?$/);
    const shelling = tab("gdelt").find(r => r[26] === "195")!;
    expect(shelling.slice(1, 8)).toEqual(["20161124", "201611", "2016", "2016.8877", "KENMIL", "KEN", "KEN"]);
    expect(shelling.slice(25, 31)).toEqual(["1", "195", "195", "19", "4", "0"]);
  });

  test("numbers are whole in a double", () => {
    for (const row of tab("gdelt")) expect(Number.isSafeInteger(Number(row[0]))).toBe(true);
  });

  test("version 1.0 has 58 columns", () => {
    for (const row of tab("gdelt", { gdelt: "1.0" })) expect(row).toHaveLength(58);
  });

  test("an event of its report's lead is a root event, a headline before it is no lead", () => {
    const rows = tab("gdelt", { by: "event", all: true });
    expect(rows.find(r => r[26] === "195")![25]).toBe("1");
    expect(rows.find(r => r[26] === "130")![25]).toBe("0");
  });
});

/** The same report under another id. */
function again(r: Report, mark: string): Report {
  const id = `${r.document.id}-${mark}`;
  return {
    ...r,
    document: { ...r.document, id },
    events: r.events.map(e => ({ ...e, id: `${e.id}-${mark}`, document: id })),
  };
}
