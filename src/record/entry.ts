import type { Event } from "../events/event.ts";
import type { Tellings } from "../events/tellings/telling.ts";
import type { Document } from "../text/document.ts";
import type { Decision, Undone } from "./decision.ts";
import type { Run } from "./provenance.ts";

/** One line of the journal. Reports are stored once by content; `seen` adds where and when the same text was met again. */
export type Entry =
  | {
      readonly kind: "report";
      readonly id: string;
      readonly content: string;
      readonly document: Document;
      /** The id under which another record knew it, where that id was taken in this one. */
      readonly named?: string;
    }
  | {
      readonly kind: "seen";
      readonly id: string;
      readonly publisher?: string;
      readonly published?: string;
      readonly url?: string;
    }
  | {
      readonly kind: "events";
      readonly report: string;
      readonly run: Run;
      readonly events: readonly Event[];
      /** Absent where the report was coded before that was kept. */
      readonly tellings?: Tellings;
    }
  | { readonly kind: "failed"; readonly report: string; readonly reason: string; readonly run?: Run }
  | Decision
  | Undone
  | Forgotten
  | Erased;

/** A report was taken down: when (ISO time), by whom, why; its text only as a hash, by which it is known should it come again. */
export interface Forgotten {
  readonly kind: "forgotten";
  readonly content: string;
  readonly ids: readonly string[];
  readonly author: string;
  readonly at: string;
  readonly reason?: string;
}

/** Where a line was that had to go with a report: what is counted by lines stays true. */
interface Erased {
  readonly kind: "erased";
}

const kinds: ReadonlySet<unknown> = new Set<Entry["kind"]>([
  "report",
  "seen",
  "events",
  "failed",
  "decision",
  "undone",
  "forgotten",
  "erased",
]);

/** Whether a value read from a journal is of a kind that this version knows. */
export const isEntry = (value: unknown): value is Entry =>
  typeof value === "object" && value !== null && "kind" in value && kinds.has(value.kind);
