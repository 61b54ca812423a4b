import type { Command } from "commander";
import { existsSync } from "node:fs";
import { writeBrief } from "../relations/brief.ts";
import { renderMarkdown } from "../relations/render.ts";
import { loadBriefWords } from "../relations/words.ts";
import { loadWorld, type World } from "../world/world.ts";
import { print, printJson, readable, type ReadFlags, UsageFault } from "./door.ts";
import { loadReader, type Reader } from "./reading.ts";
import { reportsFrom } from "./record.ts";

interface BriefFlags extends ReadFlags {
  readonly record?: string;
  readonly from?: string;
  readonly to?: string;
  readonly format: string;
}

/** `attache brief A B`: one page on a pair of actors, every line with its sources. */
export const brief = (program: Command): void => {
  const command = program.command("brief").description("a sourced page on two actors: what passed between them").argument("<a>", "code, name or alias (TUR, Turkey, Türkiye)").argument("<b>", "the other");
  readable(command)
    .option("--record <dir>", "read a record instead of files")
    .option("--from <day>", "leave out what ended before (YYYY-MM-DD)")
    .option("--to <day>", "leave out what began on or after (YYYY-MM-DD)")
    .option("--format <name>", "md or json", "md")
    .addHelpText("after", "\nexample: attache brief Turkey Russia reports/\n         attache brief TUR RUS --record desk --from 2016-06-01")
    .action(async (a: string, b: string, files: readonly string[], flags: BriefFlags) => {
      if (flags.format !== "md" && flags.format !== "json") throw new UsageFault(`--format ${flags.format}: md or json`);
      let reader: Reader | undefined;
      const load = () => (reader ??= loadReader(flags));
      const world = flags.record === undefined ? load().world : loadWorld();
      const [one, two] = [codeOf(a, world), codeOf(b, world)];
      const reports = await reportsFrom(files, flags, load);
      const page = writeBrief(reports, {
        a: one, b: two, names: world.nameOf, words: loadBriefWords(),
        ...(flags.from === undefined ? {} : { from: flags.from }), ...(flags.to === undefined ? {} : { to: flags.to }),
      });
      if (flags.format === "json") await printJson(page);
      else await print(renderMarkdown(page).trimEnd());
    });
};

/** The code of an actor given as code, name or alias. */
export function codeOf(name: string, world: World): string {
  if (world.countries.some(c => c.code === name) || world.actors.some(a => a.group === name)) return name;
  const found = world.named(name)[0];
  if (found === undefined) throw new UsageFault(`${name}: no such actor${existsSync(name) ? " (a file? name the two actors first)" : ""}; see attache actors`);
  return found.group ?? found.country;
}
