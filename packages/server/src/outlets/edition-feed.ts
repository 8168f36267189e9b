import type { PublicEdition } from '@sweeps/engine'
import type { Chart, Edition } from '@sweeps/model'
import { Feed } from 'feed'
import type { Addresses, FeedKind } from './addresses.js'
import { displayUnit } from './display-unit.js'
import { changesOf } from './edition-footer.js'
import { entryName } from './entry-name.js'
import { formatWeek } from './format-week.js'
import { type Html, html, printable } from './html.js'
import { listInWords } from './list-in-words.js'
import { listNames } from './list-names.js'

/** How many editions a feed holds at most. */
export const feedLength = 50

/** Where a feed stands that does not know where it stands: its addresses are made relative afterwards. */
const nowhere = 'https://relative.invalid/'

export interface FeedEdition {
  line: PublicEdition
  edition: Edition
}

/** Editions that are out, the latest first, as RSS 2.0, Atom or JSON Feed. `chart`: of this one alone. */
export function editionFeed(
  kind: FeedKind,
  editions: readonly FeedEdition[],
  addresses: Addresses,
  chart?: { id: string; name: string },
): string {
  const self = addresses.feed(kind, chart?.id)
  const up = '../'.repeat(self.split('../').length - 1)
  const at = (address: string): string => addresses.whole(address) ?? nowhere + address.slice(up.length)
  const home = at(chart ? addresses.chart(chart.id) : addresses.home())
  const title = chart ? `Sweeps: ${printable(chart.name)}` : 'Sweeps: editions'
  const feed = new Feed({
    id: home,
    title,
    description: 'Charts as they were published, and every correction.',
    link: home,
    language: 'en',
    generator: 'Sweeps',
    // A feed of the same editions is the same feed, whenever it is asked for.
    updated: new Date(editions[0]?.line.out ?? 0),
    author: { name: 'Sweeps' },
    feedLinks: { [kind]: at(self) },
    feed: at(self),
  })
  for (const { line, edition } of editions.slice(0, feedLength))
    feed.addItem({
      title: html`${titleOf(edition)}`.toString(),
      // A name of the content itself (RFC 6920): it stays the same wherever the feed moves to.
      id: `ni:///sha-256;${Buffer.from(edition.hash, 'hex').toString('base64url')}`,
      link: at(addresses.edition(edition.id)),
      date: new Date(line.out),
      published: new Date(line.out),
      description: html`${listInWords(edition.lists[0]!)}`.toString(),
      content: contentOf(edition),
    })
  const text = kind === 'rss' ? feed.rss2() : kind === 'atom' ? feed.atom1() : jsonFeed(feed, editions)
  return text.replaceAll(nowhere, up)
}

const titleOf = ({ name, week, revision }: Edition): string =>
  `${name}, ${formatWeek(week)}${revision > 1 ? ` (revision ${revision}: corrected)` : ''}`

/** A JSON Feed's titles and summaries are plain text, where the other two have markup. */
function jsonFeed(feed: Feed, editions: readonly FeedEdition[]): string {
  feed.items.forEach((item, index) => {
    const { edition } = editions[index]!
    item.title = printable(titleOf(edition))
    item.description = printable(listInWords(edition.lists[0]!))
  })
  return feed.json1()
}

function contentOf(edition: Edition): string {
  const name = listNames(edition)
  return html`${changesOf(edition)}${edition.lists.map(list => html`<h2>${name(list.list)}</h2><ol>${entries(list)}</ol>`)}<p>Hash ${edition.hash}</p>`.toString()
}

function entries(list: Chart): Html[] {
  const unit = displayUnit(list.entries, list.unit)
  return list.entries.map(
    entry =>
      html`<li value="${entry.rank}">${entryName(entry)}${entry.value !== null && `: ${[unit.format(entry.value), unit.word, list.unit].filter(Boolean).join(' ')}`}</li>`,
  )
}
