import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordOf } from "../http/server.ts";
import { report } from "../record/make.ts";

const program = fileURLToPath(new URL("../../bin/attache.js", import.meta.url));
const client = new Client({ name: "test", version: "1" });

beforeAll(async () => {
  const folder = await recordOf([
    report("a", "Herald", "2016-03-02", "Turkey accused Russia on Tuesday.", {
      event: "ACCUSE",
      words: "accused",
      by: ["Turkey = TUR.GOV"],
      to: ["Russia = RUS"],
      on: "2016-03-01",
    }),
  ]);
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [program, "mcp", "--record", folder] }),
  );
}, 60_000);
afterAll(() => client.close());

interface Answer {
  readonly isError?: boolean;
  readonly content: readonly { readonly text: string }[];
}
const ask = async (name: string, given: Record<string, unknown>) =>
  (await client.callTool({ name, arguments: given })) as unknown as Answer;

test("every tool is a question with a schema", async () => {
  const { tools } = await client.listTools();
  expect(tools.map(t => t.name)).toEqual([
    "list_actors",
    "list_pairs",
    "brief",
    "timeline",
    "series",
    "ledger",
    "search",
    "incident",
    "document",
    "why",
  ]);
  for (const t of tools) {
    expect(t.annotations?.readOnlyHint).toBe(true);
    expect(t.inputSchema.type).toBe("object");
    expect(t.description!.length).toBeGreaterThan(20);
  }
  expect(tools.find(t => t.name === "brief")!.inputSchema.required).toEqual(["a", "b"]);
});

test("an answer quotes the words with their place", async () => {
  const { content } = await ask("timeline", { a: "Turkey", b: "RUS" });
  const { items } = JSON.parse(content[0]!.text);
  expect(items[0].quotes).toEqual([
    { document: "a", event: "e:a-0", start: 0, end: 33, quote: "Turkey accused Russia on Tuesday." },
  ]);
  expect(JSON.parse((await ask("search", { q: "accused" })).content[0]!.text).total).toBe(1);
  expect(JSON.parse((await ask("why", { id: "e:a-0" })).content[0]!.text).rule).toBe("test");
});

test("what cannot be asked is told, and the next question is answered", async () => {
  expect(await ask("brief", { a: "TUR" })).toMatchObject({ isError: true });
  expect(await ask("brief", { a: "TUR", b: "Zembla" })).toMatchObject({ isError: true });
  expect(await ask("search", { q: "x", limit: 100000 })).toMatchObject({ isError: true });
  await expect(client.callTool({ name: "decide", arguments: {} })).rejects.toThrow("no tool");
  await client.ping();
});
