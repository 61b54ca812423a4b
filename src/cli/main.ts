import { CommanderError, Option, Command as Program } from "commander";
import type { Call, Command, OptionSpec, Options } from "./command.ts";
import { commands } from "./commands.ts";
import { codes, Door } from "./door.ts";
import { exit, exitCode, UsageFault } from "./fault.ts";
import { printable } from "./printable.ts";
import { version } from "./version.ts";

/** Runs the command line; gives the exit code. */
export async function main(words: readonly string[]): Promise<number> {
  quietPipe();
  const door = new Door();
  let chosen: { readonly command: Command; readonly call: Call } | undefined;
  const program = programOf((command, call) => {
    chosen = { command, call };
  });
  try {
    program.parse([...words], { from: "user" });
    if (chosen === undefined) return exit.usage;
    const { run } = await chosen.command.load();
    await run(chosen.call, door);
    return door.close();
  } catch (fault) {
    if (fault instanceof CommanderError) return fault.exitCode === 0 ? exit.done : exit.usage;
    door.close();
    tell(fault);
    return exitCode(fault);
  }
}

/** A reader that goes away (`| head`) ends us quietly; a signal ends us at once where no command asks for more. */
function quietPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) =>
      process.exit(error.code === "EPIPE" ? exit.done : exit.disk),
    );
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(codes[signal]));
}

function tell(fault: unknown): void {
  const error = fault instanceof Error ? fault : new Error(String(fault));
  const ours = exitCode(fault) !== exit.fault || error instanceof UsageFault;
  process.stderr.write(`${printable(`error: ${error.message}`).replaceAll("\n", "\\n")}\n`);
  if (!ours && process.env.ATTACHE_DEBUG) process.stderr.write(`${printable(error.stack ?? "")}\n`);
}

/** The commander program of `commands`; `choose` hears which was called and with what. */
export function programOf(choose: (command: Command, call: Call) => void): Program {
  const program = new Program("attache")
    .description("Reads news reports and tells who did what to whom, when, where and on whose word.")
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .showSuggestionAfterError(true)
    .configureOutput({ outputError: (text, write) => write(printable(text)) })
    .exitOverride();
  for (const command of commands) add(program, command, choose);
  return program;
}

function add(program: Program, command: Command, choose: (command: Command, call: Call) => void): void {
  const sub = program
    .command(`${command.name} ${command.usage}`.trim())
    .description(command.about)
    .exitOverride();
  sub
    .helpOption("-h, --help", "print this help")
    .addHelpText("after", `\nExamples:\n${command.examples.map(e => `  ${e}`).join("\n")}\n`);
  for (const spec of command.options) sub.addOption(optionOf(spec));
  sub.action(() => choose(command, { arguments: sub.args, options: sub.opts<Options>() }));
}

function optionOf(spec: OptionSpec): Option {
  const option = new Option(spec.flags, spec.about);
  if (spec.choices) option.choices([...spec.choices]);
  if (spec.required) option.makeOptionMandatory();
  const { parse } = spec;
  if (parse) option.argParser(parse);
  if (spec.many)
    option.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value]);
  return option;
}
