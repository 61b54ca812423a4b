import type { Command } from "commander";
import { codeEvents, readingOf } from "../events/code.ts";
import { loadLexicons } from "../events/lexicons.ts";
import { print } from "./door.ts";
import { loadReader } from "./reading.ts";

/** `attache trace`: one sentence, floor by floor. */
export const trace = (program: Command): void => {
  program
    .command("trace")
    .description("show for one sentence, floor by floor, why it was read so")
    .argument("<sentence>", "the sentence, in quotation marks")
    .option("--date <day>", "the day it was published (YYYY-MM-DD)")
    .addHelpText("after", '\nexample: attache trace "Turkey shot down a Russian jet near the Syrian border, the Turkish military said."')
    .action(async (text: string, flags: { readonly date?: string }) => {
      const reader = loadReader();
      const document = { id: "sentence", text, ...(flags.date === undefined ? {} : { published: flags.date }) };
      const analysis = reader.analyze(document);
      const coder = { world: reader.world, lexicons: loadLexicons() };
      const reading = readingOf(analysis, coder);
      for (const s of analysis.sentences) {
        await print(`sentence ${s.index + 1} (${s.standing})`);
        for (const t of s.tokens) await print(`  ${String(t.id).padStart(3)} ${t.form.padEnd(18)} ${t.lemma.padEnd(16)} ${t.upos.padEnd(6)} ${t.xpos.padEnd(5)} ${String(t.head).padStart(3)} ${t.deprel.padEnd(11)} ${reading.arguments[s.index]![t.id]!.map(a => `${a.role}=${s.tokens[a.token - 1]!.form}`).join(" ")}`);
      }
      await print("names");
      for (const m of analysis.mentions) await print(`  ${text.slice(m.start, m.end)}: ${m.kind} ${m.type}${m.entry ? ` ${m.entry}` : ""}${m.chain === undefined ? "" : ` chain ${m.chain}`}${m.members ? ` stands for ${m.members.map(i => text.slice(analysis.mentions[i]!.start, analysis.mentions[i]!.end)).join(" and ")}` : ""}`);
      await print("times");
      for (const t of analysis.timexes) await print(`  ${text.slice(t.start, t.end)}: ${t.type} ${t.value} (${t.by}, ${t.basis})`);
      await print("statements");
      for (const s of reading.statements) await print(`  ${s.speaker ? text.slice(s.speaker.span.start, s.speaker.span.end) : "nobody named"} [${text.slice(s.cue.start, s.cue.end)}] ${s.content.map(c => `“${text.slice(c.start, c.end)}”`).join(" ")}`);
      await print("events");
      for (const e of codeEvents(analysis, coder)) {
        const parties = (list: typeof e.actor) => list.map(p => [p.country, p.group, p.sector].filter(Boolean).join(" ") || p.text).join(" + ") || "?";
        await print(`  ${e.event} ${e.mode.join(",")} ${parties(e.actor)}${e.reciprocal ? "" : ` > ${parties(e.recipient)}`} ${e.factuality} ${e.status}`);
        for (const why of e.why) await print(`    ${why}`);
      }
    });
};
