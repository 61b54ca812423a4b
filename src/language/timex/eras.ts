import { pad } from "./calendar.ts";
import { year } from "./periods.ts";
import { at, capital, isYear, move, one, type Place, type Reading, stated } from "./reading.ts";

/** "356 BC", "79 AD", "AD 70": years before Christ as TIMEX2 writes them (`BC0356`). */
export function era(p: Place): Reading | undefined {
  const [here, next] = [p.w.eras.get(at(p, 0)), p.w.eras.get(at(p, 1))] as (string | undefined)[];
  const after =
    next !== undefined && capital(p, 1) && isFigure(at(p, 0)) ? { era: next, year: at(p, 0) } : undefined;
  const before =
    here === "AD" && capital(p, 0) && isFigure(at(p, 1)) ? { era: here, year: at(p, 1) } : undefined;
  const found = after ?? before;
  if (found === undefined) return undefined;
  const digits = pad(Number(found.year), 4);
  return stated(2, found.era === "BC" ? `BC${digits}` : digits, "era");
}

const isFigure = (word: string): boolean => /^\d{1,4}$/.test(word);

/** "fiscal 2015", "the financial year 2014-15", "FY2015": the years that its name tells, for whose year it is is not told. */
export function fiscalYear(p: Place): Reading | undefined {
  const short = /^(\D+)(\d{4})$/.exec(at(p, 0));
  if (short && p.w.fiscalYear.has(short[1]!) && isYear(short[2]!)) return stated(1, short[2]!, "fiscal-year");
  const the = one(p, 0, p.w.the);
  if (!p.w.fiscal.has(at(p, the)) && !p.w.fiscalYear.has(at(p, the))) return undefined;
  const lead = the + 1 + (p.w.units.get(at(p, the + 1)) === "Y" ? 1 : 0);
  const inner = isYear(at(p, lead)) ? year(move(p, lead)) : undefined;
  return inner && { ...inner, length: lead + inner.length, by: "fiscal-year" };
}
