import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { InputFault } from "../text/fault.ts";

/** A file to read, and whether the user named it (its refusal then counts) or it was met in a folder. */
export interface Found {
  readonly path: string;
  readonly named: boolean;
}

/**
 * The regular files behind a path: itself, or all below a folder in name order, hidden ones left out.
 *
 * Links that lead out of the folder, and whatever is no regular file, are told to `warn`. A path that cannot be read, or
 * names a device or pipe, is an `InputFault`.
 */
export async function findFiles(path: string, warn: (fault: InputFault) => void): Promise<readonly Found[]> {
  const about = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    throw new InputFault(
      path,
      undefined,
      cause.code === "ENOENT" ? "no such file or folder" : `cannot be read (${cause.code ?? cause.message})`,
    );
  });
  if (about.isFile()) return [{ path, named: true }];
  if (!about.isDirectory())
    throw new InputFault(path, undefined, "no regular file; to read from a pipe give - and redirect it");
  const paths = await walk(path, await realpath(path), warn);
  return paths.map(p => ({ path: p, named: false }));
}

async function walk(
  folder: string,
  root: string,
  warn: (fault: InputFault) => void,
): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter(name => !name.startsWith(".")).sort();
  const out: string[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const about = await lstat(path);
    if (about.isDirectory()) out.push(...(await walk(path, root, warn)));
    else if (about.isFile()) out.push(path);
    else if (about.isSymbolicLink()) out.push(...(await linked(path, root, warn)));
    else warn(new InputFault(path, undefined, "no regular file; left out"));
  }
  return out;
}

/** A link to a regular file of the same tree is read where it stands; any other is left out. */
async function linked(
  path: string,
  root: string,
  warn: (fault: InputFault) => void,
): Promise<readonly string[]> {
  const target = await realpath(path).catch(() => undefined);
  const inside =
    target !== undefined && !relative(root, target).startsWith("..") && target.startsWith(root + sep);
  if (inside && (await stat(target)).isFile()) return [path];
  warn(
    new InputFault(
      path,
      undefined,
      "a link that leads out of the folder, to a folder or to nothing; left out",
    ),
  );
  return [];
}
