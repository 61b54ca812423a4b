import { expect, test } from "vitest";
import { parseConllu, surfaces, writeConllu } from "../../src/language/conllu.ts";
import type { Sentence } from "../../src/language/sentence.ts";

const rows = [
  "# sent_id = 1",
  "# text = They won't go.",
  "1\tThey\tthey\tPRON\tPRP\tNumber=Plur\t4\tnsubj\t_\t_",
  "2-3\twon't\t_\t_\t_\t_\t_\t_\t_\t_",
  "2\two\twill\tAUX\tMD\t_\t4\taux\t_\t_",
  "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_",
  "3.1\tgone\tgo\tVERB\tVBN\t_\t_\t_\t4:dep\t_",
  "4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No",
  "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\tSpaceAfter=No",
].join("\n");

const token = (id: number, form: string, start: number, head: number, spaceAfter: boolean) => ({
  id,
  form,
  start,
  end: start + form.length,
  lemma: form,
  upos: "X",
  xpos: "FW",
  feats: "_",
  head,
  deprel: head === 0 ? "root" : "dep",
  spaceAfter,
});

test("reads words, multiword tokens and comments; leaves empty nodes out", () => {
  const [sentence] = [...parseConllu(`${rows}\n\n`)];
  expect(sentence!.words.map(w => w.form)).toEqual(["They", "wo", "n't", "go", "."]);
  expect(sentence!.words.map(w => w.head)).toEqual([4, 4, 4, 0, 4]);
  expect(sentence!.multiwords).toEqual([{ first: 2, last: 3, form: "won't", spaceAfter: true }]);
  expect(sentence!.comments).toEqual(["# sent_id = 1", "# text = They won't go."]);
});

test("a last sentence without an empty line after it counts; Windows line ends too", () => {
  expect([...parseConllu(`${rows}\n\n${rows}`.replaceAll("\n", "\r\n"))]).toHaveLength(2);
});

test("surfaces are the tokens as written, with the words that each covers", () => {
  const [sentence] = [...parseConllu(rows)];
  expect(surfaces(sentence!).map(s => [s.form, s.first, s.last, s.spaceAfter])).toEqual([
    ["They", 1, 1, true],
    ["won't", 2, 3, true],
    ["go", 4, 4, false],
    [".", 5, 5, false],
  ]);
});

test("writes what it reads: multiword lines, SpaceAfter=No, one empty line at the end", () => {
  const sentence: Sentence = {
    index: 0,
    paragraph: 0,
    standing: "body",
    start: 0,
    end: 9,
    tokens: [
      token(1, "I", 0, 2, false),
      token(2, "'ll", 1, 0, true),
      token(3, "go", 5, 2, false),
      token(4, ".", 7, 2, false),
    ],
    multiwords: [{ first: 1, last: 2, form: "I'll" }],
  };
  expect(writeConllu(sentence, "I'll\n go.", "7").split("\n")).toEqual([
    "# sent_id = 7",
    "# text = I'll go.",
    "1-2\tI'll\t_\t_\t_\t_\t_\t_\t_\t_",
    "1\tI\tI\tX\tFW\t_\t2\tdep\t_\t_",
    "2\t'll\t'll\tX\tFW\t_\t0\troot\t_\t_",
    "3\tgo\tgo\tX\tFW\t_\t2\tdep\t_\tSpaceAfter=No",
    "4\t.\t.\tX\tFW\t_\t2\tdep\t_\tSpaceAfter=No",
    "",
    "",
  ]);
});

test.each([
  ["runs backward", "2-1\tdidn't\n2\tdid\n3\tn't"],
  ["goes beyond the words", "2-9999999\tdidn't\n2\tdid\n3\tn't"],
  ["stands out of place", "7-8\tdidn't\n2\tdid\n3\tn't"],
])("a multiword token that %s is left out, its words stay", (_, lines) => {
  const [sentence] = [...parseConllu(`1\tHe\n${lines}\n9\tlost\n\n`)];
  expect(surfaces(sentence!).map(s => s.form)).toEqual(["He", "did", "n't"]);
});
