import { join } from "node:path";
import { type Sector, sectors } from "../actor.ts";
import { record, sectorList, text } from "../fields.ts";
import { readLines } from "../flow.ts";

/** A CAMEO code taken apart: `TURGOV` is TUR and GOV, `TURREBPKK` TUR, REB and group PKK. */
export interface Parts {
  readonly country?: string;
  readonly sectors: readonly Sector[];
  /** Letters of three that neither a land nor a sector claims. */
  readonly rest: readonly string[];
}

/** What CAMEO's codes of three letters are to us. */
export type CodeTable = ReadonlyMap<
  string,
  { readonly country?: string; readonly sectors: readonly Sector[] }
>;

/** Reads `import/petrarch.yaml`; sectors of PLOVER stand for themselves. */
export function readCodeTable(folder: string): CodeTable {
  const out = new Map<string, { country?: string; sectors: readonly Sector[] }>(
    sectors.map(s => [s, { sectors: [s] }]),
  );
  for (const entry of readLines(join(folder, "petrarch.yaml"))) {
    const v = record(entry, ["code", "country", "sectors"]);
    out.set(text(entry, v.code, "code"), {
      ...(v.country === undefined ? {} : { country: text(entry, v.country, "country") }),
      sectors: sectorList(entry, v.sectors),
    });
  }
  return out;
}

/** Takes a code apart, three letters at a time; `lands` are the codes of states. A code of other letters gives nothing. */
export function takeApart(code: string, lands: ReadonlySet<string>, table: CodeTable): Parts {
  if (!/^(?:[A-Z]{3})+$/.test(code)) return { sectors: [], rest: code === "" ? [] : [code] };
  let country: string | undefined;
  const found: Sector[] = [];
  const rest: string[] = [];
  for (const [i, part] of (code.match(/.{3}/g) ?? []).entries()) {
    const known = table.get(part);
    // A body's code after IGO says more than IGO: IGOUNO is the United Nations.
    if (i === 0 && lands.has(part)) country = part;
    else if (known === undefined) rest.push(part);
    else {
      if (known.country !== undefined && (country === undefined || country === "IGO"))
        country = known.country;
      found.push(...known.sectors);
    }
  }
  return { ...(country === undefined ? {} : { country }), sectors: [...new Set(found)], rest };
}
