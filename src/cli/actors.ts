import { loadWorld, type World } from "../world/world.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { UsageFault } from "./fault.ts";
import { jsonLine } from "./json/offsets.ts";

/** `attache actors`: all that are known, or who bears a name on a date, likeliest first. */
export async function run(call: Call, door: Door): Promise<void> {
  const world = loadWorld();
  const name = call.arguments.join(" ");
  const lines = name === "" ? all(world) : bearers(name, call.options.date, world);
  for (const line of lines) door.out(jsonLine(line));
}

function bearers(name: string, date: string | undefined, world: World): readonly object[] {
  const found = world.named(name, date);
  if (found.length === 0) throw new UsageFault(`nobody known is called "${name}"; attache actors lists all`);
  return found.map(r => ({
    id: r.id ?? null,
    name: r.name,
    country: r.country,
    ...(r.group ? { group: r.group } : {}),
    sectors: r.sectors,
    by: r.by,
  }));
}

function all(world: World): readonly object[] {
  const states = world.countries.map(c => ({
    id: c.code,
    name: c.names[0],
    kind: "state",
    country: c.code,
    sectors: c.sectors,
    aliases: [...c.names.slice(1), ...c.people, ...(c.capital ? [c.capital[0]] : []), ...c.seats],
    roles: [],
  }));
  const others = world.actors.map(a => ({
    id: a.id,
    name: a.name,
    kind: a.kind,
    country: a.country,
    ...(a.group ? { group: a.group } : {}),
    sectors: a.sectors,
    aliases: a.aliases,
    roles: a.roles,
    ...(a.members ? { members: a.members } : {}),
  }));
  return [...states, ...others];
}
