const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** The day (`YYYY-MM-DD`) of a date as RFC 822 and its followers write it (`Fri, 01 Jul 2016 12:00:00 GMT`), in the writer's own zone; `undefined` for any other. */
export function dayOfRfc822(value: string): string | undefined {
  const met =
    /^\s{0,20}(?:[a-z]{2,12}\.?,?\s{1,20})?(\d{1,2})[\s-]([a-z]{3})[a-z]{0,6}\.?[\s-](\d{4}|\d{2})(?:\s|$)/i.exec(
      value.slice(0, 100),
    );
  if (met === null) return undefined;
  const [, day, name, year] = met as unknown as readonly [string, string, string, string];
  const month = months.indexOf(name.toLowerCase()) + 1;
  if (month === 0) return undefined;
  const full = year.length === 4 ? year : `${Number(year) < 50 ? "20" : "19"}${year}`;
  return `${full}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
}
