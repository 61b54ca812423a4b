import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultLimits } from "../intake/input.ts";
import { identified } from "../intake/language.ts";
import { read } from "../intake/reader.ts";
import type { Document } from "../text/document.ts";

/** The reports in the bytes of a file, which lie on disk only while they are read. What is not read is told to `warn`. */
export async function* readBytes(
  bytes: Buffer,
  name: string,
  date: string | undefined,
  warn: (message: string) => void,
): AsyncGenerator<Document> {
  const folder = await mkdtemp(join(tmpdir(), "attache-dropped-"));
  try {
    const file = join(folder, safeName(name));
    await writeFile(file, bytes);
    const told = (fault: Error): void => warn(fault.message.replaceAll(`${folder}/`, ""));
    const options = {
      today: new Date().toISOString().slice(0, 10),
      limits: defaultLimits,
      warn: told,
      refuse: told,
      ...(date === undefined ? {} : { date }),
    };
    for await (const document of read([file], process.stdin, options)) yield await identified(document);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The last part of a name in letters that no file system minds; its extension tells the format. */
const safeName = (name: string): string =>
  name
    .split(/[/\\]/)
    .at(-1)!
    .replace(/[^\p{L}\p{N}._ -]/gu, "_")
    .replace(/^\.+/, "")
    .slice(-120) || "file.txt";
