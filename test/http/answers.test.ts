import { expect, test } from "vitest";
import { Answers } from "../../src/http/answers.ts";
import { report } from "../record/make.ts";
import { added, recordOf, served } from "./server.ts";

const made = (text: string) => async () => ({ text, type: "text/plain" });

test("an answer is made once, the same bytes have the same tag", async () => {
  const answers = new Answers();
  let times = 0;
  const make = async () => {
    times++;
    return { text: "one", type: "text/plain" };
  };
  const [a, b] = await Promise.all([answers.get("/a", make), answers.get("/a", make)]);
  expect([times, a.bytes.toString(), b]).toEqual([1, "one", a]);
  expect((await answers.get("/b", made("one"))).tag).toBe(a.tag);
  expect((await answers.get("/c", made("two"))).tag).not.toBe(a.tag);
});

test("what was not asked for longest makes room; what is too long is not kept", async () => {
  const answers = new Answers({ all: 10, one: 6 });
  for (const address of ["/a", "/b"]) await answers.get(address, made("four"));
  await answers.get("/a", made("else"));
  await answers.get("/c", made("four"));
  expect((await answers.get("/a", made("else"))).bytes.toString()).toBe("four");
  expect((await answers.get("/b", made("else"))).bytes.toString()).toBe("else");
  await answers.get("/long", made("1234567"));
  expect((await answers.get("/long", made("else"))).bytes.toString()).toBe("else");
});

test("what fails is asked again", async () => {
  const answers = new Answers();
  const fails = () => Promise.reject(new Error("no"));
  await expect(answers.get("/a", fails)).rejects.toThrow("no");
  expect((await answers.get("/a", made("yes"))).bytes.toString()).toBe("yes");
});

test("who has an answer already is told so, until another index says otherwise", async () => {
  const folder = await recordOf([report("a", "Herald", "2016-03-02", "Nothing passed.")]);
  const server = await served(folder);
  const get = (path: string, tag?: string | null) =>
    fetch(server.address + path, tag ? { headers: { "if-none-match": tag } } : {});
  try {
    for (const path of ["/api/documents", "/api/documents.csv"]) {
      const first = await get(path);
      const tag = first.headers.get("etag");
      const again = await get(path, tag);
      expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", tag]);
      expect((await get(path, `W/${tag}, "x"`)).status).toBe(304);
      expect((await get(path, '"x"')).status).toBe(200);
    }
    const { headers } = await get("/api/documents");
    await added(folder, [report("b", "Post", "2016-03-03", "Nothing passed again.")]);
    const next = await get("/api/documents", headers.get("etag"));
    expect([next.status, ((await next.json()) as { total: number }).total]).toEqual([200, 2]);
    expect((await get("/api/documents/z", "*")).status).toBe(404);
  } finally {
    await server.close();
  }
});
