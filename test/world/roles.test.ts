import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readPeoples } from "../../src/world/peoples.ts";
import { roleFinder } from "../../src/world/roles.ts";
import { loadWorld } from "../../src/world/world.ts";

const world = loadWorld();

describe("a role with the words before it", () => {
  test.each([
    ["foreign ministry spokesman", "GOV"],
    ["defence official", "MIL"],
    ["rebel soldier", "REB"],
    ["opposition lawmaker", "OPP"],
    ["former prime minister", "ELI"],
    ["former soldier", "MIL"],
    ["police general", "COP"],
    ["company executive", "BUS"],
    ["pro government militia", "PRM"],
    ["special force", "MIL"],
    ["forces", "MIL"],
  ])("%s is %s", (words, sector) => {
    expect(world.role(words.split(" "))?.sectors[0]).toBe(sector);
  });

  test("tells whether he has the sector of whom he stands with", () => {
    expect(world.role(["spokesman"])).toMatchObject({ sectors: ["GOV"], carrier: true, actor: false });
    expect(world.role(["army", "spokesman"])).toMatchObject({ carrier: false, actor: true });
    expect(world.role(["table"])).toBeUndefined();
  });
});

describe("an office", () => {
  test("of a group is not its land's", () => {
    expect(world.holder("HAMAS", "leader", "2016-01-01")?.group).toBe("HAMAS");
    expect(world.holder("PSE", "leader", "2016-01-01")).toBeUndefined();
    expect(world.holder("IGO", "secretary general", "2016-01-01")).toBeUndefined();
    expect(world.holder("NATO", "secretary general", "2016-01-01")?.id).toBe("jens-stoltenberg");
  });

  test("of a land is not the group's that its holder led at another time", () => {
    const [rutte] = world.named("Mark Rutte", "2016-01-01");
    expect([rutte!.country, rutte!.group]).toEqual(["NLD", undefined]);
  });

  test("of who governs and commands is that of governing", () => {
    expect(world.named("Ehud Barak", "2000-05-01")[0]!.sectors).toEqual(["GOV"]);
    expect(world.named("Ehud Barak", "2010-05-01")[0]!.sectors).toEqual(["MIL"]);
  });

  test("told in words of several offices means a lasting one where no date is known", () => {
    expect(world.holder("RUS", "leader")).toBeUndefined();
    expect(world.holder("RUS", "leader", "1988-01-01")?.id).toBe("mikhail-gorbachev");
  });
});

test.each([
  ["qualifiers.yaml", "- {words: [army]}", /qualifiers\.yaml.*1.*expected/s],
  ["qualifiers.yaml", "- {sectors: [ARMY], domains: [army]}", /unknown sector "ARMY"/],
  ["peoples.yaml", "- {people: [Kurd]}", /peoples\.yaml.*1.*expected/s],
])("%s with %s is refused", (file, line, fault) => {
  const folder = mkdtempSync(join(tmpdir(), "attache-roles-"));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), `${line}\n`);
  expect(() => (file.startsWith("peoples") ? readPeoples(folder) : roleFinder(folder, []))).toThrow(fault);
  rmSync(folder, { recursive: true });
});
