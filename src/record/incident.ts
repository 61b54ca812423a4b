import type { Event } from "../events/event.ts";

/**
 * One happening, as all reports of it tell it.
 *
 * `id` is that of the event published first, so it stays when later reports join. `reports` counts independent
 * ones: wire copies are one. `start` and `end` are ISO days, absent where no report dates it.
 */
export interface Incident {
  readonly id: string;
  readonly events: readonly Event[];
  readonly reports: number;
  readonly start?: string;
  readonly end?: string;
}
