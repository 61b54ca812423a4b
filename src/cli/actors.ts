import { check } from "./actors/check.ts";
import { importActors } from "./actors/import.ts";
import { list } from "./actors/list.ts";
import { stale } from "./actors/stale.ts";
import { who } from "./actors/who.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";

/** What the first word after `actors` may ask for; any other begins a name. */
const deeds = { import: importActors, stale, check } as const;

/** `attache actors`: all that are known; who bears a name and why; what is imported, stale or contradicts itself. */
export async function run(call: Call, door: Door): Promise<void> {
  const [first, ...rest] = call.arguments;
  const deed = Object.hasOwn(deeds, first ?? "") ? deeds[first as keyof typeof deeds] : undefined;
  if (deed) return deed({ ...call, arguments: rest }, door);
  return first === undefined ? list(call, door) : who(call, door);
}
