import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadReader } from "../../src/cli/reading.ts";

const sentences = readFileSync(join(import.meta.dirname, "quiet.txt"), "utf8")
  .split("\n")
  .filter(line => line !== "" && !line.startsWith("#"));

test("fifty sentences without an event between actors yield none", () => {
  const { code } = loadReader({ model: "default" });
  expect(sentences.length).toBeGreaterThanOrEqual(50);
  const coded = sentences.flatMap(text =>
    code({ id: "quiet", text, published: "2019-05-02" })
      .filter(e => [...e.actor, ...e.recipient].some(p => p.country ?? p.group))
      .map(e => `${text} ${e.event} (${e.rule})`),
  );
  expect(coded).toEqual([]);
});
