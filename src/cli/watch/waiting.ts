/** The longest that a server's wish or our own caution keeps us from a feed. */
export const longestWaitMs = 24 * 3_600_000;

/** How long a `Retry-After` asks to wait, in milliseconds, a day at most: seconds or a date; `undefined` for anything else, or a time gone by. */
export function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  const value = header?.trim() ?? "";
  const ms = /^\d{1,15}$/.test(value)
    ? Number(value) * 1000
    : /^[a-z]{3,9},? /i.test(value)
      ? Date.parse(value) - nowMs
      : Number.NaN;
  return ms > 0 ? Math.min(ms, longestWaitMs) : undefined;
}

/** How long to leave a feed after so many failures in a row: twice as long each time, a day at most, and not to the second, so that feeds that fail together do not come back together. `chance` is from 0 to 1. */
export function backOffMs(everyMs: number, failures: number, chance: number): number {
  const doubled = Math.min(everyMs * 2 ** Math.min(failures, 20), longestWaitMs);
  return doubled * (0.75 + chance / 4);
}
