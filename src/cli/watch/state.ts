import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onDisk } from "../../record/fault.ts";

/** What is kept of a feed from poll to poll. Times are milliseconds since 1970 by the clock of the day. */
export interface FeedState {
  readonly etag?: string;
  readonly lastModified?: string;
  /** When it was last fetched whole. */
  readonly fullAt?: number;
  /** Polls that failed since the last one that did not. */
  readonly failures: number;
  /** Until when its server asks to be left alone, and when it asked. */
  readonly retryAt?: number;
  readonly askedAt?: number;
  /** Items of the feed as it was last, whose pages were fetched. */
  readonly pages?: readonly string[];
}

export const unseen: FeedState = { failures: 0 };

/** The state of all feeds of a record: `watch.json` in its folder. */
export interface WatchState {
  readonly of: (url: string) => FeedState;
  /** Keeps a feed's state; durable when it returns. To be called once all that the poll brought is durable. */
  readonly keep: (url: string, state: FeedState) => void;
}

/** Opens the state of a record's feeds. A file that is damaged costs no story, only a full fetch of each feed: it is told and begun anew. */
export function openState(folder: string, warn: (message: string) => void): WatchState {
  const path = join(folder, "watch.json");
  const feeds = new Map(Object.entries(readState(path, warn)));
  return {
    of: url => feeds.get(url) ?? unseen,
    keep: (url, state) => {
      feeds.set(url, state);
      replaceFile(folder, path, `${JSON.stringify({ version: 1, feeds: Object.fromEntries(feeds) })}\n`);
    },
  };
}

function readState(path: string, warn: (message: string) => void): Readonly<Record<string, FeedState>> {
  const text = textIfThere(path);
  if (text === undefined) return {};
  const feeds = parsed(text);
  if (feeds === undefined) warn(`${path}: damaged; begun anew, each feed is fetched whole once`);
  return feeds ?? {};
}

function parsed(text: string): Readonly<Record<string, FeedState>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("feeds" in value)) return undefined;
    const { feeds } = value;
    if (typeof feeds !== "object" || feeds === null) return undefined;
    return Object.fromEntries(Object.entries(feeds).map(([url, state]) => [url, stateOf(state)]));
  } catch {
    return undefined;
  }
}

/** What of a stored state is of the type it should be. */
function stateOf(value: unknown): FeedState {
  const all = new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
  const pick = <T>(key: string, fits: (v: unknown) => v is T): { readonly [k: string]: T } => {
    const found: unknown = all.get(key);
    return fits(found) ? { [key]: found } : {};
  };
  const isText = (v: unknown): v is string => typeof v === "string";
  const isNumber = (v: unknown): v is number => Number.isFinite(v);
  const isTexts = (v: unknown): v is readonly string[] => Array.isArray(v) && v.every(isText);
  return {
    failures: 0,
    ...pick("failures", isNumber),
    ...pick("etag", isText),
    ...pick("lastModified", isText),
    ...pick("fullAt", isNumber),
    ...pick("retryAt", isNumber),
    ...pick("askedAt", isNumber),
    ...pick("pages", isTexts),
  };
}

/** What a file holds; `undefined` where there is none. */
export function textIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw fault;
  }
}

/** Writes a file beside the old one and puts it in its place: it is there whole, or the old one is. */
export function replaceFile(folder: string, path: string, text: string): void {
  onDisk(path, () => {
    mkdirSync(folder, { recursive: true });
    const beside = `${path}.new`;
    const file = openSync(beside, "w");
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
    const directory = openSync(folder, "r");
    fsyncSync(directory);
    closeSync(directory);
  });
}
