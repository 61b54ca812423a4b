import { expect, test } from "vitest";
import { isPermitted, robotsRules } from "../../../src/intake/fetch/robots.ts";

const may = (text: string, path: string): boolean =>
  isPermitted(`https://courier.example${path}`, robotsRules(text, "attache"));

test("the rules for the robot's own name stand in place of those for all", () => {
  const text =
    "User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: Attache\nDisallow: /desk # ours\n";
  expect(may(text, "/news/1")).toBe(true);
  expect(may(text, "/desk/1")).toBe(false);
});

test("the longest pattern decides, and allows where two are as long", () => {
  const text = "User-agent: *\nDisallow: /news\nAllow: /news/open\nDisallow: /a\nAllow: /a\n";
  expect(may(text, "/news/1")).toBe(false);
  expect(may(text, "/news/open/1")).toBe(true);
  expect(may(text, "/a")).toBe(true);
});

test("a star fits any run and a dollar the end", () => {
  const text = "User-agent: *\nDisallow: /*/print$\nDisallow: /*?session=\n";
  expect(may(text, "/a/print")).toBe(false);
  expect(may(text, "/a/print/1")).toBe(true);
  expect(may(text, "/a?session=1")).toBe(false);
});

test("an empty file and an empty disallow forbid nothing", () => {
  expect(may("", "/a")).toBe(true);
  expect(may("User-agent: *\nDisallow:\n", "/a")).toBe(true);
});
