import { inOrder } from "../record/held.ts";
import type { Report } from "../record/report.ts";
import type { Store } from "../record/store.ts";
import type { Side, SideMember } from "../relations/relation.ts";
import type { World } from "../world/world.ts";
import { UsageFault } from "./fault.ts";
import { codeOf } from "./pair.ts";

/** One end of a relation as the user asks for it: what it is called, its codes. */
export interface NamedSide {
  readonly code: string;
  readonly name: string;
  readonly side: Side;
}

/** A side by name: an actor (`TUR`), a body with its members at the time (`EU+`), or several of these by commas (`DEU,FRA`). */
export function sideOf(text: string, world: World): NamedSide {
  const parts = text.split(",").map(part => part.trim());
  if (parts.some(part => part === "" || part === "+"))
    throw new UsageFault(`"${text}" names no actor; write TUR, EU+ (with its members) or DEU,FRA`);
  const found = parts.map(part => partOf(part, world));
  if (found.length === 1) return found[0]!;
  return {
    code: found.map(f => f.code).join(","),
    name: found.map(f => f.name).join(", "),
    side: found.flatMap(f => membersIn(f.side)),
  };
}

function partOf(part: string, world: World): NamedSide {
  const whole = part.endsWith("+");
  const code = codeOf(whole ? part.slice(0, -1) : part, world);
  const name = world.nameOf(code);
  if (!whole) return { code, name, side: code };
  const members = world.actors.find(a => a.group === code && a.members !== undefined)?.members;
  if (members === undefined)
    throw new UsageFault(`"${part}": the members of ${name} are not known; name them, as DEU,FRA`);
  const side = members.map(({ member, from, to }) => ({ code: member, from, ...(to ? { to } : {}) }));
  return { code: `${code}+`, name: `${name} +`, side: [{ code }, ...side] };
}

const membersIn = (side: Side): readonly SideMember[] => (typeof side === "string" ? [{ code: side }] : side);

/** The reports of a store that speak of an actor of each side, in its order, each once. */
export async function betweenSides(store: Store, a: Side, b: Side): Promise<readonly Report[]> {
  if (typeof a === "string" && typeof b === "string") return store.between(a, b);
  const found = new Map<string, Report>();
  for (const x of codesIn(a))
    for (const y of codesIn(b))
      for (const report of await store.between(x, y)) found.set(report.document.id, report);
  return [...found.values()].sort(inOrder);
}

const codesIn = (side: Side): readonly string[] => [...new Set(membersIn(side).map(m => m.code))];
