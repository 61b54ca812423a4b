import { writeBrief } from "../relations/brief.ts";
import { renderMarkdown } from "../relations/render.ts";
import { loadBriefWords } from "../relations/words.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { jsonLine } from "./json/offsets.ts";
import { codeOf } from "./pair.ts";
import { printable } from "./printable.ts";
import { worldOf } from "./reading.ts";
import { openReports } from "./reports.ts";

/** `attache brief A B`: one page, each line with its sources. */
export async function run(call: Call, door: Door): Promise<void> {
  const [first, second, ...files] = call.arguments;
  const { from, to, format } = call.options;
  const world = worldOf(call.options.lexicon);
  const [a, b] = [codeOf(first!, world), codeOf(second!, world)];
  const store = await openReports(files, call.options, door);
  const reports = await store.between(a, b);
  await store.close();
  const request = {
    a,
    b,
    names: world.nameOf,
    words: loadBriefWords(),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
  const brief = writeBrief(reports, request);
  door.out(format === "json" ? jsonLine(brief) : printable(renderMarkdown(brief)));
}
