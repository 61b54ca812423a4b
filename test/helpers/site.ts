/** What stands in an article of a made-up news site. */
export interface Story {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** ISO day. */
  readonly day: string;
}

/** A page of a news site with all that stands around an article there: some kilobytes, `links` tells how many. */
export function sitePage({ title, paragraphs, day }: Story, links = 40): string {
  return [
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title} | The Courier</title>`,
    `<meta property="og:title" content="${title}"><meta property="og:site_name" content="The Courier">`,
    `<meta property="article:published_time" content="${day}T08:30:00Z">`,
    `<link rel="canonical" href="https://courier.example/world/${day}"><link rel="stylesheet" href="/a.css">`,
    `<script type="application/ld+json">${linked(title, day)}</script>`,
    `<script>window.dataLayer=window.dataLayer||[];${"(function(w,d){w.push(d)})(dataLayer,{});".repeat(links)}</script>`,
    `<style>${".card{margin:0 auto;padding:1em}@media(max-width:40em){.card{padding:0}}".repeat(links)}</style></head>`,
    `<body class="page"><div id="cookie" role="dialog"><p>We use cookies.</p><button>Accept</button></div>`,
    `<header><a href="/">The Courier</a><nav><ul>${list(links, "Section")}</ul></nav></header><main>`,
    `<article><h1>${title}</h1><p class="byline">By <a href="/staff">Jane Doe</a></p><figure><img src="/1.jpg" alt=""><figcaption>A photo.</figcaption></figure>`,
    ...paragraphs.map((text, i) => `<p>${text}</p>${i % 4 === 3 ? advert : ""}`),
    `</article><aside><h2>Most read</h2><ul>${list(links, "Story")}</ul></aside>`,
    `<section class="comments">${'<div class="c"><b>reader</b><p>I do not agree.</p></div>'.repeat(links / 4)}</section></main>`,
    `<footer><ul>${list(links, "About")}</ul><p>Copyright 2016 The Courier</p></footer><iframe src="https://ads.example/f"></iframe></body></html>`,
  ].join("\n");
}

const advert = `<div class="ad" data-slot="mid"><script>ads.push({slot:"mid"});</script><noscript><img src="https://ads.example/p.gif"></noscript></div>`;

const linked = (headline: string, datePublished: string): string =>
  JSON.stringify({
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline,
    datePublished,
    publisher: { "@type": "Organization", name: "The Courier" },
  });

const list = (n: number, name: string): string =>
  Array.from({ length: n }, (_, i) => `<li class="item"><a href="/${name}/${i}">${name} ${i}</a></li>`).join(
    "",
  );
