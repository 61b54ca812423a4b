import type { Report } from "./report.ts";
import { contentOf } from "./report.ts";

/** Words that overlap in one shingle, and the share of shingles at which two reports are one. */
const shingleWords = 5;
const sameShare = 0.6;
const hashes = 48;
const bandRows = 4;

/** Groups of reports that are one report (wire copies, light edits): for each report the id of the group's first published, whatever the order of arrival. */
export function findCopies(arrived: readonly Report[]): ReadonlyMap<string, string> {
  const reports = [...arrived].sort(byTime);
  const first = new Map<string, string>();
  const sets = reports.map(r => shinglesOf(contentOf(r.document)));
  const bands = new Map<string, number[]>();
  reports.forEach((report, i) => {
    const keys = bandsOf(sets[i]!);
    const twin = [...new Set(keys.flatMap(k => bands.get(k) ?? []))]
      .sort((a, b) => a - b)
      .find(j => share(sets[i]!, sets[j]!) >= sameShare);
    first.set(
      report.document.id,
      twin === undefined ? report.document.id : first.get(reports[twin]!.document.id)!,
    );
    for (const key of keys) bands.set(key, [...(bands.get(key) ?? []), i]);
  });
  return first;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byTime = ({ document: a }: Report, { document: b }: Report): number =>
  compare(a.published ?? "9", b.published ?? "9") || compare(a.id, b.id);

/** Runs of words, each as 32 bits of the FNV-1a hash of its words' own. */
function shinglesOf(text: string): ReadonlySet<number> {
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(hashOf);
  const out = new Set<number>();
  for (let i = 0; i + shingleWords <= words.length; i++) {
    let hash = offset;
    for (let j = i; j < i + shingleWords; j++) hash = mixed(Math.imul(hash ^ words[j]!, prime));
    out.add(hash >>> 0);
  }
  return out;
}

const [offset, prime] = [0x811c9dc5, 0x01000193];

/** High bits brought down, so that all of them depend on all that was read. */
const mixed = (hash: number): number => hash ^ (hash >>> 15);

function hashOf(word: string): number {
  let hash = offset;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), prime);
  return hash;
}

/** What makes one hash into many. */
const salts = Int32Array.from({ length: hashes }, (_, h) => (h * 0x9e3779b1) | 0);

/** MinHash bands: two sets of which most is shared meet in one. */
function bandsOf(set: ReadonlySet<number>): readonly string[] {
  const least = new Uint32Array(hashes).fill(0xffffffff);
  for (const s of set) {
    for (let h = 0; h < hashes; h++) {
      const v = Math.imul(s ^ salts[h]!, 0x85ebca6b + 2 * h) >>> 0;
      if (v < least[h]!) least[h] = v;
    }
  }
  const out: string[] = [];
  for (let b = 0; b < hashes; b += bandRows) out.push(`${b}:${least.slice(b, b + bandRows).join(",")}`);
  return out;
}

function share(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let both = 0;
  for (const s of a) if (b.has(s)) both++;
  return both / Math.min(a.size, b.size);
}
