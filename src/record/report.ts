import { createHash } from "node:crypto";
import type { Event } from "../events/event.ts";
import type { Tellings } from "../events/tellings/telling.ts";
import type { Document } from "../text/document.ts";
import type { Run } from "./provenance.ts";

/** A place and time where a report's text was met. */
export interface Sighting {
  readonly publisher?: string;
  readonly published?: string;
  readonly url?: string;
}

/** A report of the record: its document as first met, all its sightings, its events. */
export interface Report {
  readonly document: Document;
  readonly sightings: readonly Sighting[];
  readonly events: readonly Event[];
  /** What coded it; absent where it was not. */
  readonly run?: Run;
  /** What reports may tell differently; absent where it was coded before that was kept. */
  readonly tellings?: Tellings;
  /** Why it could not be coded; absent where it was. */
  readonly failed?: string;
}

/** What identifies a report's content: its text and title, white space evened out. */
export const contentOf = (d: Document): string => `${d.title ?? ""}\n${d.text}`.replace(/\s+/g, " ").trim();

export const sightingOf = (d: Document): Sighting => ({
  ...(d.publisher === undefined ? {} : { publisher: d.publisher }),
  ...(d.published === undefined ? {} : { published: d.published }),
  ...(d.url === undefined ? {} : { url: d.url }),
});

/** The first 32 hex digits of the SHA-256 of a report's content: two reports with the same are one. */
export const contentHash = (d: Document): string =>
  createHash("sha256").update(contentOf(d)).digest("hex").slice(0, 32);
