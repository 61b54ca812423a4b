import type { TSchema } from "typebox";
import { parseDay } from "../cli/options.ts";
import type { Pool } from "../language/pool.ts";
import type { World } from "../world/world.ts";
import type { Shelf } from "./shelf.ts";

/** What routes answer with. */
export interface Means {
  readonly shelf: Shelf;
  readonly world: World;
  /** Threads that read a text anew, for what a record does not keep. */
  readonly readers: () => Pool;
  /** The user's own lexicon folders, as the commands take them. */
  readonly lexicon: readonly string[];
}

/** A request whose parts were checked. */
export interface Asked {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** A table: its columns' names, then a row of cells each. */
export type Table = readonly (readonly string[])[];

/**
 * One address of the API. `answer` gives what goes out as JSON; where `rows` makes a table of that, the address has one more that ends in
 * `.csv`.
 */
export interface Route {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly about: string;
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  readonly shape: TSchema;
  readonly answer: (asked: Asked, means: Means) => Promise<unknown>;
  readonly rows?: (answer: never) => Table;
}

/** A route with its answer's type known inside only. */
export const route = <T>(
  r: Omit<Route, "answer" | "rows"> & {
    readonly answer: (asked: Asked, means: Means) => Promise<T>;
    readonly rows?: (answer: T) => Table;
  },
): Route => r as unknown as Route;

/** Where a part of a list begins and how long it may be. */
export function partOf({ query }: Asked): { readonly limit: number; readonly skip: number } {
  return { limit: Number(query.limit ?? 50), skip: Number(query.cursor ?? 0) };
}

/** Where the next part of a list begins; `null` after the last. */
export const nextOf = (skip: number, given: number, total: number): string | null =>
  skip + given < total ? String(skip + given) : null;

/** A text parameter that was given. */
export const said = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** The days that are asked about; a `UsageFault` for one that no calendar has. */
export function daysOf({ query }: Asked): { readonly from?: string; readonly to?: string } {
  const [from, to] = [said(query.from), said(query.to)];
  return { ...(from ? { from: parseDay(from) } : {}), ...(to ? { to: parseDay(to) } : {}) };
}
