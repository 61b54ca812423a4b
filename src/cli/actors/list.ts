import type { Role } from "../../world/actor.ts";
import type { World } from "../../world/world.ts";
import type { Call } from "../command.ts";
import type { Door } from "../door.ts";
import { jsonLine } from "../json/offsets.ts";
import { worldOf } from "../reading.ts";

/** `attache actors`: all that are known, states first. */
export async function list(call: Call, door: Door): Promise<void> {
  for (const line of all(worldOf(call.options.lexicon))) door.out(jsonLine(line));
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
    roles: a.roles.map(shown),
    ...(a.members ? { members: a.members } : {}),
  }));
  return [...states, ...others];
}

/** A role without what only the program needs. */
function shown({ source: _, implied: __, ...role }: Role): object {
  return role;
}
