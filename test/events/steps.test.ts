import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Coder, codeEvents } from "../../src/events/code.ts";
import { loadLexicons } from "../../src/events/lexicons.ts";
import type { Means } from "../../src/language/analyze.ts";
import { parseConllu } from "../../src/language/conllu.ts";
import { loadEngine } from "../../src/language/engine.ts";
import { Gazetteer } from "../../src/language/gazetteer.ts";
import { loadWorld } from "../../src/world/world.ts";
import { analysisOf } from "../helpers/trees.ts";
import { written } from "../helpers/written.ts";

const trees = [...parseConllu(readFileSync(join(import.meta.dirname, "steps.conllu"), "utf8"))];

describe("what a report has told before", () => {
  let coder: Coder;
  let means: Means;
  beforeAll(() => {
    coder = { world: loadWorld(), lexicons: loadLexicons() };
    means = { engine: loadEngine(), gazetteer: new Gazetteer(coder.world.gazetteer) };
  });

  const coded = (...sentences: readonly number[]) => {
    const chosen = sentences.map(i => trees[i]!);
    const text = chosen.map(t => t.comments.find(c => c.startsWith("# text = "))!.slice(9)).join(" ");
    return codeEvents(analysisOf(text, chosen, means), coder);
  };

  test("who is condemned with the deed is who did it", () => {
    expect(coded(0, 1).map(written)).toEqual(["ASSAULT KEN>SOM", "ACCUSE NOR>KEN"]);
  });

  test("without the deed told before, nobody is", () => {
    expect(coded(1).map(written)).toEqual(["ACCUSE NOR"]);
  });

  test("the plant is the one that the report names", () => {
    const [event] = coded(27, 28);
    expect(event!.project).toMatchObject({ id: "p-akkuyu", text: "the plant" });
  });

  test("without one that is named it is none", () => {
    expect(coded(28)[0]!.project).toBeUndefined();
  });

  test("what a speaker says will be done is his to do", () => {
    const [event] = coded(2);
    expect(written(event!)).toBe("AGREE KEN>UGA");
    expect(event!.actor[0]!.by).toBe("pledge/speaker");
  });

  test("we are the speaker", () => {
    expect(coded(3).map(written)).toEqual(["REJECT KEN>UGA"]);
  });

  test("a ban that is to be lifted was imposed by who lifts it", () => {
    expect(coded(4).map(written)).toEqual(["CONCEDE PER>CHL", "SANCTION PER>CHL"]);
  });

  test("an act takes the place, figures and doubt told with its result", () => {
    const [event, ...more] = coded(5);
    expect(more).toEqual([]);
    expect(written(event!)).toBe("ASSAULT UGA>KEN");
    expect(event!.place?.name).toBe("Gulu");
    expect(event!.factuality).toBe("PR+");
    expect(event!.quantities.map(q => [q.kind, q.value])).toEqual([
      ["killed", 2],
      ["injured", 6],
    ]);
  });

  test("a speaker's title is told with his name", () => {
    const [event] = coded(6);
    expect(event!.attribution[0]!.text).toBe(
      "A member of the council of the Kenyan army Prof. Wanjiku Kamau",
    );
  });

  test("a hostile act that was only tried, in another land's mouth, is an accusation", () => {
    const [event, ...more] = coded(7);
    expect(more).toEqual([]);
    expect(written(event!)).toBe("ACCUSE GHA>MLI");
    expect([event!.status, event!.authorFactuality]).toEqual(["occurred", "CT+"]);
  });

  test("a noun that recalls an act told before is no second one; alone it is", () => {
    expect(coded(8, 9).map(written)).toEqual(["ASSAULT KEN>UGA"]);
    expect(coded(9).map(written)).toEqual(["ASSAULT KEN>UGA"]);
  });

  test("who is freed of a measure is whom it was laid on", () => {
    expect(coded(10).map(written)).toEqual(["CONCEDE KEN>UGA", "SANCTION KEN>UGA"]);
  });

  test("a request for which somebody went his way was made", () => {
    const asked = coded(11).find(e => e.event === "REQUEST")!;
    expect([written(asked), asked.status, asked.factuality]).toEqual(["REQUEST KEN>PER", "occurred", "CT+"]);
    expect(coded(14).some(e => e.event === "REQUEST" && e.factuality === "CT+")).toBe(false);
  });

  test("what somebody complains of in a clause of its own was done", () => {
    expect(coded(12).map(written)).toEqual(["ACCUSE KEN>UGA", "THREATEN UGA>RWA"]);
  });

  test("a request told in full is coded beside its refusal", () => {
    expect(coded(13).map(written)).toEqual(["REQUEST KEN>UGA", "REJECT UGA>KEN"]);
  });

  test("who acts at a meeting took part in it", () => {
    expect(coded(15).map(written)).toEqual(["CONSULT KEN+UGA"]);
  });

  test("of two objects the first is the recipient", () => {
    expect(coded(16).map(written)).toEqual(["AGREE KEN>UGA"]);
  });

  test("a measure taken with one's own envoy answers who did wrong", () => {
    expect(coded(17).map(written)).toEqual(["COERCE KEN>UGA", "SANCTION UGA>KEN"]);
  });

  test("a side of a land that is told of is the other half", () => {
    expect(coded(18).map(written)).toContain("ACCUSE KOR>PRK");
  });

  test("a person whom nobody knows is of the land whose court tries him", () => {
    const [event] = coded(19);
    expect(written(event!)).toBe("SANCTION KEN>KEN");
    expect(event!.recipient[0]!.text).toBe("Peter Wafula");
  });

  test("a bare number to whom violence is done is people", () => {
    expect(coded(20).map(written)).toEqual(["ASSAULT KEN>KEN"]);
  });

  test("a capital in which a union sits stands for it", () => {
    expect(coded(21).map(written)).toEqual(["ACCUSE EUR>KEN"]);
  });

  test("the other side may be of the doer's own land", () => {
    expect(coded(22).map(written)).toEqual(["PROTEST KEN>KEN"]);
  });

  test("a deed is his who claims it or says that he did it", () => {
    expect(coded(23, 24).map(written)).toEqual(["ASSAULT >PER", "ASSAULT AFG>PER"]);
    expect(coded(23, 26).map(written)).toEqual(["ASSAULT >PER", "ASSAULT SOM>PER"]);
    expect(coded(23, 25).map(written)).toEqual(["ASSAULT >PER"]);
  });
});
