import type { Report } from "./report.ts";

/** A report as lists show it: what it says of itself, how many events it tells, how it begins. */
export interface Listed {
  readonly id: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly language: string | null;
  readonly events: number;
  readonly failed: string | null;
  readonly begin: string;
}

/** UTF-16 units of a report's text that a list shows. */
const shown = 160;

export const listedOf = ({ document: d, events, failed }: Report): Listed => ({
  id: d.id,
  title: d.title ?? null,
  publisher: d.publisher ?? null,
  published: d.published ?? null,
  language: d.language ?? null,
  events: events.length,
  failed: failed ?? null,
  begin: d.text.slice(0, shown),
});
