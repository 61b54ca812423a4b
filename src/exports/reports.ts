import type { Report } from "../record/report.ts";
import { jsonLine } from "../text/json-line.ts";
import type { Pass } from "./telling.ts";

/** Reports as the document lines that `ingest` takes: the same record comes of them. A text met elsewhere has a line for each place. */
export const reportLines = (): readonly Pass[] => [{ take: ({ report }) => lines(report) }];

function lines({ document, sightings }: Report): string {
  const { id, text, title, published, publisher, url, language } = document;
  const first = { publisher, published, url };
  const places = [first, ...sightings.filter(s => key(s) !== key(first))];
  return places
    .map(s =>
      // Absent keys are left out: JSON knows no `undefined`.
      jsonLine({ id, text, title, date: s.published, publisher: s.publisher, url: s.url, language }),
    )
    .join("");
}

const key = (s: {
  readonly publisher?: string | undefined;
  readonly published?: string | undefined;
  readonly url?: string | undefined;
}): string => [s.publisher, s.published, s.url].join("\u001f");
