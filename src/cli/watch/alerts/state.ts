import { join } from "node:path";
import { RecordFault } from "../../../record/fault.ts";
import type { Change } from "../../../relations/series-shapes.ts";
import { replaceFile, textIfThere } from "../state.ts";
import type { Alert } from "./alert.ts";

/** What is kept of a view: what it has told or had before it was watched, and what is still to be delivered. */
export interface ViewState {
  readonly address: string;
  /** Places of the words that it found, in short. */
  readonly seen: readonly string[];
  readonly changes: readonly Pick<Change, "date" | "direction">[];
  readonly level: string | null;
  /** Newest last. */
  readonly told: readonly Alert[];
  /** Alerts that a target has not taken yet, by target. */
  readonly waiting: Readonly<Record<string, readonly Alert[]>>;
}

/** The state of all views of a record, by name: `alerts.json` in its folder. */
export interface AlertState {
  readonly of: (name: string) => ViewState | undefined;
  /** Keeps a view's state; durable when it returns. */
  readonly keep: (name: string, state: ViewState) => void;
}

/** Opens the state of a record's views. A damaged file is a `RecordFault`: begun anew it would swallow what came meanwhile. */
export function openAlertState(folder: string): AlertState {
  const path = join(folder, "alerts.json");
  const views = new Map(Object.entries(read(path)));
  return {
    of: name => views.get(name),
    keep: (name, state) => {
      views.set(name, state);
      replaceFile(folder, path, `${JSON.stringify({ version: 1, views: Object.fromEntries(views) })}\n`);
    },
  };
}

function read(path: string): Readonly<Record<string, ViewState>> {
  const text = textIfThere(path);
  if (text === undefined) return {};
  try {
    const { version, views } = JSON.parse(text) as { version: number; views: Record<string, ViewState> };
    if (version === 1 && typeof views === "object" && views !== null) return views;
  } catch {
    // Told below, as every other damage.
  }
  throw new RecordFault("damaged", `${path}: damaged; delete it to watch the views from now on`);
}
