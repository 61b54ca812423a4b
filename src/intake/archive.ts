import { InputFault } from "../text/fault.ts";
import { CutFault, collect } from "./bytes.ts";
import type { Input, ReadOptions } from "./input.ts";
import { fileStore, heldStore, type Store } from "./store.ts";
import { type ZipEntry, zipEntries } from "./zip.ts";

/** The files of a zip archive that people put there; those that systems add are left out. */
export async function* filesIn(input: Input, options: ReadOptions): AsyncGenerator<ZipEntry> {
  if (/mimetypeapplication\//.test(input.head.subarray(0, 80).toString("latin1")))
    throw new InputFault(
      input.name,
      undefined,
      "an OpenDocument file or e-book; save it as .docx or text and try again",
    );
  const cut = (): void =>
    options.warn(
      new InputFault(input.name, undefined, "the archive's end is missing; only its first file is read"),
    );
  for await (const entry of zipEntries(await storeOf(input, options), options.limits, cut))
    if (!/(?:^|\/)(?:\.|__MACOSX\/)/.test(entry.name)) yield entry;
}

/** An archive is read from its end: a file where it lies, what comes through a pipe once it is held. */
async function storeOf(input: Input, options: ReadOptions): Promise<Store> {
  if (input.path !== undefined) return fileStore(input.path, options.passed);
  return heldStore(input.name, await collect(input, options.limits.fileBytes));
}

/** Whether a fault of one file of an archive is one of the archive: it was made to do harm, or its list is wrong. */
export const ofArchive = (fault: unknown, archive: Input): boolean =>
  fault instanceof InputFault && !(fault instanceof CutFault) && fault.input === archive.name;
