import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** A block of a page: a file to save, or commands with what they print. */
interface Block {
  readonly kind: string;
  readonly file: string | undefined;
  readonly lines: readonly string[];
}

/** A command of a page; of what it prints the lines shown, `…` for any number of others or, within a line, for any words. */
interface Step {
  readonly command: string;
  readonly shown: readonly string[];
}

const blocksOf = (page: string): readonly Block[] =>
  [...page.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(m => ({
    kind: m[1]!,
    file: m[2],
    lines: m[3]!.trimEnd().split("\n"),
  }));

function stepsOf(lines: readonly string[]): readonly Step[] {
  const steps: { command: string; shown: string[] }[] = [];
  for (const line of lines)
    if (line.startsWith("$ ")) steps.push({ command: line.slice(2), shown: [] });
    else steps.at(-1)!.shown.push(line);
  return steps;
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const patternOf = (shown: readonly string[]): RegExp =>
  new RegExp(
    `^${shown
      .map(line => (line === "…" ? "(?:.*\n)*?" : `${line.split("…").map(literal).join(".*")}\n`))
      .join("")}$`,
  );

/** The words of a command as a shell parts them; the pages quote with double marks only. */
const wordsOf = (command: string): readonly string[] =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(m => m[1] ?? m[2]!);

const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>World</title><item><title>Finland and Norway to talk</title>
<pubDate>Wed, 13 Mar 2024 08:00:00 GMT</pubDate><guid isPermaLink="false">1</guid>
<description>Finnish and Norwegian ministers held talks in Helsinki on Wednesday.</description></item></channel></rss>`;

describe.each(["docs/tutorial.md", "docs/coding.md"])("the commands of %s", page => {
  const folder = mkdtempSync(join(tmpdir(), "attache-page-"));
  const server = createServer((_, answer) => {
    answer.setHeader("content-type", "application/rss+xml");
    answer.end(feed);
  });
  beforeAll(() => new Promise<void>(done => void server.listen(0, "127.0.0.1", done)));
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  /** The example feed of the page is served here. */
  const served = (text: string): string => {
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    return text.replace(
      /^- url: https:\/\/courier\.example\/(.*)$/m,
      (_, path) => `- url: http://${host}/${path}\n  allow: ["${host}"]`,
    );
  };

  const run = (command: string): Promise<{ readonly code: number | null; readonly out: string }> =>
    new Promise(done => {
      const [name, ...words] = wordsOf(command);
      expect(name).toBe("attache");
      const child = spawn(process.execPath, [join(root, "bin", "attache.js"), ...words], { cwd: folder });
      let out = "";
      child.stdout.on("data", part => (out += part));
      child.stderr.on("data", part => (out += part));
      child.on("close", code => done({ code, out }));
    });

  test("print what the page shows", async () => {
    let ran = 0;
    for (const { kind, file, lines } of blocksOf(readFileSync(join(root, page), "utf8"))) {
      if (file !== undefined) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), served(`${lines.join("\n")}\n`));
      }
      if (kind !== "console") continue;
      for (const { command, shown } of stepsOf(lines)) {
        const [asked, into] = command.split(" > ");
        const { code, out } = await run(asked!);
        expect(code, `${command}\n${out}`).toBe(0);
        if (into === undefined) expect(out, command).toMatch(patternOf(shown));
        else writeFileSync(join(folder, into), out);
        ran++;
      }
    }
    expect(ran).toBeGreaterThan(0);
  }, 120_000);
});
