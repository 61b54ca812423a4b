import { expect, test } from "vitest";
import { loadArgumentWords } from "../../src/language/argument-words.ts";
import { argumentsOf } from "../../src/language/arguments.ts";
import { parseConllu } from "../../src/language/conllu.ts";
import { compile, groundAt, match } from "../../src/language/pattern.ts";
import type { Sentence, Token } from "../../src/language/sentence.ts";
import { lexiconRoot } from "../../src/text/lexicon.ts";

const words = loadArgumentWords(`${lexiconRoot}/en`);

/** A sentence of rows "form lemma upos head deprel". */
function sentence(...rows: readonly string[]): Sentence {
  const lines = rows.map((row, i) => {
    const [form, lemma, upos, head, deprel] = row.split(" ");
    return [i + 1, form, lemma, upos, "_", "_", head, deprel, "_", "_"].join("\t");
  });
  const [tree] = [...parseConllu(`${lines.join("\n")}\n\n`)];
  let at = 0;
  const tokens = tree!.words.map((word): Token => {
    const start = at;
    at += word.form.length + 1;
    return { ...word, spaceAfter: true, start, end: start + word.form.length };
  });
  return { index: 0, start: 0, end: at, paragraph: 0, standing: "body", tokens, multiwords: [] };
}

function captured(pattern: string, s: Sentence, verb: number) {
  const node = compile(pattern, { objects: new Set(), lists: new Map() }, "test", 1);
  const found = match(node, groundAt(s.tokens[verb - 1]!, s, argumentsOf(s, words)));
  const told = Object.entries(found ?? {}).filter(([, id]) => id !== undefined);
  return found && Object.fromEntries(told.map(([k, id]) => [k, s.tokens[id - 1]!.form]));
}

test("finds a phrase that hangs on the last of listed objects, or on what fills a measure", () => {
  const listed = sentence(
    "Peru Peru PROPN 2 nsubj",
    "sent send VERB 0 root",
    "tents tent NOUN 2 obj",
    "and and CCONJ 5 cc",
    "vans van NOUN 3 conj",
    "to to ADP 7 case",
    "Chad Chad PROPN 5 nmod",
  );
  expect(captured("$ >agent actor >patient [tent] >to recipient", listed, 2)).toEqual({
    actor: "Peru",
    recipient: "Chad",
  });
  const filled = sentence(
    "Peru Peru PROPN 2 nsubj",
    "sent send VERB 0 root",
    "tonnes tonne NOUN 2 obj",
    "of of ADP 5 case",
    "grain grain NOUN 3 nmod",
    "to to ADP 7 case",
    "Chad Chad PROPN 5 nmod",
  );
  expect(captured("$ >patient [tonne] >to recipient", filled, 2)).toEqual({ recipient: "Chad" });
});

test("leads no two demanded edges to one word", () => {
  const s = sentence("Peru Peru PROPN 2 nsubj", "gave give VERB 0 root", "vans van NOUN 2 obj");
  expect(captured("$ >patient recipient >patient [van]", s, 2)).toBeUndefined();
});

test("knows a name by the title before it", () => {
  const s = sentence(
    "President president PROPN 2 compound",
    "Okello Okello PROPN 3 nsubj",
    "fled flee VERB 0 root",
  );
  expect(captured("$ >agent actor[president]", s, 3)).toEqual({ actor: "Okello" });
});
