import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import { eventJson } from "../cli/json/event.ts";
import { jsonLine, toPoints } from "../cli/json/offsets.ts";
import { isDay } from "../intake/day.ts";
import type { Taken } from "../record/ingest.ts";
import type { Document } from "../text/document.ts";
import { readBytes } from "./dropped.ts";
import type { Means } from "./route.ts";

/** Reports of a dropped file that are read, at most. */
const mostReports = 200;

/**
 * A file that is read and not kept: the answer is lines of JSON, each written once it is known: `{"document"}`, then `{"event"}` for each of its events,
 * `{"warning"}` for what could not be read, `{"done"}` at the end.
 */
export function readAsked(app: FastifyInstance, means: Means): void {
  app.addContentTypeParser("application/octet-stream", { parseAs: "buffer" }, (_, body, done) =>
    done(null, body),
  );
  app.post(
    "/api/read",
    {
      schema: {
        description: "Reads a file (its bytes are the body) without keeping it; lines of JSON as they come.",
        querystring: Type.Object({
          name: Type.String({ minLength: 1, maxLength: 255 }),
          date: Type.Optional(Type.String()),
        }),
        consumes: ["application/octet-stream"],
      },
    },
    async (request, reply) => {
      const { name, date } = request.query as { readonly name: string; readonly date?: string };
      const lines = linesOf(
        request.body as Buffer,
        name,
        date !== undefined && isDay(date) ? date : undefined,
        means,
      );
      return reply.type("application/x-ndjson; charset=utf-8").send(Readable.from(lines));
    },
  );
}

async function* linesOf(
  bytes: Buffer,
  name: string,
  date: string | undefined,
  means: Means,
): AsyncGenerator<string> {
  const warnings: string[] = [];
  const told = function* () {
    for (const warning of warnings.splice(0)) yield jsonLine({ warning });
  };
  const code = means.readers().open<Document, Taken>({
    module: new URL(
      "../cli/coding-task.js",
      import.meta.url.replace(/\/src\/http\/[^/]*\.ts$/, "/dist/http/"),
    ).href,
    name: "coding",
    settings: { lexicon: means.lexicon },
  });
  let [reports, events] = [0, 0];
  try {
    for await (const document of readBytes(bytes, name, date, message => warnings.push(message))) {
      yield* told();
      if (++reports > mostReports) {
        yield jsonLine({
          warning: `${name}: only the first ${mostReports} reports were read; take it in with attache ingest`,
        });
        break;
      }
      const { id, title, published, publisher, text } = document;
      yield jsonLine({
        document: {
          id,
          title: title ?? null,
          published: published ?? null,
          publisher: publisher ?? null,
          text,
        },
      });
      const outcome = await code(document);
      if (!outcome.ok) yield jsonLine({ warning: `${id}: ${outcome.error}` });
      else
        for (const e of outcome.value.events) {
          events++;
          yield jsonLine({ event: eventJson(e, toPoints(e.inTitle ? (title ?? "") : text), true) });
        }
    }
  } catch (fault) {
    yield jsonLine({ warning: (fault as Error).message });
  }
  yield* told();
  yield jsonLine({ done: { reports: Math.min(reports, mostReports), events } });
}
