import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { defaultLimits } from "../../src/intake/input.ts";
import { zipEntries } from "../../src/intake/zip.ts";
import { zip } from "../helpers/zip.ts";

const folder = mkdtempSync(join(tmpdir(), "attache-zip-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Each file of an archive as `name: text`. */
async function unpacked(data: Buffer): Promise<readonly string[]> {
  const path = join(folder, "a.zip");
  writeFileSync(path, data);
  const out: string[] = [];
  for await (const { name, chunks } of zipEntries(path, defaultLimits)) {
    const parts: Buffer[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    out.push(`${name}: ${Buffer.concat(parts).toString("utf8")}`);
  }
  return out;
}

test("files come out in their order, deflated or stored, empty ones too, folders not", async () => {
  const files = [
    ["b.txt", "Beyrouth"],
    ["dir/", ""],
    ["dir/ä.txt", ""],
    ["a.txt", "x".repeat(100_000)],
  ] as const;
  const want = ["b.txt: Beyrouth", "dir/ä.txt: ", `a.txt: ${"x".repeat(100_000)}`];
  expect(await unpacked(zip(files))).toEqual(want);
  expect(await unpacked(zip(files, { stored: true }))).toEqual(want);
});

test("a comment after the archive's list does no harm", async () => {
  const data = zip([["a.txt", "x"]]);
  data.writeUInt16LE(5, data.length - 2);
  expect(await unpacked(Buffer.concat([data, Buffer.from("hello")]))).toEqual(["a.txt: x"]);
});

test.each([
  ["a list that lies outside", (b: Buffer) => b.writeUInt32LE(b.length + 99, b.length - 6)],
  ["a list of something else", (b: Buffer) => b.writeUInt32LE(3, b.length - 6)],
  ["a file that is not where the list says", (b: Buffer) => b.write("QQQQ", 0, "latin1")],
  ["more files than are read", (b: Buffer) => b.writeUInt16LE(60_000, b.length - 12)],
  [
    "a way of packing that is not known",
    (b: Buffer) => b.writeUInt16LE(99, b.indexOf("PK\x01\x02", 0, "latin1") + 10),
  ],
])("%s is a fault that names the byte", async (_, hurt) => {
  const data = zip([["a.txt", "some text"]]);
  hurt(data);
  await expect(unpacked(data)).rejects.toThrow(/a\.zip:byte \d+: /);
});

test("a bomb is refused", async () => {
  await expect(unpacked(zip([["a.txt", Buffer.alloc(40 << 20)]]))).rejects.toThrow(
    "grows more than 200 times",
  );
});
