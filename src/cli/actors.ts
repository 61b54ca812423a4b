import type { Command } from "commander";
import { loadWorld } from "../world/world.ts";
import { printJson, UsageFault } from "./door.ts";

/** `attache actors`: who bears a name on a date; without a name, the whole list. */
export const actors = (program: Command): void => {
  program
    .command("actors")
    .description("who bears a name, holding which role on a date; without a name, all actors")
    .argument("[name]", "a name, alias or demonym")
    .option("--date <day>", "the day (YYYY-MM-DD); without it an office means its best-known holder")
    .addHelpText("after", '\nexample: attache actors "Lavrov" --date 2016-11-26')
    .action(async (name: string | undefined, flags: { readonly date?: string }) => {
      const world = loadWorld();
      if (flags.date !== undefined && !/^\d{4}-\d\d-\d\d$/.test(flags.date)) throw new UsageFault(`--date ${flags.date}: expected YYYY-MM-DD`);
      if (name !== undefined) {
        const found = world.named(name, flags.date);
        if (found.length === 0) throw new Error(`${name}: no such actor in the lexicon`);
        for (const r of found) await printJson({ id: r.id ?? null, name: r.name, country: r.country, ...(r.group ? { group: r.group } : {}), sectors: r.sectors, by: r.by });
        return;
      }
      for (const c of world.countries) await printJson({ id: c.code, name: c.names[0], kind: "state", country: c.code, sectors: c.sectors, aliases: [...c.names.slice(1), ...c.people, ...c.seats] });
      for (const a of world.actors) await printJson({ id: a.id, name: a.name, kind: a.kind, country: a.country, ...(a.group ? { group: a.group } : {}), sectors: a.sectors, aliases: a.aliases, roles: a.roles });
    });
};
