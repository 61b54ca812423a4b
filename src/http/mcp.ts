import { type TObject, type TSchema, Type } from "typebox";
import { Check, Errors } from "typebox/value";
import { actors, pairs } from "./about.ts";
import { document } from "./documents.ts";
import { incident, why } from "./incidents.ts";
import { brief, ledger, series, timeline } from "./relations.ts";
import type { Means, Route } from "./route.ts";
import { search } from "./search.ts";

/** What an agent may ask: a question of the API under a name, with what it is asked. */
interface Tool {
  readonly name: string;
  readonly about: string;
  readonly route: Route;
}

const tools: readonly Tool[] = [
  { name: "list_actors", about: "", route: actors },
  { name: "list_pairs", about: "", route: pairs },
  {
    name: "brief",
    about: " Each claim names the numbers of its sources, which quote the words.",
    route: brief,
  },
  {
    name: "timeline",
    about: " Each incident has its quotes with document ids and offsets.",
    route: timeline,
  },
  { name: "series", about: "", route: series },
  { name: "ledger", about: " Each change quotes its words with document id and offsets.", route: ledger },
  { name: "search", about: " Each hit quotes its sentence with document id and offsets.", route: search },
  { name: "incident", about: "", route: incident },
  { name: "document", about: "", route: document },
  { name: "why", about: "", route: why },
];

/** Versions of the protocol that are spoken, the newest first. */
const versions = ["2025-06-18", "2025-03-26", "2024-11-05"] as const;

/** Codes of JSON-RPC. */
const codes = { parse: -32700, request: -32600, method: -32601, params: -32602 } as const;

interface Message {
  readonly id?: string | number | null;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/**
 * Answers one line of the Model Context Protocol (JSON-RPC 2.0); `undefined` for what wants no answer.
 *
 * Only questions are offered: nothing that is asked this way changes a record.
 */
export async function answerLine(line: string, means: Means, version: string): Promise<string | undefined> {
  let message: Message;
  try {
    message = JSON.parse(line) as Message;
  } catch {
    return failed(null, codes.parse, "no JSON");
  }
  if (typeof message !== "object" || message === null || typeof message.method !== "string")
    return failed(null, codes.request, "no request");
  const { id, method, params = {} } = message;
  if (id === undefined || id === null) return undefined;
  if (method === "initialize") return done(id, hello(params, version));
  if (method === "ping") return done(id, {});
  if (method === "tools/list") return done(id, { tools: tools.map(described) });
  if (method !== "tools/call") return failed(id, codes.method, `no method ${method}`);
  const tool = tools.find(t => t.name === params.name);
  if (tool === undefined) return failed(id, codes.params, `no tool ${String(params.name)}`);
  return done(id, await called(tool, params.arguments ?? {}, means));
}

function hello({ protocolVersion }: Readonly<Record<string, unknown>>, version: string) {
  return {
    protocolVersion: versions.find(v => v === protocolVersion) ?? versions[0],
    capabilities: { tools: {} },
    serverInfo: { name: "attache", version },
    instructions:
      "A record of who did what to whom, each event tied to its words. Quote the words you rely on, with their document; say how certain the report is, and what was denied or only planned.",
  };
}

function described({ name, about, route }: Tool) {
  return {
    name,
    description: `${route.about}${about}`,
    inputSchema: asked(route),
    annotations: { readOnlyHint: true, destructiveHint: false, openWorldHint: false },
  };
}

/** What a tool takes: the parts of its route's address and of its query, together. */
function asked({ params, query }: Route): TObject {
  return Type.Object({ ...fieldsOf(params), ...fieldsOf(query) }, { additionalProperties: false });
}

const fieldsOf = (shape: TSchema | undefined): Record<string, TSchema> =>
  (shape as TObject | undefined)?.properties ?? {};

/** A tool's answer as text and as data; what cannot be asked is an answer too, so that the agent can mend it. */
async function called({ route }: Tool, given: unknown, means: Means) {
  const shape = asked(route);
  if (!Check(shape, given)) {
    const [first] = Errors(shape, given);
    return wrong(`${first?.instancePath || "arguments"}: ${first?.message ?? "not as the tool takes them"}`);
  }
  const values = given as Readonly<Record<string, unknown>>;
  const address = fieldsOf(route.params);
  const params = Object.fromEntries(Object.keys(address).map(key => [key, String(values[key])]));
  try {
    const answer = await route.answer({ params, query: values, body: undefined }, means);
    return { content: [{ type: "text", text: JSON.stringify(answer) }], structuredContent: answer };
  } catch (fault) {
    return wrong((fault as Error).message);
  }
}

const wrong = (text: string) => ({ content: [{ type: "text", text }], isError: true });

const done = (id: string | number, result: object): string => JSON.stringify({ jsonrpc: "2.0", id, result });
const failed = (id: string | number | null, code: number, message: string): string =>
  JSON.stringify({ jsonrpc: "2.0", id, error: { code, message } });
