import { sep } from "node:path";

/** The files and folders of `--lexicon DIR` that tell of the world; every other YAML file there holds event rules. */
const parts = [
  "actors",
  "offices",
  "places",
  "places.yaml",
  "countries.yaml",
  "roles.yaml",
  "titles.yaml",
  "prominence.yaml",
  "surnames.yaml",
];

/** Whether a file of a lexicon folder, by its path inside it, tells of the world (`actors/mine.yaml`, `places.yaml`). */
export const isWorldFile = (path: string): boolean => parts.includes(path.split(sep)[0]!);
