import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { analyzer } from "../../src/language/analyze.ts";
import { loadEngine } from "../../src/language/engine.ts";
import { languages } from "../../src/language/languages/languages.ts";
import { lexiconRoot } from "../../src/text/lexicon.ts";
import { faults } from "../helpers/tree.ts";
import { toy } from "./toy/toy.ts";
import { trainToy } from "./toy/train.ts";
import { toyTreebank } from "./toy/treebank.ts";

const models = mkdtempSync(join(tmpdir(), "attache-toy-"));
trainToy(toyTreebank, join(models, "toy"));
const engine = loadEngine(toy, { models, lexicons: join(import.meta.dirname, "toy", "lexicons") });
const read = analyzer(engine);

test("a language of one file and two folders is read by the same engine", () => {
  const text = "Bena tona ke lura sutu. Mola mira'ka rotu.\n\nlura keli Mola keru.";
  const { sentences, mentions, chains, timexes } = read({ id: "t", text });
  expect(sentences.flatMap(s => faults(s, text))).toEqual([]);
  expect(sentences.map(s => s.tokens.map(t => `${t.form}/${t.upos}`).join(" "))).toEqual([
    "Bena/PROPN tona/NOUN ke/ADP lura/NOUN sutu/VERB ./PUNCT",
    expect.stringContaining("Mola/PROPN mira/NOUN 'ka"),
    "lura/NOUN keli/ADJ Mola/PROPN keru/VERB ./PUNCT",
  ]);
  expect(mentions.map(m => text.slice(m.start, m.end))).toEqual(["Bena", "Mola", "Mola"]);
  expect([chains, timexes]).toEqual([[], []]);
});

test("it parses what it was taught, and new sentences of the same words", () => {
  const tree = (text: string) =>
    read({ id: "t", text })
      .sentences[0]!.tokens.map(t => `${t.head}:${t.deprel}`)
      .join(" ");
  expect(tree("Mola tona keru.")).toBe("3:nsubj 3:obj 0:root 3:punct");
  expect(tree("Bena mira keru.")).toBe("3:nsubj 3:obj 0:root 3:punct");
  expect(tree("Bena ke lura rotu.")).toBe("4:nsubj 3:case 4:obl 0:root 4:punct");
  expect(tree("tona misi Mola sutu.")).toBe("4:nsubj 1:amod 4:obj 0:root 4:punct");
});

test("its lemmas come from its own morphology", () => {
  const { tokens } = read({ id: "t", text: "Bena tona keru." }).sentences[0]!;
  expect(tokens.map(t => t.lemma)).toEqual(["bena", "tona", "keru", "."]);
});

test("each language of the list has its folders", () => {
  for (const { code } of languages) {
    expect(existsSync(join(lexiconRoot, code))).toBe(true);
    for (const part of ["tagger", "parser", "morphology", "clusters"])
      expect(existsSync(join(lexiconRoot, "..", "models", code, part, "card.yaml"))).toBe(true);
  }
});

test("only a language's own file names it", () => {
  const folder = join(import.meta.dirname, "..", "..", "src", "language");
  const naming = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    f => f.endsWith(".ts") && /languages\/en\.ts|\.\/en\.ts/.test(readFileSync(join(folder, f), "utf8")),
  );
  expect(naming).toEqual([join("languages", "languages.ts")]);
});

test("a language that is not there is named, with those that are", () => {
  expect(() => loadEngine("xx")).toThrow(/xx: no such language; known: en/);
});
