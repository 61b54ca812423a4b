/** What is found for a thing on a day, kept for the day asked for last and for no day: a report asks for the same ones again and again. */
export function byDay<K, T>(
  find: (of: K, date: string | undefined) => T,
): (of: K, date: string | undefined) => T {
  const undated = new Map<K, T>();
  let dated = new Map<K, T>();
  let day: string | undefined;
  return (of, date) => {
    if (date !== undefined && date !== day) {
      dated = new Map();
      day = date;
    }
    const kept = date === undefined ? undated : dated;
    const known = kept.get(of);
    if (known !== undefined || kept.has(of)) return known as T;
    const found = find(of, date);
    kept.set(of, found);
    return found;
  };
}
