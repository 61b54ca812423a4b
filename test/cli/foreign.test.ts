import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const program = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "bin", "attache.js");
const folder = mkdtempSync(join(tmpdir(), "attache-foreign-"));
afterAll(() => rmSync(folder, { recursive: true }));

const attache = (words: readonly string[], input = "") => {
  const done = spawnSync(process.execPath, [program, ...words], { input, encoding: "utf8", cwd: folder });
  return { code: done.status, out: done.stdout, err: done.stderr };
};
const lines = [
  { id: "a", text: "Turkey accused Russia of violating its airspace on Monday." },
  {
    id: "b",
    text: "Türkiye, Rusya'yı pazartesi günü hava sahasını ihlal etmekle suçladı. Dışişleri Bakanı, Moskova'dan açıklama beklediklerini söyledi ve büyükelçiyi bakanlığa çağırdı.",
  },
];
const input = lines.map(line => `${JSON.stringify(line)}\n`).join("");
const warning = "warning: 1 reports are not in English (tr 1); no events are coded from them\n";

test("a report in another language is kept and counted, and no event coded from it", () => {
  writeFileSync(join(folder, "two.jsonl"), input);
  const { code, out, err } = attache(["code", "two.jsonl"]);
  expect([code, err]).toEqual([0, warning]);
  expect(out).toContain('"document":"a"');
  expect(out).not.toContain('"document":"b"');
  const kept = attache(["ingest", "--record", "desk", "two.jsonl"]);
  expect(kept).toEqual({ code: 0, out: "2 reports added, 0 known already, 0 not coded\n", err: warning });
  expect(attache(["count", "--record", "desk"]).out).toBe("2\n");
});

test("code --lines answers for it too, and names its language", () => {
  const { out, err } = attache(["code", "--lines"], input);
  const answers = out
    .trim()
    .split("\n")
    .map(line => JSON.parse(line) as Readonly<Record<string, unknown>>);
  expect(answers.map(a => [a.id, a.ok, a.language])).toEqual([
    ["a", true, undefined],
    ["b", true, "tr"],
  ]);
  expect(answers[1]!.events).toEqual([]);
  expect(err).toBe(warning);
});
