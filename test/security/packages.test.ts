import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const json = (name: string) => JSON.parse(readFileSync(join(root, name), "utf8"));

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}
const { "": own, ...packages } = json("package-lock.json").packages as Readonly<Record<string, Locked>>;
const nameOf = (place: string): string => place.split("node_modules/").at(-1)!;

test("every package is locked to one version and its hash", () => {
  const { dependencies, devDependencies } = json("package.json");
  for (const [name, version] of Object.entries<string>({ ...dependencies, ...devDependencies })) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
    expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
  }
  for (const [place, { integrity, resolved }] of Object.entries(packages)) {
    expect(integrity, place).toMatch(/^sha512-/);
    expect(resolved, place).toBeUndefined();
  }
  expect(own).toMatchObject({ dependencies, devDependencies });
});

test("no package that is installed runs a script that we need", () => {
  const scripts = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  expect(scripts.filter(([, { dev }]) => !dev).map(([place]) => nameOf(place))).toEqual([]);
  expect(readFileSync(join(root, ".npmrc"), "utf8")).toMatch(/^ignore-scripts=true$/m);
  const { preinstall, install, postinstall, prepare } = json("package.json").scripts;
  expect([preinstall, install, postinstall, prepare]).toEqual([undefined, undefined, undefined, undefined]);
});

test("the bill of materials is of this lock file (npm run sbom)", () => {
  const text = readFileSync(join(root, "sbom.json"), "utf8");
  const bill = JSON.parse(text) as { readonly components: readonly { readonly "bom-ref": string }[] };
  const installed = Object.entries(packages).filter(([, { dev }]) => !dev);
  const wanted = new Set(installed.map(([place, { version }]) => `${nameOf(place)}@${version}`));
  expect(new Set(bill.components.map(c => c["bom-ref"]))).toEqual(wanted);
  expect(text).not.toMatch(/timestamp|serialNumber|"distribution"/);
});
