import type { Event } from "../events/event.ts";
import type { Tellings } from "../events/tellings/telling.ts";
import type { Document } from "../text/document.ts";
import type { Run } from "./provenance.ts";

/** One line of the journal. Reports are stored once by content; `seen` adds where and when the same text was met again. */
export type Entry =
  | { readonly kind: "report"; readonly id: string; readonly content: string; readonly document: Document }
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
  | { readonly kind: "failed"; readonly report: string; readonly reason: string };
