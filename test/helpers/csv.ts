/** Reads comma-separated values strictly after RFC 4180: a quote only around a whole cell, CR LF after each row, rows of one length. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { value, end } = text[at] === '"' ? quoted(text, at) : bare(text, at);
    row.push(value);
    at = end;
    if (text[at] === ",") at++;
    else if (text.startsWith("\r\n", at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`at ${at}: neither a comma nor CR LF after a cell`);
  }
  if (row.length > 0) throw new Error("the last row has no end");
  if (rows.some(r => r.length !== rows[0]!.length)) throw new Error("rows of several lengths");
  return rows;
}

interface Cell {
  readonly value: string;
  readonly end: number;
}

function quoted(text: string, start: number): Cell {
  let value = "";
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== '"') value += text[at];
    else if (text[at + 1] === '"') value += text[++at];
    else return { value, end: at + 1 };
  }
  throw new Error(`at ${start}: a quote that is not closed`);
}

function bare(text: string, start: number): Cell {
  const value = /^[^,\r\n]*/.exec(text.slice(start))![0];
  if (value.includes('"')) throw new Error(`at ${start}: a quote inside a bare cell`);
  return { value, end: start + value.length };
}
