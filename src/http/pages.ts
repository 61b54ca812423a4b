import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

/** A file of the desk, ready to be sent. */
export interface Page {
  readonly bytes: Buffer;
  readonly type: string;
  /** Its name tells its content, as those in `assets` do: it may be kept for ever. */
  readonly hashed: boolean;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};

/** The files of a folder by their addresses, read once: what is not among them cannot be asked for. Empty where there is no folder. */
export function pagesIn(folder: string): ReadonlyMap<string, Page> {
  let names: readonly string[];
  try {
    names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  } catch {
    return new Map();
  }
  return new Map(
    names.flatMap(name => {
      const type = types[extname(name)];
      if (type === undefined) return [];
      const hashed = name.startsWith("assets");
      return [
        [
          `/${name.replaceAll("\\", "/")}`,
          { bytes: readFileSync(join(folder, name)), type, hashed },
        ] as const,
      ];
    }),
  );
}

/** What stands in for the desk where it was not built. */
export const noDesk = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Attaché</title><h1>Attaché</h1>
<p>The desk is not built. In a checkout: <code>npm run build</code>. The API is there: <a href="/api">/api</a> describes it.</p></html>\n`;
