import { isDay } from "../day.ts";

/** Languages in whose words a date may be written. */
const languages = "en de fr es it pt nl sv da nb fi pl cs ro tr ru uk el".split(" ");

let known: ReadonlyMap<string, number> | undefined;

/** Names of months, long and short, without case and dots, to their number. */
function months(): ReadonlyMap<string, number> {
  if (known !== undefined) return known;
  const found = new Map<string, number>();
  for (const language of languages) {
    for (const style of ["long", "short"] as const) {
      const format = new Intl.DateTimeFormat(language, { day: "numeric", month: style, timeZone: "UTC" });
      for (let month = 1; month <= 12; month++) {
        const parts = format.formatToParts(Date.UTC(2001, month - 1, 15));
        const name = key(parts.find(part => part.type === "month")?.value ?? "");
        if (!/^\d*$/.test(name) && !found.has(name)) found.set(name, month);
      }
    }
  }
  known = found;
  return found;
}

const key = (name: string): string => name.toLowerCase().replaceAll(".", "");

const gap = "[\\s,.]{1,5}(?:de |del )?";
const word = "(\\p{L}{3,12})";
const patterns = [
  {
    at: new RegExp(
      `^(?:\\p{L}{2,12}${gap})?${word}${gap}(\\d{1,2})(?:st|nd|rd|th)?,?${gap}(\\d{4})(?!\\d)`,
      "u",
    ),
    order: [3, 1, 2],
  },
  {
    at: new RegExp(
      `^(?:\\p{L}{2,12}${gap})?(\\d{1,2})(?:st|nd|rd|th|er)?${gap}${word}${gap}(\\d{4})(?!\\d)`,
      "u",
    ),
    order: [3, 2, 1],
  },
] as const;

/** The day (`YYYY-MM-DD`) with which a line begins, in figures of ISO 8601 or with its month in words; `undefined` for any other. */
export function dayInWords(line: string): string | undefined {
  const text = line.trim().slice(0, 80);
  const plain = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(text)?.[0];
  if (plain !== undefined) return isDay(plain) ? plain : undefined;
  for (const { at, order } of patterns) {
    const met = at.exec(text);
    if (met === null) continue;
    const [year, name, day] = order.map(i => met[i]!) as [string, string, string];
    const month = months().get(key(name));
    const written = `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
    if (month !== undefined && isDay(written)) return written;
  }
  return undefined;
}

let languageNames: ReadonlyMap<string, string> | undefined;

/** The code (ISO 639-1) of a language by its English name; `undefined` for any other. */
export function languageCode(name: string): string | undefined {
  languageNames ??= namesOfLanguages();
  return languageNames.get(name.trim().toLowerCase());
}

function namesOfLanguages(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  const codes = letters.flatMap(a => letters.map(b => a + b));
  // Of two codes of one language the older one comes last.
  return new Map(
    codes.toReversed().flatMap(code => {
      const name = names.of(code);
      return name === undefined ? [] : [[name.toLowerCase(), Intl.getCanonicalLocales(code)[0]!] as const];
    }),
  );
}
