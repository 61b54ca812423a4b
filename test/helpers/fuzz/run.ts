import fc from "fast-check";
import { headLine, journalVersion, lineAfter } from "../../../src/record/segment.ts";
import { type Mutation, mutated, mutations } from "./mutate.ts";
import { seeds } from "./seeds.ts";
import { type Target, targets } from "./targets.ts";

/** Milliseconds of the processor that one case may take. */
const most = 1000;

/** A case by numbers: which parser, which of its seeds, which other seed lends pieces, what is changed. */
interface Case {
  readonly target: string;
  readonly seed: number;
  readonly other: number;
  readonly changes: readonly Mutation[];
}

const every = Object.values(seeds).flat();

/** A sound segment of a record. */
const segment = (): Buffer => {
  const entry = JSON.stringify({ kind: "seen", id: "a", publisher: "Courier" });
  const first = lineAfter(headLine(journalVersion), true, entry);
  return Buffer.from(
    `${headLine(journalVersion)}\n${first.bytes}${lineAfter(first.sum, false, entry).bytes}`,
  );
};

const seedsOf = ({ name }: Target): readonly Buffer[] => seeds[name] ?? [segment()];

const cases = (some: readonly Target[]): fc.Arbitrary<Case> =>
  fc.record({
    target: fc.oneof(...some.map(({ name, weight }) => ({ weight, arbitrary: fc.constant(name) }))),
    seed: fc.nat(7),
    other: fc.nat(every.length - 1),
    changes: mutations,
  });

/** How a run went: cases by parser, with milliseconds of the processor, and the longest of all in milliseconds of the processor. */
export interface Fuzzed {
  readonly cases: Readonly<Record<string, number>>;
  readonly work: Readonly<Record<string, number>>;
  readonly slowest: { readonly name: string; readonly milliseconds: number };
}

/**
 * Feeds parsers so many mutated inputs that follow from `seed`; throws the smallest case found where one crashes with anything but a
 * declared fault, takes longer than a second of the processor, or gives a span that does not index its text.
 */
export async function fuzz(executions: number, seed: number, only: readonly string[] = []): Promise<Fuzzed> {
  const counts: Record<string, number> = {};
  const work: Record<string, number> = {};
  let slowest = { name: "", milliseconds: 0 };
  const some = only.length === 0 ? targets : targets.filter(t => only.includes(t.name));
  // What is loaded once is no case's time.
  for (const target of some) await target.run(seedsOf(target)[0]!);
  const property = fc.asyncProperty(cases(some), async (given: Case) => {
    const target = some.find(t => t.name === given.target)!;
    const own = seedsOf(target);
    const bytes = mutated(own[given.seed % own.length]!, every[given.other]!, given.changes);
    counts[target.name] = (counts[target.name] ?? 0) + 1;
    const before = process.cpuUsage();
    await target.run(bytes);
    const { user, system } = process.cpuUsage(before);
    const milliseconds = (user + system) / 1000;
    work[target.name] = Math.round((work[target.name] ?? 0) + milliseconds);
    if (milliseconds > slowest.milliseconds) slowest = { name: target.name, milliseconds };
    if (milliseconds > most) throw new Error(`${target.name} took ${Math.round(milliseconds)} ms`);
  });
  await fc.assert(property, { numRuns: executions, seed, verbose: 0, endOnFailure: false });
  return { cases: counts, work, slowest };
}
