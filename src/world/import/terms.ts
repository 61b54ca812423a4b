import { clash } from "../dates.ts";
import { officeKey } from "../offices.ts";
import type { Position } from "./position.ts";

/** A holder's time in an office. */
export interface TermRow {
  readonly names: readonly string[];
  readonly from: string;
  readonly to?: string;
  readonly unsure: boolean;
}

/** A line of `offices/` that adds to what earlier folders say. */
export interface OfficeList {
  readonly country: string;
  readonly group?: string;
  readonly office: string;
  readonly sector: string;
  readonly add: readonly (readonly string[])[];
}

/** Holders gathered by office, brought into the order and shape that `offices/` wants. */
export class TermLists {
  readonly #lists = new Map<string, { readonly position: Position; readonly rows: TermRow[] }>();

  add(position: Position, row: TermRow): void {
    const key = officeKey(position);
    const list = this.#lists.get(key) ?? { position, rows: [] };
    list.rows.push(row);
    this.#lists.set(key, list);
  }

  /** The lists by land and office; where two terms share days the earlier ends with the later's beginning, told to `skip`. */
  lists(skip: (reason: string) => undefined): readonly OfficeList[] {
    return [...this.#lists]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { position: p, rows }]) => ({
        country: p.country,
        ...(p.group === undefined ? {} : { group: p.group }),
        office: p.office,
        sector: p.sector,
        add: settled(rows, skip).map(written),
      }));
  }
}

function settled(rows: readonly TermRow[], skip: (reason: string) => undefined): readonly TermRow[] {
  const sorted = [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const out: TermRow[] = [];
  for (const row of sorted) {
    const last = out.at(-1);
    if (last && last.from === row.from) {
      skip(last.names[0] === row.names[0] ? "terms told twice" : "second holders from one day on");
      if (last.names[0] === row.names[0] && last.to === undefined) out[out.length - 1] = row;
      continue;
    }
    if (last?.to !== undefined && clash({ from: last.from, to: last.to }, { from: row.from })) {
      skip("ends moved to the next holder's beginning");
      out[out.length - 1] = { ...last, to: row.from };
    }
    out.push(row);
  }
  return out;
}

const keyOf = (row: TermRow): string => `${row.from} ${row.to ?? ""} ${row.names[0]}`;

const written = ({ names, from, to, unsure }: TermRow): readonly string[] => {
  const mark = unsure ? "?" : "";
  return [names.join("|"), `${from}${mark}`, ...(to === undefined ? [] : [`${to}${mark}`])];
};
