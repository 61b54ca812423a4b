import { uncontrolled } from "./cells.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\r": "&#13;",
  "\t": "&#9;",
};

/** Text for XML 1.0, in an element or between double quotes; what XML cannot hold becomes U+FFFD. */
export const xml = (text: string | number): string =>
  uncontrolled(String(text)).replace(/[&<>"\n\r\t]/g, c => entities[c]!);

export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n';
