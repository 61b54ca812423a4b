/** What was read, and for a list at the top level the line (from 1) where each entry begins. */
export interface PlainYaml {
  readonly value: unknown;
  readonly lines: readonly number[];
}

/** Something beyond plain YAML stands here: the whole is left to a full reader. */
class Unfamiliar extends Error {}

/**
 * Reads the part of YAML 1.2 that lexicons are written in, many times faster than a full reader.
 *
 * That part is: block and flow lists and mappings, plain and quoted scalars on one line, comments. Gives `undefined` for all
 * else, faults of syntax among it: what is given is what a full reader would give.
 */
export function readPlainYaml(source: string): PlainYaml | undefined {
  if (/[\r\t\uFEFF\p{Cc}\p{Cs}]/u.test(source.replaceAll("\n", "")) || /^(?:---|\.\.\.|%)/m.test(source))
    return undefined;
  try {
    return new PlainReader(source).read();
  } catch (thrown) {
    if (thrown instanceof Unfamiliar) return undefined;
    throw thrown;
  }
}

const indentation = /(?: *(?:#[^\n]*)?\n)*( *)(?:#[^\n]*$)?/y;
const restOfLine = / *(?: #[^\n]*)?(?:\n|$)/y;
const gap = /(?: *(?: #[^\n]*)?\n)*( *)/y;
const blockKey = /([\p{L}_][\p{L}\p{N}_./()'-]*(?: [\p{L}\p{N}_./()'-]+)*|"[^"\\\n]*"):(?= |\n|$)/uy;
const quoted = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'/y;
const blockPlain = /(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|-(?=[^\s,[\]{}:]))[^\n]*?(?=(?: +#[^\n]*)? *(?:\n|$))/y;
const continued = /[\p{L}\p{N}(](?:[^\n:#]|:(?=[^\s])|(?<=[^\s])#)*(?=\n|$)/uy;
const flowPlain =
  /(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|-(?=[^\s,[\]{}:]))(?:[^\n,[\]{}:#]|:(?=[^\s,[\]{}])|(?<=[^\s])#)*/y;

class PlainReader {
  readonly #source: string;
  readonly #lines: number[] = [];
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
  }

  read(): PlainYaml {
    const indent = this.#toContent();
    if (indent !== 0) throw new Unfamiliar();
    const value = this.#block(0);
    if (this.#toContent() >= 0) throw new Unfamiliar();
    return { value, lines: this.#lines };
  }

  /** Goes to the next content and gives its column; -1 at the end of the source. */
  #toContent(): number {
    const found = this.#match(indentation);
    if (this.#at >= this.#source.length) return -1;
    return found![1]!.length;
  }

  /** The column of the next content, without going there. */
  #ahead(): number {
    const at = this.#at;
    const column = this.#toContent();
    this.#at = at;
    return column;
  }

  #block(indent: number): unknown {
    if (++this.#depth > 20) throw new Unfamiliar();
    const value = this.#isItem() ? this.#list(indent) : this.#mapping(indent);
    this.#depth--;
    return value;
  }

  #isItem(): boolean {
    return this.#source[this.#at] === "-" && /^[ \n]?$/.test(this.#source[this.#at + 1] ?? "");
  }

  #list(indent: number): unknown[] {
    const out: unknown[] = [];
    for (;;) {
      if (this.#depth === 1) this.#lines.push(this.#line());
      this.#at++;
      out.push(this.#item(indent));
      if (this.#ahead() !== indent) return out;
      const before = this.#at;
      this.#toContent();
      if (!this.#isItem()) {
        this.#at = before;
        return out;
      }
    }
  }

  /** What follows the dash of an item: a mapping that begins on its line, a block below it, or a value. */
  #item(indent: number): unknown {
    if (this.#match(restOfLine)) return this.#below(indent, false);
    const spaces = this.#match(/ +/y)![0].length;
    if (this.#isItem()) throw new Unfamiliar();
    if (this.#looksAt(blockKey)) return this.#block(indent + 1 + spaces);
    return this.#value(indent);
  }

  #mapping(indent: number): Record<string, unknown> {
    const out: Record<string, unknown> = {};
    for (;;) {
      const key = unquoted(this.#expect(blockKey)[1]!);
      if (Object.hasOwn(out, key) || key === "__proto__" || special.test(key)) throw new Unfamiliar();
      if (this.#match(restOfLine)) out[key] = this.#below(indent, true);
      else {
        this.#expect(/ +/y);
        out[key] = this.#value(indent);
      }
      if (this.#ahead() !== indent) return out;
      this.#toContent();
    }
  }

  /** The block on the lines below a key or dash; `null` where there is none. A key's list may stand at the key's own column. */
  #below(indent: number, key: boolean): unknown {
    const column = this.#ahead();
    const before = this.#at;
    if (column < indent) return null;
    this.#toContent();
    if (column > indent)
      return this.#looksAt(blockKey) || this.#isItem() ? this.#block(column) : this.#fail();
    if (key && this.#isItem()) return this.#block(column);
    this.#at = before;
    return null;
  }

  /** A value that begins on the line of its key or dash; nothing below it may belong to it. */
  #value(indent: number): unknown {
    const first = this.#source[this.#at]!;
    const value = /[[{]/.test(first) ? this.#flow(indent) : this.#scalar(blockPlain);
    if (!this.#match(restOfLine)) throw new Unfamiliar();
    if (this.#ahead() <= indent) return value;
    return typeof value === "string" && !/["'[{]/.test(first) ? this.#folded(value, indent) : this.#fail();
  }

  /** A plain scalar that goes on over indented lines: they are joined by spaces. */
  #folded(first: string, indent: number): string {
    let text = first;
    if (!this.#endsWith(first)) throw new Unfamiliar();
    while (this.#ahead() > indent) {
      this.#expect(/ +/y);
      text += ` ${this.#expect(continued)[0].trimEnd()}`;
      this.#expect(/ *(?:\n|$)/y);
    }
    return text;
  }

  /** Whether the line before ends with this text: then no comment stood after it. */
  #endsWith(text: string): boolean {
    return this.#source.slice(0, this.#at).trimEnd().endsWith(text);
  }

  #flow(indent: number): unknown {
    const open = this.#source[this.#at++];
    if (++this.#depth > 20) throw new Unfamiliar();
    const value = open === "[" ? this.#flowList(indent) : this.#flowMapping(indent);
    this.#depth--;
    return value;
  }

  #flowList(indent: number): unknown[] {
    const out: unknown[] = [];
    for (;;) {
      this.#gap(indent);
      if (this.#take("]")) return out;
      out.push(this.#flowValue(indent));
      this.#gap(indent);
      if (!this.#take(",") && this.#source[this.#at] !== "]") throw new Unfamiliar();
    }
  }

  #flowMapping(indent: number): Record<string, unknown> {
    const out: Record<string, unknown> = {};
    for (;;) {
      this.#gap(indent);
      if (this.#take("}")) return out;
      const key = this.#scalar(flowPlain);
      if (typeof key !== "string" || Object.hasOwn(out, key) || key === "__proto__") throw new Unfamiliar();
      this.#expect(/: +(?=[^\s#,\]}])/y);
      out[key] = this.#flowValue(indent);
      this.#gap(indent);
      if (!this.#take(",") && this.#source[this.#at] !== "}") throw new Unfamiliar();
    }
  }

  #flowValue(indent: number): unknown {
    return /[[{]/.test(this.#source[this.#at] ?? "") ? this.#flow(indent) : this.#scalar(flowPlain);
  }

  /** Space, comments and line ends inside brackets; a line that is not indented more than the key is a fault. */
  #gap(indent: number): void {
    const from = this.#at;
    const found = this.#match(gap)!;
    if (found[0].length > found[1]!.length && found[1]!.length <= indent) throw new Unfamiliar();
    if (this.#source[this.#at] === "#" && this.#at >= from) throw new Unfamiliar();
  }

  #scalar(plain: RegExp): unknown {
    const inQuotes = this.#match(quoted);
    return inQuotes ? unquoted(inQuotes[0]) : typed(this.#expect(plain)[0].trimEnd());
  }

  #take(character: string): boolean {
    if (this.#source[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  #looksAt(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    return pattern.test(this.#source);
  }

  #expect(pattern: RegExp): RegExpExecArray {
    return this.#match(pattern) ?? this.#fail();
  }

  #fail(): never {
    throw new Unfamiliar();
  }

  #line(): number {
    let line = 1;
    for (let i = this.#source.indexOf("\n"); i >= 0 && i < this.#at; i = this.#source.indexOf("\n", i + 1))
      line++;
    return line;
  }
}

const special = /^(?:null|true|false)$/i;
const number = /^[-+]?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** A plain scalar by YAML's core schema; what looks like an unusual number is left to a full reader. */
function typed(text: string): unknown {
  if (/: |:$| #/.test(text)) throw new Unfamiliar();
  if (text === "true" || text === "false") return text === "true";
  if (text === "null") return null;
  if (/^(?:~|null|true|false)$/i.test(text)) throw new Unfamiliar();
  if (!/^[-+.\d]/.test(text)) return text;
  if (number.test(text)) return Number(text);
  if (/^[-+]?(?:[\d.]+(?:e[-+]?\d+)?|0[xo][\da-f]+|\.(?:inf|nan))$/i.test(text)) throw new Unfamiliar();
  return text;
}

function unquoted(text: string): string {
  if (text[0] === "'") return text.slice(1, -1).replaceAll("''", "'");
  if (text[0] !== '"') return text;
  if (!text.includes("\\")) return text.slice(1, -1);
  if (/\\(?!["\\/bfnrt]|u[0-9a-c][\da-f]{3})/i.test(text.replaceAll("\\\\", ""))) throw new Unfamiliar();
  return JSON.parse(text) as string;
}
