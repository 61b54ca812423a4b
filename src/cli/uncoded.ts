import { type Uncoded, uncodedIn } from "../events/uncoded.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { attempt, documents } from "./inputs.ts";
import { jsonLine } from "./json/offsets.ts";
import { loadReader } from "./reading.ts";

/** How often a predicate went uncoded, with the first sentence that it stood in. */
interface Row {
  count: number;
  readonly first: Uncoded;
}

/** `attache uncoded`: the most frequent predicates between two known parties that no rule took, a JSON line each. */
export async function run(call: Call, door: Door): Promise<void> {
  const reader = loadReader(call.options);
  const rows = new Map<string, Row>();
  for await (const document of documents(call.arguments, call.options, door))
    attempt(document, door, () => {
      for (const found of uncodedIn(reader.read(document), reader.code(document))) {
        const key = `${found.kind} ${found.predicate}`;
        const row = rows.get(key);
        if (row === undefined) rows.set(key, { count: 1, first: found });
        else row.count++;
      }
    });
  const ranked = [...rows.values()].sort(
    (a, b) => b.count - a.count || (a.first.predicate < b.first.predicate ? -1 : 1),
  );
  for (const { count, first } of ranked.slice(0, call.options.limit ?? 100)) {
    const { predicate, kind, between, sentence } = first;
    door.out(jsonLine({ predicate, kind, count, between, sentence }));
  }
}
