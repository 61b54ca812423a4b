import { expect, test } from "vitest";
import { mend } from "../../src/language/mend.ts";

/** Mends a tree given as `form/XPOS/head/label` (head 0 the root) and gives each word's head and label after it. */
function mended(text: string): string {
  const rows = text.split(" ").map(word => word.split("/") as [string, string, string, string]);
  const heads = Int32Array.from(rows, ([, , head]) => (head === "0" ? rows.length : Number(head) - 1));
  const labels = rows.map(r => r[3]);
  const upos = (xpos: string) =>
    xpos.startsWith("VB") ? "VERB" : xpos.startsWith("NN") ? "NOUN" : xpos === "PUNCT" ? "PUNCT" : "X";
  mend(
    { heads, labels },
    rows.map(r => r[0]),
    rows.map(r => [upos(r[1]), r[1]]),
  );
  return rows.map((r, i) => `${r[0]}/${heads[i] === rows.length ? 0 : heads[i]! + 1}/${labels[i]}`).join(" ");
}

test("a participle right after a noun with its preposition is the noun's, not the noun its oblique", () => {
  expect(
    mended(
      "died/VBD/0/root in/IN/4/case a/DT/4/det raid/NN/5/obl blamed/VBN/1/advcl on/IN/7/case rebels/NNS/5/obl",
    ),
  ).toBe("died/0/root in/4/case a/4/det raid/1/obl blamed/4/acl on/7/case rebels/5/obl");
});

test("a participle right after a noun is the noun's, not a clause beside it", () => {
  expect(
    mended("fell/VBD/0/root near/IN/3/case towns/NNS/1/obl held/VBN/1/advcl by/IN/6/case rebels/NNS/4/obl"),
  ).toBe("fell/0/root near/3/case towns/1/obl held/3/acl by/6/case rebels/4/obl");
});

test("after an auxiliary the noun stays the participle's oblique", () => {
  const tree = "It/PRP/5/nsubj has/VBZ/5/aux for/IN/4/case years/NNS/5/obl grown/VBN/0/root";
  expect(mended(tree)).toBe("It/5/nsubj has/5/aux for/4/case years/5/obl grown/0/root");
});

test("the apposition of a fronted phrase right before a verb without subject is its subject", () => {
  expect(
    mended(
      "In/IN/2/case reply/NN/10/obl to/IN/5/case the/DT/5/det note/NN/2/nmod ,/PUNCT/7/punct Okello/NN/5/appos of/IN/9/case Gulu/NN/7/nmod blamed/VBD/0/root Kenya/NN/10/obj",
    ),
  ).toContain("Okello/10/nsubj");
});

test("the noun before a verb without subject is its subject, with what stands before it", () => {
  expect(mended("A/DT/3/det court/NN/3/compound jails/VBZ/0/root two/CD/5/nummod men/NNS/3/obj")).toBe(
    "A/2/det court/3/nsubj jails/0/root two/5/nummod men/3/obj",
  );
});

test("a verb that has its subject keeps it, and so does an imperative its phrase", () => {
  const tree = "A/DT/2/det court/NN/3/nsubj jails/VBZ/0/root men/NNS/3/obj";
  expect(mended(tree)).toBe("A/2/det court/3/nsubj jails/0/root men/3/obj");
  const order = "In/IN/2/case doubt/NN/6/obl ,/PUNCT/4/punct Gulu/NN/2/appos ,/PUNCT/4/punct call/VB/0/root";
  expect(mended(order)).toContain("Gulu/2/appos");
});

test("a participle between two bare phrases of a verb is the verb of a clause", () => {
  expect(
    mended("fled/VBD/0/root after/IN/4/case the/DT/4/det group/NN/1/obl raised/VBN/6/amod taxes/NNS/1/obl"),
  ).toBe("fled/0/root after/5/mark the/4/det group/5/nsubj raised/1/advcl taxes/5/obj");
});
