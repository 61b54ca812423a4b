import { printable } from "../printable.ts";
import type { Line, Sentence, State } from "./keys.ts";

const mark = { on: "\u001b[7m", off: "\u001b[27m" };
const help = "j next  k back  a accept  r reject  e edit  u undo  q quit";
const prompts = {
  event: "event= mode= actor= recipient= date= (Enter saves, Esc leaves) > ",
  fusion: "with=EVENT or without=EVENT (Enter saves, Esc leaves) > ",
};

/** The page of a sitting as a terminal of this size shows it: what is judged, its sentences with the trigger marked, the keys. */
export function page(state: State, columns: number, rows: number): string {
  const line = state.lines[state.at];
  const foot = [
    state.typed === undefined ? help : prompts[line!.kind] + safe(state.typed),
    safe(state.message),
  ];
  const body = line === undefined ? ["Nothing to review."] : bodyOf(line, state, columns);
  const room = Math.max(1, rows - foot.length - 1);
  const shown = body.length > room ? [...body.slice(0, room - 1), "…"] : body;
  return [...shown, "", ...foot.map(text => cut(text, columns))].join("\r\n");
}

function bodyOf(line: Line, state: State, columns: number): readonly string[] {
  const done = state.lines.filter(l => l.state !== "open").length;
  return [
    cut(`${state.at + 1} of ${state.lines.length}, ${done} decided`, columns),
    "",
    cut(`${safe(line.short)}  [${safe(line.state)}]`, columns),
    ...line.facts.map(fact => cut(`  ${safe(fact)}`, columns)),
    ...line.sentences.flatMap(s => ["", cut(safe(s.source), columns), ...wrapped(s, columns)]),
  ];
}

/** Text that cannot move the cursor or colour anything. */
const safe = (text: string): string => printable(text.replace(/\s+/g, " "));

const cut = (text: string, columns: number): string =>
  [...text].length < columns ? text : `${[...text].slice(0, columns - 2).join("")}…`;

/** A sentence in lines of this width, its trigger marked on each line that it stands on. */
function wrapped({ before, trigger, after }: Sentence, columns: number): readonly string[] {
  const text = safe(before) + safe(trigger) + safe(after);
  const [from, to] = [safe(before).length, safe(before).length + safe(trigger).length];
  const lines: string[] = [];
  const width = Math.max(10, columns - 4);
  for (let start = 0; start < text.length; ) {
    const end = endOfLine(text, start, width);
    const [a, b] = [Math.max(start, Math.min(from, end)), Math.max(start, Math.min(to, end))];
    const marked = b > a ? mark.on + text.slice(a, b) + mark.off : "";
    lines.push(`  ${text.slice(start, a)}${marked}${text.slice(b, end)}`);
    start = end;
    while (text[start] === " ") start++;
  }
  return lines;
}

function endOfLine(text: string, start: number, width: number): number {
  if (text.length - start <= width) return text.length;
  const space = text.lastIndexOf(" ", start + width);
  return space > start ? space : start + width;
}
