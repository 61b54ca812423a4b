import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { HttpFault } from "./fault.ts";

/** Who may ask: names that this machine is called by, and a token where others may reach it. */
export interface Gate {
  readonly hosts: ReadonlySet<string>;
  readonly token?: string;
}

const headers: Readonly<Record<string, string>> = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

/**
 * Keeps out whoever is not meant: a foreign Host header (a page elsewhere whose name points here), a foreign Origin, a wrong token. Every
 * answer forbids scripts and styles that are not our own, framing and guessing of types.
 */
export function guard(app: FastifyInstance, gate: Gate): void {
  app.addHook("onRequest", async request => {
    checkHost(request, gate);
    checkOrigin(request, gate);
    checkToken(request, gate);
  });
  app.addHook("onSend", async (_, reply) => {
    for (const [name, value] of Object.entries(headers)) reply.header(name, value);
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
  });
}

function checkHost({ headers: { host } }: FastifyRequest, { hosts }: Gate): void {
  if (host === undefined || !hosts.has(hostName(host)))
    throw new HttpFault(
      421,
      "this server is not called by that name; use the address that attache serve printed",
    );
}

/** A host without its port. */
const hostName = (host: string): string => host.toLowerCase().replace(/:\d+$/, "");

/** A browser says where a request comes from: another site's page may not ask. */
function checkOrigin(request: FastifyRequest, { hosts }: Gate): void {
  const { origin } = request.headers;
  const site = request.headers["sec-fetch-site"];
  const own = origin === undefined || hosts.has(hostName(origin.replace(/^https?:\/\//, "")));
  if (!own || site === "cross-site" || (site === "same-site" && request.method !== "GET"))
    throw new HttpFault(403, "asked by a page of another site");
}

/** Every route wants the token, however its address is written; what meets no route is a file of the desk, which holds nothing of a record. */
function checkToken(request: FastifyRequest, { token }: Gate): void {
  if (token === undefined || request.is404) return;
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
  if (!timingSafeEqual(digest(given), digest(token)))
    throw new HttpFault(401, "wants the token of attache serve --token, as Authorization: Bearer TOKEN");
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
