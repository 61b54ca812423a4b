const days = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const numbers = new Intl.NumberFormat("en-GB");

export const day = (iso: string | null | undefined): string => {
  if (!iso) return "undated";
  if (/^\d{4}-\d{2}-\d{2}/.test(iso)) return days.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`));
  return iso;
};

/** A date of one or several days. */
export const span = (start: string | null, end: string | null): string =>
  start === null ? "undated" : end === null || end === start ? day(start) : `${day(start)} – ${day(end)}`;

export const number = (n: number): string => numbers.format(n);

export const quads: Readonly<Record<number, string>> = {
  1: "verbal cooperation",
  2: "material cooperation",
  3: "verbal conflict",
  4: "material conflict",
};

const sureness: Readonly<Record<string, string>> = {
  "CT+": "certain",
  "PR+": "probable",
  "PS+": "possible",
  "CT-": "denied",
  "PR-": "probably not",
  "PS-": "possibly not",
  CTu: "unconfirmed",
  Uu: "unconfirmed",
};
export const sure = (factuality: string): string => sureness[factuality] ?? factuality;

/** Characters that turn or hide text, shown by their numbers. */
export const visible = (text: string): string =>
  text.replace(
    /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/gu,
    c => `⟨U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}⟩`,
  );

/** A title for a line of a list: its beginning where it is long. */
export const shortened = (text: string): string => {
  const points = Array.from(text);
  return points.length > 200 ? `${points.slice(0, 200).join("")} …` : text;
};

/** The parts of a Markdown line that stand out: text and whether it is strong. */
export const strong = (text: string): readonly { readonly text: string; readonly strong: boolean }[] =>
  text.split(/\*\*/).map((part, i) => ({ text: part, strong: i % 2 === 1 }));
