import { isolated } from '@sweeps/model'
import type { Addresses, FeedKind } from './addresses.js'
import { type Html, html, jsonData } from './html.js'

export interface PageParts {
  title: string
  description: string
  body: Html
  addresses: Addresses
  /** Where this page is. */
  here: string
  /** The picture a link to it shows; and what is on it. */
  picture?: { address: string; words: string }
  /** Feeds of one chart besides those of all. */
  chart?: { key: string; name: string }
  linkedData?: unknown
}

const feedTypes: Record<FeedKind, string> = { rss: 'application/rss+xml', atom: 'application/atom+xml', json: 'application/feed+json' }
const feedKinds = Object.keys(feedTypes) as FeedKind[]

/** A public page, whole. It needs no script and has none. */
export function page(parts: PageParts): string {
  const { title, description, body, addresses, chart } = parts
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<meta name="description" content="${description}">
<link rel="stylesheet" href="${addresses.style()}">
<link rel="icon" href="${addresses.icon()}" type="image/svg+xml">
${feedKinds.map(kind => feedLink(kind, 'Editions of all charts', addresses.feed(kind)))}${chart && feedKinds.map(kind => feedLink(kind, `Editions: ${isolated(chart.name)}`, addresses.feed(kind, chart.key)))}${cardMeta(parts)}${
  parts.linkedData !== undefined &&
  html`<script type="application/ld+json">${jsonData(parts.linkedData)}</script>
`
}</head>
<body>
<a class="skip" href="#content">To the content</a>
<header class="masthead"><a class="wordmark" href="${addresses.home()}">Sweeps</a></header>
<main id="content">
${body}
</main>
<footer class="colophon">
<p><a href="${addresses.home()}">All charts</a> · <a href="${addresses.announcements()}">Announcements</a> · Feeds of editions: <a href="${addresses.feed('rss', chart?.key)}">RSS</a>, <a href="${addresses.feed('atom', chart?.key)}">Atom</a>, <a href="${addresses.feed('json', chart?.key)}">JSON Feed</a> · <a href="${addresses.calendar()}">Calendar of publications</a></p>
</footer>
</body>
</html>
`.toString()
}

const feedLink = (kind: FeedKind, title: string, href: string): Html =>
  html`<link rel="alternate" type="${feedTypes[kind]}" title="${title}" href="${href}">
`

/** What a link to the page looks like elsewhere. Whole addresses only: the readers of these take no others. */
function cardMeta({ title, description, addresses, here, picture }: PageParts): Html {
  const url = addresses.whole(here)
  const image = picture && addresses.whole(picture.address)
  return html`<meta property="og:type" content="article">
<meta property="og:site_name" content="Sweeps">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta name="twitter:card" content="${image ? 'summary_large_image' : 'summary'}">
<meta name="twitter:title" content="${title}">
<meta name="twitter:description" content="${description}">
${
  url &&
  html`<link rel="canonical" href="${url}"><meta property="og:url" content="${url}">
`
}${
  image &&
  html`<meta property="og:image" content="${image}">
<meta property="og:image:type" content="image/png">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="${picture.words}">
<meta name="twitter:image" content="${image}">
<meta name="twitter:image:alt" content="${picture.words}">
`
}`
}
