import { createHash } from "node:crypto";

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Whether bytes have a digest written as `sha1:BASE32`, in base 32 or hex; `undefined` where the algorithm is not known. */
export function hasDigest(bytes: Buffer, claim: string): boolean | undefined {
  const [, name, value] = /^(sha-?1|sha-?256|sha-?512|md5):(\S+)$/i.exec(claim.trim()) ?? [];
  if (name === undefined || value === undefined) return undefined;
  const digest = createHash(name.toLowerCase().replace("-", "")).update(bytes).digest();
  const plain = value.replace(/={1,9}$/, "");
  return plain.toUpperCase() === inBase32(digest) || plain.toLowerCase() === digest.toString("hex");
}

function inBase32(bytes: Buffer): string {
  let out = "";
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    for (bits += 8; bits >= 5; bits -= 5) out += base32[(held >> (bits - 5)) & 31];
  }
  return bits > 0 ? out + base32[(held << (5 - bits)) & 31] : out;
}
