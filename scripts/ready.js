// Makes a fresh clone ready: installs what package-lock.json names if it is not there, compiles src/ to dist/, and reads the lexicons.
// Silent on standard output, so that what follows it (`npm run demo`) prints nothing but its result.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

function run(command, args, say) {
  process.stderr.write(`${say}\n`);
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (done.status !== 0) {
    process.stderr.write(`${command} ${args.join(" ")} failed; run it by hand to see why\n`);
    process.exit(1);
  }
}

const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const missing = Object.keys({ ...dependencies, ...devDependencies }).filter(
  name => !existsSync(join(root, "node_modules", name, "package.json")),
);
if (missing.length > 0)
  run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], `installing ${missing.length} packages`);
run(
  process.execPath,
  [join(root, "node_modules", "typescript", "bin", "tsc"), "-p", "tsconfig.json"],
  "compiling",
);
run(process.execPath, [join(root, "scripts", "lexicons.js")], "reading lexicons");
if (deskIsOld())
  run(
    process.execPath,
    [join(root, "node_modules", "vite", "bin", "vite.js"), "build", "--logLevel", "warn"],
    "building the desk",
  );

/** Whether something in web/ is younger than the built desk. */
function deskIsOld() {
  const built = join(root, "dist", "web", "index.html");
  if (!existsSync(built)) return true;
  const since = statSync(built).mtimeMs;
  const sources = readdirSync(join(root, "web"), { recursive: true }).map(name =>
    join(root, "web", String(name)),
  );
  return [...sources, join(root, "vite.config.ts"), join(root, "package-lock.json")].some(
    path => statSync(path).mtimeMs > since,
  );
}
