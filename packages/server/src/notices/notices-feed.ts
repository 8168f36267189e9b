import type { OutputOf } from '@sweeps/engine'
import { Feed } from 'feed'

/** Where the dashboard stands is not known here: addresses are made relative to that of the feed, `/v1/notices`. */
const nowhere = 'https://relative.invalid'

/** What was noticed as an Atom feed: for whoever reads it with a key. */
export function noticesFeed({ notices }: OutputOf<'notices'>): string {
  const feed = new Feed({
    id: 'urn:sweeps:notices',
    title: 'Sweeps: notices',
    language: 'en',
    generator: 'Sweeps',
    updated: new Date(notices[0]?.at ?? 0),
    author: { name: 'Sweeps' },
  })
  for (const { number, at, subject, text, path } of notices)
    feed.addItem({
      id: `urn:sweeps:notice:${number}`,
      title: escaped(subject),
      link: nowhere + path,
      date: new Date(at),
      published: new Date(at),
      description: escaped(text),
    })
  return feed.atom1().replaceAll(nowhere, '..')
}

/** Titles and summaries of a feed are markup. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
