import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createApp } from "../http/app.ts";
import { pagesIn } from "../http/pages.ts";
import { Shelf } from "../http/shelf.ts";
import { type Pool, pool } from "../language/pool.ts";
import { segments } from "../record/journal.ts";
import type { Call, Options } from "./command.ts";
import { codes, type Door } from "./door.ts";
import { UsageFault } from "./fault.ts";
import { worldOf } from "./reading.ts";

/** The built desk, beside the built program, from the source too. */
const desk = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "dist", "web");

const own = ["localhost", "127.0.0.1", "[::1]"] as const;
const port = 4711;

/** What a text read anew, or a file that is only looked at, may take of a thread. */
const limits = { milliseconds: 60_000, mebibytes: 1024 } as const;

/** `attache serve`: a record as web pages and an API, for this machine alone unless a token is given. */
export async function run(call: Call, door: Door): Promise<void> {
  const folder = call.options.record!;
  const { host = own[1], token } = call.options;
  if (!own.some(name => name === host) && (token === undefined || token.length < 16))
    throw new UsageFault(
      `serve: ${host} can be reached from elsewhere; say --token with 16 characters or more`,
    );
  segments(folder);
  const [shelf, threads] = [new Shelf(folder, door), new Threads()];
  const app = await createApp({
    means: {
      shelf,
      world: worldOf(call.options.lexicon),
      readers: () => threads.pool(),
      lexicon: call.options.lexicon ?? [],
    },
    gate: { hosts: hostsOf(call.options), ...(token === undefined ? {} : { token }) },
    pages: pagesIn(desk),
  });
  await shelf.store();
  const address = await app.listen({ host: host.replace(/^\[|\]$/g, ""), port: call.options.port ?? port });
  door.out(`${address}\n`);
  door.finishOnSignal();
  await new Promise<void>(done => {
    for (const signal of Object.keys(codes)) process.once(signal, () => done());
  });
  await app.close();
  await Promise.all([threads.close(), shelf.close()]);
}

function hostsOf({ host, name = [] }: Options): ReadonlySet<string> {
  return new Set([...own, ...(host === undefined ? [] : [host]), ...name].map(h => h.toLowerCase()));
}

/** Threads that are started when they are first needed. */
class Threads {
  #pool: Pool | undefined;

  pool(): Pool {
    this.#pool ??= pool({ workers: 1, limits });
    return this.#pool;
  }

  async close(): Promise<void> {
    await this.#pool?.close();
  }
}
