import { Type } from "typebox";
import { linesOf } from "../cli/build-index.ts";
import { UsageFault } from "../cli/fault.ts";
import { linesFor, type Wish } from "../cli/review/decide.ts";
import { meansOf } from "../cli/review/means.ts";
import { rebuildIndex } from "../record/database.ts";
import { RecordFault } from "../record/fault.ts";
import { JournalWriter, readJournal } from "../record/journal.ts";
import { HttpFault } from "./fault.ts";
import { type Route, route } from "./route.ts";
import { open, text } from "./shapes.ts";

const Wanted = Type.Object(
  {
    verdict: Type.Union(["accept", "reject", "correct", "undo"].map(v => Type.Literal(v))),
    id: Type.String({ pattern: "^[eid]:" }),
    author: Type.String({ minLength: 1, maxLength: 200 }),
    fields: Type.Optional(Type.Array(Type.String({ maxLength: 500 }), { maxItems: 20 })),
  },
  { additionalProperties: false },
);

interface Given {
  readonly verdict: "accept" | "reject" | "correct" | "undo";
  readonly id: string;
  readonly author: string;
  readonly fields?: readonly string[];
}

/** An analyst's judgement, written as `attache review` writes it. */
export const decisions: Route = route({
  method: "POST",
  path: "/api/decisions",
  about:
    "Accept, reject or correct an event or fusion, or take the last decision back (fields as attache review --correct takes them). 409 while another program writes to the record.",
  body: Wanted,
  shape: Type.Object({ written: Type.Array(open("A line of the journal.")), author: text }),
  answer: async ({ body }, { shelf, lexicon }) => {
    const { verdict, id, author, fields = [] } = body as Given;
    const wish: Wish = verdict === "correct" ? { kind: verdict, id, fields } : { kind: verdict, id };
    const journal = await opened(shelf.folder);
    try {
      const entries = readJournal(shelf.folder, () => {});
      const lines = linesFor(wish, meansOf(entries, { author, lexicon }));
      journal.append(lines);
      await rebuildIndex(
        shelf.folder,
        linesOf(shelf.folder, () => {}),
      );
      return { written: lines, author };
    } catch (fault) {
      if (fault instanceof UsageFault) throw new HttpFault(422, fault.message);
      throw fault;
    } finally {
      journal.close();
    }
  },
});

async function opened(folder: string): Promise<JournalWriter> {
  try {
    return await JournalWriter.open(folder, () => {});
  } catch (fault) {
    if (fault instanceof RecordFault && fault.kind === "in-use") throw new HttpFault(409, fault.message);
    throw fault;
  }
}
