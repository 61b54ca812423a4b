import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { openRecord } from "./reports.ts";

/** `attache count`: how many reports a record holds. */
export async function run(call: Call, door: Door): Promise<void> {
  const store = await openRecord(call.options.record!, door);
  door.out(`${await store.count()}\n`);
  await store.close();
}
