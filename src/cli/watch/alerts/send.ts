import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { xml, xmlHead } from "../../../exports/xml.ts";
import { FetchFault } from "../../../intake/fetch/fault.ts";
import { onDisk } from "../../../record/fault.ts";
import { jsonLine } from "../../../text/json-line.ts";
import { replaceFile } from "../state.ts";
import type { Alert } from "./alert.ts";
import type { Target, WatchedView } from "./alerts-file.ts";

/** Posts a body to an address and gives the status of the answer. */
export type Post = (url: string, body: Buffer, allow: readonly string[]) => Promise<number>;

/** Delivers alerts to a target, so that each stands there once; a webhook that does not take them is a `FetchFault`. `told`: the newest of the view, for a feed that is written whole. */
export async function send(
  alerts: readonly Alert[],
  target: Target,
  watched: WatchedView,
  told: readonly Alert[],
  post: Post,
): Promise<void> {
  if (target.kind === "rss") replaceFile(dirname(target.to), target.to, feedOf(watched, told));
  else if (target.kind === "jsonl") onDisk(target.to, () => appendOnce(target.to, alerts));
  else {
    const status = await post(target.to, Buffer.from(JSON.stringify(bodyOf(watched, alerts))), watched.allow);
    if (status < 200 || status > 299) throw new FetchFault(target.to, `answered ${status}`);
  }
}

/** Adds lines that a run which was killed has not added yet; behind a line that it cut a new one begins. */
function appendOnce(path: string, alerts: readonly Alert[]): void {
  const there = existsSync(path) ? readFileSync(path, "utf8") : "";
  const whole = new Set(there.split("\n").slice(0, -1));
  const lines = alerts.map(jsonLine).filter(line => !whole.has(line.trimEnd()));
  const cut = there === "" || there.endsWith("\n") ? "" : "\n";
  if (lines.length > 0) appendFileSync(path, cut + lines.join(""), { flush: true });
}

/** What a webhook gets: a text, as chat services show it, and the alerts whole. */
const bodyOf = ({ name }: WatchedView, alerts: readonly Alert[]) => ({
  text: [name, ...alerts.map(lineOf)].map(unmarked).join("\n"),
  alerts,
});

const lineOf = ({ text, words, link }: Alert): string =>
  [`• ${text}`, ...words.slice(0, 1).map(w => `“${w.quote}” (${w.publisher ?? w.document})`), link ?? ""]
    .filter(Boolean)
    .join(" ");

/** Nothing of a report calls people or makes links in a chat. */
const unmarked = (text: string): string =>
  text.replace(/[&<>]/g, c => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c]!).replaceAll("@", "@\u2060");

/** A view's alerts as RSS 2.0, the newest first. */
function feedOf({ name, view }: WatchedView, alerts: readonly Alert[]): string {
  const items = [...alerts].reverse().map(a => {
    const link = a.link ?? a.words.find(w => w.url !== null)?.url;
    const quotes = a.words.map(
      w => `“${w.quote}” — ${[w.publisher, w.published].filter(Boolean).join(", ") || w.document}`,
    );
    const published = a.words
      .map(w => w.published ?? "")
      .sort()
      .at(-1);
    return [
      `<item><title>${xml(a.text)}</title>`,
      link ? `<link>${xml(link)}</link>` : "",
      `<guid isPermaLink="false">${a.alert}</guid>`,
      published ? `<pubDate>${new Date(`${published.slice(0, 10)}T00:00:00Z`).toUTCString()}</pubDate>` : "",
      // A reader takes what stands in a description as HTML: what a report brings stays text in that too.
      `<description>${xml(quotes.map(q => `<p>${xml(q)}</p>`).join(""))}</description></item>`,
    ].join("");
  });
  const link = xml((view.desk ?? "http://127.0.0.1:4711") + view.address);
  return `${xmlHead}<rss version="2.0"><channel><title>${xml(name)}</title><link>${link}</link><description>Attaché: ${xml(view.address)}</description>\n${items.map(i => `${i}\n`).join("")}</channel></rss>\n`;
}

/** A target as messages name it: of an address that may hold a secret only the host. */
export const nameOf = ({ kind, to }: Target): string =>
  kind === "webhook" ? new URL(to).host : basename(to);
