import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readGold, scoreExamples } from "../bench/score/examples.ts";
import { loadReader, type Reader } from "../src/cli/reading.ts";
import { defaultLimits } from "../src/intake/input.ts";
import { read } from "../src/intake/reader.ts";
import type { Report } from "../src/record/report.ts";
import { writeBrief } from "../src/relations/brief.ts";
import { loadBriefWords } from "../src/relations/words.ts";

const folder = join(import.meta.dirname, "..", "examples");

async function reportsOf(reader: Reader): Promise<readonly Report[]> {
  const out: Report[] = [];
  const fail = (fault: Error): never => {
    throw fault;
  };
  const options = { limits: defaultLimits, warn: fail, refuse: fail };
  async function* none(): AsyncGenerator<Buffer> {}
  for await (const document of read([join(folder, "reports")], none(), options))
    out.push({ document, sightings: [], events: reader.code(document) });
  return out;
}

describe("the example reports", () => {
  let reader: Reader;
  let reports: readonly Report[];
  beforeAll(async () => {
    reader = loadReader();
    reports = await reportsOf(reader);
  });

  test("give what a reader wrote down before the rules: precision and recall do not fall", () => {
    const score = scoreExamples(
      readGold(folder),
      reports.flatMap(r => r.events),
    );
    const percent = (x: number) => (100 * x).toFixed(1);
    console.log(
      `examples: ${reports.length} reports, precision ${percent(score.precision)}, recall ${percent(score.recall)}`,
    );
    expect(score.precision).toBeGreaterThanOrEqual(floors.precision);
    expect(score.recall).toBeGreaterThanOrEqual(floors.recall);
  });

  test("every span of every event is the words it claims to be", () => {
    for (const { document, events } of reports) {
      for (const e of events) {
        const text = e.inTitle ? document.title! : document.text;
        for (const q of [
          e.trigger,
          e.evidence,
          ...e.actor,
          ...e.recipient,
          ...e.attribution,
          ...e.quantities,
        ])
          expect(text.slice(q.start, q.end)).toBe(q.text);
      }
    }
  });

  test("a report that is taken away takes its lines with it", () => {
    const request = { a: "TUR", b: "RUS", names: reader.world.nameOf, words: loadBriefWords() };
    for (const gone of reports.filter((_, i) => i % 8 === 0)) {
      const page = writeBrief(
        reports.filter(r => r !== gone),
        request,
      );
      expect(page.sources.map(s => s.document)).not.toContain(gone.document.id);
    }
  });

  test("every line of the brief has a source", () => {
    const page = writeBrief(reports, {
      a: "TUR",
      b: "RUS",
      names: reader.world.nameOf,
      words: loadBriefWords(),
    });
    const numbers = new Set(page.sources.map(s => s.number));
    for (const claim of page.sections.flatMap(s => s.claims)) {
      expect(claim.sources.length, claim.text).toBeGreaterThan(0);
      for (const n of claim.sources) expect(numbers).toContain(n);
    }
  });
});

/** Shares below which the coder has become worse than it was. */
const floors = { precision: 0.74, recall: 0.7 };
