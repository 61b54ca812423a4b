import { Command, CommanderError } from "commander";
import { RecordFault } from "../record/fault.ts";
import { InputFault, LexiconFault, ModelFault } from "../text/fault.ts";
import { actors } from "./actors.ts";
import { annotate } from "./annotate.ts";
import { brief } from "./brief.ts";
import { code } from "./code.ts";
import { refusals, say, UsageFault } from "./door.ts";
import { accounts, fuse } from "./fuse.ts";
import { ingest } from "./ingest.ts";
import { parse } from "./parse.ts";
import { count, index, quarantine, verify } from "./record.ts";
import { trace } from "./trace.ts";
import { version } from "./reading.ts";

/** All commands, in the order of the help. */
export const commands: readonly ((program: Command) => void)[] = [brief, code, ingest, trace, actors, annotate, parse, fuse, accounts, verify, count, index, quarantine];

/** The program with its commands. */
export function program(): Command {
  const root = new Command("attache")
    .description("Reads news reports and keeps a sourced record of relations between states and other political actors.")
    .version(version)
    .showSuggestionAfterError()
    .exitOverride();
  for (const add of commands) add(root);
  for (const command of root.commands) command.exitOverride();
  return root;
}

/** Runs the command line; sets the exit code: 0 done, 1 fault, 2 usage, 3 an input refused, 4 to 8 as docs/cli.md says. */
export async function run(argv: readonly string[]): Promise<void> {
  process.stdout.on("error", quiet);
  process.on("SIGINT", () => process.exit(130));
  process.on("SIGTERM", () => process.exit(143));
  try {
    await program().parseAsync(argv as string[]);
    process.exitCode = refusals() > 0 ? 3 : 0;
  } catch (fault) {
    process.exitCode = exitCode(fault);
  }
}

/** A closed pipe ends quietly. */
function quiet(fault: NodeJS.ErrnoException): void {
  if (fault.code === "EPIPE") process.exit(0);
  throw fault;
}

const recordCodes = { damaged: 4, disk: 5, "in-use": 6 } as const;

function exitCode(fault: unknown): number {
  if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : 2;
  if ((fault as NodeJS.ErrnoException).code === "EPIPE") return 0;
  say(`attache: ${(fault as Error).message}`);
  if (fault instanceof UsageFault) return 2;
  if (fault instanceof InputFault) return 3;
  if (fault instanceof RecordFault) return recordCodes[fault.kind];
  if (fault instanceof ModelFault || fault instanceof LexiconFault) return 8;
  const code = (fault as NodeJS.ErrnoException).code;
  return code === "ENOSPC" || code === "EIO" || code === "EROFS" || code === "EACCES" ? 5 : 1;
}
