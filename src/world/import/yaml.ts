/** A value in YAML's flow style on one line, as the lists of the world are written; absent fields are left out. */
export function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (value !== null && typeof value === "object")
    return `{${Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .map(([k, v]) => `${k}: ${flow(v)}`)
      .join(", ")}}`;
  return typeof value === "string" ? scalar(value) : String(value);
}

/** Words that YAML reads as no string. */
const reserved = /^(?:null|yes|no|on|off|true|false|y|n|~)$/i;
const plain = /^[\p{L}][\p{L}\p{M}\p{N} .'’()/&+-]*$/u;
/** A year alone would be read as a number. */
const date = /^\d{4}(?:-\d\d){1,2}\??$|^\d{4}\?$/;

const scalar = (text: string): string =>
  date.test(text) || (plain.test(text) && !reserved.test(text) && !/^\s|\s$/.test(text))
    ? text
    : JSON.stringify(text);

/** A list file: comment lines, then a line an entry. */
export const listFile = (head: readonly string[], entries: readonly unknown[]): string =>
  `${[...head.map(h => `# ${h}`), ...entries.map(e => `- ${flow(e)}`)].join("\n")}\n`;
