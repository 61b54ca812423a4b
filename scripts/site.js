// Builds the documentation as a site of plain pages, `npm run docs:site [-- FOLDER]` (site/ without it): docs/*.md and the pages of the root that they lead to.
// A link to a page or heading that is not there ends it. Nothing on the pages asks the network.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { Marked } from "marked";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** What the margin lists, in its order; other pages of docs/ follow. */
const first = ["README.md", "docs/tutorial.md", "docs/coding.md", "CODEBOOK.md", "docs/cli.md"];
const last = ["ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "examples/README.md"];

const style = `:root{color-scheme:light dark;--ink:light-dark(#1d2328,#dfe4e8);--paper:light-dark(#fff,#14181b);--dim:light-dark(#55606a,#9aa5ae);--line:light-dark(#d8dee3,#313a41);--link:light-dark(#0b57a4,#7db8f2)}
body{margin:0;font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper);display:grid;grid-template-columns:14rem minmax(0,1fr)}
nav{padding:1rem;border-right:1px solid var(--line)}nav ul{list-style:none;margin:0;padding:0}nav a{display:block;padding:.15rem 0}nav a[aria-current]{font-weight:600;color:var(--ink);text-decoration:none}
main{padding:1rem 2rem 4rem;max-width:52rem}a{color:var(--link)}h1{line-height:1.2}h2{border-bottom:1px solid var(--line);padding-bottom:.2rem}
pre,table{display:block;overflow-x:auto}pre{padding:.8rem;border:1px solid var(--line);border-radius:4px}code{font:.88em/1.45 ui-monospace,monospace;overflow-wrap:anywhere}pre code{overflow-wrap:normal}
table{border-collapse:collapse}th,td{border-bottom:1px solid var(--line);padding:.3rem .6rem;text-align:left;vertical-align:top}
@media(max-width:46rem){body{display:block}nav{border-right:0;border-bottom:1px solid var(--line)}main{padding:1rem}}`;

const slug = heading =>
  heading
    .toLowerCase()
    .replace(/<[^>]+>|&\w+;/g, "")
    .replace(/[^\w\s-]/g, "")
    .trim()
    .replace(/\s+/g, "-");

const escaped = text =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

const addressOf = file => (file === "README.md" ? "index.html" : `${file.slice(0, -3).toLowerCase()}.html`);

const docs = readdirSync(join(root, "docs"))
  .filter(f => f.endsWith(".md"))
  .map(f => `docs/${f}`)
  .sort();
const pages = [...first, ...docs.filter(f => !first.includes(f)), ...last];
const read = new Map(pages.map(file => [file, readFileSync(join(root, file), "utf8")]));
const headingsOf = text => new Set([...text.matchAll(/^#{1,6} (.+)$/gm)].map(m => slug(m[1])));
const titleOf = file =>
  file === "README.md" ? "Attaché" : (/^# (.+)$/m.exec(read.get(file))?.[1] ?? basename(file));

const out = process.argv[2] ?? join(root, "site");
rmSync(out, { recursive: true, force: true });
const dead = [];
const copied = new Set();
for (const file of pages) {
  const address = join(out, addressOf(file));
  mkdirSync(dirname(address), { recursive: true });
  writeFileSync(address, pageOf(file));
}
for (const file of copied) {
  mkdirSync(dirname(join(out, file)), { recursive: true });
  copyFileSync(join(root, file), join(out, file));
}
if (dead.length > 0) {
  console.error(dead.join("\n"));
  process.exit(1);
}
console.log(`${pages.length} pages in ${out}`);

function pageOf(file) {
  const up = "../".repeat(addressOf(file).split("/").length - 1);
  const item = p =>
    `<li><a href="${up}${addressOf(p)}"${p === file ? ' aria-current="page"' : ""}>${escaped(titleOf(p).replace(/[`*]/g, ""))}</a></li>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self'">
<title>${escaped(titleOf(file))} · Attaché</title>
<style>${style}</style>
</head>
<body>
<nav aria-label="Pages"><ul>
${pages.map(item).join("\n")}
</ul></nav>
<main>
${bodyOf(file, up)}</main>
</body>
</html>
`;
}

function bodyOf(file, up) {
  const marked = new Marked({
    gfm: true,
    renderer: {
      heading({ tokens, depth, text }) {
        return `<h${depth} id="${slug(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      // What stands in a page as HTML is a mark for `npm run docs`, never shown.
      html: () => "",
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens);
        const to = hrefOf(file, href, up);
        return to === undefined ? words : `<a href="${escaped(to)}">${words}</a>`;
      },
    },
  });
  return marked.parse(read.get(file));
}

/** Where a link leads on the site; `undefined` for what is no page of it, such as a folder of the source. */
function hrefOf(file, href, up) {
  if (/^https?:/.test(href)) return href;
  const [path, heading] = href.split("#");
  const to = path === "" ? file : posix.normalize(posix.join(posix.dirname(file), path));
  if (read.has(to)) {
    if (heading !== undefined && !headingsOf(read.get(to)).has(heading))
      dead.push(`${file}: no heading ${href}`);
    return `${up}${addressOf(to)}${heading === undefined ? "" : `#${heading}`}`;
  }
  if (/\.(?:svg|png|sql|sh|yaml)$/.test(to)) {
    copied.add(to);
    return `${up}${to}`;
  }
  return undefined;
}
