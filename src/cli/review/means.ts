import { loadOntology } from "../../events/ontology.ts";
import type { Entry } from "../../record/entry.ts";
import { reportsOf } from "../../record/memory.ts";
import { deskOf } from "../../record/review.ts";
import type { Options } from "../command.ts";
import { incidentsOf } from "../incidents.ts";
import { worldOf } from "../reading.ts";
import { whoAndWhen } from "../who.ts";
import type { Means } from "./decide.ts";

/** What wishes are understood with, on a record as it is now. */
export function meansOf(entries: readonly Entry[], options: Options): Means {
  return {
    desk: deskOf(entries),
    incidents: () => incidentsOf(reportsOf(entries)),
    knowledge: () => ({ world: worldOf(options.lexicon), ontology: loadOntology() }),
    by: whoAndWhen(options),
  };
}
