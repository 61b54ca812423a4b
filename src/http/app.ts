import swagger from "@fastify/swagger";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { exit, exitCode } from "../cli/fault.ts";
import { version } from "../cli/version.ts";
import { csvRow } from "../exports/cells.ts";
import { about, actors, pairs, who } from "./about.ts";
import { annotation, document, documents } from "./documents.ts";
import { HttpFault } from "./fault.ts";
import { type Gate, guard } from "./guard.ts";
import { incident, why } from "./incidents.ts";
import { map, network } from "./network.ts";
import { noDesk, type Page } from "./pages.ts";
import { readAsked } from "./read.ts";
import { brief, ledger, series, timeline } from "./relations.ts";
import { decisions } from "./review.ts";
import type { Asked, Means, Route } from "./route.ts";
import { search } from "./search.ts";
import { Fault } from "./shapes.ts";

/** The API, in the order of its description. */
export const routes: readonly Route[] = [
  about,
  who,
  actors,
  pairs,
  brief,
  timeline,
  series,
  ledger,
  search,
  incident,
  why,
  documents,
  document,
  annotation,
  map,
  network,
  decisions,
];

/** Bytes that a request may bring, and milliseconds that it may take to come whole. */
const limits = { body: 16 << 20, request: 20_000, headers: 10_000 } as const;

/** What a server is made of; `pages` are the desk's. */
interface AppOptions {
  readonly means: Means;
  readonly gate: Gate;
  readonly pages: ReadonlyMap<string, Page>;
}

/** A server that is not listening yet. */
export async function createApp({ means, gate, pages }: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: limits.body,
    requestTimeout: limits.request,
    http: { headersTimeout: limits.headers, maxHeaderSize: 16_384 },
    routerOptions: { maxParamLength: 600 },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true } },
    forceCloseConnections: true,
  });
  guard(app, gate);
  app.setErrorHandler(answerFault);
  app.setNotFoundHandler((request, reply) => notFound(request, reply, pages));
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Attaché",
        version: version(),
        description: "A sourced record of relations between states.",
      },
    },
  });
  for (const r of routes) add(app, r, means);
  readAsked(app, means);
  app.get("/api", { schema: { hide: true } }, async () => app.swagger());
  await app.ready();
  return app;
}

function add(app: FastifyInstance, r: Route, means: Means): void {
  const request = {
    ...(r.params ? { params: r.params } : {}),
    ...(r.query ? { querystring: r.query } : {}),
    ...(r.body ? { body: r.body } : {}),
  };
  const response = { 200: r.shape, "4xx": Fault, "5xx": Fault };
  const asked = (given: FastifyRequest): Asked => ({
    params: given.params as Asked["params"],
    query: given.query as Asked["query"],
    body: given.body,
  });
  app.route({
    method: r.method,
    url: r.path,
    schema: { description: r.about, ...request, response },
    handler:
      r.method === "GET"
        ? (given, reply) =>
            kept(given, reply, means, async () => ({
              text: String(reply.serialize(await r.answer(asked(given), means))),
              type: "application/json; charset=utf-8",
            }))
        : async given => r.answer(asked(given), means),
  });
  const { rows } = r;
  if (rows === undefined) return;
  app.route({
    method: "GET",
    url: `${r.path}.csv`,
    schema: { description: `${r.about} As a table.`, ...request, produces: ["text/csv"] },
    handler: (given, reply) =>
      kept(given, reply, means, async () => ({
        text: rows((await r.answer(asked(given), means)) as never)
          .map(csvRow)
          .join(""),
        type: "text/csv; charset=utf-8",
      })),
  });
}

/** Sends the answer to an address, made once an index; who has it already is told so. */
async function kept(
  given: FastifyRequest,
  reply: FastifyReply,
  { shelf }: Means,
  make: () => Promise<{ readonly text: string; readonly type: string }>,
): Promise<FastifyReply> {
  const { bytes, type, tag } = await (await shelf.answers()).get(given.url, make);
  reply.header("etag", tag);
  const known = given.headers["if-none-match"]?.split(",").map(t => t.trim().replace(/^W\//, ""));
  return known?.includes(tag) ? reply.status(304).send() : reply.type(type).send(bytes);
}

function answerFault(
  fault: Error & { readonly statusCode?: number },
  _: FastifyRequest,
  reply: FastifyReply,
): void {
  const status =
    fault instanceof HttpFault
      ? fault.status
      : exitCode(fault) === exit.usage
        ? 422
        : (fault.statusCode ?? 500);
  reply.status(status).type("application/json; charset=utf-8").send({ error: fault.message });
}

/** The desk's files; for its own addresses the one page that reads them; the rest is not there. */
function notFound({ method, url }: FastifyRequest, reply: FastifyReply, pages: ReadonlyMap<string, Page>) {
  const path = url.split(/[?#]/)[0]!;
  if (method !== "GET" && method !== "HEAD")
    return reply.status(404).send({ error: `${method} ${path}: nothing there` });
  const page = pages.get(path);
  if (page !== undefined)
    return reply
      .status(200)
      .header("cache-control", page.hashed ? "public, max-age=31536000, immutable" : "no-cache")
      .type(page.type)
      .send(page.bytes);
  if (path.startsWith("/api") || /\.\w+$/.test(path))
    return reply.status(404).send({ error: `${path}: nothing there` });
  const desk = pages.get("/index.html");
  return reply
    .status(200)
    .header("cache-control", "no-cache")
    .type("text/html; charset=utf-8")
    .send(desk?.bytes ?? noDesk);
}
