import { expect, test } from "vitest";
import { exit, exitCode, UsageFault } from "../../src/cli/fault.ts";
import { codeOf } from "../../src/cli/pair.ts";
import { printable } from "../../src/cli/printable.ts";
import { RecordFault } from "../../src/record/fault.ts";
import { LexiconFault, ModelFault } from "../../src/text/fault.ts";
import { loadWorld } from "../../src/world/world.ts";

test("what a terminal would obey is spelled out, lines stay", () => {
  expect(printable("a\u001b[31m\u009bb\n\tc\u202e")).toBe("a\\x1b[31m\\x9bb\n\tc\\u202e");
});

test("each fault has its exit code", () => {
  expect(exitCode(new UsageFault("x"))).toBe(exit.usage);
  expect(exitCode(new RecordFault("damaged", "x"))).toBe(exit.record);
  expect(exitCode(new RecordFault("disk", "x"))).toBe(exit.disk);
  expect(exitCode(new RecordFault("in-use", "x"))).toBe(exit.busy);
  expect(exitCode(new LexiconFault("f", 1, "x"))).toBe(exit.model);
  expect(exitCode(new ModelFault("f", "x"))).toBe(exit.model);
  expect(exitCode(Object.assign(new Error("full"), { code: "ENOSPC" }))).toBe(exit.disk);
  expect(exitCode(new Error("x"))).toBe(exit.fault);
});

const world = loadWorld();

test.each(["TUR", "tur", "Turkey", "turkey", "Türkiye"])("%s is Turkey", name =>
  expect(codeOf(name, world)).toBe("TUR"),
);
test("a group is named by its code", () => expect(codeOf("NATO", world)).toBe("NATO"));
test("a misspelt name is told with the nearest", () =>
  expect(() => codeOf("Rusia", world)).toThrow(/did you mean Russia/));
