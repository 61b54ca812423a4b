import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** A regular expression as the source spells it. */
export interface Pattern {
  readonly file: string;
  readonly line: number;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression that a folder's source spells out. */
export function patternsIn(folder: string): readonly Pattern[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(f => f.endsWith(".ts"));
  return files.sort().flatMap(file => {
    const text = readFileSync(join(folder, file), "utf8");
    const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
    const found: Pattern[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf("/");
        const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
        found.push({
          file,
          line: line + 1,
          source: node.text.slice(1, end),
          flags: node.text.slice(end + 1),
        });
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
  });
}

/** Pieces that many patterns look for, and what each pattern names itself. */
function pieces(source: string): readonly string[] {
  const named = [...source.matchAll(/[\w"'<>&;:,.@/=-]+/g)].map(m => m[0].replace(/^[bdswnrtu](?=\W|$)/, ""));
  return [
    ...[
      " ",
      "\t",
      "\n",
      "\r\n",
      "a",
      "A",
      "1",
      "_",
      "-",
      ".",
      ",",
      '"',
      "'",
      "<",
      ">",
      "(",
      "=",
      "=?",
      "&",
      "aA",
      "a ",
      "1,",
      "a.",
      "é",
      "\u00a0",
    ],
    ...named.filter(word => word !== "" && word.length < 20).slice(0, 12),
  ];
}

/** Texts of one length on which a pattern that goes back over its text takes long, without what would let it match in the end. */
export const hostile = (source: string, length: number): readonly string[] =>
  pieces(source).map(piece => `${piece.repeat(Math.ceil(length / piece.length)).slice(0, length)}\u0001`);

/** Milliseconds of the processor that a pattern takes to be sought through a text. */
export function cost({ source, flags }: Pattern, text: string): number {
  const pattern = new RegExp(source, flags.includes("g") ? flags : `${flags}g`);
  const before = process.cpuUsage();
  for (const _ of text.matchAll(pattern)) if (_.index > text.length) break;
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
