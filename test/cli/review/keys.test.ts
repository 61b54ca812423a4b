import { expect, test } from "vitest";
import { begun, type Line, refused, renewed, type State, step } from "../../../src/cli/review/keys.ts";
import { page } from "../../../src/cli/review/page.ts";

const line = (id: string, state = "open"): Line => ({
  id,
  kind: "event",
  short: "ACCUSE KEN > TCD",
  state,
  facts: ["CT+ occurred"],
  sentences: [{ source: "Daily", before: "Kenya ", trigger: "accused", after: " Chad." }],
});
const start = begun([line("a", "accepted"), line("b"), line("c")]);

/** The state after keys, with all that they asked for. */
function pressed(state: State, ...keys: readonly string[]) {
  let now = state;
  const wishes = keys.flatMap(key => {
    const text = key.length === 1 ? key : "";
    const next = step(now, { name: key, text });
    now = next.state;
    return next.wishes;
  });
  return { state: now, wishes };
}

test("a sitting begins at the first line that nobody has decided", () => expect(start.at).toBe(1));

test("j and k move, and stay within the lines", () => {
  expect(pressed(start, "j", "j", "j").state.at).toBe(2);
  expect(pressed(start, "k", "k", "k").state.at).toBe(0);
});

test("a and r judge the line at hand and go on", () => {
  const { state, wishes } = pressed(start, "a", "r");
  expect(wishes).toEqual([
    { kind: "accept", id: "b" },
    { kind: "reject", id: "c" },
  ]);
  expect(state.at).toBe(2);
});

test("u takes back the decisions of the sitting, the last first, then that of the line at hand", () => {
  const { state, wishes } = pressed(start, "a", "r", "k", "k", "u", "u", "k", "u");
  expect(wishes.slice(2)).toEqual(["c", "b", "a"].map(id => ({ kind: "undo", id })));
  expect(state.at).toBe(0);
});

test("e types fields; Enter saves them, Escape leaves, keys are no commands meanwhile", () => {
  const typed = pressed(start, "e", ..."event=AID  actor=South Korea", "x", "backspace");
  expect(typed.wishes).toEqual([]);
  expect(pressed(typed.state, "return").wishes).toEqual([
    { kind: "correct", id: "b", fields: ["event=AID", "actor=South Korea"] },
  ]);
  expect(pressed(typed.state, "escape", "q").state.over).toBe(true);
  expect(pressed(typed.state, "escape").wishes).toEqual([]);
  expect(pressed(start, "e", "return").wishes).toEqual([]);
});

test("q and Ctrl-C end, the latter while typing too", () => {
  expect(pressed(start, "q").state.over).toBe(true);
  expect(pressed(start, "e", "q").state.over).toBe(false);
  expect(pressed(start, "e", "c-c").state.over).toBe(true);
});

test("an empty desk takes no key but the last", () => {
  expect(pressed(begun([]), "j", "a", "r", "e", "u").wishes).toEqual([]);
  expect(pressed(begun([]), "q").state.over).toBe(true);
});

test("what the record refused is told, and nothing has moved", () => {
  const before = pressed(start, "e", ..."actor=Nobody").state;
  const { state } = step(before, { name: "return", text: "" });
  expect(state.at).toBe(2);
  expect(refused(before, "names no actor")).toMatchObject({
    at: 1,
    typed: "actor=Nobody",
    message: "names no actor",
  });
});

test("new lines keep the place", () => {
  const { state } = pressed(start, "j");
  expect(renewed(state, [line("x"), line("a"), line("b"), line("c")], "1 saved")).toMatchObject({ at: 3 });
  expect(renewed(state, [line("a")], "")).toMatchObject({ at: 0 });
});

test("the page shows the sentence with its trigger marked, and the keys", () => {
  const shown = page(start, 60, 20);
  expect(shown).toContain("  Kenya \u001b[7maccused\u001b[27m Chad.");
  expect(shown).toContain("ACCUSE KEN > TCD  [open]");
  expect(shown).toContain("2 of 3, 1 decided");
  expect(shown).toContain("a accept");
  expect(page(pressed(start, "e", "x").state, 90, 20)).toContain("> x");
  expect(page(begun([]), 60, 20)).toContain("Nothing to review.");
});

test("a trigger that breaks over lines is marked on each, and no line is wider than the terminal", () => {
  const words = Array.from({ length: 30 }, (_, i) => `word${i}`).join(" ");
  const wide = {
    ...line("w"),
    sentences: [{ source: "s".repeat(200), before: words, trigger: ` ${words} `, after: words }],
  };
  const lines = page(begun([wide]), 40, 40).split("\r\n");
  const bare = lines.map(l => l.replaceAll("\u001b[7m", "").replaceAll("\u001b[27m", ""));
  expect(Math.max(...bare.map(l => l.length))).toBeLessThan(40);
  expect(lines.filter(l => l.includes("\u001b[7m")).length).toBeGreaterThan(4);
  expect(page(begun([wide]), 40, 10).split("\r\n")).toHaveLength(10);
});

test("control characters of a report never reach the terminal", () => {
  const evil = "\u001b]0;owned\u0007\u001b[2J\u009b1m\u202e\r\n";
  const hostile = {
    ...line("h"),
    short: evil,
    state: evil,
    facts: [evil],
    sentences: [{ source: evil, before: evil, trigger: evil, after: evil }],
  };
  const shown = page({ ...begun([hostile]), message: evil }, 80, 40)
    .replaceAll("\u001b[7m", "")
    .replaceAll("\u001b[27m", "")
    .replaceAll("\r\n", "");
  expect(shown).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
});
