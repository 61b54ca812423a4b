import type { Report } from "../record/report.ts";
import { type BriefWords, loadBriefWords } from "../relations/words.ts";
import type { World } from "../world/world.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { UsageFault } from "./fault.ts";
import { worldOf } from "./reading.ts";
import { openReports } from "./reports.ts";

/** Two actors that the user names, with the reports that tell of both. */
export interface Pair {
  readonly a: string;
  readonly b: string;
  readonly reports: readonly Report[];
  readonly names: World["nameOf"];
  readonly words: BriefWords;
}

/** Opens the pair that the first two arguments of a command name, in the record or the files after them. */
export async function openPair(call: Call, door: Door): Promise<Pair> {
  const [first, second, ...files] = call.arguments;
  const world = worldOf(call.options.lexicon);
  const [a, b] = [codeOf(first!, world), codeOf(second!, world)];
  const store = await openReports(files, call.options, door);
  const reports = await store.between(a, b);
  await store.close();
  return { a, b, reports, names: world.nameOf, words: loadBriefWords() };
}

/** The code of an actor that the user names by code, name or alias (`TUR`, `Turkey`, `Türkiye`, `PKK`). */
export function codeOf(name: string, world: World): string {
  const code = name.toUpperCase();
  if (world.countries.some(c => c.code === code) || world.actors.some(a => a.group === code)) return code;
  const found = world.named(name)[0] ?? world.named(titled(name))[0];
  if (found !== undefined) return found.group ?? found.country;
  const near = nearest(name, world);
  throw new UsageFault(
    `"${name}" names no actor${near ? `; did you mean ${near}?` : ""} (attache actors lists them)`,
  );
}

const titled = (name: string): string => name.replace(/(^|\s)\p{L}/gu, c => c.toUpperCase());

/** The name of a state or group that differs by least, if by no more than a third of its letters. */
function nearest(name: string, world: World): string | undefined {
  const names = [
    ...world.countries.flatMap(c => [c.code, ...c.names]),
    ...world.actors.filter(a => a.group).flatMap(a => [a.group!, ...a.aliases]),
  ];
  let best: string | undefined;
  let least = Math.floor(name.length / 3) + 1;
  for (const other of names) {
    const d = distance(name.toLowerCase(), other.toLowerCase(), least);
    if (d < least) [best, least] = [other, d];
  }
  return best;
}

/** Letters to change, add or drop to make one word of another; `limit` or more is given as `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return Math.min(row[b.length]!, limit);
}
