import type { Fields } from "../document.ts";

export type Field = keyof Fields;

/** The names under which tables have the parts of a report, letters and digits alone; the earlier goes before the later. */
const usual: Readonly<Record<Field, string>> = {
  text: "text body content fulltext articletext articlebody maintext story article",
  title: "title headline head articletitle",
  date: "date published publicationdate datepublished publishdate publisheddate publishedat pubdate",
  publisher: "publisher source publication outlet newspaper media sourcename publishername publicationtitle",
  url: "url link address permalink sourceurl documenturl",
  id: "id docid documentid articleid guid accessionnumber",
  language: "language lang",
};

/** The parts of a report that a table can have. */
export const fields = Object.keys(usual) as readonly Field[];

/** Which cell of a row holds what, from 0. */
export type Columns = ReadonlyMap<Field, number>;

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** The columns of a header row, by their usual names. */
export function usualColumns(header: readonly string[]): Columns {
  const names = header.map(plain);
  const found = new Map<Field, number>();
  for (const field of fields) {
    const at = usual[field]
      .split(" ")
      .map(name => names.indexOf(name))
      .find(place => place >= 0);
    if (at !== undefined) found.set(field, at);
  }
  return found;
}

/** The columns as the user said them: by name as the header spells it, in any case, or by number from 1; a string is the name that is in no header. */
export function saidColumns(
  header: readonly string[],
  said: Readonly<Record<string, string>>,
): Columns | string {
  const found = new Map<Field, number>();
  for (const field of fields) {
    const name = said[field];
    if (name === undefined) continue;
    const exact = header.findIndex(cell => cell.trim() === name);
    const alike =
      exact >= 0 ? exact : header.findIndex(cell => plain(cell) !== "" && plain(cell) === plain(name));
    const at = alike >= 0 ? alike : /^\d{1,4}$/.test(name) ? Number(name) - 1 : -1;
    if (at < 0 || at >= header.length) return name;
    found.set(field, at);
  }
  return found;
}

/** Whether all columns are said by numbers that the first row does not bear: then it is a row like the others. */
export const isHeaderless = (header: readonly string[], said: Readonly<Record<string, string>>): boolean => {
  const names = Object.values(said);
  return names.length > 0 && names.every(name => /^\d{1,4}$/.test(name) && !header.includes(name));
};
