import type { Report } from "../../src/record/report.ts";
import { report } from "../record/make.ts";

const run = { program: "0.0.1", models: "m", lexicons: "l" };

/** Two reports with an event of every kind that formats treat apart: plain, of two parties, denied, planned, in a headline, without a day. */
export const reports: readonly Report[] = [
  {
    ...report(
      "one_𝒜",
      "Courier",
      "2016-11-25",
      '𝒲ar news\n\nKenyan jets shelled Ugandan troops in Lira, "=killing" three. Norway and Kenya met in Oslo. Uganda denied that it struck Kenya.',
      {
        event: "ASSAULT",
        words: "shelled",
        by: ["Kenyan jets = KEN.MIL"],
        to: ["Ugandan troops = UGA.MIL"],
        on: "2016-11-24",
        cameo: "195",
        mode: ["aerial"],
        place: "Lira",
        killed: 3,
      },
      {
        event: "CONSULT",
        words: "met",
        by: ["Norway = NOR", "Kenya = KEN"],
        reciprocal: true,
        on: "2016-11-25",
        cameo: "040",
        place: "Oslo",
      },
      {
        event: "ASSAULT",
        words: "struck",
        by: ["Uganda = UGA"],
        to: ["Kenya = KEN"],
        on: "2016-11-24",
        cameo: "190",
        sure: "CT-",
      },
    ),
    run,
  },
  {
    ...report(
      "two",
      'Wire; of <Oslo> & "Co"',
      "2016-12-01",
      "Uganda will sanction Kenya. Rebels hit Uganda. Norway praised the truce.\n\nIt rained. The ADF threatened Uganda in November.",
      {
        event: "SANCTION",
        words: "sanction",
        by: ["Uganda = UGA"],
        to: ["Kenya = KEN"],
        status: "planned",
        cameo: "163",
      },
      {
        event: "ASSAULT",
        words: "hit",
        by: ["Rebels = .REB"],
        to: ["Uganda = UGA"],
        on: "2016-11-30",
        headline: true,
        cameo: "190",
      },
      { event: "SUPPORT", words: "praised", by: ["Norway = NOR"], on: "2016-12-01", cameo: "051" },
      {
        event: "THREATEN",
        words: "threatened",
        by: ["The ADF = IMG/ADF.REB"],
        to: ["Uganda = UGA"],
        on: "2016-11/2016-11",
        cameo: "130",
      },
    ),
    run,
  },
];
