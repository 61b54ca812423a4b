import type { Wish } from "./decide.ts";

/** A sentence with the words that tell the event in it. */
export interface Sentence {
  readonly source: string;
  readonly before: string;
  readonly trigger: string;
  readonly after: string;
}

/** What an analyst sees of one event or fusion. */
export interface Line {
  readonly id: string;
  readonly kind: "event" | "fusion";
  readonly short: string;
  readonly state: string;
  readonly facts: readonly string[];
  readonly sentences: readonly Sentence[];
}

/** Where an analyst is: at which line, what he types (`typed`, absent while keys are commands), what he was told, what he has decided. */
export interface State {
  readonly lines: readonly Line[];
  readonly at: number;
  readonly typed?: string;
  readonly message: string;
  /** What was decided in this sitting, in order; the last is taken back first. */
  readonly made: readonly string[];
  readonly over: boolean;
}

/** A key by its name, with the text that it types. */
export interface Key {
  readonly name: string;
  readonly text: string;
}

/** What a key does: the state after it, and what it asks of the record. */
export interface Step {
  readonly state: State;
  readonly wishes: readonly Wish[];
}

/** A sitting begins at the first line that nobody has decided. */
export const begun = (lines: readonly Line[]): State => ({
  lines,
  at: Math.max(
    0,
    lines.findIndex(l => l.state === "open"),
  ),
  message: "",
  made: [],
  over: false,
});

export function step(state: State, key: Key): Step {
  if (key.name === "c-c") return only({ ...state, over: true });
  return state.typed === undefined ? command(state, key) : typing(state, key);
}

const only = (state: State): Step => ({ state, wishes: [] });

function command(state: State, { name }: Key): Step {
  const line = state.lines[state.at];
  if (name === "q") return only({ ...state, over: true });
  if (line === undefined) return only(state);
  switch (name) {
    case "j":
    case "down":
      return only(movedTo(state, state.at + 1));
    case "k":
    case "up":
      return only(movedTo(state, state.at - 1));
    case "a":
      return decided(state, { kind: "accept", id: line.id });
    case "r":
      return decided(state, { kind: "reject", id: line.id });
    case "e":
      return only({ ...state, typed: "", message: "" });
    case "u":
      return takenBack(state);
    default:
      return only({ ...state, message: "" });
  }
}

function movedTo(state: State, at: number): State {
  return { ...state, at: Math.max(0, Math.min(state.lines.length - 1, at)), message: "" };
}

const decided = (state: State, wish: Wish): Step => ({
  state: { ...movedTo(state, state.at + 1), made: [...state.made, wish.id] },
  wishes: [wish],
});

/** Takes back the last decision of the sitting, or of the line at hand where there was none, and goes there. */
function takenBack(state: State): Step {
  const id = state.made.at(-1) ?? state.lines[state.at]!.id;
  const at = state.lines.findIndex(l => l.id === id);
  return {
    state: { ...movedTo(state, at < 0 ? state.at : at), made: state.made.slice(0, -1) },
    wishes: [{ kind: "undo", id }],
  };
}

function typing(state: State, { name, text }: Key): Step {
  const { typed = "", ...rest } = state;
  if (name === "escape") return only({ ...rest, message: "" });
  if (name === "backspace") return only({ ...state, typed: [...typed].slice(0, -1).join("") });
  if (name !== "return") return only({ ...state, typed: typed + text });
  const fields = typed
    .trim()
    .split(/\s(?=\w{1,40}=)/)
    .map(field => field.trim())
    .filter(Boolean);
  if (fields.length === 0) return only(rest);
  return decided(rest, { kind: "correct", id: state.lines[state.at]!.id, fields });
}

/** The state after the record took what was asked: lines as they are now, by their ids. */
export function renewed(state: State, lines: readonly Line[], message: string): State {
  const id = state.lines[state.at]?.id;
  const at = lines.findIndex(l => l.id === id);
  return { ...state, lines, at: at < 0 ? Math.min(state.at, Math.max(0, lines.length - 1)) : at, message };
}

/** The state after the record refused: as it was before the key, with the reason. */
export const refused = (before: State, message: string): State => ({ ...before, message });
