// Writes sbom.json: the bill of materials of what a user installs, as CycloneDX, from the lock file. Equal lock files give equal bytes: it bears
// no time and no random number, and no address of a registry.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const words = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"];
const done = spawnSync("npm", words, { cwd: root, encoding: "utf8", shell: process.platform === "win32" });
if (done.status !== 0) throw new Error(`npm ${words.join(" ")}: ${done.stderr}`);
const { serialNumber: _, metadata, components, dependencies, ...rest } = JSON.parse(done.stdout);
const { timestamp: __, tools: ___, ...about } = metadata;

// npm's own --omit dev leaves out what tools of development need too.
const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
const installed = new Set(
  Object.entries(packages)
    .filter(([place, { dev }]) => place !== "" && !dev)
    .map(([place, { version }]) => `${place.split("node_modules/").at(-1)}@${version}`),
);
const refs = new Set([...installed, about.component["bom-ref"]]);
const known = component => ({
  ...component,
  externalReferences: (component.externalReferences ?? []).filter(({ type }) => type !== "distribution"),
});
const bill = {
  ...rest,
  metadata: about,
  components: components.filter(component => installed.has(component["bom-ref"])).map(known),
  dependencies: dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(other => refs.has(other)) })),
};
writeFileSync(join(root, "sbom.json"), `${JSON.stringify(bill, undefined, 1)}\n`);
