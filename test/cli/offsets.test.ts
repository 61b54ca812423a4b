import { expect, test } from "vitest";
import { jsonLine, toPoints } from "../../src/cli/json/offsets.ts";

test("offsets of plain text stay", () => {
  const at = toPoints("Turkey met Russia.");
  expect([0, 6, 18].map(at)).toEqual([0, 6, 18]);
});

test("characters beyond the first plane count once", () => {
  const text = "a😀b𝒳c";
  const at = toPoints(text);
  expect([...text].map((_, i) => i)).toEqual([0, 1, 2, 3, 4]);
  expect([0, 1, 3, 4, 6, 7].map(at)).toEqual([0, 1, 2, 3, 4, 5]);
  expect([...text].slice(at(text.indexOf("b")), at(text.indexOf("c"))).join("")).toBe("b𝒳");
});

test("a lone half of a pair counts as it stands", () => {
  expect(toPoints("a\ud83db")(2)).toBe(2);
});

test("a JSON line escapes controls that terminals obey", () => {
  const line = jsonLine({ text: "\u001b[31m\u009b\u007f" });
  expect(line).toBe('{"text":"\\u001b[31m\\u009b\\u007f"}\n');
  expect(JSON.parse(line)).toEqual({ text: "\u001b[31m\u009b\u007f" });
});
