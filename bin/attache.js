#!/usr/bin/env node
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const main = new URL("../dist/cli/main.js", import.meta.url);
if (!existsSync(fileURLToPath(main))) {
  process.stderr.write("attache is not built yet; in its folder run: npm run build\n");
  process.exit(1);
}
process.exitCode = await (await import(main.href)).main(process.argv.slice(2));
