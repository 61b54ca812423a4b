import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { Door } from "../../src/cli/door.ts";
import type { Event } from "../../src/events/event.ts";
import { createApp } from "../../src/http/app.ts";
import { type Page, pagesIn } from "../../src/http/pages.ts";
import { Shelf } from "../../src/http/shelf.ts";
import { type Pool, pool } from "../../src/language/pool.ts";
import { rebuildIndex } from "../../src/record/database.ts";
import { JournalWriter, readJournal } from "../../src/record/journal.ts";
import { contentHash, type Report } from "../../src/record/report.ts";
import { loadWorld } from "../../src/world/world.ts";

const run = { program: "1", models: "m", lexicons: "l" };

/** A record with some reports, indexed. */
export async function recordOf(reports: readonly Report[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "attache-http-"));
  await added(folder, reports);
  return folder;
}

/** Reports added to a record, and its index built anew. */
export async function added(folder: string, reports: readonly Report[]): Promise<void> {
  const writer = await JournalWriter.open(folder, () => {});
  for (const { document, events } of reports)
    writer.append([
      { kind: "report", id: document.id, content: contentHash(document), document },
      { kind: "events", report: document.id, run, events: events as readonly Event[] },
    ]);
  writer.close();
  await rebuildIndex(folder, () => readJournal(folder, () => {}));
}

/** A server on a port of its own. */
export interface Served {
  readonly app: FastifyInstance;
  readonly address: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

const world = loadWorld();

export async function served(
  folder: string,
  { token, pages = new Map() }: { readonly token?: string; readonly pages?: ReadonlyMap<string, Page> } = {},
): Promise<Served> {
  const shelf = new Shelf(folder, new Door());
  let threads: Pool | undefined;
  const readers = (): Pool => {
    threads ??= pool({ workers: 1 });
    return threads;
  };
  const app = await createApp({
    means: { shelf, world, readers, lexicon: [] },
    gate: { hosts: new Set(["127.0.0.1", "localhost"]), ...(token === undefined ? {} : { token }) },
    pages,
  });
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  const close = async () => {
    await app.close();
    await threads?.close();
    await shelf.close();
  };
  return { app, address, port: Number(new URL(address).port), close };
}

export { pagesIn };
