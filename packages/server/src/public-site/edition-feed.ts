import { type PublicEdition, plainWords } from '@sweeps/engine'
import { type Announcement, type Chart, type Edition, isolated } from '@sweeps/model'
import { Feed } from 'feed'
import type { Addresses, FeedKind } from './addresses.js'
import { announcementBody } from './announcement-body.js'
import { displayUnit } from './display-unit.js'
import { changesOf } from './edition-footer.js'
import { entryName } from './entry-name.js'
import { formatWeek } from './format-week.js'
import { type Html, html, printable } from './html.js'
import { listInWords } from './list-in-words.js'
import { listNames } from './list-names.js'

/** How many entries a feed holds at most. */
export const feedLength = 50

/** Where a feed stands that does not know where it stands: its addresses are made relative afterwards. */
const nowhere = 'https://relative.invalid/'

export interface FeedEdition {
  line: PublicEdition
  edition: Edition
}

/** An entry of a feed: an edition or an announcement. */
interface FeedEntry {
  /** ISO instant. */
  out: string
  title: string
  summary: string
  address: string
  hash: string
  content: string
}

/**
 * Editions and announcements that are out, the latest first, as RSS 2.0, Atom or JSON Feed. `chart`: of this one alone, without
 * announcements.
 */
export function editionFeed(
  kind: FeedKind,
  editions: readonly FeedEdition[],
  addresses: Addresses,
  chart?: { key: string; name: string },
  announcements: readonly Announcement[] = [],
): string {
  const self = addresses.feed(kind, chart?.key)
  const up = '../'.repeat(self.split('../').length - 1)
  const at = (address: string): string => addresses.whole(address) ?? nowhere + address.slice(up.length)
  const home = at(chart ? addresses.chart(chart.key) : addresses.home())
  const title = chart ? `Sweeps: ${isolated(printable(chart.name))}` : 'Sweeps: editions'
  const entries = [
    ...editions.map(one => editionEntry(one, addresses)),
    ...(chart ? [] : announcements.map(one => announcementEntry(one, addresses))),
  ]
    // What came out together stays in the order in which it was given.
    .sort((one, other) => (one.out > other.out ? -1 : one.out < other.out ? 1 : 0))
    .slice(0, feedLength)
  const feed = new Feed({
    id: home,
    title,
    description: chart
      ? 'Charts as they were published, and every correction.'
      : 'Charts and announcements as they were published, and every correction.',
    link: home,
    language: 'en',
    generator: 'Sweeps',
    // A feed of the same editions is the same feed, whenever it is asked for.
    updated: new Date(entries[0]?.out ?? 0),
    author: { name: 'Sweeps' },
    feedLinks: { [kind]: at(self) },
    feed: at(self),
  })
  for (const { out, title, summary, address, hash, content } of entries)
    feed.addItem({
      // A JSON Feed's titles and summaries are plain text, where the other two have markup.
      title: kind === 'json' ? printable(title) : html`${title}`.toString(),
      // A name of the content itself (RFC 6920): it stays the same wherever the feed moves to.
      id: `ni:///sha-256;${Buffer.from(hash, 'hex').toString('base64url')}`,
      link: at(address),
      date: new Date(out),
      published: new Date(out),
      description: kind === 'json' ? printable(summary) : html`${summary}`.toString(),
      content,
    })
  const text = kind === 'rss' ? feed.rss2() : kind === 'atom' ? feed.atom1() : feed.json1()
  return text.replaceAll(nowhere, up)
}

const editionEntry = ({ line, edition }: FeedEdition, addresses: Addresses): FeedEntry => ({
  out: line.out,
  title: titleOf(edition),
  summary: listInWords(edition.lists[0]!),
  address: addresses.edition(edition.id),
  hash: edition.hash,
  content: contentOf(edition),
})

const announcementEntry = (announcement: Announcement, addresses: Addresses): FeedEntry => ({
  out: announcement.out!,
  title: announcement.release.headline,
  summary: plainWords(announcement.release.lead),
  address: addresses.announcement(announcement.title, announcement.season, announcement.version),
  hash: announcement.hash!,
  content: announcementBody(announcement).toString(),
})

const titleOf = ({ name, week, revision, status }: Edition): string =>
  `${isolated(name)}, ${formatWeek(week)}${revision > 1 ? ` (revision ${revision}: ${status && status !== 'revised' ? status : 'corrected'})` : ''}`

function contentOf(edition: Edition): string {
  const name = listNames(edition)
  return html`${changesOf(edition)}${edition.lists.map(list => html`<h2><bdi>${name(list.list)}</bdi></h2><ol>${entries(list)}</ol>`)}<p>Hash ${edition.hash}</p>`.toString()
}

function entries(list: Chart): Html[] {
  const unit = displayUnit(list.entries, list.unit)
  return list.entries.map(
    entry =>
      html`<li value="${entry.rank}"><bdi>${entryName(entry)}</bdi>${entry.value !== null && `: ${[unit.format(entry.value), unit.word, list.unit].filter(Boolean).join(' ')}`}</li>`,
  )
}
