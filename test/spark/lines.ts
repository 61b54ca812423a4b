import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { root } from "../../bench/speed/stamp.ts";
import { frontMatter } from "../../src/intake/plain.ts";

const pool = join(root, "..", "shared", "pool");
const examples = join(root, "examples", "reports");
/** Words that a report is cut to. */
const words = 60;
/** Every so many lines one is none of a report, each time of another kind. */
const oddEvery = 500;
const odd = ["no json", "\\N", "", '{"id":"half","text":"cut', "two\rparts\tof a line", "[]", '{"id":7}'];

interface Text {
  readonly text: string;
  readonly date: string;
}

/** So many document lines, bad ones among them: texts of the pool, or of the examples, as often as it takes, no two the same. */
export function documentLines(count: number): readonly string[] {
  const texts = existsSync(pool) ? pooled() : exampled();
  return Array.from({ length: count }, (_, n) =>
    n % oddEvery === oddEvery - 1
      ? odd[Math.floor(n / oddEvery) % odd.length]!
      : documentLine(texts[n % texts.length]!, n, Math.floor(n / texts.length)),
  );
}

function documentLine({ text, date }: Text, n: number, edition: number): string {
  const begin = text.split(/\s+/).slice(0, words).join(" ");
  const title = n % 5 === 0 ? { title: `Report ${n}: Kenya thanks Chad 😀` } : {};
  return JSON.stringify({
    id: `r${n}`,
    text: edition === 0 ? begin : `${begin} Edition ${edition}.`,
    date,
    publisher: `Paper ${n % 7}`,
    ...title,
  });
}

const pooled = (): readonly Text[] =>
  readdirSync(pool)
    .filter(name => name.endsWith(".jsonl.gz"))
    .sort()
    .flatMap(name =>
      gunzipSync(readFileSync(join(pool, name)))
        .toString("utf8")
        .trim()
        .split("\n"),
    )
    .map(line => JSON.parse(line) as Text);

const exampled = (): readonly Text[] =>
  readdirSync(examples)
    .sort()
    .map(name => ({
      text: frontMatter(readFileSync(join(examples, name), "utf8")).body.trim(),
      date: name.slice(0, 10),
    }));
