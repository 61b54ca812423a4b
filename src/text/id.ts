import { createHash } from "node:crypto";

/** `prefix:` and the first 16 hex digits of the SHA-256 of the parts, joined by a unit separator. */
export function contentId(prefix: string, ...parts: readonly string[]): string {
  const hash = createHash("sha256").update(`${parts.join("\u001f")}\u001f`, "utf8");
  return `${prefix}:${hash.digest("hex").slice(0, 16)}`;
}
