/** JSON in one line without its end; controls that a terminal might obey are escaped. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    c => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** One JSON line. */
export const jsonLine = (value: unknown): string => `${jsonText(value)}\n`;
