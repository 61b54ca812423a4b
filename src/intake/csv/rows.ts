import papa from "papaparse";

/** A row of a table, and the line of the file (from 1) on which it begins. */
export interface Row {
  readonly line: number;
  /** Its cells; absent where a quote in it is never closed, or it is longer than any that is read. */
  readonly cells?: readonly string[];
  /** The last line of a row in which a quote inside a quoted cell is not doubled: the cells are the likeliest reading. */
  readonly looseTo?: number;
}

/** Text that is taken together before it is cut into rows, in UTF-16 units. */
const pieceLength = 1 << 20;
/** Rows without cells after which the rest of a table is given up: each costs a look at all that follows. */
export const mostBroken = 20;

/**
 * The rows of a table but the empty ones; line ends become `\n`.
 *
 * A quote that is never closed swallows what follows: its row is given without cells, and reading goes on with the next line.
 * `whole` says at the end whether it is the table's own; a last row that is cut is left out.
 */
export async function* rowsOf(
  parts: AsyncIterable<string>,
  delimiter: string,
  longest: number,
  whole: () => boolean,
): AsyncGenerator<Row> {
  const state: State = { delimiter, longest, text: "", line: 1, width: undefined, broken: 0 };
  let [held, wanted] = ["", pieceLength];
  for await (const part of parts) {
    held += part;
    if (held.length < wanted) continue;
    // A line end may be cut in two.
    const end = held.endsWith("\r") ? held.length - 1 : held.length;
    yield* take(state, held.slice(0, end), false);
    held = held.slice(end);
    wanted = Math.max(pieceLength, state.text.length);
  }
  yield* take(state, held, whole());
}

interface State {
  readonly delimiter: string;
  readonly longest: number;
  /** What is not cut into rows yet, and the line on which it begins. */
  text: string;
  line: number;
  /** Cells of the first row. */
  width: number | undefined;
  broken: number;
}

function* take(state: State, more: string, final: boolean): Generator<Row> {
  state.text += more.replace(/\r\n?/g, "\n");
  while (state.text !== "" && state.broken <= mostBroken) {
    const { rows, end, broken } = cut(state, final);
    for (const { cells, from, to, loose } of rows) {
      state.width ??= cells.length;
      const next = state.line + linesIn(state.text, from, to);
      if (cells.length > 1 || cells[0] !== "")
        yield { line: state.line, cells, ...(loose ? { looseTo: Math.max(state.line, next - 1) } : {}) };
      state.line = next;
    }
    state.text = state.text.slice(end);
    if (!broken && (final || state.text.length <= state.longest)) return;
    yield { line: state.line++ };
    state.broken++;
    const next = state.text.indexOf("\n") + 1;
    state.text = next === 0 ? "" : state.text.slice(next);
  }
}

interface Cut {
  readonly rows: readonly {
    readonly cells: readonly string[];
    readonly from: number;
    readonly to: number;
    readonly loose: boolean;
  }[];
  /** Where the text goes on that makes no whole row: a broken one, or one whose end is still to come. */
  readonly end: number;
  readonly broken: boolean;
}

function cut({ text, delimiter, width }: State, final: boolean): Cut {
  const rows: Cut["rows"][number][] = [];
  let [end, broken] = [0, false];
  const parser = new papa.Parser({
    delimiter,
    newline: "\n",
    step: ({ data: [cells = []], errors, meta: { cursor } }) => {
      const loose = errors.some(error => error.code === "InvalidQuotes");
      const open = errors.some(error => error.code === "MissingQuotes");
      const last = open || (cursor >= text.length && !text.endsWith("\n"));
      broken = (final || !last) && (open || (loose && width !== undefined && cells.length !== width));
      if (broken || (last && !final)) return parser.abort();
      rows.push({ cells, from: end, to: cursor, loose });
      end = cursor;
    },
  });
  parser.parse(text, 0, false);
  return { rows, end, broken };
}

function linesIn(text: string, from: number, to: number): number {
  let n = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) n++;
  return n;
}
