import { Type } from "typebox";
import { eventJson } from "../cli/json/event.ts";
import { toPoints } from "../cli/json/offsets.ts";
import { cell } from "../exports/cells.ts";
import type { Task } from "../language/task.ts";
import type { Listed } from "../record/listed.ts";
import type { Report } from "../record/report.ts";
import { HttpFault } from "./fault.ts";
import { type Means, nextOf, partOf, type Route, route } from "./route.ts";
import { IdParams, listOf, number, open, partOf as Part, text, textOrNull } from "./shapes.ts";

export const documents: Route = route({
  method: "GET",
  path: "/api/documents",
  about: "The reports of the record, the newest first.",
  query: Type.Object(Part),
  shape: listOf(
    Type.Object({
      id: text,
      title: textOrNull,
      publisher: textOrNull,
      published: textOrNull,
      language: textOrNull,
      events: number,
      failed: textOrNull,
      begin: text,
    }),
  ),
  answer: async (asked, { shelf }) => {
    const { limit, skip } = partOf(asked);
    const store = await shelf.store();
    const [found, total] = [await store.latest(limit, skip), await store.count()];
    return { total, items: found, next: nextOf(skip, found.length, total) };
  },
  rows: ({ items }: { readonly items: readonly Listed[] }) => [
    ["id", "title", "publisher", "published", "language", "events", "failed"],
    ...items.map(i => [i.id, i.title, i.publisher, i.published, i.language, i.events, i.failed].map(cell)),
  ],
});

export const document: Route = route({
  method: "GET",
  path: "/api/documents/:id",
  about: "A report with its events; offsets count code points of its text (of its title where `in` says so).",
  params: IdParams,
  shape: open("A report: document, sightings, events, run."),
  answer: async ({ params }, means) => {
    const report = await reportOf(params.id!, means);
    const { document: d, sightings, events, run, failed } = report;
    const [inText, inTitle] = [toPoints(d.text), toPoints(d.title ?? "")];
    return {
      document: {
        id: d.id,
        title: d.title ?? null,
        publisher: d.publisher ?? null,
        published: d.published ?? null,
        url: safeUrl(d.url),
        language: d.language ?? null,
        text: d.text,
      },
      sightings: sightings.map(s => ({ ...s, url: safeUrl(s.url) })),
      events: events.map(e => eventJson(e, e.inTitle ? inTitle : inText, true)),
      run: run ?? null,
      failed: failed ?? null,
    };
  },
});

export const annotation: Route = route({
  method: "GET",
  path: "/api/documents/:id/annotation",
  about: "Mentions, times, places and speakers of a report, read anew, as attache annotate prints them.",
  params: IdParams,
  shape: open("An annotation."),
  answer: async ({ params }, means) => {
    const { document: d } = await reportOf(params.id!, means);
    const outcome = await annotating(means)(d);
    if (!outcome.ok) throw new HttpFault(500, `${d.id}: could not be read (${outcome.error})`);
    return outcome.value as Readonly<Record<string, unknown>>;
  },
});

const annotating = ({ readers, lexicon }: Means) => {
  const task: Task = {
    module: new URL(
      "../cli/annotating-task.js",
      import.meta.url.replace(/\/src\/http\/[^/]*\.ts$/, "/dist/http/"),
    ).href,
    name: "annotating",
    settings: { lexicon },
  };
  return readers().open(task);
};

async function reportOf(id: string, { shelf }: Means): Promise<Report> {
  const report = await (await shelf.store()).report(id);
  if (report === undefined) throw new HttpFault(404, `${id}: no such report in this record`);
  return report;
}

/** An address that may be linked; `null` for every scheme but the web's. */
const safeUrl = (url: string | undefined): string | null =>
  url !== undefined && /^https?:\/\//i.test(url) ? url : null;
