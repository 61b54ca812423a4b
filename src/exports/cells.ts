/** Beginnings that a spreadsheet reads as a formula. */
const formula = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** Text that no spreadsheet runs: an apostrophe goes before what begins as a formula does. */
export const defused = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** Text without control characters: each but line ends and tabs becomes U+FFFD. */
export const uncontrolled = (text: string): string =>
  text.replace(/(?![\t\n\r])\p{Cc}/gu, "\ufffd").replace(/\p{Cs}|[\ufffe\uffff]/gu, "\ufffd");

/** A value as a cell: numbers as they are, texts defused, nothing for what is not known. */
export const cell = (value: string | number | boolean | null | undefined): string =>
  typeof value === "string" ? defused(uncontrolled(value)) : String(value ?? "");

/** A row of comma-separated values after RFC 4180. */
export const csvRow = (cells: readonly string[]): string => `${cells.map(csvCell).join(",")}\r\n`;

const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * A row of a tab table that every reader reads alike, whether it knows quoting or not: a cell has no tabs, line ends or
 * double quotes.
 */
export const tabRow = (cells: readonly string[]): string => `${cells.map(tabCell).join("\t")}\n`;

const tabCell = (text: string): string => uncontrolled(text).replace(/\s+/g, " ").trim().replaceAll('"', "'");

/** A text as a cell of a tab table. */
export const tabText = (text: string | undefined): string =>
  defused((text ?? "").replace(/\s+/g, " ").trim());
