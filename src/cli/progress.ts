/** How far a run is: things done, seconds since the first of them, and the share of the whole where that is known. */
export interface Progress {
  readonly done: number;
  readonly what: string;
  readonly seconds: number;
  /** From 0 to 1. */
  readonly share?: number | undefined;
}

/** A line for a terminal: `1234 reports, 56.1/s, 34 %, 2 min left`. Rate and time are told after the first second. */
export function progressLine({ done, what, seconds, share }: Progress): string {
  const parts = [`${done} ${what}`];
  if (seconds >= 1) parts.push(`${rateOf(done / seconds)}/s`);
  if (share !== undefined && share > 0) parts.push(`${Math.floor(100 * Math.min(share, 1))} %`);
  if (share !== undefined && share > 0 && share < 1 && seconds >= 1)
    parts.push(`${lengthOf((seconds * (1 - share)) / share)} left`);
  return parts.join(", ");
}

const rateOf = (rate: number): string => (rate < 100 ? rate.toFixed(1) : String(Math.round(rate)));

/** A length of time in its two largest units. */
function lengthOf(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
