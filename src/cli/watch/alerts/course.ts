import type { Incident } from "../../../record/incident.ts";
import type { Report } from "../../../record/report.ts";
import type { Store } from "../../../record/store.ts";
import { dayNumber } from "../../../relations/periods.ts";
import { passagesOf, type Series, series } from "../../../relations/series.ts";
import { bestOf } from "../../../relations/tell.ts";
import { leastForNorm } from "../../../relations/tone.ts";
import { trendOf } from "../../../relations/trend.ts";
import { fill } from "../../../relations/words.ts";
import { contentId } from "../../../text/id.ts";
import { incidentsOf } from "../../incidents.ts";
import { reportsBetween } from "../../sides.ts";
import type { Alert } from "./alert.ts";
import type { WatchedView } from "./alerts-file.ts";
import { type Look, most, wordsOf } from "./look.ts";
import type { ViewState } from "./state.ts";

type Course = Pick<ViewState, "changes" | "level">;

/** Changes of one direction that lie nearer to each other are one, whose day more reports have moved. */
const sameDays = 28;

/**
 * Changes of a pair's course, and its level, where they are not those known; without `known` all are taken as known. Fewer incidents than a norm
 * needs alert nothing, and a level that is thin changes none: `held` says so.
 */
export async function newCourse(
  watched: WatchedView,
  known: Course | undefined,
  store: Store,
): Promise<Look<Course>> {
  const { view } = watched;
  if (view.kind !== "series") throw new Error("not a view of a course");
  const { request } = view;
  const reports = await reportsBetween(store, request.a, request.b);
  const incidents = incidentsOf(reports);
  const found = series(incidents, request);
  const before: Course = known ?? { changes: [], level: null };
  if (found.incidents < leastForNorm) {
    const { words } = request;
    const few = { incidents: found.incidents, least: leastForNorm };
    return {
      alerts: [],
      known: before,
      held: [fill(found.incidents === 0 ? words.notes.none! : words.notes.few!, few)],
    };
  }
  const last = found.periods.at(-1);
  const thin = last?.level === "thin" || last?.level === null;
  const level = thin ? before.level : (last?.level ?? before.level);
  const turned = found.changes.filter(c => !before.changes.some(old => isSame(old, c)));
  const changes = [...before.changes, ...turned.map(({ date, direction }) => ({ date, direction }))];
  const { words } = request;
  const held = thin ? [trendOf(found, words)[0] ?? ""] : [];
  if (known === undefined) return { alerts: [], known: { changes, level }, held };
  const means = { watched, reports, incidents };
  return {
    alerts: [
      ...turned.map(change => changeAlert(change, found, means)),
      ...(level !== before.level && !(before.level === null && level === "usual")
        ? [levelAlert(found, before.level, means)]
        : []),
    ],
    known: { changes, level },
    held,
  };
}

const isSame = (a: ViewState["changes"][number], b: ViewState["changes"][number]): boolean =>
  a.direction === b.direction && Math.abs(dayNumber(a.date) - dayNumber(b.date)) < sameDays;

interface Means {
  readonly watched: WatchedView;
  readonly reports: readonly Report[];
  readonly incidents: readonly Incident[];
}

function changeAlert(change: Series["changes"][number], found: Series, means: Means): Alert {
  const { date, direction, before, after, p } = change;
  const [, turn = ""] = trendOf({ ...found, changes: [change] }, requestOf(means).words);
  return alertOf("change", `${date} ${direction}`, means, {
    text: `${found.a.name}, ${found.b.name}: ${turn}`,
    date,
    incidents: change.incidents,
    figures: { direction, before, after, p, incidents: found.incidents },
  });
}

function levelAlert(found: Series, before: string | null, means: Means): Alert {
  const request = requestOf(means);
  const last = found.periods.at(-1)!;
  const behind = passagesOf(means.incidents, request.a, request.b, request.scale).filter(
    p => request.to === undefined || p.day < dayNumber(request.to),
  );
  const figures = {
    level: last.level!,
    ...(before === null ? {} : { before }),
    index: last.index!,
    low: last.low!,
    high: last.high!,
    normLow: found.norm!.low,
    normHigh: found.norm!.high,
    incidents: found.incidents,
  };
  return alertOf("level", `${last.level} ${found.to}`, means, {
    text: trendOf(found, request.words)[0]!,
    date: found.to,
    incidents: behind.slice(-most.words).map(p => p.incident),
    figures,
  });
}

const requestOf = ({ watched: { view } }: Means) => {
  if (view.kind !== "series") throw new Error("not a view of a course");
  return view.request;
};

function alertOf(
  kind: Alert["kind"],
  key: string,
  { watched, reports, incidents }: Means,
  told: Pick<Alert, "text" | "date" | "incidents" | "figures">,
): Alert {
  const { name, view } = watched;
  const byReport = new Map(reports.map(r => [r.document.id, r]));
  const best = incidents.filter(i => told.incidents.includes(i.id)).map(bestOf);
  return {
    alert: contentId("a", name, view.address, kind, key),
    view: name,
    address: view.address,
    kind,
    text: told.text,
    date: told.date,
    incidents: told.incidents,
    link: view.desk === undefined ? null : view.desk + view.address,
    ...(told.figures ? { figures: told.figures } : {}),
    words: best.flatMap(e => wordsOf(byReport.get(e.document), e.id, view)),
  };
}
