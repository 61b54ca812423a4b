import { FetchFault } from "../../../intake/fetch/fault.ts";
import type { Store } from "../../../record/store.ts";
import type { World } from "../../../world/world.ts";
import type { Alert } from "./alert.ts";
import type { WatchedView } from "./alerts-file.ts";
import { newCourse } from "./course.ts";
import { newIncidents } from "./look.ts";
import { nameOf, type Post, send } from "./send.ts";
import type { AlertState, ViewState } from "./state.ts";

/** Alerts of a view that a feed keeps, and that wait for a target, at most. */
const kept = { told: 100, waiting: 1000 } as const;

/** What alerting needs besides views. */
export interface Alerting {
  readonly state: AlertState;
  readonly world: World;
  readonly post: Post;
  readonly warn: (message: string) => void;
}

/** How alerts went: new ones, and deliveries that are still to be made. */
export interface Alerted {
  readonly alerts: number;
  readonly waiting: number;
}

/**
 * Looks at a record through each view and delivers what is new. What is to be delivered is durable before it is, so that a run that is killed
 * loses none; files get each once, a webhook may get one twice where the run was killed between its answer and our note of it.
 */
export async function alertOnce(
  views: readonly WatchedView[],
  store: Store,
  means: Alerting,
): Promise<Alerted> {
  let [alerts, waiting] = [0, 0];
  for (const watched of views) {
    const looked = await look(watched, store, means);
    alerts += looked.alerts;
    const state = await deliver(watched, looked.state, means);
    waiting += Object.values(state.waiting).reduce((n, all) => n + all.length, 0);
  }
  return { alerts, waiting };
}

async function look(
  watched: WatchedView,
  store: Store,
  { state, world, warn }: Alerting,
): Promise<{ readonly alerts: number; readonly state: ViewState }> {
  const { name, view } = watched;
  const old = state.of(name);
  // A view that was changed is another: what it finds now is where it begins.
  const known = old?.address === view.address ? old : undefined;
  const [found, course] =
    view.kind === "incidents"
      ? [await newIncidents(watched, known?.seen, store, world), undefined]
      : [undefined, await newCourse(watched, known, store)];
  const { alerts, held } = (found ?? course)!;
  for (const why of held) warn(`${name}: ${why}`);
  const next: ViewState = {
    address: view.address,
    seen: found?.known ?? [],
    changes: course?.known.changes ?? [],
    level: course?.known.level ?? null,
    told: [...(old?.told ?? []), ...[...alerts].reverse()].slice(-kept.told),
    waiting: Object.fromEntries(watched.targets.map(t => [t.to, queue(t.to, old, alerts, name, warn)])),
  };
  state.keep(name, next);
  return { alerts: alerts.length, state: next };
}

function queue(
  to: string,
  old: ViewState | undefined,
  alerts: readonly Alert[],
  name: string,
  warn: (message: string) => void,
): readonly Alert[] {
  const all = [...(old?.waiting[to] ?? []), ...[...alerts].reverse()];
  const lost = all.length - kept.waiting;
  if (lost > 0) warn(`${name}: ${lost} alerts that could not be delivered are given up`);
  return all.slice(-kept.waiting);
}

/** Delivers what waits, the oldest first; what a webhook does not take waits on. A feed is there from the first look. */
async function deliver(watched: WatchedView, before: ViewState, means: Alerting): Promise<ViewState> {
  const waiting = { ...before.waiting };
  for (const target of watched.targets) {
    const alerts = waiting[target.to] ?? [];
    if (alerts.length === 0 && target.kind !== "rss") continue;
    try {
      await send(alerts, target, watched, before.told, means.post);
    } catch (fault) {
      if (!(fault instanceof FetchFault)) throw fault;
      means.warn(
        `${watched.name}: ${nameOf(target)} did not take ${alerts.length} alerts (${fault.message.replace(`${fault.url}: `, "")}); tried again at the next look`,
      );
      continue;
    }
    if (alerts.length === 0) continue;
    waiting[target.to] = [];
    means.state.keep(watched.name, { ...before, waiting: { ...waiting } });
  }
  return { ...before, waiting };
}
