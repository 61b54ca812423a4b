import { dirname, resolve } from "node:path";
import type { Entry } from "../../../text/lexicon.ts";
import type { World } from "../../../world/world.ts";
import { UsageFault } from "../../fault.ts";
import { entriesOf } from "../entries.ts";
import { type View, viewOf } from "./view.ts";

/** Where alerts go: a file that is kept as RSS, one that grows by lines of JSON, or an address that is posted to. */
export interface Target {
  readonly kind: "rss" | "jsonl" | "webhook";
  readonly to: string;
}

/** A saved view that alerts, as the user's file has it. */
export interface WatchedView {
  readonly name: string;
  readonly view: View;
  readonly targets: readonly Target[];
  /** Hosts of webhooks that may be on a private network. */
  readonly allow: readonly string[];
}

const keys = ["name", "view", "to", "allow"] as const;

/** The views of a file: a YAML list of `name`, `view`, `to` and `allow`. What is wrong with it is a `UsageFault` that names the line. */
export function readAlerts(path: string, world: World): readonly WatchedView[] {
  const views = entriesOf(path).map(entry => watchedOf(entry, world));
  const twice = views.find((v, i) => views.findIndex(other => other.name === v.name) < i);
  if (twice !== undefined) throw new UsageFault(`${path}: the name "${twice.name}" stands in it twice`);
  const feeds = views.flatMap(v => v.targets.filter(t => t.kind === "rss").map(t => t.to));
  const shared = feeds.find((to, i) => feeds.indexOf(to) < i);
  if (shared !== undefined) throw new UsageFault(`${path}: two views write ${shared}; give each its own`);
  if (views.length === 0) throw new UsageFault(`${path}: no views in it`);
  return views;
}

function watchedOf({ file, line, value }: Entry, world: World): WatchedView {
  const bad = (message: string): UsageFault => new UsageFault(`${file}:${line}: ${message}`);
  const given: Readonly<Record<string, unknown>> =
    typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  const unknown = Object.keys(given).find(key => !keys.some(k => k === key));
  if (unknown !== undefined) throw bad(`unknown key "${unknown}"; one of ${keys.join(", ")}`);
  const { name, view, to, allow = [] } = given;
  if (typeof name !== "string" || name.trim() === "") throw bad("expected name: TEXT");
  if (typeof view !== "string") throw bad("expected view: an address of the desk, /search?... or /pair/A/B");
  if (!Array.isArray(allow) || !allow.every(host => typeof host === "string"))
    throw bad("expected allow: [host, host:port]");
  const targets = (Array.isArray(to) ? to : [to]).map(t => targetOf(t, dirname(file)));
  if (targets.length === 0 || targets.some(t => t === undefined))
    throw bad("expected to: a file .rss, .xml or .jsonl, or an address https://..., or a list of them");
  try {
    return { name, view: viewOf(view, world), targets: targets as readonly Target[], allow };
  } catch (fault) {
    throw fault instanceof UsageFault ? bad(fault.message) : fault;
  }
}

function targetOf(to: unknown, folder: string): Target | undefined {
  if (typeof to !== "string") return undefined;
  if (/^https?:\/\/\S+$/i.test(to)) return { kind: "webhook", to };
  if (/\.(rss|xml)$/i.test(to)) return { kind: "rss", to: resolve(folder, to) };
  return /\.jsonl$/i.test(to) ? { kind: "jsonl", to: resolve(folder, to) } : undefined;
}
