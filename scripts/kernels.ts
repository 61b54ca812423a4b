/** Compiles src/language/neural/kernels.wat to kernels.ts: `npm run kernels`. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compileKernels } from "../training/neural/wat.ts";

const folder = join(import.meta.dirname, "..", "src", "language", "neural");
const bytes = await compileKernels(readFileSync(join(folder, "kernels.wat"), "utf8"));
const text = Buffer.from(bytes).toString("base64");
writeFileSync(
  join(folder, "kernels.ts"),
  `// Written by \`npm run kernels\` from kernels.wat; ${bytes.length} bytes of WebAssembly.\nexport const kernels =\n  "${text}";\n`,
);
