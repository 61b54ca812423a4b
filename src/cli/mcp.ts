import { createInterface } from "node:readline";
import { answerLine } from "../http/mcp.ts";
import { Shelf } from "../http/shelf.ts";
import { pool } from "../language/pool.ts";
import { segments } from "../record/journal.ts";
import type { Call } from "./command.ts";
import type { Door } from "./door.ts";
import { worldOf } from "./reading.ts";
import { version } from "./version.ts";

/** `attache mcp`: a record's questions for agents, over standard input and output (Model Context Protocol). */
export async function run(call: Call, door: Door): Promise<void> {
  const folder = call.options.record!;
  segments(folder);
  const lexicon = call.options.lexicon ?? [];
  const shelf = new Shelf(folder, door);
  const means = { shelf, world: worldOf(lexicon), readers: () => pool({ workers: 1 }), lexicon };
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  try {
    for await (const line of lines) {
      if (line.trim() === "") continue;
      const answer = await answerLine(line, means, version());
      if (answer !== undefined) await door.send(`${answer}\n`);
    }
  } finally {
    await shelf.close();
  }
}
