import { codesOf } from "../record/evidence.ts";
import type { Report } from "../record/report.ts";
import type { Store } from "../record/store.ts";
import { bodySide, codesOfSide, joinSides, type Side, sideOf } from "../relations/side.ts";
import type { World } from "../world/world.ts";
import { UsageFault } from "./fault.ts";
import { codeOf } from "./pair.ts";

/** The side that the user names: a state or body (`TUR`, `NATO`), a body with its members (`EU+`), or several by commas. */
export function sideNamed(text: string, world: World, and: string): Side {
  const names = text.split(",").map(name => name.trim());
  return joinSides(
    names.map(name => (name.endsWith("+") ? withMembers(name.slice(0, -1), world) : alone(name, world))),
    and,
  );
}

function alone(name: string, world: World): Side {
  const code = codeOf(name, world);
  return sideOf(code, world.nameOf(code));
}

function withMembers(name: string, world: World): Side {
  const code = codeOf(name, world);
  const side = bodySide(code, world.nameOf(code), world.actors);
  if (side === undefined) throw new UsageFault(`the members of "${name}" are not known; name them by commas`);
  return side;
}

/** Pairs of codes up to which an index is asked for each; beyond, all reports are looked through. */
const mostAsked = 16;

/** The reports in which somebody of each side is a party. */
export async function reportsBetween(store: Store, a: Side, b: Side): Promise<readonly Report[]> {
  const [first, second] = [codesOfSide(a), codesOfSide(b)];
  const found = new Map<string, Report>();
  if (first.size * second.size <= mostAsked) {
    for (const x of first)
      for (const y of second) for (const r of await store.between(x, y)) found.set(r.document.id, r);
    return [...found.values()];
  }
  for await (const report of store.each()) {
    const codes = codesOf(report.events);
    if (codes.some(c => first.has(c)) && codes.some(c => second.has(c)))
      found.set(report.document.id, report);
  }
  return [...found.values()];
}
