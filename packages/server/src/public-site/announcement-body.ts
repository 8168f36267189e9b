import { announcementLinkedData } from '@sweeps/engine'
import type { Announcement, ReleaseNote, ReleaseParagraph } from '@sweeps/model'
import { dayWords, formatInstant } from './format-week.js'
import { type Html, html, jsonData } from './html.js'

/** An announcement as markup, to stand in a page. `editionAddress`: where an edition can be looked at. */
export function announcementBody(announcement: Announcement, editionAddress?: (id: string) => string): Html {
  const { headline, deck, place, date, lead, quotes, sections, remarks, notes, contact } = announcement.release
  return html`<article class="release">
<header dir="auto"><h1>${headline}</h1></header>
${deck.length > 0 && html`<p class="lede" dir="auto">${runs(deck)}</p>`}
<p dir="auto"><strong>${place && `${place}, `}<time datetime="${date}">${dayWords(date)}</time></strong> – ${runs(lead)}</p>
${quotes.map(
  ({ by, words }) => html`<blockquote><p dir="auto">“${words}”</p><footer dir="auto">– ${by}</footer></blockquote>
`,
)}${sections.map(
  ({ heading, paragraphs }) => html`<section><h2>${heading}</h2>
${paragraphs.map(
  paragraph => html`<p dir="auto">${runs(paragraph)}</p>
`,
)}</section>
`,
)}
${contact && html`<p>Contact: ${contact}</p>`}
<section class="edition" aria-label="Notes to editors"><h2>Notes to editors</h2>
<ul>${remarks.map(remark => html`<li dir="auto">${remark}</li>`)}</ul>
<h2>Sources</h2>
<ol class="sources">${notes.map(note => noteItem(note, editionAddress))}</ol>
</section>
</article>`
}

/** An announcement as a page of its own, for a mail or a file: it needs nothing but itself. */
export const announcementHtml = (announcement: Announcement): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${announcement.release.headline}</title>
<script type="application/ld+json">${jsonData(announcementLinkedData(announcement))}</script>
</head>
<body>
${stateOf(announcement)}
${announcementBody(announcement)}
</body>
</html>
`.toString()

function stateOf({ state, embargo, version }: Announcement): Html | false {
  const words = {
    draft: 'Draft, not for publication.',
    approved: 'Approved, not yet published.',
    embargoed: `Under embargo until ${embargo && formatInstant(embargo)}.`,
    published: version > 1 ? `Version ${version}.` : '',
  }[state]
  return words !== '' && html`<p><strong>${words}</strong></p>`
}

const runs = (paragraph: ReleaseParagraph): Html[] =>
  paragraph.map(
    ({ text, notes }, index) =>
      html`${index > 0 && ' '}${text}${notes.length > 0 && html`\u2060<sup>${notes.map(number => html`<a href="#source-${number}" aria-label="source ${number}">[${number}]</a>`)}</sup>`}`,
  )

function noteItem({ number, text, edition, address }: ReleaseNote, editionAddress: ((id: string) => string) | undefined): Html {
  const href = edition && editionAddress ? editionAddress(edition) : address
  // A source may be a document; only addresses of the web become links.
  const link =
    href && /^(https?:\/\/|\.?\.?\/)/.test(href) ? html` <a href="${href}">${edition ? 'the edition' : href}</a>` : href && ` ${href}`
  return html`<li id="source-${number}" value="${number}"><bdi>${text}</bdi>${link}</li>`
}
